import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { atLeastEenVeld, Datum, Moment, Tekst, VerplichteTekst } from '../../platform/schemas.ts'

/** The languages of the screens. */
export const Taal = z.enum(['nl', 'en'])

/** The kinds of files that give Balie the look of the municipality. */
export const SoortHuisstijl = z.enum(['logo', 'favicon', 'thema'])
export type SoortHuisstijl = z.output<typeof SoortHuisstijl>

/** The texts that people read in the screens. An empty text is not shown. */
export const Teksten = z
  .strictObject({
    welkom: Tekst(1000),
    privacyverklaring: Tekst(5000),
    /** The questions that establish a caller's identity (R1). */
    controlevragen: z.array(VerplichteTekst(200)).max(20),
  })
  .meta({ id: 'Teksten' })

const Tijd = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** The opening hours of a day; null means closed all day. */
const Openingsuren = z
  .strictObject({ van: Tijd, tot: Tijd })
  .refine(({ van, tot }) => van < tot, {
    path: ['tot'],
    params: { code: 'ongeldig' },
    message: 'De sluitingstijd moet na de openingstijd liggen.',
  })
  .nullable()

/** The opening hours of the municipality, in Amsterdam time. The terms of interne taken run during these hours. */
export const Openingstijden = z
  .strictObject({
    maandag: Openingsuren,
    dinsdag: Openingsuren,
    woensdag: Openingsuren,
    donderdag: Openingsuren,
    vrijdag: Openingsuren,
    zaterdag: Openingsuren,
    zondag: Openingsuren,
  })
  .refine(
    ({ maandag, dinsdag, woensdag, donderdag, vrijdag }) => maandag ?? dinsdag ?? woensdag ?? donderdag ?? vrijdag,
    {
      params: { code: 'ongeldig' },
      message: 'De gemeente is ten minste één dag van maandag tot en met vrijdag open.',
    },
  )
  .meta({ id: 'Openingstijden' })
export type Openingstijden = z.output<typeof Openingstijden>

/** A day on which the municipality is closed, apart from weekends and feestdagen. */
export const Sluitingsdag = z.strictObject({ datum: Datum, naam: Tekst(80) }).meta({ id: 'Sluitingsdag' })
export type Sluitingsdag = z.output<typeof Sluitingsdag>

/** How customers reach the municipality, on each page of Mijn. What is empty is not shown. */
export const Bereikbaar = z
  .strictObject({
    telefoonnummer: Tekst(30),
    /** Where the desk is and when it is open, in one line. */
    balie: Tekst(200),
  })
  .meta({ id: 'Bereikbaar' })

const velden = {
  gemeente: VerplichteTekst(80),
  taal: Taal,
  talen: z.array(Taal).min(1).max(2),
  teksten: Teksten,
  /** Null means not set; every werkdag then counts in full. */
  openingstijden: Openingstijden.nullable(),
  sluitingsdagen: z.array(Sluitingsdag).max(200),
  bereikbaar: Bereikbaar,
  /** Mijn shows klanten which medewerker does something, beside the afdeling. */
  medewerkerInMijn: z.boolean(),
}

/** A file of the huisstijl, and the address where a browser gets it. */
export const Huisstijlbestand = z
  .strictObject({ url: z.string(), mediatype: z.string(), omvang: z.int(), gewijzigdOp: Moment })
  .meta({ id: 'Huisstijlbestand' })
export type Huisstijlbestand = z.output<typeof Huisstijlbestand>

/** All settings that beheer makes. */
export const Instellingen = z
  .strictObject({
    ...velden,
    huisstijl: z.strictObject({
      logo: Huisstijlbestand.nullable(),
      favicon: Huisstijlbestand.nullable(),
      thema: Huisstijlbestand.nullable(),
    }),
  })
  .meta({ id: 'Instellingen' })
export type Instellingen = z.output<typeof Instellingen>

/** The settings that everybody may know before logging in: `GET /api/v1/instellingen/openbaar`. Files are paths on this server. */
export const OpenbareInstellingen = z
  .strictObject({
    gemeente: z.string(),
    logo: z.string().nullable(),
    favicon: z.string().nullable(),
    thema: z.string().nullable(),
    taal: Taal,
    talen: z.array(Taal),
    teksten: Teksten.pick({ welkom: true, privacyverklaring: true }),
    openingstijden: Openingstijden.nullable(),
    sluitingsdagen: z.array(Sluitingsdag),
    bereikbaar: Bereikbaar,
  })
  .meta({ id: 'OpenbareInstellingen' })
export type OpenbareInstellingen = z.output<typeof OpenbareInstellingen>

export const InstellingenWijziging = z
  .strictObject(velden)
  .partial()
  .refine(atLeastEenVeld, { params: { code: 'leeg' }, message: 'Geef ten minste een veld om te wijzigen.' })
  .meta({ id: 'InstellingenWijziging' })

/** A pair of text and background colours, with their contrast (WCAG 2.2, 1.4.3). */
export const Kleurpaar = z
  .strictObject({
    naam: z.string(),
    tekst: z.string(),
    achtergrond: z.string(),
    /** The ratio runs from 1 to 21, rounded down to two decimals. */
    verhouding: z.number(),
    /** The ratio is at least 4.5. */
    voldoet: z.boolean(),
  })
  .meta({ id: 'Kleurpaar' })
export type Kleurpaar = z.output<typeof Kleurpaar>

/** A report on a theme: the number of design tokens, and the contrast of its colours. */
export const Themaverslag = z
  .strictObject({
    tokens: z.int(),
    paren: z.array(Kleurpaar),
    /** The pairs in which a colour depends on more than the theme. */
    nietBeoordeeld: z.array(z.string()),
    aantalOvergeslagen: z.int(),
    /** The parts that a theme may not have. They were left out, only the first ones are listed, and the rest is used. */
    overgeslagen: z.array(z.strictObject({ plaats: z.string(), reden: z.string() })),
  })
  .meta({ id: 'Themaverslag' })
export type Themaverslag = z.output<typeof Themaverslag>

/** A stylesheet that only sets custom properties. */
export const Thema = z.strictObject({ css: z.string().min(1).max(500_000) }).meta({ id: 'Thema' })

/** The bytes of a file in base64: a PNG, or a stylesheet in UTF-8 for the theme. */
export const NieuwHuisstijlbestand = z
  .strictObject({ inhoud: z.base64().min(1).max(700_000) })
  .meta({ id: 'NieuwHuisstijlbestand' })

/** The file as it is served now, with a report when it is a theme. */
export const BewaardHuisstijlbestand = z
  .strictObject({ bestand: Huisstijlbestand, verslag: Themaverslag.nullable() })
  .meta({ id: 'BewaardHuisstijlbestand' })

const params = z.strictObject({ soort: SoortHuisstijl })
const BEHEREN = 'instellingen.beheren'

export const instellingen = contract({
  tonen: {
    method: 'get',
    path: '/instellingen',
    right: 'instellingen.lezen',
    summary: 'Toon de instellingen: naam, talen, teksten, openingstijden en huisstijl.',
    result: Instellingen,
  },
  wijzigen: {
    method: 'patch',
    path: '/instellingen',
    right: BEHEREN,
    summary: 'Wijzig instellingen.',
    body: InstellingenWijziging,
    result: Instellingen,
  },
  themaControleren: {
    method: 'post',
    path: '/instellingen/huisstijl/_controleren',
    right: BEHEREN,
    summary: 'Controleer een thema zonder het te gebruiken: de vorm, en het contrast van de kleuren.',
    body: Thema,
    result: Themaverslag,
  },
  bestandBewaren: {
    method: 'put',
    path: '/instellingen/huisstijl/{soort}',
    right: BEHEREN,
    summary: 'Gebruik een ander logo of favicon (PNG) of thema (CSS met alleen design tokens).',
    params,
    body: NieuwHuisstijlbestand,
    result: BewaardHuisstijlbestand,
  },
  bestandVerwijderen: {
    method: 'delete',
    path: '/instellingen/huisstijl/{soort}',
    right: BEHEREN,
    summary: 'Gebruik geen eigen logo, favicon of thema meer.',
    params,
  },
})
