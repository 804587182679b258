import type { Db } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'
import type { Bron } from '../documenten/inhoud.ts'
import { type Stuk, veldenOf } from '../documenten/stuk.ts'
import { copyInhoud, removeDelen } from './inhoud.ts'
import { addDocument, addRow, changeRow, setLock } from './queries.ts'
import * as rows from './row.ts'
import type { Zaakstand } from './rules.ts'

// Adds to a zaak of the register inside what Balie itself has for it, as it would over the wire.

/** The informatieobjecttype for what comes in for zaken of a zaaktype; undefined when it has none. */
export async function typeForStukken(db: Db, { zaaktype }: Pick<Zaakstand, 'zaaktype'>): Promise<string | undefined> {
  const found = await sql<{ uuid: string }>`
    select informatieobjecttype as uuid from zaakregister_zaaktype_informatieobjecttype where zaaktype = ${zaaktype}::uuid
    order by richting <> 'inkomend', volgnummer limit 1`.execute(db)
  return found.rows[0]?.uuid
}

/** The document that was made of a document of Balie before; undefined when there is none. One that was begun over the wire can lack its content. */
async function madeOf(db: Db, { uuid }: Stuk, { bronorganisatie }: Zaakstand) {
  const found = await sql<{ uuid: string; versie: number; isLeeg: boolean }>`
    select d.uuid, d.versie, not exists (select from zaakregister_inhoud i where i.document = d.uuid) as "isLeeg"
    from zaakregister_document d where d.identificatie = ${uuid} and d.bronorganisatie = ${bronorganisatie} for update`.execute(
    db,
  )
  return found.rows[0]
}

/** Makes the document of a document of Balie, or fills the one that was begun. */
async function makeOf(db: Db, bron: Bron, stuk: Stuk, type: string, zaak: Zaakstand): Promise<string> {
  const made = await madeOf(db, stuk, zaak)
  if (made && !made.isLeeg) return made.uuid
  if (made) {
    await removeDelen(db, made.uuid)
    await setLock(db, made.uuid, null)
  }
  const document =
    made?.uuid ??
    (await addDocument(db, {
      ...veldenOf(stuk),
      bronorganisatie: zaak.bronorganisatie,
      informatieobjecttype: type,
    }))
  await copyInhoud(db, bron, stuk, { document, versie: made?.versie ?? 1 })
  return document
}

/** Adds documents of Balie to a zaak that is locked. One that is with it already stays as it is. */
export async function addStukken(
  db: Db,
  bron: Bron,
  zaak: Zaakstand,
  { stukken, type }: { stukken: readonly Stuk[]; type: string },
): Promise<void> {
  for (const stuk of stukken) {
    const document = await makeOf(db, bron, stuk, type, zaak)
    const linked = await sql`
      select from zaakregister_zaakinformatieobject where zaak = ${zaak.uuid}::uuid and document = ${document}::uuid`.execute(
      db,
    )
    if (linked.rows.length === 0) await addRow(db, rows.zaakinformatieobject, { zaak: zaak.uuid, document })
  }
}

/** Records at a zaak what was paid for it. */
export const setBetaald = (db: Db, zaak: string, { isGeheel, laatsteOp }: { isGeheel: boolean; laatsteOp: Date }) =>
  changeRow(db, rows.zaak, zaak, {
    betalingsindicatie: isGeheel ? 'geheel' : 'gedeeltelijk',
    laatsteBetaaldatum: laatsteOp.toISOString(),
  })
