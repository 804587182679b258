import { v7 as uuidv7 } from 'uuid'
import { readCaller } from '../../begrippen/beller.ts'
import { SPELING_MS } from '../../begrippen/kalender.ts'
import type { Context } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { type InvalidParam, invalid } from '../../platform/problems.ts'
import * as oproepen from '../../register/oproepen/queries.ts'
import { isMissed, isOther, type Nieuws, withNews } from '../../register/oproepen/rules.ts'
import { type Oproepmelding, oproepAnders, type telefonie } from './contract.ts'
import { medewerkerOf } from './queries.ts'
import { callBack } from './terugbellen.ts'

const DAY_MS = 86_400_000

/** Finds what is wrong with the moment: something that is still to happen cannot be told, and what was long ago is not kept. */
function faultsIn(op: Date, { now, config }: Pick<Context, 'now' | 'config'>): InvalidParam[] {
  const ago = now.getTime() - op.getTime()
  if (ago < -SPELING_MS)
    return [
      { name: 'op', code: 'in-de-toekomst', reason: 'Dit moet nog gebeuren. Loopt de klok van de centrale gelijk?' },
    ]
  if (ago > config.OPROEP_BEWAARDAGEN * DAY_MS)
    return [
      {
        name: 'op',
        code: 'te-lang-geleden',
        reason: `Een oproep van meer dan ${config.OPROEP_BEWAARDAGEN} dagen geleden wordt niet bewaard.`,
      },
    ]
  return []
}

/** Reads what a switchboard told. */
async function nieuwsOf({ db, now }: Context, body: Oproepmelding): Promise<Nieuws> {
  const { richting, van, naar, wachtrij, medewerker, toestand } = body
  const [outside, inside] = richting === 'inkomend' ? [van, naar] : [naar, van]
  const op = new Date(body.op)
  return {
    // A clock that is ahead tells of now.
    ...{ toestand, richting, wachtrij, op: op > now ? now : op },
    nummer: readCaller(outside) ?? null,
    gemeentenummer: readCaller(inside) ?? inside,
    medewerker: medewerker ? await medewerkerOf(db, medewerker) : undefined,
  }
}

export const routes: Handlers<typeof telefonie, Context> = {
  async melden(context, { body }) {
    const { db, wie } = context
    const faults = faultsIn(new Date(body.op), context)
    if (faults.length > 0) throw invalid(faults)
    const known = { bron: wie.uuid, gesprekId: body.gesprekId }
    const nieuws = await nieuwsOf(context, body)
    const eerder = await oproepen.lockOne(db, known)
    if (eerder && isOther(nieuws, eerder.stand)) throw oproepAnders()
    const { uuid = uuidv7(), terugbellen = null } = eerder ?? {}
    const stand = withNews(nieuws, eerder?.stand)
    if (eerder) await oproepen.change(db, uuid, stand)
    else await oproepen.add(db, { ...known, uuid }, stand)
    const needsCall = isMissed(stand) && terugbellen === null
    return {
      oproep: uuid,
      toestand: stand.toestand,
      medewerkerBekend: nieuws.medewerker === undefined ? null : nieuws.medewerker !== null,
      terugbellen: needsCall ? ((await callBack(context, { ...known, uuid }, stand)) ?? null) : terugbellen,
    }
  },
}
