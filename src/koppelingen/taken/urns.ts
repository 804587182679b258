import type { Db } from '../../platform/database.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import type { ZaakVanKlanttaak } from '../../register/klanttaken/contract.ts'
import { matches, text } from '../klantinteracties/wire/fields.ts'

// Persons and zaken are named by URNs (RFC 8141) in the Taken API.

const URN = /^urn:[a-z\d][a-z\d-]{0,30}[a-z\d]:[\w\-.~!$&'()*+,;=:@/%]+$/i

/** A URN of at most 255 characters. */
export const urn = () =>
  text({ max: 255, rules: [matches(URN, 'Voer een geldige URN in.')], schema: { format: 'urn' } })

const LAST = '([^:]+)$'
const ZAAK_NUMMER = new RegExp(`:zaak:(?:zaaknummer|identificatie):${LAST}`, 'i')
const ZAAK_UUID = new RegExp(`(?::zaak:uuid|^urn:uuid):${LAST}`, 'i')

/** Percent-encoding that is right, decoded; otherwise as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** The zaak that a URN names: by its number or its uuid; undefined when it names no zaak. */
export function zaakOf(name: string): ZaakVanKlanttaak | undefined {
  const nummer = ZAAK_NUMMER.exec(name)?.[1]
  if (nummer) return { codeSoortObjectId: 'identificatie', objectId: decoded(nummer).slice(0, 100) }
  const uuid = ZAAK_UUID.exec(name)?.[1]
  return (uuid && { codeSoortObjectId: 'uuid', objectId: uuid.slice(0, 100) }) || undefined
}

const FORMS = {
  bsn: /^urn:nld:brp:bsn:(\d{9})$/i,
  vestigingsnummer: /^urn:nld:hr:kvknummer:\d{8}:vestigingsnummer:(\d{12})$/i,
  kvk_nummer: /^urn:nld:hr:kvknummer:(\d{8})$/i,
  rsin: /^urn:nld:hr:rsin:(\d{9})$/i,
} as const
const KLANTNUMMER = /^urn:nld:klant:klantnummer:([^:]+)$/i

/** The partijen that a URN names, as a condition on a partij `p`; undefined when it names none. */
function named(name: string): Sql | undefined {
  const klantnummer = KLANTNUMMER.exec(name)?.[1]
  if (klantnummer) return sql`p.nummer = ${decoded(klantnummer)}`
  for (const [soort, form] of Object.entries(FORMS)) {
    const nummer = form.exec(name)?.[1]
    if (nummer)
      return sql`p.uuid in (select i.partij from partij_identificator i where i.object_id = ${nummer} and i.code_soort_object_id = ${sql.lit(soort)})`
  }
  return undefined
}

/** The partij that a URN names; undefined when Balie knows none. */
export async function partijOf(db: Db, name: string): Promise<string | undefined> {
  const condition = named(name)
  if (!condition) return undefined
  const { rows } = await sql<{ uuid: string }>`select p.uuid from partij p where ${condition} limit 2`.execute(db)
  return rows.length === 1 ? rows[0]?.uuid : undefined
}

/**
 * The partijen that a filter means: the whole URN, or a number that is one segment of it, as release 0.2.0 of Open VTB has it. A segment that is
 * no number, such as `bsn`, would mean everybody.
 */
export function meant(value: string): Sql | undefined {
  if (value.toLowerCase().startsWith('urn:')) return named(value) ?? sql`false`
  if (!/^\d{6,20}$/.test(value)) return undefined
  return sql`(p.nummer = ${value} or p.uuid in (select i.partij from partij_identificator i where i.object_id = ${value}))`
}

/** The URN of partij `k.partij`, by the number that says the most, as SQL. */
export const urnOfPartij: Sql = sql`coalesce(
  (select case i.code_soort_object_id when 'bsn' then 'urn:nld:brp:bsn:' || i.object_id
      when 'vestigingsnummer' then 'urn:nld:hr:kvknummer:' || h.object_id || ':vestigingsnummer:' || i.object_id
      when 'kvk_nummer' then 'urn:nld:hr:kvknummer:' || i.object_id else 'urn:nld:hr:rsin:' || i.object_id end
    from partij_identificator i left join partij_identificator h on h.uuid = i.sub_identificator_van
    where i.partij = k.partij and i.code_soort_object_id in ('bsn', 'kvk_nummer', 'rsin', 'vestigingsnummer')
      and (i.code_soort_object_id <> 'vestigingsnummer' or h.object_id is not null)
    order by array_position(array['bsn', 'vestigingsnummer', 'kvk_nummer', 'rsin'], i.code_soort_object_id) limit 1),
  (select 'urn:nld:klant:klantnummer:' || p.nummer from partij p where p.uuid = k.partij), '')`
