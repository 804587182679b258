import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { alleBevindingen, type Bevinding, bevindingen } from '../../koppelingen/verhuizing/open-klant/bevindingen.ts'
import { BronFout, openBron } from '../../koppelingen/verhuizing/open-klant/bron.ts'
import { neemOver, type Uitkomst } from '../../koppelingen/verhuizing/open-klant/overnemen.ts'
import type { Config } from '../../platform/config.ts'
import type { System } from './system.ts'

const GEBRUIK = `Gebruik: balie import open-klant --url ADRES --token TOKEN [--rapport BESTAND]
  --url          het adres van Open Klant, met of zonder /klantinteracties/api/v1
  --token        een token dat mag lezen; of --token-file BESTAND, of OPEN_KLANT_TOKEN: dan staat het niet in de lijst van processen
  --rapport      schrijf alles wat een regel breekt in dit bestand, een regel JSON per stuk`

const PER_PAGINA = 500

const OPTIES = {
  url: { type: 'string' },
  token: { type: 'string' },
  'token-file': { type: 'string' },
  rapport: { type: 'string' },
} as const

interface Gevraagd {
  url: string
  token: string
  rapport: string | undefined
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
    return { url: values.url, token, rapport: values.rapport }
  } catch {
    return undefined
  }
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
    await writeFile(rapport, regels.join(''))
    console.log(`\nAlles staat in ${rapport}.`)
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
      console.error(
        `De overname stopt. ${error.message} Wat al is overgenomen blijft; voer de opdracht opnieuw uit om verder te gaan.`,
      )
      return 1
    }
  })
}
