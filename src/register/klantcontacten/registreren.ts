import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { omschrijvingUit } from '../../begrippen/zaak.ts'
import { type Normgegevens, uiterlijkOp } from '../../inrichting/normen/rules.ts'
import { type Context, hasRight } from '../../platform/context.ts'
import { along } from '../../platform/database.ts'
import { faultsAt, notAllowed } from '../../platform/problems.ts'
import type { NewTask } from '../internetaken/row.ts'
import * as internetaken from '../internetaken/writes.ts'
import { begonnenOp } from '../oproepen/queries.ts'
import { partijen as partijenContract } from '../partijen/contract.ts'
import {
  addVertegenwoordigingen,
  recordAtContact,
  type Vertegenwoordiging,
  withIdentificator,
} from '../partijen/queries.ts'
import { register as registreerPartij } from '../partijen/registreren.ts'
import * as zaken from '../zaken/queries.ts'
import { type NieuweBetrokkene, type NieuwKlantcontact, sleutelHergebruikt } from './contract.ts'
import { check, type Gecontroleerd, type Opgave } from './controleren.ts'
import { claimSleutel, saveAntwoord } from './idempotentie.ts'
import { reeks } from './queries.ts'
import type { NewContact } from './row.ts'
import { vertegenwoordigden } from './rules.ts'
import { make } from './writes.ts'

function mayPartijVastleggen({ wie }: Context, wat: string): void {
  if (!hasRight(wie, partijenContract.maken))
    throw notAllowed({ detail: `Om ${wat} vast te leggen is het recht ${partijenContract.maken.right} nodig.` })
}

/**
 * Registers a partij whose identity was established just now (R1). When the register has a partij with this number already, it gives that
 * one, whatever the source.
 * @throws Problem when the caller may not register it, or with every fault
 */
async function nieuwePartij(context: Context, gegevens: NonNullable<NieuweBetrokkene['nieuwePartij']>) {
  mayPartijVastleggen(context, 'een klant')
  return (await withIdentificator(context.db, gegevens.identificatoren ?? [])) ?? registreerPartij(context, gegevens)
}

/**
 * Gives the betrokkenen who become a partij that partij. It is the same one for all of them, because the rules allow no more
 * (`foutenInNieuwePartijen`).
 */
async function withPartijen(context: Context, opgaven: readonly Gecontroleerd[]): Promise<Gecontroleerd[]> {
  let partij: string | undefined
  const bekend: Gecontroleerd[] = []
  for (const opgave of opgaven) {
    const betrokkenen: NieuweBetrokkene[] = []
    for (const [index, betrokkene] of opgave.betrokkenen.entries()) {
      if (betrokkene.nieuwePartij)
        partij ??= await nieuwePartij(context, betrokkene.nieuwePartij).catch((error: unknown) => {
          throw faultsAt(error, (naam) => `${opgave.plaats}betrokkenen.${index}.nieuwePartij.${naam}`)
        })
      betrokkenen.push(betrokkene.nieuwePartij ? { ...betrokkene, partij } : betrokkene)
    }
    bekend.push({ ...opgave, betrokkenen })
  }
  return bekend
}

/** A klantcontact to write; it and its betrokkenen have their uuids. */
export interface ToWrite extends Gecontroleerd {
  uuid: string
  betrokkenen: (NieuweBetrokkene & { uuid: string })[]
}

export const withUuids = (opgave: Gecontroleerd): ToWrite => ({
  ...opgave,
  uuid: uuidv7(),
  betrokkenen: opgave.betrokkenen.map((betrokkene) => ({ ...betrokkene, uuid: uuidv7() })),
})

/** Makes the records of how the identity of each speaking partij was established (R1). */
export const authenticatiesOf = ({ wie, now }: Context, { contact, betrokkenen }: ToWrite) =>
  betrokkenen.flatMap(({ partij, nieuwePartij: nieuw, initiator, authenticatie }) => {
    const isVastgesteld = nieuw !== undefined || (initiator && contact.initiatiefnemer !== 'gemeente')
    const gegeven = authenticatie ?? (isVastgesteld ? wie.authenticatie : null)
    return partij && gegeven ? [{ partij, op: now.toISOString(), ...gegeven }] : []
  })

/** Makes the records of who represents whom from now on (R4). */
const vertegenwoordigingenOf = ({ betrokkenen }: ToWrite): Vertegenwoordiging[] =>
  betrokkenen.flatMap((betrokkene) => {
    const { partij: vertegenwoordiger, vertegenwoordigtVoortaan } = betrokkene
    if (!vertegenwoordiger || !vertegenwoordigtVoortaan) return []
    return vertegenwoordigden(betrokkene, betrokkenen).map((vertegenwoordigde) => ({
      vertegenwoordigendePartij: vertegenwoordiger,
      vertegenwoordigdePartij: vertegenwoordigde,
    }))
  })

async function recordVertegenwoordigingen(context: Context, opgaven: readonly ToWrite[]): Promise<void> {
  const paren = opgaven.flatMap(vertegenwoordigingenOf)
  if (paren.length === 0) return
  mayPartijVastleggen(context, 'wie wie vertegenwoordigt')
  await addVertegenwoordigingen(context.db, paren)
}

/** Makes the records of the addresses of this contact, which belong to its betrokkenen (R3, R8). */
export const adressenOf = ({ betrokkenen }: ToWrite) =>
  betrokkenen.flatMap(({ uuid, digitaleAdressen }) =>
    digitaleAdressen.map((adres) => ({ ...adres, partij: null, betrokkene: uuid })),
  )

/** Gives the moment at which a klantcontact took place. */
const arrivedAt = ({ plaatsgevondenOp, begonnenOp }: NieuwKlantcontact, now: Date): string =>
  plaatsgevondenOp ?? begonnenOp ?? now.toISOString()

/** Makes the interne taken, each with its term by the norms. */
export function takenOf(
  { now, config }: Context,
  { uuid, contact, beantwoord }: ToWrite,
  normen: Normgegevens,
): NewTask[] {
  const { onderwerp, opvolging } = contact
  const arrived = new Date(arrivedAt(contact, now))
  return opvolging.internetaken.map(({ vragenset: _vragenset, afgehandeld, uiterlijkOp: gegeven, ...taak }, index) => {
    const actoren = [...new Set(taak.actoren.map((actor) => actor.toLowerCase()))]
    const volgensNorm = uiterlijkOp(arrived, { actoren, onderwerp }, normen, config.INTERNETAAK_WERKDAGEN)
    return {
      ...taak,
      vragen: beantwoord[index] ?? null,
      uuid: uuidv7(),
      klantcontact: uuid,
      actoren,
      afgehandeldOp: afgehandeld ? now.toISOString() : null,
      uiterlijkOp: gegeven ?? volgensNorm.toISOString(),
      uiterlijkGegeven: gegeven !== undefined,
    }
  })
}

/** The zaken that must be started: the intention is kept with the klantcontact, the zaak follows (R12). */
export const startenOf = ({ uuid, contact }: ToWrite): zaken.ZaakstartRij[] =>
  contact.opvolging.zaakstarten.map((start) => ({
    ...start,
    uuid: uuidv7(),
    klantcontact: uuid,
    omschrijving: start.omschrijving || omschrijvingUit(contact.onderwerp),
  }))

/** Gives the row of a klantcontact, out of what was sent apart from its parts. */
function rowOf({ now, wie }: Context, { uuid, contact }: ToWrite): NewContact['row'] {
  const {
    betrokkenen: _b,
    actoren: _a,
    onderwerpobjecten: _o,
    bijlagen: _g,
    opvolging: _v,
    kenmerken,
    ...own
  } = contact
  return {
    ...own,
    uuid,
    metadata: kenmerken,
    plaatsgevondenOp: arrivedAt(contact, now),
    inDelen: false,
    geregistreerdDoor: wie.uuid,
  }
}

/** Gives the rows of betrokkenen, out of what was sent apart from what is written elsewhere. */
const betrokkenenOf = ({ betrokkenen }: ToWrite): NewContact['betrokkenen'] =>
  betrokkenen.map(
    ({
      nieuwePartij: _p,
      authenticatie: _a,
      vertegenwoordigtVoortaan: _v,
      anoniem: _n,
      digitaleAdressen: _d,
      ...row
    }) => row,
  )

export const contactOf = (context: Context, opgave: ToWrite): NewContact => ({
  row: rowOf(context, opgave),
  betrokkenen: betrokkenenOf(opgave),
  actoren: opgave.actoren,
  onderwerpobjecten: [
    ...opgave.contact.onderwerpobjecten,
    ...opgave.contact.opvolging.zaken.map((identificator) => ({ identificator })),
  ],
  bijlagen: opgave.contact.bijlagen,
})

/** Gives what a medewerker registers of a call the moment at which it was answered, when they name no other (R9). */
async function sinceCall({ db, wie }: Context, opgaven: readonly Opgave[]): Promise<readonly Opgave[]> {
  const gesprekken = opgaven.flatMap(({ contact: { gesprek, plaatsgevondenOp } }) =>
    gesprek && !plaatsgevondenOp ? [gesprek] : [],
  )
  if (!wie.actor || gesprekken.length === 0) return opgaven
  const begonnen = await begonnenOp(db, gesprekken)
  return opgaven.map(({ contact, plaats }) => {
    const op = contact.plaatsgevondenOp ?? begonnen.get(contact.gesprek ?? '')
    return { contact: { ...contact, plaatsgevondenOp: op }, plaats }
  })
}

/**
 * Writes klantcontacten with their opvolging. Either all are written or none, because the caller's transaction is (R12). A hundred take as
 * many statements as one. Gives their uuids.
 * @throws Problem with every fault, each at its place
 */
export async function writeAll(context: Context, opgaven: readonly Opgave[]): Promise<string[]> {
  const { gecontroleerd, normen } = await check(context, await sinceCall(context, opgaven))
  const bekend = await withPartijen(context, gecontroleerd)
  const toWrite = bekend.map(withUuids)
  const contacten = toWrite.map((opgave) => contactOf(context, opgave))
  const authenticaties = toWrite.flatMap((opgave) => authenticatiesOf(context, opgave))
  const taken = toWrite.flatMap((opgave) => takenOf(context, opgave, normen))
  // Nothing is read from these statements, so they travel along with the next one that is answered.
  await along(context.db, (db) => make(db, contacten))
  await along(context.db, (db) => recordAtContact(db, toWrite.flatMap(adressenOf), authenticaties, context.wie))
  await recordVertegenwoordigingen(context, toWrite)
  await along(context.db, (db) => internetaken.make(db, taken, context.wie))
  await zaken.makeStarten(context.db, toWrite.flatMap(startenOf), context.wie, context.now)
  return toWrite.map(({ uuid }) => uuid)
}

/** Writes one klantcontact with its opvolging; gives its uuid as a list of one. */
export async function store(context: Context, contact: NieuwKlantcontact): Promise<string[]> {
  return writeAll(context, [{ contact, plaats: '' }])
}

/**
 * Registers klantcontacten once: a repeated request with the same key gets the first answer and changes nothing.
 * @param doe gives the uuids of the klantcontacten that it registered
 * @returns the uuid of the first one, and all of them as JSON with a comma between them
 * @throws Problem when another request used the key
 */
export async function eenmalig(
  context: Context,
  { operatie, inhoud }: { operatie: string; inhoud: object },
  sleutel: string | undefined,
  doe: () => Promise<string[]>,
): Promise<{ uuid: string; json: string }> {
  if (sleutel === undefined) {
    const uuids = await doe()
    const { json, partijen } = await reeks(context.db, uuids)
    context.gezien(partijen)
    return { uuid: firstOf(uuids), json }
  }
  const claim = { wie: context.wie.uuid, sleutel, operatie }
  const vingerafdruk = createHash('sha256').update(JSON.stringify(inhoud)).digest()
  const eerder = await claimSleutel(context.db, { ...claim, vingerafdruk })
  if (eerder === 'anders') throw sleutelHergebruikt()
  if (eerder !== 'nieuw') {
    context.gezien(eerder.partijen)
    return { uuid: eerder.klantcontact, json: eerder.antwoord }
  }
  const klantcontacten = await doe()
  const { json, partijen } = await saveAntwoord(context.db, { ...claim, klantcontacten })
  context.gezien(partijen)
  return { uuid: firstOf(klantcontacten), json }
}

function firstOf(uuids: readonly string[]): string {
  const [uuid] = uuids
  if (uuid === undefined) throw new Error('Something that registers klantcontacten registered none.')
  return uuid
}

/**
 * Registers a klantcontact.
 * @throws Problem with all faults, or when another request used the key
 */
export const register = (context: Context, contact: NieuwKlantcontact, sleutel: string | undefined) =>
  eenmalig(context, { operatie: 'klantcontacten.registreren', inhoud: contact }, sleutel, () => store(context, contact))
