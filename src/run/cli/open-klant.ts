import { readFile } from 'node:fs/promises'
import { alleBevindingen, type Bevinding, bevindingen } from '../../koppelingen/verhuizing/open-klant/bevindingen.ts'
import { BronFout, openBron } from '../../koppelingen/verhuizing/open-klant/bron.ts'
import { neemOver, type Uitkomst } from '../../koppelingen/verhuizing/open-klant/overnemen.ts'
import type { Config } from '../../platform/config.ts'
import { UsageError } from './arguments.ts'
import { reasonOf, writeWhole } from './bestand.ts'
import { type System, withMigratedSystem } from './system.ts'

const PER_PAGINA = 500

/** The options of the command. */
interface Options {
  url: string | undefined
  token: string | undefined
  'token-file': string | undefined
  rapport: string | undefined
}

interface Gevraagd {
  url: string
  token: string
  rapport: string | undefined
}

/**
 * Holds the options against what a takeover needs.
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
  return { url, token, rapport }
}

const breed = (waarde: string | number, breedte: number) => String(waarde).padStart(breedte)

/** What was taken over, by list, beside what the source has. */
function tabel(uitkomsten: readonly Uitkomst[]): string {
  const naam = Math.max(...uitkomsten.map(({ soort }) => soort.length))
  const regels = uitkomsten.map(
    ({ soort, nieuw, gewijzigd, gelijk, bron, hier }) =>
      `${soort.padEnd(naam)} ${breed(nieuw, 9)} ${breed(gewijzigd, 9)} ${breed(gelijk, 9)} ${breed(bron, 9)} ${breed(hier, 9)}${bron > hier ? '  <- hier ontbreekt iets' : ''}`,
  )
  return [
    `${''.padEnd(naam)} ${['nieuw', 'gewijzigd', 'gelijk', 'bron', 'hier'].map((kop) => breed(kop, 9)).join(' ')}`,
    ...regels,
  ].join('\n')
}

const lijst = (gevonden: readonly Bevinding[]) =>
  gevonden.length === 0
    ? 'Niets breekt een regel van het domein.'
    : [
        'Overgenomen en gemarkeerd, want dit breekt een regel van het domein:',
        ...gevonden.map(
          ({ resource, code, uitleg, aantal, voorbeeld }) =>
            `  ${breed(aantal, 7)}  ${resource}, ${code}: ${uitleg} Bijvoorbeeld ${voorbeeld}.`,
        ),
      ].join('\n')

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

async function neemEnMeld({ db }: System, config: Config, { url, token, rapport }: Gevraagd): Promise<number> {
  const opdracht = {
    bron: openBron({ url, token, perPagina: PER_PAGINA }),
    werkdagen: config.INTERNETAAK_WERKDAGEN,
    onVoortgang: voortgang(),
  }
  const uitkomsten = await neemOver(db, opdracht)
  const gevonden = await bevindingen(db)
  console.log(`${tabel(uitkomsten)}\n\n${lijst(gevonden)}`)
  if (rapport) {
    const regels = (await alleBevindingen(db)).map((bevinding) => `${JSON.stringify(bevinding)}\n`)
    await writeWhole(rapport, (write) => write(regels.join('')))
    console.log(`\nAlles staat in ${rapport}.`)
  }
  const compleet = uitkomsten.every(({ bron, hier }) => hier >= bron)
  return compleet && gevonden.every(({ code }) => code !== 'geweigerd') ? 0 : 1
}

/** `balie import open-klant`: takes over a running Open Klant. */
export async function takeOverOpenKlant(config: Config, options: Options): Promise<number> {
  const gevraagd = await readOptions(options)
  return withMigratedSystem(config, async (system) => {
    try {
      return await neemEnMeld(system, config, gevraagd)
    } catch (error) {
      if (!(error instanceof BronFout)) throw error
      console.error(
        `De overname stopt. ${error.message} Wat al is overgenomen blijft; voer de opdracht opnieuw uit om verder te gaan.`,
      )
      return 1
    }
  })
}
