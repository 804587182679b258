import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { alleBevindingen, type Bevinding, bevindingen } from '../../koppelingen/verhuizing/open-klant/bevindingen.ts'
import { BronFout, openBron, VraagtGoedkeuring } from '../../koppelingen/verhuizing/open-klant/bron.ts'
import { neemOver, type Uitkomst } from '../../koppelingen/verhuizing/open-klant/overnemen.ts'
import type { Config } from '../../platform/config.ts'
import type { System } from './system.ts'

const GEBRUIK = `Gebruik: balie import open-klant --url ADRES --token TOKEN [--rapport BESTAND]
  --url          het adres van Open Klant, met of zonder /klantinteracties/api/v1
  --token        een token dat mag lezen; of --token-file BESTAND, of OPEN_KLANT_TOKEN: dan staat het niet in de lijst van processen
  --rapport      schrijf alles wat gemarkeerd is in dit bestand, een regel JSON per stuk; er staan persoonsgegevens in
  --verwijderd   zoveel rijen die bij de bron verdwenen zijn mogen hier ook weg; de opdracht zegt het als dat nodig is`

const PER_PAGINA = 500

const OPTIES = {
  url: { type: 'string' },
  token: { type: 'string' },
  'token-file': { type: 'string' },
  rapport: { type: 'string' },
  verwijderd: { type: 'string' },
} as const

interface Gevraagd {
  url: string
  token: string
  rapport: string | undefined
  verwijderd: number | undefined
}

async function lees(args: string[]): Promise<Gevraagd | undefined> {
  try {
    const { values } = parseArgs({ args, options: OPTIES })
    const bestand = values['token-file']
    const token = (
      values.token ??
      (bestand ? await readFile(bestand, 'utf8') : process.env.OPEN_KLANT_TOKEN) ??
      ''
    ).trim()
    if (!values.url || !/^https?:$/.test(URL.parse(values.url)?.protocol ?? '') || !token) return undefined
    if (values.verwijderd !== undefined && !/^\d+$/.test(values.verwijderd)) return undefined
    const verwijderd = values.verwijderd === undefined ? undefined : Number(values.verwijderd)
    return { url: values.url, token, rapport: values.rapport, verwijderd }
  } catch {
    return undefined
  }
}

const breed = (waarde: string | number, breedte: number) => String(waarde).padStart(breedte)

const KOPPEN = ['nieuw', 'gewijzigd', 'gelijk', 'verwijderd', 'geweigerd', 'bron', 'hier'] as const
const BREEDTE = 10

/** What was taken over, by list, beside what the source has. */
function tabel(uitkomsten: readonly Uitkomst[]): string {
  const naam = Math.max(...uitkomsten.map(({ soort }) => soort.length))
  const regels = uitkomsten.map(
    (uitkomst) =>
      `${uitkomst.soort.padEnd(naam)} ${KOPPEN.map((kop) => breed(uitkomst[kop], BREEDTE)).join(' ')}${uitkomst.bron > uitkomst.hier ? '  <- hier ontbreekt iets' : ''}`,
  )
  return [`${''.padEnd(naam)} ${KOPPEN.map((kop) => breed(kop, BREEDTE)).join(' ')}`, ...regels].join('\n')
}

const opsomming = (kop: string, gevonden: readonly Bevinding[]) =>
  gevonden.length === 0
    ? []
    : [
        kop,
        ...gevonden.map(
          ({ resource, code, veld, uitleg, aantal, voorbeeld }) =>
            `  ${breed(aantal, 7)}  ${resource}${veld && `.${veld}`}, ${code}: ${uitleg} Bijvoorbeeld ${voorbeeld}.`,
        ),
        '',
      ]

/** What is marked, by what it means for the operator. */
function lijst(gevonden: readonly Bevinding[]): string {
  if (gevonden.length === 0) return 'Niets breekt een regel van het domein.'
  const met = (...codes: string[]) => gevonden.filter(({ code }) => codes.includes(code))
  const apart = ['geweigerd', 'verwijderd', 'weg-bij-bron', 'aangepast', 'nummer-gegeven', 'gewijzigd-in-bron']
  return [
    ...opsomming('Niet overgenomen:', met('geweigerd')),
    ...opsomming('Verdwenen bij de bron:', met('verwijderd', 'weg-bij-bron')),
    ...opsomming(
      'Overgenomen en gemarkeerd, want het is hier anders dan in de bron:',
      met('aangepast', 'nummer-gegeven', 'gewijzigd-in-bron'),
    ),
    ...opsomming(
      'Overgenomen en gemarkeerd, want dit breekt een regel van het domein:',
      gevonden.filter(({ code }) => !apart.includes(code)),
    ),
  ].join('\n')
}

const PER_MELDING = 10_000

/** Says how far each list is, now and then. */
function voortgang() {
  let gemeld = ''
  return (soort: string, gedaan: number, totaal: number) => {
    const nu = `${soort} ${Math.floor(gedaan / PER_MELDING)} ${gedaan === totaal}`
    if (nu === gemeld) return
    gemeld = nu
    console.error(`${soort}: ${gedaan} van ${totaal}`)
  }
}

async function neemEnMeld(
  { db }: System,
  config: Config,
  { url, token, rapport, verwijderd }: Gevraagd,
): Promise<number> {
  const opdracht = {
    bron: openBron({ url, token, perPagina: PER_PAGINA }),
    werkdagen: config.INTERNETAAK_WERKDAGEN,
    verwijderd,
    onVoortgang: voortgang(),
  }
  const uitkomsten = await neemOver(db, opdracht)
  const gevonden = await bevindingen(db)
  console.log(`${tabel(uitkomsten)}\n\n${lijst(gevonden)}`)
  if (rapport) {
    const regels = (await alleBevindingen(db)).map((bevinding) => `${JSON.stringify(bevinding)}\n`)
    await writeFile(rapport, regels.join(''), { mode: 0o600 })
    console.log(`Alles staat in ${rapport}.`)
  }
  const compleet = uitkomsten.every(({ bron, hier }) => hier >= bron)
  return compleet && gevonden.every(({ code }) => code !== 'geweigerd') ? 0 : 1
}

/** `balie import open-klant`: takes over a running Open Klant. */
export async function neemOpenKlantOver(
  config: Config,
  args: string[],
  metSysteem: (work: (system: System) => Promise<number>) => Promise<number>,
): Promise<number> {
  const gevraagd = await lees(args)
  if (!gevraagd) {
    console.error(GEBRUIK)
    return 2
  }
  return metSysteem(async (system) => {
    try {
      return await neemEnMeld(system, config, gevraagd)
    } catch (error) {
      if (!(error instanceof BronFout)) throw error
      if (error instanceof VraagtGoedkeuring) console.error(`De overname wacht. ${error.message}`)
      else
        console.error(
          `De overname stopt. ${error.message} Wat al is overgenomen blijft; voer de opdracht opnieuw uit om verder te gaan.`,
        )
      return 1
    }
  })
}
