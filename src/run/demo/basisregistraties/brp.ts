import { z } from 'zod'
import { type DemoPersoon, demoPersonen } from './personen.ts'

// This file answers as the BRP does, after the description of BRP Personen bevragen 2.7.0 (RvIG): its searches, its fields, its refusals.

/** An answer is a status and JSON. */
export interface Antwoord {
  status: number
  body: object
}

const NAAM = /^[a-zA-Z0-9À-ž .'-]{1,200}$|^[a-zA-Z0-9À-ž .'-]{3,199}\*$/
const basis = {
  fields: z
    .array(z.string().regex(/^[a-zA-Z0-9._]{1,200}$/))
    .min(1)
    .max(130),
}
const zoek = { inclusiefOverledenPersonen: z.boolean().optional() }

/** This BRP takes these questions. */
const Vraag = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('RaadpleegMetBurgerservicenummer'),
    burgerservicenummer: z
      .array(z.string().regex(/^\d{9}$/))
      .min(1)
      .max(20),
    ...basis,
  }),
  z.strictObject({
    type: z.literal('ZoekMetGeslachtsnaamEnGeboortedatum'),
    geslachtsnaam: z.string().regex(NAAM),
    geboortedatum: z.iso.date(),
    voornamen: z.string().optional(),
    voorvoegsel: z.string().optional(),
    ...zoek,
    ...basis,
  }),
  z.strictObject({
    type: z.literal('ZoekMetPostcodeEnHuisnummer'),
    postcode: z.string().regex(/^[1-9]\d{3} ?[A-Za-z]{2}$/),
    huisnummer: z.int().min(1).max(99_999),
    huisletter: z
      .string()
      .regex(/^[a-zA-Z]$/)
      .optional(),
    huisnummertoevoeging: z
      .string()
      .regex(/^[a-zA-Z0-9 -]{1,4}$/)
      .optional(),
    geslachtsnaam: z.string().regex(NAAM).optional(),
    ...zoek,
    ...basis,
  }),
])
type Vraag = z.output<typeof Vraag>

/** These fields come by themselves, and may not be asked for. */
const VANZELF = ['geheimhoudingPersoonsgegevens', 'opschortingBijhouding', 'inOnderzoek', 'rni', 'verificatie'] as const

const BEKEND =
  /^(burgerservicenummer|naam(\.(voornamen|voorvoegsel|geslachtsnaam|voorletters|volledigeNaam))?|geboorte(\.datum)?|adressering(\.(adresregel[123]|land))?)$/

const MOST = { ZoekMetGeslachtsnaamEnGeboortedatum: 10, ZoekMetPostcodeEnHuisnummer: 30 } as const

/** Makes a refusal in the words of the BRP. */
export const brpFout = (status: number, title: string, code: string, extra: object = {}): Antwoord => ({
  status,
  body: {
    type: 'https://datatracker.ietf.org/doc/html/rfc7231#section-6.5.1',
    title,
    status,
    detail: title,
    instance: '/haalcentraal/api/brp/personen',
    code,
    ...extra,
  },
})

const ongeldig = (invalidParams: { name: string; code: string; reason: string }[]) =>
  brpFout(400, 'Een of meerdere parameters zijn niet correct.', 'paramsValidation', {
    detail: `De foutieve parameter(s) zijn: ${invalidParams.map(({ name }) => name).join(', ')}.`,
    invalidParams,
  })

const REDENEN: Record<string, readonly [code: string, reason: string]> = {
  unrecognized_keys: ['unknownParam', 'Parameter is niet verwacht.'],
  invalid_union: ['value', 'Waarde is geen geldig zoek type.'],
  too_small: ['minItems', 'Array bevat te weinig items.'],
}

function foutenIn(error: z.ZodError): { name: string; code: string; reason: string }[] {
  return error.issues.flatMap((issue) => {
    const [code, reason] = REDENEN[issue.code] ?? ['pattern', 'Waarde voldoet niet aan patroon.']
    if (issue.code === 'unrecognized_keys') return issue.keys.map((name) => ({ name, code, reason }))
    const ontbreekt = issue.code === 'invalid_type' && issue.input === undefined
    const name = issue.path.join('.') || 'type'
    return [ontbreekt ? { name, code: 'required', reason: 'Parameter is verplicht.' } : { name, code, reason }]
  })
}

const gelijk = (een: string, ander: string) => een.localeCompare(ander, 'nl', { sensitivity: 'base' }) === 0

/** Tells whether a name matches: case does not matter, and a star at the end stands for the rest. */
function resembles(gezocht: string, naam: string): boolean {
  if (!gezocht.endsWith('*')) return gelijk(gezocht, naam)
  const begin = gezocht.slice(0, -1)
  return gelijk(begin, naam.slice(0, begin.length))
}

function past(vraag: Vraag, persoon: DemoPersoon): boolean {
  if (vraag.type === 'RaadpleegMetBurgerservicenummer') return vraag.burgerservicenummer.includes(persoon.bsn)
  if (persoon.overleden && !vraag.inclusiefOverledenPersonen) return false
  if (vraag.type === 'ZoekMetGeslachtsnaamEnGeboortedatum')
    return vraag.geboortedatum === persoon.geboortedatum && resembles(vraag.geslachtsnaam, persoon.geslachtsnaam)
  const { postcode, huisnummer, huisletter = '', huisnummertoevoeging = '', geslachtsnaam } = vraag
  const achter = huisletter + huisnummertoevoeging
  return (
    gelijk(postcode.replace(' ', ''), persoon.postcode) &&
    huisnummer === persoon.huisnummer &&
    (achter === '' || gelijk(achter, persoon.toevoeging)) &&
    (geslachtsnaam === undefined || resembles(geslachtsnaam, persoon.geslachtsnaam))
  )
}

type Boom = { readonly [naam: string]: unknown }
const isBoom = (waarde: unknown): waarde is Boom =>
  typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde)

/** Keeps the paths of an object that were asked for, and no others. */
function choose(van: Boom, paden: readonly (readonly string[])[]): Boom {
  return Object.fromEntries(
    Object.entries(van).flatMap(([naam, waarde]) => {
      const eigen = paden.filter(([eerste]) => eerste === naam)
      if (eigen.length === 0) return []
      const verder = eigen.map((pad) => pad.slice(1)).filter((pad) => pad.length > 0)
      const heel = eigen.some((pad) => pad.length === 1)
      return [[naam, heel || !isBoom(waarde) ? waarde : choose(waarde, verder)]]
    }),
  )
}

/** Answers the body of a `POST /personen` as the BRP does. */
export function antwoordBrp(body: unknown): Antwoord {
  const parsed = Vraag.safeParse(body, { reportInput: true })
  if (!parsed.success) return ongeldig(foutenIn(parsed.error))
  const vraag = parsed.data
  const onbekend = vraag.fields.flatMap((field, index) =>
    BEKEND.test(field)
      ? []
      : [{ name: `fields[${index}]`, code: 'fields', reason: 'Parameter bevat een niet bestaande veldnaam.' }],
  )
  if (onbekend.length > 0) return ongeldig(onbekend)
  const gevonden = demoPersonen().filter((persoon) => past(vraag, persoon))
  if (vraag.type !== 'RaadpleegMetBurgerservicenummer' && gevonden.length > MOST[vraag.type])
    return brpFout(400, 'Teveel zoekresultaten.', 'tooManyResults')
  const paden = [...vraag.fields, ...VANZELF].map((field) => field.split('.'))
  return {
    status: 200,
    body: { type: vraag.type, personen: gevonden.map(({ persoon }) => choose({ ...persoon }, paden)) },
  }
}
