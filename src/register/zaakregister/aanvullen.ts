import type { Db } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'
import type { Bron } from '../documenten/inhoud.ts'
import { copyInhoud } from './inhoud.ts'
import { addDocument, addRow, changeRow } from './queries.ts'
import * as rows from './row.ts'
import type { Zaakstand } from './rules.ts'

// Adds to a zaak of the register inside what Balie itself has for it, as it would over the wire.

/** A document that Balie keeps. */
export interface Stuk {
  uuid: string
  bestandsnaam: string
  mediatype: string
  /** In bytes. */
  omvang: number
  /** In hexadecimal. */
  sha256: string
  /** A moment (ISO 8601). */
  aangemaaktOp: string
}

/** The informatieobjecttype for what comes in for zaken of a zaaktype; undefined when it has none. */
export async function typeForStukken(db: Db, { zaaktype }: Pick<Zaakstand, 'zaaktype'>): Promise<string | undefined> {
  const found = await sql<{ uuid: string }>`
    select informatieobjecttype as uuid from zaakregister_zaaktype_informatieobjecttype where zaaktype = ${zaaktype}::uuid
    order by richting <> 'inkomend', volgnummer limit 1`.execute(db)
  return found.rows[0]?.uuid
}

/** The document that was made of a document of Balie before; undefined when there is none. */
async function madeOf(db: Db, { uuid }: Stuk, { bronorganisatie }: Zaakstand): Promise<string | undefined> {
  const found = await sql<{ uuid: string }>`
    select uuid from zaakregister_document where identificatie = ${uuid} and bronorganisatie = ${bronorganisatie}`.execute(
    db,
  )
  return found.rows[0]?.uuid
}

async function makeOf(db: Db, bron: Bron, stuk: Stuk, type: string, zaak: Zaakstand): Promise<string> {
  const { uuid, bestandsnaam, mediatype, sha256, aangemaaktOp } = stuk
  const dag = aangemaaktOp.slice(0, 10)
  const document = await addDocument(db, {
    identificatie: uuid,
    bronorganisatie: zaak.bronorganisatie,
    informatieobjecttype: type,
    creatiedatum: dag,
    titel: bestandsnaam.slice(0, 200),
    auteur: 'Balie',
    formaat: mediatype,
    taal: 'nld',
    bestandsnaam: bestandsnaam.slice(0, 255),
    // Unset it would keep the zaak from its end status.
    indicatieGebruiksrecht: false,
    integriteit: { algoritme: 'sha_256', waarde: sha256, datum: dag },
  })
  await copyInhoud(db, bron, stuk, { document, versie: 1 })
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
    const document = (await madeOf(db, stuk, zaak)) ?? (await makeOf(db, bron, stuk, type, zaak))
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
