import { v7 as uuidv7 } from 'uuid'
import { noEenheden } from '../../inrichting/actoren/queries.ts'
import * as kanalen from '../../inrichting/kanalen/queries.ts'
import { seal } from '../../inrichting/toegang/versleuteling.ts'
import { writeWijziging } from '../../inrichting/wijzigingen/queries.ts'
import type { Context } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { pagina } from '../../platform/page.ts'
import { atField, type InvalidParam, invalid, notFound } from '../../platform/problems.ts'
import { bytesText } from '../../platform/row.ts'
import { isGeheim, makeGeheim } from '../abonnementen/ondertekening.ts'
import { reread } from './bewaard.ts'
import {
  geenInzending,
  geenSleutelVoorKanaal,
  geheimOngeldig,
  type InkomendKanaal,
  type inkomend,
  type NieuwInkomendKanaal,
} from './contract.ts'
import { answerVerzoek } from './leveren.ts'
import { arrangeAgain, exampleOf } from './opnieuw.ts'
import * as queries from './queries.ts'
import { saysWhat } from './signaal.ts'
import { weigeringen } from './weigeringen.ts'

async function required({ db }: Context, uuid: string, { vast = false } = {}): Promise<InkomendKanaal> {
  const kanaal = await queries.kanaal(db, uuid, { vast })
  if (!kanaal) throw notFound('Inkomend kanaal')
  return kanaal
}

/** Gives what the trail keeps of a kanaal: all that beheer sets. */
const inTrail = ({ uuid: _, stand: __, afdeling, ...velden }: InkomendKanaal) => ({
  ...velden,
  afdeling: afdeling?.naam ?? null,
})

const ZONDER_INHOUD =
  'Voeg een regel toe met wat Signalen leest. Anders gaat alles mee wat is ingevuld, ook over wie het gaat.'

/** @throws Problem that names each fault at its field */
async function check(
  { db }: Context,
  {
    soort,
    regel,
    afdeling,
  }: Partial<Pick<NieuwInkomendKanaal, 'regel' | 'afdeling'>> & Pick<NieuwInkomendKanaal, 'soort'>,
) {
  const faults: InvalidParam[] = []
  if (afdeling && (await noEenheden(db, [afdeling])).length > 0)
    faults.push({ name: 'afdeling', code: 'onbekend', reason: 'Deze afdeling of groep bestaat niet.' })
  const known = regel?.kanaal ? await kanalen.lijst(db, true) : []
  if (regel?.kanaal && known.length > 0 && !known.some(({ naam }) => naam === regel.kanaal))
    faults.push({ name: 'regel.kanaal', code: 'onbekend', reason: 'Dit kanaal bestaat niet, of is niet in gebruik.' })
  if (regel && !saysWhat(soort, regel))
    faults.push({ name: 'regel.signaal.categorie', code: 'inhoud-leeg', reason: ZONDER_INHOUD })
  if (faults.length > 0) throw invalid(faults)
}

export const routes: Handlers<typeof inkomend, Context> = {
  async lijst({ db }) {
    return queries.lijst(db)
  },

  async tonen(context, { params }) {
    return required(context, params.uuid)
  },

  async maken(context, { body }) {
    const { db, wie } = context
    await check(context, body)
    const uuid = uuidv7()
    await queries.add(db, { uuid, ...body })
    const kanaal = await required(context, uuid)
    await writeWijziging(db, wie, {
      ...{ soort: 'inkomendkanaal', object: uuid, naam: kanaal.naam },
      ...{ voor: null, na: inTrail(kanaal) },
    })
    return { location: `/api/v1/inkomendekanalen/${uuid}`, result: kanaal }
  },

  async wijzigen(context, { params, body }) {
    const { db, wie } = context
    const voor = await required(context, params.uuid, { vast: true })
    await check(context, { ...body, soort: voor.soort })
    await queries.change(db, voor.uuid, body)
    const na = await required(context, voor.uuid)
    await writeWijziging(db, wie, {
      ...{ soort: 'inkomendkanaal', object: na.uuid, naam: na.naam },
      ...{ voor: inTrail(voor), na: inTrail(na) },
    })
    return na
  },

  async geheimZetten(context, { params, body }) {
    const { db, wie, config, now } = context
    const kanaal = await required(context, params.uuid, { vast: true })
    const given = body.geheim
    if (kanaal.heeftGeheim === null || (kanaal.soort === 'webhook' && given !== undefined && !isGeheim(given)))
      throw atField(geheimOngeldig, 'geheim')
    const geheim = given ?? makeGeheim()
    const sealed = seal(config.SECRET_KEY, geheim)
    if (!sealed) throw atField(geenSleutelVoorKanaal, 'geheim')
    const tot = new Date(now.getTime() + config.GEHEIM_OVERLAP_UREN * 3_600_000)
    await queries.setGeheim(db, kanaal.uuid, bytesText(sealed), tot)
    await writeWijziging(db, wie, {
      ...{ soort: 'geheim', object: kanaal.uuid, naam: kanaal.naam, voor: null },
      na: { inkomendKanaal: kanaal.naam, vorigGeldigUren: kanaal.heeftGeheim ? config.GEHEIM_OVERLAP_UREN : null },
    })
    return { geheim: given === undefined ? geheim : null }
  },

  async voorbeeld(context, { body: { soort, sleutel, regel } }) {
    const gegevens = await queries.laatste(context.db, soort, sleutel)
    const inzending = gegevens && (await reread(context, gegevens))
    if (!gegevens || !inzending) throw geenInzending()
    context.gezien(gegevens.partijen)
    return exampleOf(regel, inzending, gegevens)
  },

  async leveringen({ db }, { query }) {
    return pagina(
      await queries.leveringen(db, query),
      query.aantal,
      (row) => row.levering,
      (row) => [row.uuid],
    )
  },

  async weigeringen({ db }, { query }) {
    return pagina(
      await weigeringen(db, query),
      query.aantal,
      (row) => row.weigering,
      (row) => [row.op, row.uuid],
    )
  },

  async opnieuw(context, { params }) {
    const found = await queries.levering(context.db, params.uuid)
    if (!found) throw notFound('Levering')
    await arrangeAgain(context, params.uuid)
    return (await queries.levering(context.db, params.uuid)) ?? found
  },

  inlezen: answerVerzoek,
}
