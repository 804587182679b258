import { type Context, medewerkerOf } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { pagina } from '../../platform/page.ts'
import { weg } from './bezorgen.ts'
import { geenMeldingen, geenPostvak, type meldingen, type Verzending } from './contract.ts'
import * as queries from './queries.ts'

/** Gives the medewerker whose meldingen are asked for. */
const eigenaarOf = (context: Context) => medewerkerOf(context, geenMeldingen)

const verzending = async ({ db, config }: Context): Promise<Verzending> => ({
  weg: weg(config),
  ...(await queries.countMails(db)),
})

const sleutel = (row: { op: string; uuid: string }) => [row.op, row.uuid]

export const routes: Handlers<typeof meldingen, Context> = {
  async tonen(context) {
    return queries.keuzesOf(context.db, eigenaarOf(context))
  },

  async instellen(context, { body }) {
    const medewerker = eigenaarOf(context)
    await queries.saveChoices(context.db, medewerker, body, context.now)
    return queries.keuzesOf(context.db, medewerker)
  },

  async nieuws(context) {
    return queries.nieuwsOf(context.db, eigenaarOf(context), context.now)
  },

  async nieuwsGezien(context, { body }) {
    const medewerker = eigenaarOf(context)
    await queries.setNewsSeen(context.db, medewerker, body.tot, context.now)
    return queries.nieuwsOf(context.db, medewerker, context.now)
  },

  async verzending(context) {
    return verzending(context)
  },

  async mislukt({ db }, { query }) {
    return pagina(await queries.mislukte(db, query), query.aantal, (row) => row.melding, sleutel)
  },

  async opnieuw(context, { body }) {
    await queries.tryAgain(context.db, context.now, body.meldingen)
    return verzending(context)
  },

  async postvak({ db, config }, { query }) {
    if (weg(config) !== 'postvak') throw geenPostvak()
    return pagina(await queries.postvak(db, query), query.aantal, (row) => row.bericht, sleutel)
  },
}
