import { createHash } from 'node:crypto'
import type { Config } from '../../platform/config.ts'
import { type Db, liftLimit } from '../../platform/database.ts'
import { bytesText } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { GROOTSTE_STUK, inDelen, readInhoud } from '../../register/documenten/inhoud.ts'
import { INHOUD_DEEL, perKeer, reeksenOf, schemaOf, type Tabel, tabellenOf } from './tabellen.ts'

/** The version of the format. */
export const FORMAAT = 1

/** Takes text, and resolves when it can take more. */
export type Schrijf = (tekst: string) => Promise<void>

/** Reads the rows of a table as JSON text, some at a time, in the order of their key. */
async function* rijenOf(db: Db, tabel: Tabel): AsyncGenerator<string[]> {
  const kolommen = sql.join(tabel.kolommen.map((kolom) => sql.ref(`t.${kolom}`)))
  await sql`declare rijen no scroll cursor for
    select (select row_to_json(r)::text from (select ${kolommen}) r) as rij from ${sql.ref(tabel.naam)} t order by ${sql.raw(tabel.sleutel)}`.execute(
    db,
  )
  for (;;) {
    const { rows } = await sql<{ rij: string }>`fetch ${sql.lit(perKeer(tabel.naam))} from rijen`.execute(db)
    if (rows.length === 0) break
    yield rows.map(({ rij }) => rij)
  }
  await sql`close rijen`.execute(db)
}

/** The sources of an export. */
interface Herkomst {
  db: Db
  /** Tells where content is that is not in the database. */
  config: Config
}

interface Deelrij {
  rij: string | null
  uuid: string
  omvang: number
}

/** Makes the rows of the pieces of content that is in the storage (S3), as they would be here. */
async function* elders({ db, config }: Herkomst, { uuid, omvang }: Deelrij): AsyncGenerator<string[]> {
  const bytes = readInhoud({ config, lezen: (work) => work(db) }, { uuid, omvang })
  let vanaf = 0
  for await (const stuk of inDelen(bytes, GROOTSTE_STUK)) {
    yield [JSON.stringify({ inhoud: uuid, vanaf, bytes: bytesText(stuk) })]
    vanaf += stuk.length
  }
}

/** Reads the pieces of all content as the rows of any table, wherever they are. */
async function* delenOf(herkomst: Herkomst): AsyncGenerator<string[]> {
  const { db } = herkomst
  await sql`declare delen no scroll cursor for
    select case when d.inhoud is not null then row_to_json(d)::text end as rij, h.uuid, h.omvang::float8 as omvang
    from inhoud h left join inhoud_opslag o on o.inhoud = h.uuid and o.heel
    left join inhoud_deel d on d.inhoud = h.uuid and o.object is null
    where d.inhoud is not null or o.object is not null order by h.uuid, d.vanaf`.execute(db)
  for (;;) {
    const { rows } = await sql<Deelrij>`fetch ${sql.lit(perKeer(INHOUD_DEEL))} from delen`.execute(db)
    if (rows.length === 0) break
    for (const row of rows) {
      if (row.rij !== null) yield [row.rij]
      else yield* elders(herkomst, row)
    }
  }
  await sql`close delen`.execute(db)
}

/**
 * Writes everything in the register as JSON Lines, as it is at one moment. The lines are a header, each row with its table, the positions
 * of the sequences, and at the end the number of rows and the SHA-256 of all lines before it. One register always gives the same bytes.
 * @returns the number of rows
 */
export async function exportAll(
  { db, config }: Herkomst,
  store: Schrijf,
  onTabel: (naam: string, rijen: number) => void = () => undefined,
): Promise<number> {
  const hash = createHash('sha256')
  const regel = async (tekst: string) => {
    hash.update(tekst)
    await store(tekst)
  }
  return db.connection(async (connection) => {
    await sql.raw('begin isolation level repeatable read read only').execute(connection)
    try {
      await liftLimit(connection)
      // Whoever reads this, or a disk, may wait for longer than a request may.
      await sql.raw('set local idle_in_transaction_session_timeout = 0').execute(connection)
      const tabellen = await tabellenOf(connection)
      await regel(`${JSON.stringify({ balie: 'export', formaat: FORMAAT, schema: await schemaOf(connection) })}\n`)
      let totaal = 0
      for (const tabel of tabellen) {
        let aantal = 0
        const alle = tabel.naam === INHOUD_DEEL ? delenOf({ db: connection, config }) : rijenOf(connection, tabel)
        for await (const rijen of alle) {
          await regel(rijen.map((rij) => `{"tabel":"${tabel.naam}","rij":${rij}}\n`).join(''))
          aantal += rijen.length
        }
        onTabel(tabel.naam, aantal)
        totaal += aantal
      }
      for (const reeks of await reeksenOf(connection, tabellen)) await regel(`${JSON.stringify(reeks)}\n`)
      await store(`${JSON.stringify({ einde: true, rijen: totaal, sha256: hash.digest('hex') })}\n`)
      return totaal
    } finally {
      // When the connection is gone, so is the transaction; the first error is the one that is thrown.
      await sql
        .raw('rollback')
        .execute(connection)
        .catch(() => undefined)
    }
  })
}
