import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import * as internetaken from '../internetaken/queries.ts'
import { naWerkdagen } from '../internetaken/werkdagen.ts'
import { legVastBijContact, metIdentificator } from '../partijen/queries.ts'
import { registreer as registreerPartij } from '../partijen/registreren.ts'
import type { Context } from '../platform/context.ts'
import { type InvalidParam, invalid, notAllowed, Problem } from '../platform/problems.ts'
import { type NieuweBetrokkene, type NieuwKlantcontact, sleutelHergebruikt } from './contract.ts'
import * as queries from './queries.ts'
import * as rules from './rules.ts'

/** Whoever registers as a medewerker took part himself, unless other actoren are named (R14). */
function actorenVan({ wie }: Context, { actoren }: NieuwKlantcontact): string[] {
  const genoemd = actoren.length === 0 && wie.actor ? [wie.actor] : actoren
  return [...new Set(genoemd.map((uuid) => uuid.toLowerCase()))]
}

type Genoemd = readonly (readonly [name: string, uuid: string])[]

const foutenIn = (genoemd: Genoemd, onbekend: ReadonlySet<string>, reason: string): InvalidParam[] =>
  genoemd.filter(([, uuid]) => onbekend.has(uuid.toLowerCase())).map(([name]) => ({ name, code: 'onbekend', reason }))

/** Faults in what the registration refers to, found in one statement. */
async function foutenInVerwijzingen(
  { db }: Context,
  contact: NieuwKlantcontact,
  actoren: readonly string[],
): Promise<InvalidParam[]> {
  const partijen: Genoemd = contact.betrokkenen.flatMap(({ partij }, i) =>
    partij ? [[`betrokkenen.${i}.partij`, partij] as const] : [],
  )
  const eigen: Genoemd = actoren.map((uuid, i) => [`actoren.${i}`, uuid] as const)
  const taakactoren: Genoemd = contact.opvolging.internetaken.flatMap((taak, i) =>
    taak.actoren.map((uuid, j) => [`opvolging.internetaken.${i}.actoren.${j}`, uuid] as const),
  )
  const eerdere: Genoemd = contact.onderwerpobjecten.flatMap(({ wasKlantcontact }, i) =>
    wasKlantcontact ? [[`onderwerpobjecten.${i}.wasKlantcontact`, wasKlantcontact] as const] : [],
  )
  // Of another register only that register knows what there is; of ours only what one sees can be added (R28).
  const documenten: Genoemd = contact.bijlagen.flatMap(({ identificator: { codeRegister, objectId } }, i) =>
    codeRegister === 'balie' ? [[`bijlagen.${i}.identificator`, objectId] as const] : [],
  )
  const uuids = (genoemd: Genoemd) => genoemd.map(([, uuid]) => uuid)
  const onbekend = await queries.onbekendeVerwijzingen(db, {
    partijen: uuids(partijen),
    actoren: [...uuids(eigen), ...uuids(taakactoren)],
    klantcontacten: uuids(eerdere),
    documenten: uuids(documenten),
  })
  return [
    ...foutenIn(partijen, onbekend, 'Deze partij bestaat niet.'),
    ...foutenIn([...eigen, ...taakactoren], onbekend, 'Deze actor bestaat niet.'),
    ...foutenIn(eerdere, onbekend, 'Dit klantcontact bestaat niet.'),
    ...foutenIn(documenten, onbekend, 'Dit document bestaat niet.'),
  ]
}

/** Looks at all that is given; throws one problem with every fault. */
async function controleer(
  context: Context,
  contact: NieuwKlantcontact,
  actoren: readonly string[],
): Promise<NieuweBetrokkene[]> {
  const { betrokkenen, fouten } = rules.betrokkenen(contact, context.wie.authenticatie !== null, context.now)
  fouten.push(...rules.foutInMoment(contact.plaatsgevondenOp, context.now))
  if (actoren.length === 0)
    fouten.push({ name: 'actoren', code: 'verplicht', reason: 'Geef ten minste een actor van de gemeente.' })
  fouten.push(...(await foutenInVerwijzingen(context, contact, actoren)))
  if (fouten.length > 0) throw invalid(fouten)
  return betrokkenen
}

const PARTIJ_MAKEN = 'partijen.registreren'

/** Faults of a part at its place in the whole. */
function opPlaats(error: unknown, plaats: string): unknown {
  if (!(error instanceof Problem) || !error.details.invalidParams) return error
  return invalid(error.details.invalidParams.map((fout) => ({ ...fout, name: `${plaats}.${fout.name}` })))
}

/**
 * Who was established just now and is no partij yet becomes one (R1); is there one with this number already, then it is that one, however
 * he was found.
 * @throws Problem when that may not be, or with every fault
 */
async function metPartij(context: Context, betrokkene: NieuweBetrokkene, index: number): Promise<NieuweBetrokkene> {
  const { nieuwePartij } = betrokkene
  if (!nieuwePartij) return betrokkene
  if (!context.wie.rechten.has(PARTIJ_MAKEN))
    throw notAllowed({ detail: `Om een klant vast te leggen is het recht ${PARTIJ_MAKEN} nodig.` })
  const gevonden = await metIdentificator(context.db, nieuwePartij.identificatoren ?? [])
  try {
    const partij = gevonden ?? (await registreerPartij(context, nieuwePartij))
    return { ...betrokkene, partij }
  } catch (error) {
    throw opPlaats(error, `betrokkenen.${index}.nieuwePartij`)
  }
}

/** Records how the identity of each partij that speaks was established (R1), and the addresses of this contact (R3, R8). */
async function bewaarBijBetrokkenen(
  context: Context,
  contact: NieuwKlantcontact,
  betrokkenen: readonly (NieuweBetrokkene & { uuid: string })[],
) {
  const adressen = betrokkenen.flatMap((betrokkene) =>
    betrokkene.digitaleAdressen.map((adres) => ({ ...adres, partij: null, betrokkene: betrokkene.uuid })),
  )
  const authenticaties = betrokkenen.flatMap(({ partij, nieuwePartij, initiator, authenticatie }) => {
    const isVastgesteld = nieuwePartij !== undefined || (initiator && contact.initiatiefnemer !== 'gemeente')
    const verklaard = isVastgesteld ? context.wie.authenticatie : null
    const gegeven = authenticatie ?? verklaard
    return partij && gegeven ? [{ partij, op: context.now.toISOString(), ...gegeven }] : []
  })
  await legVastBijContact(context.db, adressen, authenticaties, context.wie)
}

function takenVan(
  { now, config }: Context,
  klantcontact: string,
  { opvolging }: NieuwKlantcontact,
): internetaken.NieuweTaakRij[] {
  return opvolging.internetaken.map(({ actoren, afgehandeld, uiterlijkOp, ...taak }) => ({
    ...taak,
    uuid: uuidv7(),
    klantcontact,
    actoren: [...new Set(actoren.map((uuid) => uuid.toLowerCase()))],
    afgehandeldOp: afgehandeld ? now.toISOString() : null,
    uiterlijkOp: uiterlijkOp ?? naWerkdagen(now, config.INTERNETAAK_WERKDAGEN).toISOString(),
  }))
}

/** Writes a klantcontact with its opvolging; all or nothing, because the caller's transaction is (R12). */
export async function schrijf(context: Context, contact: NieuwKlantcontact): Promise<string> {
  const actoren = actorenVan(context, contact)
  const gecontroleerd = await controleer(context, contact, actoren)
  const bekend: NieuweBetrokkene[] = []
  for (const [index, betrokkene] of gecontroleerd.entries()) bekend.push(await metPartij(context, betrokkene, index))
  const betrokkenen = bekend.map((betrokkene) => ({ ...betrokkene, uuid: uuidv7() }))
  const uuid = uuidv7()
  await queries.maak(context.db, {
    uuid,
    velden: { ...contact, plaatsgevondenOp: contact.plaatsgevondenOp ?? context.now.toISOString() },
    betrokkenen,
    actoren,
    onderwerpobjecten: [
      ...contact.onderwerpobjecten,
      ...contact.opvolging.zaken.map((identificator) => ({ identificator })),
    ],
    bijlagen: contact.bijlagen,
    geregistreerdDoor: context.wie.uuid,
  })
  await bewaarBijBetrokkenen(context, contact, betrokkenen)
  await internetaken.maak(context.db, takenVan(context, uuid, contact), context.wie)
  return uuid
}

/**
 * Does something that registers a klantcontact once: with a key, the same request answers the first answer and does nothing.
 * @param doe gives the uuid of the klantcontact that it registered
 * @throws Problem when another request used the key
 */
export async function eenmalig(
  context: Context,
  { operatie, inhoud }: { operatie: string; inhoud: object },
  sleutel: string | undefined,
  doe: () => Promise<string>,
): Promise<{ uuid: string; json: string }> {
  if (sleutel === undefined) {
    const uuid = await doe()
    const gelezen = await queries.klantcontact(context.db, uuid)
    if (!gelezen) throw new Error('A klantcontact that was just registered is not there.')
    context.gezien(gelezen.partijen)
    return { uuid, json: gelezen.klantcontact }
  }
  const claim = { wie: context.wie.uuid, sleutel, operatie }
  const vingerafdruk = createHash('sha256').update(JSON.stringify(inhoud)).digest()
  const eerder = await queries.claimSleutel(context.db, { ...claim, vingerafdruk })
  if (eerder === 'anders') throw sleutelHergebruikt()
  if (eerder !== 'nieuw') return { uuid: eerder.klantcontact, json: eerder.antwoord }
  const uuid = await doe()
  const antwoord = await queries.bewaarAntwoord(context.db, { ...claim, klantcontact: uuid })
  context.gezien(antwoord.partijen)
  return { uuid, json: antwoord.klantcontact }
}

/**
 * Registers a klantcontact.
 * @throws Problem with all faults, or when another request used the key
 */
export const registreer = (context: Context, contact: NieuwKlantcontact, sleutel: string | undefined) =>
  eenmalig(context, { operatie: 'klantcontacten.registreren', inhoud: contact }, sleutel, () =>
    schrijf(context, contact),
  )
