import type { Niveau } from '../../begrippen/niveau.ts'
import { isStamped, stamp } from '../../inrichting/toegang/versleuteling.ts'
import type { Config } from '../../platform/config.ts'
import type { Context } from '../../platform/context.ts'
import { type Db, only } from '../../platform/database.ts'
import { bytesText, insertRows } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { anderDocument, geenZegel, type Handtekening, type NieuweHandtekening } from './contract.ts'
import type { Vergrendeld } from './queries.ts'
import { klanttaakHandtekening } from './row.ts'

// Signing: whoever is logged in saw exactly these documents and said "Ik onderteken". That is a simple electronic signature (eIDAS, art.
// 25 (1)), and it claims no more. What was signed, by whom and how is a record of its own with a seal.

/** Whoever signs, and how it was established who that is. */
export interface Ondertekening {
  /** The partij that signs; for the klant itself, or on its behalf (R4). */
  door: string
  middel: string
  niveau: Niveau
}

/** The outcome of signing: the record, as a text that is kept as it is. */
export interface Getekend {
  record: string
  zegel: Buffer
}

/** Makes a signature: our own, or that of a provider that lets the customer sign elsewhere. */
export type Ondertekenaar = (
  context: Context,
  stand: Vergrendeld,
  handtekening: NieuweHandtekening,
  ondertekening: Ondertekening,
) => Promise<Getekend>

interface Gegevens {
  documenten: Handtekening['documenten']
  ondertekenaar: Handtekening['ondertekenaar']
  klant: Handtekening['ondertekenaar']
}

/** The documents of a klanttaak with their sums, as JSON. */
const documentenJson = (klanttaak: string) => sql`coalesce((
  select json_agg(json_build_object('uuid', i.uuid, 'bestandsnaam', i.bestandsnaam, 'sha256', encode(i.sha256, 'hex')) order by b.volgorde)
  from klanttaak_bijlage b join informatieobject i on i.uuid = b.informatieobject where b.klanttaak = ${klanttaak}::uuid), '[]')`

/** Reads what there is to sign, to be shown. */
export const documentenToSign = async (db: Db, klanttaak: string): Promise<Handtekening['documenten']> =>
  only(await sql<Pick<Gegevens, 'documenten'>>`select ${documentenJson(klanttaak)} as documenten`.execute(db))
    .documenten

/** Reads in one statement what is signed, as it is now, and who signs for whom. */
async function gegevens(db: Db, { uuid, partij }: Vergrendeld, door: string): Promise<Gegevens> {
  const wie = (partijUuid: string) => sql`(
    select json_build_object('uuid', p.uuid, 'nummer', p.nummer, 'naam', p.naam) from partij p where p.uuid = ${partijUuid}::uuid)`
  return only(
    await sql<Gegevens>`
      select ${documentenJson(uuid)} as documenten,
        ${wie(door)} as ondertekenaar, ${wie(partij)} as klant`.execute(db),
  )
}

/** Were exactly these documents shown? */
export function areShown(
  documenten: Handtekening['documenten'],
  { documenten: shown }: Pick<NieuweHandtekening, 'documenten'>,
): boolean {
  const keys = (list: readonly { uuid: string; sha256: string }[]) =>
    [...new Set(list.map(({ uuid, sha256 }) => `${uuid} ${sha256}`))].sort().join('\n')
  return keys(documenten) === keys(shown)
}

/** Signs here. @throws Problem when other documents were shown, or without a key to seal with */
export const eigenHandtekening: Ondertekenaar = async ({ db, now, config }, stand, handtekening, { door, ...hoe }) => {
  const { documenten, ondertekenaar, klant } = await gegevens(db, stand, door)
  if (!areShown(documenten, handtekening)) throw anderDocument()
  const inhoud: Handtekening = {
    soort: 'eenvoudige elektronische handtekening',
    klanttaak: stand.uuid,
    titel: stand.titel,
    verklaring: 'verklaring' in stand.details ? stand.details.verklaring : '',
    documenten,
    ondertekenaar,
    namens: door === stand.partij ? null : klant,
    ...hoe,
    op: now.toISOString(),
  }
  const record = JSON.stringify(inhoud, null, 2)
  const zegel = stamp(config.SECRET_KEY, record)
  if (!zegel) throw geenZegel()
  return { record, zegel }
}

/** Keeps a signature with its klanttaak. */
export const keepHandtekening = (db: Db, klanttaak: string, { record, zegel }: Getekend): Promise<void> =>
  insertRows(db, klanttaakHandtekening, [{ klanttaak, record, zegel: bytesText(zegel) }])

/** Reads the signature on a klanttaak, and whether it and the documents are as they were; undefined when there is none. */
export async function readHandtekening(
  db: Db,
  { SECRET_KEY }: Config,
  klanttaak: string,
): Promise<{ handtekening: Handtekening; ongeschonden: boolean } | undefined> {
  const { rows } = await sql<{ record: string; zegel: Buffer; som: Record<string, string> }>`
    select h.record, h.zegel, coalesce((select jsonb_object_agg(i.uuid, encode(i.sha256, 'hex')) from klanttaak_bijlage b
      join informatieobject i on i.uuid = b.informatieobject where b.klanttaak = h.klanttaak), '{}') as som
    from klanttaak_handtekening h where h.klanttaak = ${klanttaak}::uuid`.execute(db)
  const [found] = rows
  if (!found) return undefined
  const handtekening = JSON.parse(found.record) as Handtekening
  const isSame = handtekening.documenten.every(({ uuid, sha256 }) => found.som[uuid] === sha256)
  return { handtekening, ongeschonden: isSame && isStamped(SECRET_KEY, found.record, found.zegel) }
}
