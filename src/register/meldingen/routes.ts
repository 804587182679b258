import { type Context, medewerkerVan } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { pagina } from '../../platform/page.ts'
import { weg } from './bezorgen.ts'
import { geenMeldingen, geenPostvak, type meldingen, type Verzending } from './contract.ts'
import * as queries from './queries.ts'

/** Gives the medewerker whose meldingen are asked for. */
const eigenaarVan = (context: Context) => medewerkerVan(context, geenMeldingen)

const verzending = async ({ db, config }: Context): Promise<Verzending> => ({
  weg: weg(config),
  ...(await queries.tel(db)),
})

const sleutel = (row: { op: string; uuid: string }) => [row.op, row.uuid]

export const routes: Handlers<typeof meldingen, Context> = {
  async tonen(context) {
    return queries.keuzesVan(context.db, eigenaarVan(context))
  },

  async instellen(context, { body }) {
    const medewerker = eigenaarVan(context)
    await queries.bewaarKeuzes(context.db, medewerker, body, context.now)
    return queries.keuzesVan(context.db, medewerker)
  },

  async verzending(context) {
    return verzending(context)
  },

  async mislukt({ db }, { query }) {
    return pagina(await queries.mislukte(db, query), query.aantal, (row) => row.melding, sleutel)
  },

  async opnieuw(context, { body }) {
    await queries.probeerOpnieuw(context.db, context.now, body.meldingen)
    return verzending(context)
  },

  async postvak({ db, config }, { query }) {
    if (weg(config) !== 'postvak') throw geenPostvak()
    return pagina(await queries.postvak(db, query), query.aantal, (row) => row.bericht, sleutel)
  },
}
