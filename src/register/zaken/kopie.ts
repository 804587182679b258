import { v7 as uuidv7 } from 'uuid'
import type { Db } from '../../platform/database.ts'
import { insertRowOf } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import type { Zaakgegevens, Zaaktoestand } from './contract.ts'
import { zaak } from './row.ts'

// The SQL of the copies of zaken that klantcontacten are linked to. Whoever speaks with the zaaksystemen keeps them fresh.

/** Whose part in a zaak lets them see it as a klant; others in it, such as an adviseur, work for the municipality. */
export const ROLLEN_VAN_KLANT = ['initiator', 'mede_initiator', 'belanghebbende'] as const

/** A status of a zaak of which the klant is told. */
export interface TeMelden {
  uuid: string
  gezetOp: string
}

/** A zaak as its zaaksysteem tells it. */
export interface Kopie {
  zaaksysteem: string
  url: string
  identificatie: string
  toestand: Zaaktoestand
  /** Null: there is nothing to show of it. */
  gegevens: Zaakgegevens | null
  /** The klanten who may see it: `inpBsn:…`, `kvkNummer:…`. Null: that could not be read now. */
  klanten: readonly string[] | null
  /** Null: of its status of now nobody is told. */
  teMelden: TeMelden | null
  open: boolean
  etag: string | null
  /** How often it had been told to have changed when it was read. */
  meldingen: number
}

/** The uuid at the end of an address. */
export const uuidAanEinde = (url: string): string => (url.split('/').at(-1) ?? '').toLowerCase()

/** This copy was not told to have changed since it was taken; what was told meanwhile may be newer than what was read. */
const isStil = (meldingen: number) => sql`zaak.meldingen = ${meldingen}`

/** Keeps a copy, in the place of an older one; what is still vernietigd or without access keeps its number. */
export async function saveKopie(db: Db, kopie: Kopie, now: Date, volgende: Date): Promise<void> {
  const { klanten, teMelden, meldingen: _, ...known } = kopie
  const row = insertRowOf(zaak, {
    ...known,
    uuid: uuidv7(),
    zaakUuid: uuidAanEinde(kopie.url),
    klanten: [...(klanten ?? [])],
    teMeldenStatus: teMelden?.uuid ?? null,
    teMeldenOp: teMelden?.gezetOp ?? null,
    opgehaaldOp: now.toISOString(),
    gelezenOp: now.toISOString(),
    volgendeKeer: volgende.toISOString(),
  })
  await sql`
    ${row}
    on conflict (zaaksysteem, url) do update set toestand = excluded.toestand, gegevens = excluded.gegevens, open = excluded.open,
      te_melden_status = excluded.te_melden_status, te_melden_op = excluded.te_melden_op,
      klanten = case when ${klanten !== null} then excluded.klanten else zaak.klanten end,
      identificatie = case when excluded.identificatie = '' then zaak.identificatie else excluded.identificatie end,
      etag = case when ${isStil(kopie.meldingen)} then excluded.etag end,
      opgehaald_op = excluded.opgehaald_op, gelezen_op = excluded.gelezen_op, fout = null, fout_op = null,
      volgende_keer = case when ${isStil(kopie.meldingen)} then excluded.volgende_keer else excluded.opgehaald_op end`.execute(
    db,
  )
  await sql`delete from zaak_onbekend where object_id in (${uuidAanEinde(kopie.url)}, ${kopie.identificatie})`.execute(
    db,
  )
}

/** A copy that is to be refreshed. */
export interface TeVerversen {
  uuid: string
  url: string
  etag: string | null
  identificatie: string
  open: boolean
  meldingen: number
}

/** Whoever refreshes one has so long for it before another tries. */
const BEURT_MS = 2 * 60_000

/** Once a day it is read whole: its deelzaken and rollen can change without its ETag. */
const GEHEEL_MS = 24 * 3_600_000

/** Takes the copy of a zaaksysteem that is due the longest. */
export async function takeOldest(db: Db, zaaksysteem: string, now: Date): Promise<TeVerversen | undefined> {
  const { rows } = await sql<TeVerversen>`
    update zaak z set volgende_keer = ${new Date(now.getTime() + BEURT_MS).toISOString()}::timestamptz
    where z.uuid = (select w.uuid from zaak w where w.zaaksysteem = ${zaaksysteem}::uuid and w.volgende_keer <= ${now.toISOString()}::timestamptz
      order by w.volgende_keer limit 1 for update skip locked)
    returning z.uuid, z.url, case when z.gelezen_op > ${new Date(now.getTime() - GEHEEL_MS).toISOString()}::timestamptz then z.etag end as etag,
      z.identificatie, z.open, z.meldingen`.execute(db)
  return rows[0]
}

/** Says that a copy is still right. */
export async function isOngewijzigd(
  db: Db,
  { uuid, meldingen }: TeVerversen,
  now: Date,
  volgende: Date,
): Promise<void> {
  await sql`
    update zaak set opgehaald_op = ${now.toISOString()}::timestamptz, fout = null, fout_op = null,
      volgende_keer = case when ${isStil(meldingen)} then ${volgende.toISOString()}::timestamptz else ${now.toISOString()}::timestamptz end
    where uuid = ${uuid}::uuid`.execute(db)
}

/** Says that a copy could not be refreshed: it stays as it is, with its age. */
export async function isNietVerverst(db: Db, uuid: string, fout: string, now: Date, volgende: Date): Promise<void> {
  await sql`
    update zaak set fout = ${fout}, fout_op = coalesce(fout_op, ${now.toISOString()}::timestamptz),
      volgende_keer = ${volgende.toISOString()}::timestamptz where uuid = ${uuid}::uuid`.execute(db)
}

/** Says that zaken may have changed: they are refreshed first. Zaken that nothing is linked to are nobody's concern. */
export async function markMaybeChanged(db: Db, urlsOfUuids: readonly string[]): Promise<void> {
  const uuids = urlsOfUuids.map(uuidAanEinde)
  await sql`
    update zaak set volgende_keer = '-infinity', etag = null, meldingen = meldingen + 1 where zaak_uuid = any (${uuids}::text[])`.execute(
    db,
  )
}

/** A link to a zaak of which nothing is known. */
export interface Onbekende {
  objectId: string
  soortObjectId: string
  pogingen: number
}

const LAATSTE_MS = 24 * 3_600_000
const EERSTE_MS = 60_000

/** Takes the unknown that is due the longest; until it is known it is looked for less and less. */
export async function takeUnknown(db: Db, now: Date): Promise<Onbekende | undefined> {
  const { rows } = await sql<Onbekende>`
    update zaak_onbekend o set pogingen = o.pogingen + 1, volgende_poging = ${now.toISOString()}::timestamptz
        + least(${EERSTE_MS} * power(2, least(o.pogingen, 12)), ${LAATSTE_MS}) * interval '1 ms'
    where (o.object_id, o.soort_object_id) = (
      select w.object_id, w.soort_object_id from zaak_onbekend w where w.volgende_poging <= ${now.toISOString()}::timestamptz
      order by w.volgende_poging limit 1 for update skip locked)
    returning o.object_id as "objectId", o.soort_object_id as "soortObjectId", o.pogingen`.execute(db)
  return rows[0]
}
