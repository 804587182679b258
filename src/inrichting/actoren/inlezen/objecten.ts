import { z } from 'zod'
import { nameFrom } from '../../../begrippen/naam.ts'
import { fetchAll, within } from '../../../platform/bron.ts'
import type { Config } from '../../../platform/config.ts'
import { geenObjecten } from '../contract.ts'
import type { BronActor, SoortBron, Verwijzing } from './rules.ts'

// This module reads the Objects API 2.7.0, with the objecttypes of medewerkers, afdelingen and groepen that KISS and ITA use.

const tekst = z.string().trim().nullish()
const lijstOf = <Item extends z.ZodType>(item: Item) => z.array(item).nullish()

const Data = z.object({
  identificatie: z.string().trim().min(1).max(200),
  naam: tekst,
  volledigeNaam: tekst,
  voornaam: tekst,
  voorvoegselAchternaam: tekst,
  achternaam: tekst,
  functie: tekst,
  email: tekst,
  emails: lijstOf(z.object({ email: tekst })),
  telefoonnummers: lijstOf(z.object({ telefoonnummer: tekst })),
  afdelingen: lijstOf(z.object({ afdelingnaam: tekst })),
  groepen: lijstOf(z.object({ groepsnaam: tekst })),
})
type Data = z.output<typeof Data>

const Objekt = z.object({ uuid: z.string(), record: z.object({ data: z.unknown() }) })

const LONGEST = { naam: 200, functie: 40, telefoonnummer: 20 }
const Email = z.email().max(254)

const naamOf = ({ naam, volledigeNaam, voornaam, voorvoegselAchternaam: voorvoegsel, achternaam }: Data): string =>
  (volledigeNaam || naam || nameFrom({ voornaam, voorvoegsel, achternaam })).slice(0, LONGEST.naam)

function eenhedenOf({ afdelingen, groepen }: Data): Verwijzing[] {
  return [
    ...(afdelingen ?? []).map(({ afdelingnaam }) => ({ soort: 'afdeling', waarde: afdelingnaam ?? '' }) as const),
    ...(groepen ?? []).map(({ groepsnaam }) => ({ soort: 'groep', waarde: groepsnaam ?? '' }) as const),
  ].filter(({ waarde }) => waarde !== '')
}

/** Returns the first of these values that is filled in, or undefined when none is. */
const eerste = (waarden: readonly (string | null | undefined)[]) => waarden.find((waarde) => waarde)

function actorOf(soort: SoortBron, uuid: string, data: Data): BronActor | { reden: string } {
  const naam = naamOf(data)
  if (naam === '') return { reden: 'er staat geen naam bij' }
  const email = eerste([data.email, ...(data.emails ?? []).map((ander) => ander.email)]) ?? ''
  if (email !== '' && !Email.safeParse(email).success) return { reden: 'het e-mailadres deugt niet' }
  const telefoonnummer =
    data.telefoonnummers && (eerste(data.telefoonnummers.map((nummer) => nummer.telefoonnummer)) ?? '')
  return {
    soort,
    code: data.identificatie,
    herkomst: `object ${uuid}`,
    naam,
    emailadres: email,
    functie: data.functie?.slice(0, LONGEST.functie),
    telefoonnummer: telefoonnummer?.slice(0, LONGEST.telefoonnummer),
    ...(soort === 'medewerker' && { eenheden: eenhedenOf(data) }),
  }
}

/** The objects of one kind in a source, and those that cannot be used. */
export interface GelezenObjecten {
  actoren: BronActor[]
  waarschuwingen: string[]
}

function readObjecten(soort: SoortBron, objecten: readonly z.output<typeof Objekt>[]): GelezenObjecten {
  const gelezen: GelezenObjecten = { actoren: [], waarschuwingen: [] }
  const codes = new Set<string>()
  const sla = (uuid: string, reden: string) => gelezen.waarschuwingen.push(`${soort}, object ${uuid}: ${reden}.`)
  for (const { uuid, record } of objecten) {
    const data = Data.safeParse(record.data)
    if (!data.success) {
      const velden = [...new Set(data.error.issues.map(({ path }) => path.join('.')))]
      sla(uuid, `deze velden deugen niet: ${velden.join(', ')}`)
      continue
    }
    const actor = actorOf(soort, uuid, data.data)
    if ('reden' in actor) sla(uuid, actor.reden)
    else if (codes.has(actor.code)) sla(uuid, `een ander object heeft identificatie ${actor.code} al`)
    else gelezen.actoren.push(actor)
    codes.add(data.data.identificatie)
  }
  return gelezen
}

/** Lists the kinds that have an objecttype. */
export const soortenIn = ({
  OBJECTEN_TYPE_MEDEWERKER,
  OBJECTEN_TYPE_AFDELING,
  OBJECTEN_TYPE_GROEP,
}: Config): [SoortBron, string][] =>
  (
    [
      ['afdeling', OBJECTEN_TYPE_AFDELING],
      ['groep', OBJECTEN_TYPE_GROEP],
      ['medewerker', OBJECTEN_TYPE_MEDEWERKER],
    ] as const
  ).flatMap(([soort, type]) => (type ? [[soort, type] as [SoortBron, string]] : []))

/**
 * Fetches all objects of one kind from the Objects API.
 * @param type the URL of the objecttype
 * @throws Problem when there is no Objects API, or it does not answer as it should
 */
export async function fetchObjecten(config: Config, soort: SoortBron, type: string): Promise<GelezenObjecten> {
  if (!config.OBJECTEN_URL || !config.OBJECTEN_TOKEN) throw geenObjecten()
  const url = within(config.OBJECTEN_URL, 'objects')
  url.searchParams.set('type', type)
  const headers = { Authorization: `Token ${config.OBJECTEN_TOKEN}`, 'Accept-Crs': 'EPSG:4326' }
  return readObjecten(soort, await fetchAll(url, Objekt, { naam: 'De Objects API', headers }))
}
