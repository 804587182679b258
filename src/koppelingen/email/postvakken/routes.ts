import { v7 as uuidv7 } from 'uuid'
import { noEenheden } from '../../../inrichting/actoren/queries.ts'
import * as kanalen from '../../../inrichting/kanalen/queries.ts'
import { seal } from '../../../inrichting/toegang/versleuteling.ts'
import { writeWijziging } from '../../../inrichting/wijzigingen/queries.ts'
import type { Context } from '../../../platform/context.ts'
import { afterAsking, type Handlers } from '../../../platform/contract.ts'
import { pagina } from '../../../platform/page.ts'
import { atField, type InvalidParam, invalid, notFound } from '../../../platform/problems.ts'
import {
  berichtNietApart,
  berichtNietBewaard,
  geenSleutelVoorPostvak,
  INZIEN,
  type NieuwPostvak,
  type Postvak,
  type PostvakWijziging,
  type postvakken,
} from '../contract.ts'
import { download, readBegin, show } from './bekijken.ts'
import * as queries from './queries.ts'
import { testMailbox } from './verbinden.ts'

async function required({ db }: Context, uuid: string, { vast = false } = {}): Promise<Postvak> {
  const postvak = await queries.postvak(db, uuid, { vast })
  if (!postvak) throw notFound('Postvak')
  return postvak
}

/** Gives what the trail keeps: all that beheer sets, but the secret. */
const inTrail = ({ uuid: _, stand: __, afdeling, ...velden }: Postvak) => ({ ...velden, afdeling: afdeling.naam })

/** A secret as it is kept. */
function sealed({ config }: Context, geheim: string): string {
  const bytes = seal(config.SECRET_KEY, geheim)
  if (!bytes) throw atField(geenSleutelVoorPostvak, 'geheim')
  return `\\x${bytes.toString('hex')}`
}

type Instelling = Omit<NieuwPostvak, 'geheim'>

/** Finds the faults in how Balie connects. */
function faultsInConnection(
  { config }: Context,
  { beveiliging, aanmelden, clientId, tokenUrl }: Instelling,
): InvalidParam[] {
  const faults: InvalidParam[] = []
  const fault = (name: string, code: string, reason: string) => faults.push({ name, code, reason })
  if (config.production && beveiliging === 'geen')
    fault('beveiliging', 'onveilig', 'In productie kan alleen een beveiligde verbinding.')
  if (aanmelden === 'wachtwoord') return faults
  if (!clientId) fault('clientId', 'verplicht', 'Geef het id van de applicatie.')
  if (!tokenUrl) fault('tokenUrl', 'verplicht', 'Geef het adres waar een token is te krijgen.')
  else if (config.production && tokenUrl.startsWith('http:'))
    fault('tokenUrl', 'onveilig', 'In productie kan alleen https.')
  return faults
}

/** @throws Problem that names each fault at its field */
async function check(context: Context, velden: Instelling, others: InvalidParam[] = []): Promise<void> {
  const { db } = context
  const faults = [...others, ...faultsInConnection(context, velden)]
  if ((await noEenheden(db, [velden.afdeling])).length > 0)
    faults.push({ name: 'afdeling', code: 'onbekend', reason: 'Deze afdeling of groep bestaat niet.' })
  const known = await kanalen.lijst(db, true)
  if (known.length > 0 && !known.some(({ naam }) => naam === velden.kanaal))
    faults.push({ name: 'kanaal', code: 'onbekend', reason: 'Dit kanaal bestaat niet, of is niet in gebruik.' })
  if (faults.length > 0) throw invalid(faults)
}

/** Does a change give one of these fields another value? */
const changesOneOf = (
  voor: Postvak,
  body: PostvakWijziging,
  names: readonly Exclude<keyof PostvakWijziging, 'geheim' | 'afdeling'>[],
): boolean => names.some((name) => body[name] !== undefined && body[name] !== voor[name])

/** A secret never opens a door at another place than the one it was given for: who names another place gives it again. */
const wantsGeheim = (voor: Postvak, body: PostvakWijziging): boolean =>
  body.geheim === undefined &&
  changesOneOf(voor, body, ['host', 'poort', 'gebruiker', 'aanmelden', 'tokenUrl', 'beveiliging'])

/** Tells how far the reading goes back: messages of another mailbox or folder have UIDs that may be those of messages that were fetched. */
function rewindOf(voor: Postvak, body: PostvakWijziging): queries.Rewind {
  if (changesOneOf(voor, body, ['host', 'gebruiker', 'map'])) return 'other place'
  return changesOneOf(voor, body, ['innemenVanaf']) ? 'begin' : 'none'
}

export const routes: Handlers<typeof postvakken, Context> = {
  async lijst({ db }) {
    return { resultaten: await queries.lijst(db) }
  },

  async tonen(context, { params }) {
    return required(context, params.uuid)
  },

  async maken(context, { body: { geheim, innemenVanaf, ...velden } }) {
    const { db, wie, now } = context
    await check(context, velden)
    const uuid = uuidv7()
    const row = { uuid, ...velden, innemenVanaf: innemenVanaf ?? now.toISOString(), geheim: sealed(context, geheim) }
    await queries.add(db, row)
    const na = await required(context, uuid)
    await writeWijziging(db, wie, { soort: 'postvak', object: uuid, naam: na.naam, voor: null, na: inTrail(na) })
    return { location: `/api/v1/postvakken/${uuid}`, result: na }
  },

  async wijzigen(context, { params, body }) {
    const { db, wie } = context
    const voor = await required(context, params.uuid, { vast: true })
    const { geheim, ...velden } = body
    const missing = {
      name: 'geheim',
      code: 'verplicht',
      reason: 'Geef het geheim opnieuw: de server of de gebruiker is een andere.',
    }
    await check(context, { ...voor, afdeling: voor.afdeling.uuid, ...velden }, wantsGeheim(voor, body) ? [missing] : [])
    const changes = { ...velden, ...(geheim && { geheim: sealed(context, geheim) }) }
    await queries.change(db, voor.uuid, changes, rewindOf(voor, velden))
    const na = await required(context, voor.uuid)
    const vernieuwd = geheim ? { geheim: 'vervangen' } : {}
    const wijziging = { naam: na.naam, voor: inTrail(voor), na: { ...inTrail(na), ...vernieuwd } }
    await writeWijziging(db, wie, { soort: 'postvak', object: voor.uuid, ...wijziging })
    return na
  },

  testen: afterAsking(
    async ({ lezen, config }, { params }) => {
      const postvak = await lezen((db) => queries.toTest(db, params.uuid))
      if (!postvak) throw notFound('Postvak')
      return testMailbox(postvak, config)
    },
    async (_context, _input, found) => found,
  ),

  async berichten(context, { params, query }) {
    const { uuid } = await required(context, params.uuid)
    return pagina(
      await queries.berichten(context.db, uuid, query, context.wie.rechten.has(INZIEN)),
      query.aantal,
      (row) => row.bericht,
      (row) => [row.uuid],
    )
  },

  bekijken: afterAsking(
    (outside, { params }) => readBegin(outside, params),
    (context, { params }, begin) => show(context, params, begin),
  ),

  // The right to see it is decided first; its bytes are read while they are sent.
  bron: afterAsking(
    async ({ lezen, config }) => ({ lezen, config }),
    (context, { params }, source) => download(context, params, source),
  ),

  async opnieuw({ db }, { params }) {
    const found = await queries.retry(db, params.uuid, params.bericht)
    if (!found) throw berichtNietApart()
    if (!found.bewaard) throw berichtNietBewaard()
    return undefined
  },

  async afdoen({ db, wie }, { params }) {
    if (!(await queries.dismiss(db, params.uuid, params.bericht, wie.naam))) throw berichtNietApart()
    return undefined
  },
}
