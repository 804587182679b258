import { z } from 'zod'
import { nameFrom } from '../../begrippen/naam.ts'
import { gelezen, headersOf, within } from '../../platform/bron.ts'
import type { Config } from '../../platform/config.ts'
import { bronNietIngesteld, type GevondenPersoon, type PersoonVraag, teVeelGevonden } from './contract.ts'
import { askRegister, bronOf, brpAansluiting, toegelaten } from './verbinding.ts'

// BRP Personen bevragen 2 (Haal Centraal, RvIG): `POST {basis}/personen`.

/** We ask for these fields and no more. Geheimhouding, opschorting and onderzoek come by themselves. */
const FIELDS = [
  'burgerservicenummer',
  'naam.voorletters',
  'naam.voornamen',
  'naam.voorvoegsel',
  'naam.geslachtsnaam',
  'naam.volledigeNaam',
  'geboorte.datum',
  'adressering.adresregel1',
  'adressering.adresregel2',
  'adressering.adresregel3',
  'adressering.land',
]

/** The BRP allows a wildcard after three letters or more. */
const WILDCARD_FROM = 3
const beginsWith = (naam: string) => (naam.length >= WILDCARD_FROM ? `${naam}*` : naam)

/** Writes the question as the BRP wants it. */
export function brpVraag(vraag: PersoonVraag): { type: string; [field: string]: unknown } {
  if ('bsn' in vraag) return { type: 'RaadpleegMetBurgerservicenummer', burgerservicenummer: [vraag.bsn] }
  const naam = vraag.geslachtsnaam && { geslachtsnaam: beginsWith(vraag.geslachtsnaam) }
  if ('geboortedatum' in vraag)
    return { type: 'ZoekMetGeslachtsnaamEnGeboortedatum', ...naam, geboortedatum: vraag.geboortedatum }
  const postcode = vraag.postcode.toUpperCase().replace(' ', '')
  return { type: 'ZoekMetPostcodeEnHuisnummer', ...vraag, postcode, ...naam }
}

const Naam = z.object({
  voorletters: z.string().default(''),
  voornamen: z.string().default(''),
  voorvoegsel: z.string().default(''),
  geslachtsnaam: z.string().default(''),
  volledigeNaam: z.string().default(''),
})

const Geboorte = z.object({
  datum: z.object({ datum: z.string().optional(), jaar: z.int().optional(), maand: z.int().optional() }).optional(),
})

const Adressering = z.object({
  adresregel1: z.string().optional(),
  adresregel2: z.string().optional(),
  adresregel3: z.string().optional(),
  land: z.object({ omschrijving: z.string().optional() }).optional(),
})

/** A person in the answer. The BRP leaves out every field that has no value. */
export const BrpPersoon = z.object({
  burgerservicenummer: z.string().regex(/^\d{9}$/),
  naam: Naam.default(Naam.parse({})),
  geboorte: Geboorte.default({}),
  adressering: Adressering.default({}),
  geheimhoudingPersoonsgegevens: z.boolean().default(false),
  opschortingBijhouding: z.object({ reden: z.object({ omschrijving: z.string().default('') }) }).optional(),
  inOnderzoek: z.looseObject({}).optional(),
})
export type BrpPersoon = z.output<typeof BrpPersoon>

const Antwoord = z.object({ type: z.string(), personen: z.array(BrpPersoon) })

const Fout = z.object({
  code: z.string().optional(),
  title: z.string().optional(),
  detail: z.string().optional(),
  invalidParams: z.array(z.object({ reason: z.string().optional() })).optional(),
})

const TE_VEEL = 'tooManyResults'

/** Reads why the BRP refused a question: its own words, with its code. */
function redenOf(body: unknown): { code: string; reden: string | undefined } {
  const fout = Fout.safeParse(body).data
  const redenen = fout?.invalidParams?.flatMap(({ reason }) => reason ?? []) ?? []
  const tekst = [fout?.detail ?? fout?.title, ...redenen].filter(Boolean).join(' ')
  return { code: fout?.code ?? '', reden: tekst ? `${tekst}${fout?.code ? ` (${fout.code})` : ''}` : undefined }
}

/** Gives the extra headers for this kind of question, because doelbinding and verwerking can differ. */
function headersAt(vraag: PersoonVraag, { BRP_HEADERS_BSN, BRP_HEADERS_NAAM, BRP_HEADERS_ADRES }: Config) {
  if ('bsn' in vraag) return headersOf(BRP_HEADERS_BSN)
  return headersOf('geboortedatum' in vraag ? BRP_HEADERS_NAAM : BRP_HEADERS_ADRES)
}

/**
 * Looks for persons in the BRP.
 * @param gebruiker the user who asks, for the record that the gateway keeps
 * @throws Problem when the BRP is not set, refuses, or does not answer as it should
 */
export async function searchPersonen(config: Config, vraag: PersoonVraag, gebruiker: string): Promise<BrpPersoon[]> {
  const aansluiting = brpAansluiting(config)
  if (!aansluiting) throw bronNietIngesteld({ detail: 'De BRP is niet ingesteld.' })
  const headers = { ...headersAt(vraag, config), [config.BRP_GEBRUIKER_HEADER]: gebruiker }
  const body = { ...brpVraag(vraag), fields: FIELDS }
  const antwoord = await askRegister(aansluiting, within(aansluiting.url, 'personen'), headers, body)
  const { code, reden } = redenOf(antwoord.body)
  if (antwoord.status === 400 && code === TE_VEEL)
    throw teVeelGevonden({ detail: 'In de BRP zijn te veel personen gevonden. Typ meer, zoals een geboortedatum.' })
  return gelezen(Antwoord, toegelaten(antwoord, aansluiting, reden), bronOf(aansluiting)).personen
}

const geboren = ({ datum }: BrpPersoon['geboorte']): string => {
  if (datum?.datum) return datum.datum
  const { jaar, maand } = datum ?? {}
  return jaar === undefined
    ? ''
    : [String(jaar).padStart(4, '0'), ...(maand === undefined ? [] : [String(maand).padStart(2, '0')])].join('-')
}

/**
 * Turns a person of the BRP into what Balie shows.
 * @param magGeheim whether the user may see the address of a person with geheimhouding
 */
export function gevondenPersoon(persoon: BrpPersoon, magGeheim: boolean): Omit<GevondenPersoon, 'partij'> {
  const { burgerservicenummer, naam, geboorte, adressering, geheimhoudingPersoonsgegevens: geheimhouding } = persoon
  const { adresregel1, adresregel2, adresregel3, land } = adressering
  const regels = [adresregel1, adresregel2, adresregel3, land?.omschrijving].filter((regel) => regel !== undefined)
  return {
    bsn: burgerservicenummer,
    contactnaam: {
      voorletters: naam.voorletters.slice(0, 10),
      voornaam: naam.voornamen,
      voorvoegselAchternaam: naam.voorvoegsel,
      achternaam: naam.geslachtsnaam,
    },
    naam: naam.volledigeNaam || nameFrom({ ...naam, voornaam: naam.voornamen, achternaam: naam.geslachtsnaam }),
    geboren: geboren(geboorte),
    adres: geheimhouding && !magGeheim ? [] : regels,
    geheimhouding,
    opgeschort: persoon.opschortingBijhouding?.reden.omschrijving ?? '',
    inOnderzoek: persoon.inOnderzoek !== undefined,
  }
}
