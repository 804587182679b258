import { z } from 'zod'
import { type Antwoord, gelezen, within } from '../../platform/bron.ts'
import type { Config } from '../../platform/config.ts'
import { notFound } from '../../platform/problems.ts'
import {
  type Basisprofiel,
  bronNietIngesteld,
  type GevondenOrganisatie,
  type OrganisatieVraag,
  SOORTEN_INSCHRIJVING,
} from './contract.ts'
import { type Aansluiting, askRegister, bronOf, kvkAansluiting, toegelaten } from './verbinding.ts'

// The APIs of the KVK: Zoeken 2 (`GET {basis}/v2/zoeken`) and Basisprofiel 1 (`GET {basis}/v1/basisprofielen/{kvkNummer}`).

const NIETS_GEVONDEN = 'IPD5200'
const NOT_FOUND = 404
/** Nobody who has a customer on the line looks through more. */
const PER_PAGE = 25

const tekst = z.string().default('')

const ZoekAdres = z.object({
  binnenlandsAdres: z
    .object({
      straatnaam: tekst,
      huisnummer: z.int().optional(),
      huisletter: tekst,
      postbusnummer: z.int().optional(),
      postcode: tekst,
      plaats: tekst,
    })
    .optional(),
  buitenlandsAdres: z.object({ straatHuisnummer: tekst, postcodeWoonplaats: tekst, land: tekst }).optional(),
})

/** A result of a search. The KVK leaves out every field that has no value. */
export const KvkResultaat = z.object({
  kvkNummer: z.string().regex(/^\d{8}$/),
  vestigingsnummer: tekst,
  rsin: tekst,
  naam: tekst,
  type: z.enum(SOORTEN_INSCHRIJVING),
  adres: ZoekAdres.default({}),
  actief: tekst,
})
export type KvkResultaat = z.output<typeof KvkResultaat>

const Zoekresultaat = z.object({ totaal: z.int().default(0), resultaten: z.array(KvkResultaat).default([]) })

const ProfielAdres = z.object({
  type: tekst,
  indAfgeschermd: tekst,
  volledigAdres: tekst,
  straatnaam: tekst,
  huisnummer: z.int().optional(),
  huisletter: tekst,
  postcode: tekst,
  plaats: tekst,
  straatHuisnummer: tekst,
  postcodeWoonplaats: tekst,
  land: tekst,
})

const Profiel = z.object({
  kvkNummer: z.string().regex(/^\d{8}$/),
  naam: tekst,
  statutaireNaam: tekst,
  handelsnamen: z.array(z.object({ naam: tekst, volgorde: z.int().default(0) })).default([]),
  sbiActiviteiten: z.array(z.object({ sbiOmschrijving: tekst })).default([]),
  _embedded: z
    .object({
      hoofdvestiging: z.object({ adressen: z.array(ProfielAdres).default([]) }).optional(),
      eigenaar: z
        .object({
          rsin: tekst,
          rechtsvorm: tekst,
          uitgebreideRechtsvorm: tekst,
          adressen: z.array(ProfielAdres).default([]),
        })
        .optional(),
    })
    .default({}),
})

const Fout = z.object({
  fout: z.array(z.object({ code: z.string().default(''), omschrijving: z.string().default('') })).default([]),
})

/** Reads the faults that the KVK names. It has its own format for them, and no problem+json. */
const foutenOf = ({ body }: Antwoord) => Fout.safeParse(body).data?.fout ?? []

const isNietsGevonden = (antwoord: Antwoord) =>
  antwoord.status === NOT_FOUND && foutenOf(antwoord).some(({ code }) => code === NIETS_GEVONDEN)

async function retrieve(config: Config, pad: string, vraag: Record<string, string>) {
  const aansluiting = kvkAansluiting(config)
  if (!aansluiting) throw bronNietIngesteld({ detail: 'Het Handelsregister is niet ingesteld.' })
  const url = within(aansluiting.url, pad)
  for (const [naam, waarde] of Object.entries(vraag)) url.searchParams.set(naam, waarde)
  return { aansluiting, antwoord: await askRegister(aansluiting, url) }
}

function read<S extends z.ZodType>(schema: S, antwoord: Antwoord, aansluiting: Aansluiting): z.output<S> {
  const redenen = foutenOf(antwoord).map(({ code, omschrijving }) => `${omschrijving} (${code})`)
  return gelezen(schema, toegelaten(antwoord, aansluiting, redenen.join(' ') || undefined), bronOf(aansluiting))
}

/** Writes the question as the KVK wants it. */
export function kvkVraag(vraag: OrganisatieVraag): Record<string, string> {
  if (!('postcode' in vraag)) return vraag
  const { postcode, huisnummer, huisletter } = vraag
  return {
    postcode: postcode.toUpperCase().replace(' ', ''),
    huisnummer: String(huisnummer),
    ...(huisletter && { huisletter }),
  }
}

/**
 * Looks for organisaties in the Handelsregister. It is no fault when nothing is found.
 * @throws Problem when the KVK is not set, refuses, or does not answer as it should
 */
export async function searchOrganisaties(config: Config, vraag: OrganisatieVraag) {
  const { aansluiting, antwoord } = await retrieve(config, 'v2/zoeken', {
    ...kvkVraag(vraag),
    resultatenPerPagina: String(PER_PAGE),
  })
  if (isNietsGevonden(antwoord)) return { totaal: 0, resultaten: [] }
  return read(Zoekresultaat, antwoord, aansluiting)
}

/**
 * Fetches the basisprofiel of an organisatie from the Handelsregister.
 * @throws Problem 404 when there is none
 */
export async function fetchBasisprofiel(config: Config, kvkNummer: string): Promise<Basisprofiel> {
  const { aansluiting, antwoord } = await retrieve(config, `v1/basisprofielen/${kvkNummer}`, {})
  if (isNietsGevonden(antwoord)) throw notFound('Organisatie')
  return basisprofielOf(read(Profiel, antwoord, aansluiting))
}

const regel = (...delen: (string | number | undefined)[]) =>
  delen.filter((deel) => deel !== undefined && deel !== '').join(' ')
const regels = (...alle: string[]) => alle.filter((tekst) => tekst !== '')

function searchAdres({ binnenlandsAdres: hier, buitenlandsAdres: daar }: KvkResultaat['adres']): string[] {
  if (daar) return regels(daar.straatHuisnummer, daar.postcodeWoonplaats, daar.land)
  if (!hier) return []
  const { straatnaam, huisnummer, huisletter, postbusnummer, postcode, plaats } = hier
  const eerste =
    postbusnummer === undefined
      ? regel(straatnaam, huisnummer && `${huisnummer}${huisletter}`)
      : `Postbus ${postbusnummer}`
  return regels(eerste, regel(postcode, plaats))
}

/** Turns a result of the Handelsregister into what Balie shows. */
export const gevondenOrganisatie = (gevonden: KvkResultaat): Omit<GevondenOrganisatie, 'partij'> => ({
  kvkNummer: gevonden.kvkNummer,
  vestigingsnummer: gevonden.vestigingsnummer,
  rsin: gevonden.rsin,
  naam: gevonden.naam,
  soort: gevonden.type,
  adres: searchAdres(gevonden.adres),
  actief: gevonden.actief !== 'Nee',
})

function profielAdres(adres: z.output<typeof ProfielAdres> | undefined): string[] {
  if (!adres || adres.indAfgeschermd === 'Ja') return []
  const { straatnaam, huisnummer, huisletter, postcode, plaats, straatHuisnummer, postcodeWoonplaats, land } = adres
  const eerste = regel(straatnaam, huisnummer && `${huisnummer}${huisletter}`) || straatHuisnummer
  return regels(eerste, regel(postcode, plaats) || postcodeWoonplaats, land === 'Nederland' ? '' : land)
}

function basisprofielOf({ _embedded, ...profiel }: z.output<typeof Profiel>): Basisprofiel {
  const { hoofdvestiging, eigenaar } = _embedded
  const adressen = [...(hoofdvestiging?.adressen ?? []), ...(eigenaar?.adressen ?? [])]
  return {
    kvkNummer: profiel.kvkNummer,
    naam: profiel.naam,
    statutaireNaam: profiel.statutaireNaam,
    handelsnamen: profiel.handelsnamen.toSorted((een, ander) => een.volgorde - ander.volgorde).map(({ naam }) => naam),
    rechtsvorm: eigenaar?.rechtsvorm ?? '',
    rsin: eigenaar?.rsin ?? '',
    activiteiten: profiel.sbiActiviteiten.map(({ sbiOmschrijving }) => sbiOmschrijving),
    adres: profielAdres(adressen.find(({ type }) => type === 'bezoekadres') ?? adressen[0]),
    afgeschermd: adressen.some(({ indAfgeschermd }) => indAfgeschermd === 'Ja'),
  }
}
