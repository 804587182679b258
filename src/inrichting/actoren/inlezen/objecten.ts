import { z } from 'zod'
import { nameFrom } from '../../../begrippen/naam.ts'
import { fetchAll, within } from '../../../platform/bron.ts'
import type { Config } from '../../../platform/config.ts'
import type { InvalidParam } from '../../../platform/problems.ts'
import { geenObjecten } from '../contract.ts'
import { checkIngangen, type Ingang } from './nakijken.ts'
import type { Bron, SoortBron, Verwijzing } from './rules.ts'

// This module reads the Objects API 2.7.0, with the objecttypes of medewerkers, afdelingen and groepen that KISS and ITA use.

const tekst = z.string().trim().nullish()
const lijstOf = <Item extends z.ZodType>(item: Item) => z.array(item).nullish()

const Data = z.object({
  identificatie: z.string().trim().min(1),
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

const Email = z.email().max(254)

/** The fields of an actor that are made of each field of an object, where the names differ. */
const FROM: Readonly<Record<string, string>> = {
  email: 'emailadres',
  emails: 'emailadres',
  telefoonnummers: 'telefoonnummer',
  afdelingen: 'eenheden',
  groepen: 'eenheden',
  volledigeNaam: 'naam',
  voornaam: 'naam',
  voorvoegselAchternaam: 'naam',
  achternaam: 'naam',
}

/** Reads an object field by field: one that is not as its objecttype says is a fault by itself. */
function readData(data: object): { data: Partial<Data>; fouten: InvalidParam[] } {
  const fouten: InvalidParam[] = []
  const gelezen = Object.entries(Data.shape).map(([veld, vorm]) => {
    const uitkomst = vorm.safeParse(data[veld as keyof typeof data])
    if (!uitkomst.success)
      fouten.push({ name: FROM[veld] ?? veld, code: 'ongeldig', reason: `${veld} is niet zoals het hoort.` })
    return [veld, uitkomst.data]
  })
  return { data: Object.fromEntries(gelezen), fouten }
}

const naamOf = ({
  naam,
  volledigeNaam,
  voornaam,
  voorvoegselAchternaam: voorvoegsel,
  achternaam,
}: Partial<Data>): string => volledigeNaam || naam || nameFrom({ voornaam, voorvoegsel, achternaam })

function eenhedenOf({ afdelingen, groepen }: Partial<Data>): Verwijzing[] {
  return [
    ...(afdelingen ?? []).map(({ afdelingnaam }) => ({ soort: 'afdeling', waarde: afdelingnaam ?? '' }) as const),
    ...(groepen ?? []).map(({ groepsnaam }) => ({ soort: 'groep', waarde: groepsnaam ?? '' }) as const),
  ].filter(({ waarde }) => waarde !== '')
}

/** Returns the first of these values that is filled in, or undefined when none is. */
const eerste = (waarden: readonly (string | null | undefined)[]) => waarden.find((waarde) => waarde)

/** Gives the first address that is one; when none is, the first one, which is then a fault. */
function emailOf({ email, emails }: Partial<Data>): string {
  const adressen = [email, ...(emails ?? []).map((ander) => ander.email)].filter(Boolean)
  return adressen.find((adres) => Email.safeParse(adres).success) ?? eerste(adressen) ?? ''
}

/** Other registers allow longer texts than is kept here. */
const LONGEST = { naam: 200, functie: 40 }

/** Shortens a text to what is kept, and says so. */
function shortened(veld: keyof typeof LONGEST, tekst: string, opmerkingen: InvalidParam[]): string {
  const longest = LONGEST[veld]
  if (tekst.length > longest)
    opmerkingen.push({ name: veld, code: 'te-lang', reason: `Dit is ingekort tot ${longest} tekens.` })
  return tekst.slice(0, longest).trimEnd()
}

const NO_OBJECT: InvalidParam = { name: '', code: 'ongeldig', reason: 'Hier staan geen gegevens.' }

function ingangOf(soort: SoortBron, { uuid, record }: z.output<typeof Objekt>): Ingang {
  const herkomst = `${soort}, object ${uuid}`
  if (typeof record.data !== 'object' || record.data === null)
    return { soort, code: '', naam: '', herkomst, fouten: [NO_OBJECT] }
  const { data, fouten } = readData(record.data)
  const opmerkingen: InvalidParam[] = []
  const nummers = data.telefoonnummers?.map((nummer) => nummer.telefoonnummer)
  return {
    soort,
    code: data.identificatie ?? '',
    herkomst,
    naam: shortened('naam', naamOf(data), opmerkingen),
    emailadres: emailOf(data),
    functie: data.functie ? shortened('functie', data.functie, opmerkingen) : undefined,
    telefoonnummer: nummers && (eerste(nummers) ?? ''),
    ...(soort === 'medewerker' && { eenheden: eenhedenOf(data) }),
    fouten,
    opmerkingen,
  }
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
 * Gives the address of the Objects API, and how it is asked.
 * @throws Problem when there is none
 */
export function objectsApi({ OBJECTEN_URL: url, OBJECTEN_TOKEN: token }: Config) {
  if (!url || !token) throw geenObjecten()
  const headers = { Authorization: `Token ${token}`, 'Accept-Crs': 'EPSG:4326' }
  return { url, bron: { naam: 'De Objects API', headers } }
}

/**
 * Fetches all objects of one kind from the Objects API.
 * @param type the URL of the objecttype
 * @throws Problem when there is no Objects API, or it does not answer as it should
 */
export async function fetchObjecten(config: Config, soort: SoortBron, type: string): Promise<Bron> {
  const { url: base, bron } = objectsApi(config)
  const url = within(base, 'objects')
  url.searchParams.set('type', type)
  const objecten = await fetchAll(url, Objekt, bron)
  return checkIngangen(objecten.map((object) => ingangOf(soort, object)))
}
