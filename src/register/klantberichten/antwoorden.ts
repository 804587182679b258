import { v7 as uuidv7 } from 'uuid'
import { instellingen } from '../../inrichting/instellingen/queries.ts'
import { ofEenheden } from '../../inrichting/standaardantwoorden/queries.ts'
import { fillIn } from '../../inrichting/standaardantwoorden/rules.ts'
import type { Config } from '../../platform/config.ts'
import { type Context, hasRight } from '../../platform/context.ts'
import type { Db } from '../../platform/database.ts'
import { type InvalidParam, invalid, notAllowed, notFound } from '../../platform/problems.ts'
import { saveAtTaak } from '../concepten/queries.ts'
import * as documenten from '../documenten/queries.ts'
import { geenMedewerker, type Internetaak, internetaken as taakContract } from '../internetaken/contract.ts'
import { heropening } from '../internetaken/heropenen.ts'
import * as taakQueries from '../internetaken/queries.ts'
import { houdersNaHeropening } from '../internetaken/rules.ts'
import * as taken from '../internetaken/writes.ts'
import { inhoudOf, isLongerThanInhoud } from '../klantcontacten/rules.ts'
import { correct } from '../klantcontacten/writes.ts'
import { afzenderOf, weg } from '../meldingen/bezorgen.ts'
import { answer, lockTask } from '../opvolging/antwoorden.ts'
import { digitaalAdres } from '../partijen/rules.ts'
import { faultsInPictures } from './afbeeldingen.ts'
import * as queries from './antwoord-queries.ts'
import { type Antwoordvorm, GROOTSTE_BIJLAGEN, type NieuwAntwoord, nietTerugTeHalen } from './contract.ts'
import type { Draad, VindDraad } from './draad.ts'
import { notReachable, quoteOf, subjectOf } from './rules.ts'

// A medewerker answers a klant by e-mail, from the interne taak.

/** The things that later features know. */
export interface Omgeving {
  vindDraad: VindDraad
  /** Can klanten log in? */
  hasMijn(config: Config): boolean
}

const isMedewerker = ({ soortActor }: Internetaak['actoren'][number]) => soortActor === 'medewerker'

/** Tells why a klant cannot be answered by e-mail; undefined when they can. */
const hindrance = ({ config }: Context, { hasMijn }: Omgeving, { adressen, partij, vertrouwelijk }: queries.Vraag) =>
  notReachable({
    kanMailen: weg(config) !== 'geen',
    heeftAdres: adressen.length > 0,
    vertrouwelijk,
    leestInMijn: partij !== null && hasMijn(config),
  })

/** Gives the texts with which an answer to this task can begin, filled in. */
async function textsFor({ db, wie }: Context, { actoren, ...taak }: Internetaak, vraag: queries.Vraag) {
  const units = actoren.filter((actor) => !isMedewerker(actor))
  const all = await ofEenheden(db, [...units.map(({ uuid }) => uuid), ...wie.eenheden])
  const { gemeente } = await instellingen(db)
  const afdeling = units[0]?.naam ?? gemeente
  const { klant, onderwerp } = vraag
  const filled = all.map((one) => ({
    ...one,
    tekst: fillIn(one.tekst, {
      klant,
      onderwerp,
      nummer: taak.klantcontact.nummer,
      medewerker: wie.naam,
      afdeling,
      gemeente,
    }),
  }))
  const signatures = filled.filter(({ soort }) => soort === 'ondertekening')
  // That of the afdeling that has the task goes before one of the medewerker, and both before the general one.
  const own = [...units.map(({ uuid }) => uuid), ...wie.eenheden].flatMap((uuid) =>
    signatures.filter((one) => one.afdeling?.uuid === uuid),
  )
  return {
    standaardantwoorden: filled
      .filter(({ soort }) => soort === 'antwoord')
      .map(({ uuid, naam, onderwerp: words, tekst }) => ({ uuid, naam, onderwerp: words, tekst })),
    ondertekening: (own[0] ?? signatures.find((one) => one.afdeling === null))?.tekst ?? '',
  }
}

/**
 * Gives the message that is answered, to stand below an answer, and the addresses to which it may go: those of its writer. Somebody else who
 * is answered about the same thing does not read it, and nobody reads in a mail what is vertrouwelijk (R28).
 */
async function citaatFor(
  db: Db,
  { adressen, vertrouwelijk }: queries.Vraag,
  { laatste }: Draad,
): Promise<Antwoordvorm['citaat']> {
  const found = laatste && !vertrouwelijk ? await queries.aangehaald(db, laatste) : undefined
  if (!found?.inhoud) return null
  const own = adressen.filter(({ adres }) => found.adressen.includes(adres.toLowerCase()))
  return own.length > 0 ? { tekst: quoteOf(found), adressen: own.map(({ uuid }) => uuid) } : null
}

/** Gives what is known for an answer before anything is typed. */
export async function formFor(context: Context, omgeving: Omgeving, uuid: string): Promise<Antwoordvorm> {
  const { db, config, gezien } = context
  const found = await taakQueries.internetaak(db, uuid)
  if (!found) throw notFound('Interne taak')
  gezien(found.partijen)
  const klantcontact = found.taak.klantcontact.uuid
  const vraag = await queries.vraagOf(db, klantcontact)
  const draad = await omgeving.vindDraad(db, { klantcontact, taak: uuid })
  return {
    belemmering: hindrance(context, omgeving, vraag)?.message ?? '',
    adressen: vraag.adressen,
    alleenInMijn: vraag.vertrouwelijk,
    van: draad.van ?? afzenderOf(config) ?? '',
    citaat: await citaatFor(db, vraag, draad),
    onderwerp: subjectOf(vraag.onderwerp).slice(0, 200),
    ...(await textsFor(context, found.taak, vraag)),
  }
}

/** Finds what is wrong with where an answer goes. */
function faultsInAddresses({ adres, cc }: NieuwAntwoord, { adressen, vertrouwelijk }: queries.Vraag): InvalidParam[] {
  const faults: InvalidParam[] = []
  if (!adressen.some(({ uuid }) => uuid === adres))
    faults.push({ name: 'adres', code: 'niet-toegestaan', reason: 'Naar dit adres mag dit antwoord niet.' })
  if (vertrouwelijk && cc.length > 0)
    faults.push({ name: 'cc', code: 'niet-toegestaan', reason: 'Een vertrouwelijk antwoord gaat naar niemand anders.' })
  for (const [index, one] of cc.entries()) {
    const read = digitaalAdres({ soortDigitaalAdres: 'email', adres: one })
    if ('reden' in read) faults.push({ name: `cc.${index}`, code: 'ongeldig', reason: read.reden })
  }
  return faults
}

/** Finds what is wrong with the documents that somebody wants to send. */
async function faultsInAttachments(
  { db, config }: Context,
  { bijlagen, inhoud }: NieuwAntwoord,
): Promise<InvalidParam[]> {
  const known = bijlagen.length > 0 ? await queries.bijlagen(db, config, bijlagen) : []
  const faults = bijlagen.flatMap((uuid, index): InvalidParam[] => {
    const found = known.find((one) => one.uuid === uuid)
    if (!found) return [{ name: `bijlagen.${index}`, code: 'onbekend', reason: 'Dit document bestaat niet.' }]
    if (found.controle !== 'besmet') return []
    return [{ name: `bijlagen.${index}`, code: 'besmet', reason: 'In dit document is een virus gevonden.' }]
  })
  if (known.reduce((sum, { omvang }) => sum + omvang, 0) > GROOTSTE_BIJLAGEN)
    faults.push({ name: 'bijlagen', code: 'te-groot', reason: 'Samen zijn de bijlagen groter dan 20 MB.' })
  return [...faults, ...faultsInPictures(inhoud, known)]
}

/** Gives the documents of the klantcontact of an answer: what goes with it, and its whole text when that is too long for the contact (R15). */
async function documentsOf({ db }: Context, { inhoud, bijlagen }: NieuwAntwoord): Promise<string[]> {
  if (!isLongerThanInhoud(inhoud)) return bijlagen
  const whole = { bestandsnaam: 'antwoord.txt', mediatype: 'text/plain', inhoud: Buffer.from(inhoud) }
  return [await documenten.save(db, whole), ...bijlagen]
}

/**
 * Registers an answer as a klantcontact about the question (R23), puts it in the outbox, and completes the task when asked. Gives the uuid of the
 * klantcontact as a list of one.
 * @throws Problem when it may not go there, with every fault at its field
 */
export async function send(
  context: Context,
  { vindDraad, hasMijn }: Omgeving,
  taak: string,
  body: NieuwAntwoord,
): Promise<string[]> {
  const { db, wie, now } = context
  if (!wie.actor) throw geenMedewerker()
  if (body.afronden && !hasRight(wie, taakContract.afronden))
    throw notAllowed({ detail: 'U mag interne taken niet afronden.' })
  const locked = await lockTask(context, taak)
  const klantcontact = locked.taak.klantcontact.uuid
  const vraag = await queries.vraagOf(db, klantcontact)
  const problem = hindrance(context, { vindDraad, hasMijn }, vraag)
  if (problem) throw problem
  const faults = [...faultsInAddresses(body, vraag), ...(await faultsInAttachments(context, body))]
  if (faults.length > 0) throw invalid(faults)
  const { adres, cc, onderwerp, inhoud, bijlagen, afronden, notitie, citeren } = body
  const contact = {
    kanaal: 'e-mail',
    onderwerp,
    inhoud: inhoudOf(inhoud),
    actoren: [],
    bijlagen: (await documentsOf(context, body)).map((uuid) => ({ identificator: documenten.verwijzingTo(uuid) })),
    notitie,
  }
  const [antwoord] = await answer(context, locked, contact, { completes: afronden, draft: 'bericht' })
  const uuid = uuidv7()
  const draad = await vindDraad(db, { klantcontact, taak })
  // Whoever gets a copy did not write the message.
  const citaat = citeren && cc.length === 0 ? await citaatFor(db, vraag, draad) : null
  const { partij, betrokkene, vertrouwelijk } = vraag
  await queries.add(db, now, {
    bericht: { uuid, klantcontact, partij, betrokkene, adres },
    antwoord: {
      klantbericht: uuid,
      antwoord,
      interneTaak: taak,
      afgerond: afronden,
      onderwerp,
      tekst: inhoud,
      citaat: citaat?.adressen.includes(adres) ? citaat.tekst : '',
      alleenInMijn: vertrouwelijk,
      cc,
      bijlagen,
      van: draad.van,
      antwoordOp: draad.antwoordOp,
      door: wie.uuid,
    },
  })
  return [antwoord]
}

/** Makes a draft of an answer again, for whoever wrote it. */
async function restoreDraft({ db, wie }: Context, found: queries.Terughaalbaar): Promise<void> {
  if (!wie.actor) return
  const { taak, adres, onderwerp, tekst, citaat, cc, bijlagen, afgerond } = found
  const waarden = {
    ...(adres && { adres }),
    onderwerp,
    inhoud: tekst,
    citeren: citaat !== '',
    cc: cc.join(', '),
    bijlagen,
    afronden: afgerond,
  }
  await saveAtTaak(db, { medewerker: wie.actor, taak }, 'bericht', { versie: 0, inhoud: { waarden, anders: [] } })
}

const TERUGGEHAALD = 'Teruggehaald voordat het werd verstuurd.'

/**
 * Takes back an answer that was not sent yet. Its klantcontact stays as it was registered, with a correction that says so (R10); the klant does
 * not see it, because it never reached them.
 * @throws Problem when it was sent, or somebody else wrote it
 */
export async function takeBack(context: Context, antwoord: string): Promise<void> {
  const { db, wie, now } = context
  const found = await queries.lockTerughaalbaar(db, antwoord, wie.uuid)
  if (!found) throw nietTerugTeHalen()
  await queries.setTeruggehaald(db, found.bericht, now)
  await correct(db, antwoord, { inhoud: 'Dit antwoord is niet verstuurd.', reden: TERUGGEHAALD }, wie)
  if (found.afgerond) {
    const stand = await taken.lockOne(db, found.taak)
    if (stand?.status === 'verwerkt') {
      const to = await heropening(context, found.taak, houdersNaHeropening(stand, wie.actor))
      await taken.reopen(db, found.taak, to, TERUGGEHAALD, wie)
    }
  }
  await restoreDraft(context, found)
}
