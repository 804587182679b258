import { createHash } from 'node:crypto'
import { type Db, liftLimit } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'
import { perKeer, reeksenOf, schemaOf, type Tabel, tabellenOf } from './tabellen.ts'

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

/**
 * Writes everything in the register as JSON Lines, as it is at one moment. The lines are a header, each row with its table, the positions
 * of the sequences, and at the end the number of rows and the SHA-256 of all lines before it. One register always gives the same bytes.
 * @returns the number of rows
 */
export async function exportAll(
  db: Db,
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
        for await (const rijen of rijenOf(connection, tabel)) {
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
