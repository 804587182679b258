import { createHash } from 'node:crypto'
import { type Db, only } from '../../platform/database.ts'
import { bytes, insertRowOf, replacing } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import type { Huisstijlbestand, Instellingen, SoortHuisstijl } from './contract.ts'
import { huisstijlbestand, instelling } from './row.ts'

type Waarden = Omit<Instellingen, 'huisstijl'>

/** The settings of Balie before beheer changes anything. */
const BEGIN: Waarden = {
  gemeente: 'Gemeente',
  taal: 'nl',
  talen: ['nl', 'en'],
  teksten: {
    welkom: '',
    privacyverklaring: '',
    controlevragen: ['Wat is uw geboortedatum?', 'Wat is uw postcode en huisnummer?'],
  },
  openingstijden: null,
  sluitingsdagen: [],
  bereikbaar: { telefoonnummer: '', balie: '' },
  medewerkerInMijn: false,
}

const PADEN: Record<SoortHuisstijl, string> = {
  logo: '/huisstijl/logo.png',
  favicon: '/huisstijl/favicon.png',
  thema: '/huisstijl/thema.css',
}

interface BestandRij extends Omit<Huisstijlbestand, 'url'> {
  soort: SoortHuisstijl
  sha256: string
}

const VERSION_LENGTH = 16

/** Gives part of the hash of a file. Its address changes with it, so a browser may cache the file. */
export const versionOf = (sha256: string) => sha256.slice(0, VERSION_LENGTH)

const bestandOf = ({ soort, sha256, mediatype, omvang, gewijzigdOp }: BestandRij): Huisstijlbestand => ({
  url: `${PADEN[soort]}?v=${versionOf(sha256)}`,
  mediatype,
  omvang,
  gewijzigdOp,
})

/** The settings that beheer made, as they are kept. */
export interface Bewaard {
  waarden: Partial<Waarden>
  bestanden: BestandRij[]
}

/** Selects what beheer made as one JSON value, so that another statement can include it; `instellingenOf` reads it. */
export const bewaardJson = sql`jsonb_build_object('waarden', coalesce((select jsonb_object_agg(naam, waarde) from instelling), '{}'),
  'bestanden', coalesce((select jsonb_agg(jsonb_build_object('soort', soort, 'sha256', sha256, 'mediatype', mediatype,
    'omvang', octet_length(inhoud), 'gewijzigdOp', iso(gewijzigd_op))) from huisstijlbestand), '[]'))`

/** Reads all settings: those that beheer made, and the defaults for the rest. */
export async function instellingen(db: Db): Promise<Instellingen> {
  return instellingenOf(only(await sql<{ bewaard: Bewaard }>`select ${bewaardJson} as bewaard`.execute(db)).bewaard)
}

/** Gives all settings: those that beheer made, and the defaults for the rest. */
export function instellingenOf({ waarden, bestanden }: Bewaard): Instellingen {
  const bestand = (soort: SoortHuisstijl) => {
    const gevonden = bestanden.find((rij) => rij.soort === soort)
    return gevonden ? bestandOf(gevonden) : null
  }
  const { teksten, ...rest } = { ...BEGIN, ...waarden }
  const huisstijl = { logo: bestand('logo'), favicon: bestand('favicon'), thema: bestand('thema') }
  return { ...rest, teksten: { ...BEGIN.teksten, ...teksten }, huisstijl }
}

/** Does Mijn show klanten which medewerker does something? As SQL, so that another statement can include it. */
export const isMedewerkerInMijn = sql`coalesce((select i.waarde = 'true' from instelling i where i.naam = 'medewerkerInMijn'), false)`

/** The calendar that beheer set, as SQL, so that another statement can include it. */
export const kalenderJson = sql`json_build_object(
  'openingstijden', (select i.waarde from instelling i where i.naam = 'openingstijden'),
  'sluitingsdagen', coalesce((select i.waarde from instelling i where i.naam = 'sluitingsdagen'), '[]'))`

/** Makes changes of the settings wait for each other until the transaction ends. */
export const lockOne = (db: Db) => sql`lock table instelling, huisstijlbestand in share row exclusive mode`.execute(db)

/** Saves these settings and leaves the others. */
export async function save(db: Db, waarden: Partial<Waarden>): Promise<void> {
  const row = { naam: sql`key`, waarde: sql`value` }
  await sql`
    ${insertRowOf(instelling, row)} from jsonb_each(${JSON.stringify(waarden)}::jsonb)
    on conflict (naam) do update set ${replacing(instelling, [row], 'naam')}`.execute(db)
}

/** Replaces a file of the huisstijl. */
export async function saveFile(db: Db, soort: SoortHuisstijl, inhoud: Buffer, mediatype: string): Promise<void> {
  const sha256 = createHash('sha256').update(inhoud).digest('hex')
  const row = { soort, inhoud: bytes(inhoud), mediatype, sha256 }
  await sql`
    ${insertRowOf(huisstijlbestand, row)}
    on conflict (soort) do update set ${replacing(huisstijlbestand, [row], 'soort')}, gewijzigd_op = case when huisstijlbestand.sha256 = excluded.sha256 then huisstijlbestand.gewijzigd_op else now() end`.execute(
    db,
  )
}

/** Removes a file of the huisstijl; false when there is none. */
export async function removeFile(db: Db, soort: SoortHuisstijl): Promise<boolean> {
  const { rows } = await sql`delete from huisstijlbestand where soort = ${soort} returning soort`.execute(db)
  return rows.length > 0
}

/** Reads a file of the huisstijl with its bytes, or undefined. */
export async function inhoudOf(db: Db, soort: SoortHuisstijl) {
  const { rows } = await sql<{ inhoud: Buffer; mediatype: string; sha256: string }>`
    select inhoud, mediatype, sha256 from huisstijlbestand where soort = ${soort}`.execute(db)
  return rows[0]
}
