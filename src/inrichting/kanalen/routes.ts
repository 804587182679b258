import type { Context } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { atField, bronOnbereikbaar, notFound, onvolledigeVolgorde } from '../../platform/problems.ts'
import { writeWijziging, writeWijzigingen } from '../wijzigingen/queries.ts'
import { type Kanaal, kanaalBestaatAl, type kanalen } from './contract.ts'
import * as queries from './queries.ts'
import { geldigeItems } from './referentielijst.ts'
import { type KanaalStand, takeOver } from './rules.ts'

const inTrail = ({ naam, actief, gesprek }: Pick<KanaalStand, 'naam' | 'actief' | 'gesprek'>) => ({
  naam,
  actief,
  gesprek,
})

function checkName(lijst: readonly KanaalStand[], naam: string, behalve?: string): void {
  if (lijst.some((kanaal) => kanaal.uuid !== behalve && kanaal.naam.toLowerCase() === naam.toLowerCase()))
    throw atField(kanaalBestaatAl, 'naam')
}

async function verplicht({ db }: Context, uuid: string): Promise<Kanaal> {
  const kanaal = (await queries.lijst(db)).find((ander) => ander.uuid === uuid)
  if (!kanaal) throw notFound('Kanaal')
  return kanaal
}

export const routes: Handlers<typeof kanalen, Context> = {
  async lijst({ db }, { query }) {
    return { resultaten: await queries.lijst(db, query.actief) }
  },

  async maken(context, { body }) {
    const { db, wie } = context
    checkName(await queries.lockOne(db), body.naam)
    const [uuid = ''] = await queries.make(db, [{ naam: body.naam, gesprek: body.gesprek, code: null }])
    const kanaal = await verplicht(context, uuid)
    await writeWijziging(db, wie, {
      soort: 'kanaal',
      object: uuid,
      naam: kanaal.naam,
      voor: null,
      na: inTrail(kanaal),
    })
    return { location: `/api/v1/kanalen/${uuid}`, result: kanaal }
  },

  async wijzigen(context, { params, body }) {
    const { db, wie } = context
    const lijst = await queries.lockOne(db)
    const voor = lijst.find((kanaal) => kanaal.uuid === params.uuid)
    if (!voor) throw notFound('Kanaal')
    const na = { ...voor, ...body }
    checkName(lijst, na.naam, voor.uuid)
    await queries.save(db, [na])
    const wijziging = { naam: na.naam, voor: inTrail(voor), na: inTrail(na) }
    await writeWijziging(db, wie, { soort: 'kanaal', object: voor.uuid, ...wijziging })
    return verplicht(context, voor.uuid)
  },

  async ordenen({ db, wie }, { body }) {
    const lijst = await queries.lockOne(db)
    const gevraagd = body.kanalen
    if (gevraagd.length !== lijst.length || lijst.some(({ uuid }) => !gevraagd.includes(uuid)))
      throw onvolledigeVolgorde()
    await queries.setVolgorde(db, gevraagd)
    const naamOf = (uuid: string) => lijst.find((kanaal) => kanaal.uuid === uuid)?.naam
    const [voor, na] = [{ volgorde: lijst.map(({ naam }) => naam) }, { volgorde: gevraagd.map(naamOf) }]
    await writeWijziging(db, wie, { soort: 'kanaal', object: 'volgorde', naam: 'Volgorde van de kanalen', voor, na })
    return { resultaten: await queries.lijst(db) }
  },

  async overnemen({ db, wie, config }, { body: { proef } }) {
    const items = await geldigeItems(config)
    if (items.length === 0) throw bronOnbereikbaar({ detail: 'De Referentielijsten API geeft geen enkel kanaal.' })
    const { nieuw, gewijzigd, verslag } = takeOver(await queries.lockOne(db), items)
    if (proef) return { proef, ...verslag }
    await queries.save(
      db,
      gewijzigd.map(({ na }) => na),
    )
    const uuids = await queries.make(db, nieuw)
    await writeWijzigingen(
      db,
      wie,
      [
        ...nieuw.map(({ naam }, index) => ({
          object: uuids[index] ?? '',
          naam,
          voor: null,
          na: { naam, actief: true, gesprek: false },
        })),
        ...gewijzigd.map(({ uuid, voor, na }) => ({
          object: uuid,
          naam: na.naam,
          voor: inTrail(voor),
          na: inTrail(na),
        })),
      ].map((wijziging) => ({ soort: 'kanaal', ...wijziging }) as const),
    )
    return { proef, ...verslag }
  },
}
