import type { Context } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { invalid, notFound } from '../../platform/problems.ts'
import { writeWijziging } from '../wijzigingen/queries.ts'
import type { Instellingen, instellingen, Sluitingsdag, SoortHuisstijl } from './contract.ts'
import { reportOf } from './contrast.ts'
import { bezwaarTegenPng } from './png.ts'
import * as queries from './queries.ts'
import { type GelezenThema, readThema, writeThema } from './thema.ts'

const MOST_FAULTS = 100

/** Reads the usable parts of a theme. It throws 400 with every fault and its line when nothing is usable. */
function themaOf(css: string): GelezenThema {
  const thema = readThema(css)
  if (thema.fouten.length > 0) throw invalid(thema.fouten.slice(0, MOST_FAULTS))
  return thema
}

function cssOf(inhoud: Buffer): string {
  const css = inhoud.toString('utf8')
  if (css.includes('\uFFFD') || css.includes('\u0000'))
    throw invalid([{ name: 'inhoud', code: 'ongeldig', reason: 'Dit is geen tekst in UTF-8.' }])
  return css
}

function pngOf(inhoud: Buffer): Buffer {
  const reason = bezwaarTegenPng(inhoud)
  if (reason) throw invalid([{ name: 'inhoud', code: 'ongeldig', reason }])
  return inhoud
}

/** Sorts the days and removes duplicates. */
function inOrder(dagen: readonly Sluitingsdag[]): Sluitingsdag[] {
  const dubbel = dagen.findIndex(({ datum }, index) => dagen.findIndex((ander) => ander.datum === datum) < index)
  if (dubbel >= 0)
    throw invalid([{ name: `sluitingsdagen.${dubbel}.datum`, code: 'uniek', reason: 'Deze dag staat er al.' }])
  return [...dagen].sort((a, b) => (a.datum < b.datum ? -1 : 1))
}

const inTrail = ({ huisstijl: _, teksten, ...rest }: Instellingen) => ({ ...rest, ...teksten })

async function record(context: Context, soort: SoortHuisstijl, voor: Instellingen, na: Instellingen): Promise<void> {
  const stand = (van: Instellingen) => {
    const bestand = van.huisstijl[soort]
    return bestand && { bestand: bestand.url, omvang: bestand.omvang }
  }
  const wijziging = { soort: 'huisstijl', object: soort, naam: soort, voor: stand(voor), na: stand(na) } as const
  await writeWijziging(context.db, context.wie, wijziging)
}

export const routes: Handlers<typeof instellingen, Context> = {
  async tonen({ db }) {
    return queries.instellingen(db)
  },

  async wijzigen({ db, wie }, { body }) {
    await queries.lockOne(db)
    const voor = await queries.instellingen(db)
    const [taal, talen] = [body.taal ?? voor.taal, body.talen ?? voor.talen]
    if (!talen.includes(taal))
      throw invalid([{ name: 'taal', code: 'ongeldig', reason: 'De standaardtaal moet een van de talen zijn.' }])
    const sluitingsdagen = body.sluitingsdagen && inOrder(body.sluitingsdagen)
    await queries.save(db, { ...body, talen: [...new Set(talen)], ...(sluitingsdagen && { sluitingsdagen }) })
    const na = await queries.instellingen(db)
    const wijziging = { object: 'instellingen', naam: 'Instellingen', voor: inTrail(voor), na: inTrail(na) }
    await writeWijziging(db, wie, { soort: 'instellingen', ...wijziging })
    return na
  },

  async themaControleren(_context, { body }) {
    return reportOf(themaOf(body.css))
  },

  async bestandBewaren(context, { params: { soort }, body }) {
    const { db } = context
    const inhoud = Buffer.from(body.inhoud, 'base64')
    const thema = soort === 'thema' ? themaOf(cssOf(inhoud)) : undefined
    await queries.lockOne(db)
    const voor = await queries.instellingen(db)
    if (thema) await queries.saveFile(db, soort, Buffer.from(writeThema(thema.tokens)), 'text/css; charset=utf-8')
    else await queries.saveFile(db, soort, pngOf(inhoud), 'image/png')
    const na = await queries.instellingen(db)
    await record(context, soort, voor, na)
    const bestand = na.huisstijl[soort]
    if (!bestand) throw new Error(`The ${soort} was not kept.`)
    return { bestand, verslag: thema ? reportOf(thema) : null }
  },

  async bestandVerwijderen(context, { params: { soort } }) {
    const { db } = context
    await queries.lockOne(db)
    const voor = await queries.instellingen(db)
    if (!(await queries.removeFile(db, soort))) throw notFound('Bestand')
    await record(context, soort, voor, await queries.instellingen(db))
    return undefined
  },
}
