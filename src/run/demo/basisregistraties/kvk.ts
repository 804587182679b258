import { z } from 'zod'
import { TESTORGANISATIES, TESTPERSONEN } from '../corpus/testidentiteiten.ts'
import { makePartij } from '../partijen.ts'
import type { Antwoord } from './brp.ts'

// This file answers as the KVK does, after the descriptions of Zoeken 2.0 and Basisprofiel 1.3 (developers.kvk.nl).

const SEED = 1
const SINDS = new Date('2026-01-01T00:00:00Z')
/** The test environment of the KVK publishes these numbers to give a fault. */
const STUK = new Set(['90004973', '90002903'])

/** These organisaties are in the Handelsregister of the demonstration alone. */
const NIEUW = [
  { kvkNummer: '90000001', naam: 'Fietsenmakerij Het Achterwiel', vestigingsnummer: '990000000001', plaats: 0 },
  { kvkNummer: '90000002', naam: 'Bloemisterij Dotterbloem B.V.', vestigingsnummer: '990000000002', plaats: 1 },
  { kvkNummer: '90000003', naam: 'Stichting Buurthuis De Sluis', vestigingsnummer: '', plaats: 2 },
] as const

type Soort = 'hoofdvestiging' | 'nevenvestiging' | 'rechtspersoon'

interface Inschrijving {
  kvkNummer: string
  vestigingsnummer: string
  rsin: string
  naam: string
  soort: Soort
  actief: boolean
  geheim: boolean
  straatnaam: string
  huisnummer: number
  postcode: string
  plaats: string
}

const isEenmanszaak = (naam: string) => /EMZ|Timmerwerken|Fietsenmakerij/.test(naam)

/** Makes the entries of an organisatie in the Handelsregister: as rechtspersoon, and as its vestiging. */
function inschrijvingen(
  organisatie: {
    kvkNummer: string
    naam: string
    rsin?: string
    vestigingsnummer?: string
    nevenvestiging?: true
    geheim?: true
    inactief?: true
  },
  adresOf: number,
): Inschrijving[] {
  const { straatnaam, huisnummer, postcode, stad } = makePartij(SEED, adresOf, SINDS).bezoekadres
  const {
    kvkNummer,
    naam,
    rsin = '',
    vestigingsnummer = '',
    nevenvestiging,
    geheim = false,
    inactief = false,
  } = organisatie
  const gedeeld = {
    kvkNummer,
    naam,
    actief: !inactief,
    geheim,
    straatnaam,
    huisnummer: huisnummer ?? 1,
    postcode,
    plaats: stad,
  }
  const vestiging: Inschrijving[] = vestigingsnummer
    ? [{ ...gedeeld, vestigingsnummer, rsin: '', soort: nevenvestiging ? 'nevenvestiging' : 'hoofdvestiging' }]
    : []
  const rechtspersoon: Inschrijving[] =
    nevenvestiging || isEenmanszaak(naam) ? [] : [{ ...gedeeld, vestigingsnummer: '', rsin, soort: 'rechtspersoon' }]
  return [...rechtspersoon, ...vestiging]
}

let gemaakt: readonly Inschrijving[] | undefined

/** Gives the whole Handelsregister of the demonstration, which is made when it is first asked for. */
function handelsregister(): readonly Inschrijving[] {
  gemaakt ??= [
    ...TESTORGANISATIES.flatMap((organisatie, index) => inschrijvingen(organisatie, TESTPERSONEN.length + index)),
    ...NIEUW.flatMap((organisatie) => inschrijvingen(organisatie, organisatie.plaats)),
  ]
  return gemaakt
}

const Vraag = z.strictObject({
  kvkNummer: z
    .string()
    .regex(/^\d{8}$/)
    .optional(),
  rsin: z
    .string()
    .regex(/^\d{9}$/)
    .optional(),
  vestigingsnummer: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  naam: z.string().optional(),
  postcode: z
    .string()
    .regex(/^\d{4}[a-zA-Z]{2}$/)
    .optional(),
  huisnummer: z
    .string()
    .regex(/^\d{1,5}$/)
    .optional(),
  huisletter: z
    .string()
    .regex(/^[a-zA-Z]$/)
    .optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  inclusiefInactieveRegistraties: z.string().optional(),
  pagina: z.coerce.number().int().min(1).max(1000).default(1),
  resultatenPerPagina: z.coerce.number().int().min(1).max(100).default(10),
})

const kvkFout = (status: number, code: string, omschrijving: string): Antwoord => ({
  status,
  body: { fout: [{ code, omschrijving }] },
})
const nietsGevonden = () =>
  kvkFout(404, 'IPD5200', 'Er zijn geen gegevens gevonden die voldoen aan de opgegeven zoekparameters.')
const noGegevens = () => kvkFout(500, 'IPD1003', 'Er zijn tijdelijk geen gegevens beschikbaar.')

/** Makes the refusal of a wrong key. */
export const noKey = (): Antwoord => kvkFout(401, 'IPD0401', 'Geen of onjuiste apikey aangeleverd.')

function past(vraag: z.output<typeof Vraag>, inschrijving: Inschrijving): boolean {
  const { kvkNummer, rsin, vestigingsnummer, naam, postcode, huisnummer } = vraag
  return (
    (kvkNummer === undefined || kvkNummer === inschrijving.kvkNummer) &&
    (rsin === undefined || rsin === inschrijving.rsin) &&
    (vestigingsnummer === undefined || vestigingsnummer === inschrijving.vestigingsnummer) &&
    (naam === undefined || inschrijving.naam.toLowerCase().includes(naam.toLowerCase())) &&
    (postcode === undefined || postcode.toUpperCase() === inschrijving.postcode.replace(' ', '')) &&
    (huisnummer === undefined || Number(huisnummer) === inschrijving.huisnummer) &&
    (inschrijving.actief || vraag.inclusiefInactieveRegistraties === 'true')
  )
}

function resultaat(inschrijving: Inschrijving, opAdres: boolean) {
  const { kvkNummer, vestigingsnummer, rsin, naam, soort, actief, geheim, straatnaam, huisnummer, postcode, plaats } =
    inschrijving
  return {
    kvkNummer,
    ...(rsin && { rsin }),
    ...(vestigingsnummer && { vestigingsnummer }),
    naam,
    ...(!geheim && {
      adres: {
        binnenlandsAdres: {
          type: 'bezoekadres',
          straatnaam,
          // It is shown only in a search for it.
          ...(opAdres && { huisnummer, postcode: postcode.replace(' ', '') }),
          plaats,
        },
      },
    }),
    type: soort,
    actief: actief ? 'Ja' : 'Nee',
    _links: { basisprofiel: { href: `https://api.kvk.nl/api/v1/basisprofielen/${kvkNummer}` } },
  }
}

/** Answers a `GET /v2/zoeken` as the KVK does. */
export function antwoordZoeken(query: unknown): Antwoord {
  const parsed = Vraag.safeParse(query)
  if (!parsed.success) return kvkFout(400, 'IPD1005', 'Een opgegeven parameter is niet valide.')
  const { pagina, resultatenPerPagina, kvkNummer = '', postcode, huisnummer } = parsed.data
  if ((postcode === undefined) !== (huisnummer === undefined))
    return kvkFout(400, 'IPD1010', 'Postcode mag alleen in combinatie met huisnummer gezocht worden.')
  if (STUK.has(kvkNummer)) return noGegevens()
  const gevonden = handelsregister().filter((inschrijving) => past(parsed.data, inschrijving))
  if (gevonden.length === 0) return nietsGevonden()
  const vanaf = (pagina - 1) * resultatenPerPagina
  const resultaten = gevonden
    .slice(vanaf, vanaf + resultatenPerPagina)
    .map((inschrijving) => resultaat(inschrijving, postcode !== undefined))
  return { status: 200, body: { pagina, resultatenPerPagina, totaal: gevonden.length, resultaten } }
}

const rechtsvorm = (naam: string) => {
  const vormen = {
    'B\\.?V\\.?': 'BeslotenVennootschap',
    'N\\.?V\\.?': 'NaamlozeVennootschap',
    Stichting: 'Stichting',
    'V\\.?O\\.?F\\.?': 'VennootschapOnderFirma',
  }
  const vorm = Object.entries(vormen).find(([patroon]) => new RegExp(`(^| )${patroon}( |$)`).test(naam))
  return vorm?.[1] ?? (isEenmanszaak(naam) ? 'Eenmanszaak' : 'OverigePrivaatrechtelijkeRechtspersoon')
}

/** Answers a `GET /v1/basisprofielen/{kvkNummer}` as the KVK does. */
export function antwoordBasisprofiel(kvkNummer: string): Antwoord {
  if (!/^\d{8}$/.test(kvkNummer)) return kvkFout(400, 'IPD0004', 'Het KVK-nummer is niet valide.')
  if (STUK.has(kvkNummer)) return noGegevens()
  const gevonden = handelsregister().filter((inschrijving) => inschrijving.kvkNummer === kvkNummer)
  const eerste = gevonden.find(({ soort }) => soort === 'hoofdvestiging') ?? gevonden[0]
  if (!eerste) return nietsGevonden()
  const { naam, geheim, straatnaam, huisnummer, postcode, plaats, vestigingsnummer } = eerste
  const rsin = gevonden.find((inschrijving) => inschrijving.rsin)?.rsin
  const adres = geheim
    ? { type: 'bezoekadres', indAfgeschermd: 'Ja' }
    : { type: 'bezoekadres', indAfgeschermd: 'Nee', straatnaam, huisnummer, postcode, plaats, land: 'Nederland' }
  return {
    status: 200,
    body: {
      kvkNummer,
      indNonMailing: 'Nee',
      naam,
      formeleRegistratiedatum: '20150622',
      materieleRegistratie: { datumAanvang: '20150101' },
      statutaireNaam: naam,
      handelsnamen: [{ naam, volgorde: 0 }],
      sbiActiviteiten: [{ sbiCode: '86101', sbiOmschrijving: 'Overige dienstverlening', indHoofdactiviteit: 'Ja' }],
      links: [{ rel: 'self', href: `https://api.kvk.nl/api/v1/basisprofielen/${kvkNummer}` }],
      _embedded: {
        ...(vestigingsnummer && {
          hoofdvestiging: {
            vestigingsnummer,
            kvkNummer,
            eersteHandelsnaam: naam,
            indHoofdvestiging: 'Ja',
            adressen: [adres],
          },
        }),
        eigenaar: {
          ...(rsin && { rsin }),
          rechtsvorm: rechtsvorm(naam),
          uitgebreideRechtsvorm: rechtsvorm(naam),
          ...(!vestigingsnummer && { adressen: [adres] }),
        },
      },
    },
  }
}
