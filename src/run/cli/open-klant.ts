import { readFile } from 'node:fs/promises'
import { allBevindingen, type Bevinding, bevindingen } from '../../koppelingen/verhuizing/open-klant/bevindingen.ts'
import { BronFout, openBron, VraagtGoedkeuring } from '../../koppelingen/verhuizing/open-klant/bron.ts'
import { takeOver, type Uitkomst } from '../../koppelingen/verhuizing/open-klant/overnemen.ts'
import type { Config } from '../../platform/config.ts'
import { UsageError } from './arguments.ts'
import { reasonOf, writeWhole } from './bestand.ts'
import { type System, withMigratedSystem } from './system.ts'

const PER_PAGINA = 500

interface Options {
  url: string | undefined
  token: string | undefined
  'token-file': string | undefined
  rapport: string | undefined
  verwijderd: string | undefined
}

interface Gevraagd {
  url: string
  token: string
  rapport: string | undefined
  verwijderd: number | undefined
}

/**
 * Checks the options against what a takeover needs.
 * @throws UsageError naming the option that is missing or wrong
 */
async function readOptions(options: Options): Promise<Gevraagd> {
  const { url, rapport, 'token-file': file } = options
  if (!url) throw new UsageError('--url ontbreekt.')
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? '')) throw new UsageError('--url is geen adres met http of https.')
  const read = (path: string) =>
    readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(`--token-file ${path}: ${reasonOf(error)}.`)
    })
  const token = (options.token ?? (file ? await read(file) : process.env.OPEN_KLANT_TOKEN) ?? '').trim()
  if (!token) throw new UsageError('Er is geen token: geef --token-file of --token, of zet OPEN_KLANT_TOKEN.')
  const { verwijderd } = options
  if (verwijderd !== undefined && !/^\d+$/.test(verwijderd)) throw new UsageError('--verwijderd is geen aantal.')
  return { url, token, rapport, verwijderd: verwijderd === undefined ? undefined : Number(verwijderd) }
}

const breed = (waarde: string | number, breedte: number) => String(waarde).padStart(breedte)

const KOPPEN = ['nieuw', 'gewijzigd', 'gelijk', 'verwijderd', 'geweigerd', 'bron', 'hier'] as const
const BREEDTE = 10

/** Makes a table of what was taken over, by list, beside the numbers at the source. */
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

/** Lists the marks, by what they mean for the operator. */
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

/** Reports the progress of each list, now and then. */
function voortgang() {
  let gemeld = ''
  return (soort: string, gedaan: number, totaal: number) => {
    const nu = `${soort} ${Math.floor(gedaan / PER_MELDING)} ${gedaan === totaal}`
    if (nu === gemeld) return
    gemeld = nu
    console.error(`${soort}: ${gedaan} van ${totaal}`)
  }
}

async function takeAndNotify(
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
  const uitkomsten = await takeOver(db, opdracht)
  const gevonden = await bevindingen(db)
  console.log(`${tabel(uitkomsten)}\n\n${lijst(gevonden)}`)
  if (rapport) {
    const regels = (await allBevindingen(db)).map((bevinding) => `${JSON.stringify(bevinding)}\n`)
    await writeWhole(rapport, (write) => write(regels.join('')))
    console.log(`\nAlles staat in ${rapport}.`)
  }
  const compleet = uitkomsten.every(({ bron, hier }) => hier >= bron)
  return compleet && gevonden.every(({ code }) => code !== 'geweigerd') ? 0 : 1
}

/** Runs `balie import open-klant`: takes over a running Open Klant. */
export async function takeOverOpenKlant(config: Config, options: Options): Promise<number> {
  const gevraagd = await readOptions(options)
  return withMigratedSystem(config, async (system) => {
    try {
      return await takeAndNotify(system, config, gevraagd)
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
