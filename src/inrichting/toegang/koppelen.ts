import type { Context } from '../../platform/context.ts'
import { invalid, notFound } from '../../platform/problems.ts'
import type { Actor } from '../actoren/contract.ts'
import * as actoren from '../actoren/queries.ts'
import { writeWijziging } from '../wijzigingen/queries.ts'
import * as koppelverzoeken from './koppelverzoeken.ts'
import { link, makeMedewerker, refresh, unlink } from './medewerkers.ts'
import { endOf } from './sessies.ts'

// Beheer decides here who a person is that logged in under the id of a medewerker (R28).

async function verzoek({ db }: Context, uuid: string): Promise<koppelverzoeken.NieuwKoppelverzoek> {
  const gevonden = await koppelverzoeken.take(db, uuid)
  if (!gevonden) throw notFound('Koppelverzoek')
  return gevonden
}

async function medewerker({ db }: Context, uuid: string): Promise<Actor> {
  const actor = (await actoren.lockOne(db, uuid)) ? await actoren.actor(db, uuid) : undefined
  if (actor?.soortActor === 'medewerker') return actor
  throw invalid([{ name: 'medewerker', code: 'ongeldig', reason: 'Kies een medewerker die er is.' }])
}

const standOf = ({ naam, indicatieActief, actoridentificator }: Actor, account: string | null) => ({
  naam,
  indicatieActief,
  medewerkerId: actoridentificator.objectId,
  account,
})

async function record(
  { db, wie }: Context,
  voor: Actor | null,
  account: string | null,
  uuid: string,
  nieuwAccount: string | null,
) {
  const na = await actoren.actor(db, uuid)
  if (!na) return
  const standen = { voor: voor && standOf(voor, account), na: standOf(na, nieuwAccount) }
  await writeWijziging(db, wie, { soort: 'koppeling', object: uuid, naam: na.naam, ...standen })
}

const accountOf = ({ naam, medewerkerId }: koppelverzoeken.NieuwKoppelverzoek) => `${naam} (${medewerkerId})`
const EERDER = 'een eerder account'

/** Links a person to this medewerker. From now on they use this account and no other of that provider. */
export async function toActor(context: Context, uuid: string, actor: string): Promise<void> {
  const { db } = context
  const wie = await verzoek(context, uuid)
  const voor = await medewerker(context, actor)
  const eerdere = await unlink(db, actor, wie.issuer)
  await endOf(db, actor)
  await link(db, wie, actor)
  await actoren.save(db, { ...voor, indicatieActief: true })
  await record(context, voor, eerdere > 0 ? EERDER : null, actor, accountOf(wie))
}

/** Makes a new medewerker for a person, who takes over the id of the old one, and returns the new one. */
export async function toNewActor(context: Context, uuid: string, uitzetten: boolean): Promise<string> {
  const { db } = context
  const wie = await verzoek(context, uuid)
  const oude = await medewerker(context, wie.actor)
  // An id belongs to one medewerker. Everything a register says about it from now on concerns the new one.
  const actoridentificator = { ...oude.actoridentificator, objectId: '' }
  await actoren.save(db, { ...oude, actoridentificator, indicatieActief: oude.indicatieActief && !uitzetten })
  if (uitzetten) await endOf(db, oude.uuid)
  await record(context, oude, null, oude.uuid, null)
  const nieuw = await makeMedewerker(db, wie.medewerkerId, wie.naam)
  await link(db, wie, nieuw)
  await refresh(db, nieuw, {
    id: undefined,
    naam: undefined,
    email: wie.emailadres || undefined,
    afdelingen: undefined,
  })
  await record(context, null, null, nieuw, accountOf(wie))
  return nieuw
}
