import { Contactnaam } from '../../begrippen/contract.ts'
import * as actoren from '../../inrichting/actoren/queries.ts'
import type { Config } from '../../platform/config.ts'
import { asApplicatie, type Context, ownContext } from '../../platform/context.ts'
import { type Db, inTransaction, takeTurn } from '../../platform/database.ts'
import { lengthOf } from '../../platform/lengths.ts'
import { bytes, insertRowOf } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { shortened } from '../../platform/text.ts'
import type { HeleInhoud } from '../../register/documenten/inhoud.ts'
import * as documenten from '../../register/documenten/queries.ts'
import { NieuweInternetaak } from '../../register/internetaken/contract.ts'
import { ownMessage } from '../../register/klantberichten/message-id.ts'
import { addOntvangstbevestiging } from '../../register/klantberichten/ontvangst.ts'
import { type Klantcontact, klantcontacten, NieuwKlantcontact } from '../../register/klantcontacten/contract.ts'
import { register } from '../../register/klantcontacten/registreren.ts'
import { store as schrijfLogboek } from '../../register/logboek/queries.ts'
import { NieuwDigitaalAdres } from '../../register/partijen/contract.ts'
import { digitaalAdres } from '../../register/partijen/rules.ts'
import { addressesOf, type Postvak } from './afzender.ts'
import { type EmailBijlage, readAttachments } from './bijlagen.ts'
import type { Bron } from './bron.ts'
import { type Afzendersleutels, keepWithin, senderKeysOf } from './budget.ts'
import { internalAmong } from './eigen.ts'
import { type Place, placeOf, tellTask } from './gesprek.ts'
import { asForm, customerOf, peopleIn } from './klant.ts'
import { receiptFor } from './ontvangst.ts'
import type { Email } from './parse.ts'
import { ruleFor } from './regels/toepassen.ts'
import { keepReturned } from './retour.ts'
import { emailOntvangen } from './row.ts'
import { reasonNotToRegister } from './soort.ts'
import { type Wijze, wijzeBy } from './wijze.ts'

const RECHT = klantcontacten.registreren.right
const OPERATIE = 'email.registreren'

/** The logboek and the klantcontact know the intake of mail by this uuid. */
const INTAKE = '0192f5a0-0000-7000-8000-000000000002'

const wie = asApplicatie({ uuid: INTAKE, naam: 'E-mailintake', rechten: new Set([RECHT]) })

/** Has an address more characters than can be kept? */
const isTooLong = (adres: string): boolean => adres.length > lengthOf(NieuwDigitaalAdres, 'adres')

/** Gives the address of the sender as it can be kept; an unusual one (a quoted name, a local domain) stays as it is. */
function adresOf(adres: string) {
  if (adres === '' || isTooLong(adres)) return []
  const email = { soortDigitaalAdres: 'email', adres } as const
  return ['reden' in digitaalAdres(email) ? { ...email, soortDigitaalAdres: 'overig' } : email]
}

/** R14: gives the actor that takes e-mail in. */
const intakeActor = (db: Db): Promise<string> =>
  actoren.automatedActor(db, { uuid: INTAKE, naam: 'E-mailintake', functie: 'Neemt e-mail in' })

/** A klantcontact can have this many bijlagen. */
const MEESTE_BIJLAGEN = 100
/** The inhoud of a klantcontact can have this many characters; a longer text is kept as a document as well. */
const LANGSTE_INHOUD = lengthOf(NieuwKlantcontact, 'inhoud')
const LANGSTE_TOELICHTING = lengthOf(NieuweInternetaak, 'toelichting')

/** A message as it came. */
export interface Ontvangen {
  bron: Bron
  /** Where it is kept already; undefined when it is not. */
  bewaard?: HeleInhoud | undefined
}

/** Gives the files of a message beside the message itself (R15): its text when that is too long for the contact, and what came with it. */
const filesOf = ({ tekst, bijlagen }: Email): EmailBijlage[] => {
  if (tekst.length <= LANGSTE_INHOUD) return bijlagen
  const van = Buffer.from(tekst)
  return [{ bestandsnaam: 'bericht.txt', mediatype: 'text/plain', omvang: van.length, van }, ...bijlagen]
}

/** Names the document that is the message itself. */
const documentOf = ({ isOutlook }: Email) =>
  isOutlook
    ? { bestandsnaam: 'bericht.msg', mediatype: 'application/vnd.ms-outlook' }
    : { bestandsnaam: 'bericht.eml', mediatype: 'message/rfc822' }

/** Keeps the message itself; gives its uuid. */
async function saveMessage(db: Db, { bron, bewaard }: Ontvangen, email: Email): Promise<string> {
  const document = documentOf(email)
  if (bewaard) {
    await documenten.addDocument(db, document, bewaard)
    return bewaard.uuid
  }
  const writing = documenten.startDocument(db, document)
  for await (const piece of bron.read()) await writing.write(piece)
  return writing.end()
}

/** Keeps as many documents as a klantcontact can have; the others remain in the message. */
async function saveDocuments(db: Db, ontvangen: Ontvangen, email: Email, files: readonly EmailBijlage[]) {
  const uuids = new Map<EmailBijlage, string>()
  const message = await saveMessage(db, ontvangen, email)
  await readAttachments(email.bron, files, (file) => {
    const writing = documenten.startDocument(db, file)
    return {
      write: (piece) => writing.write(piece),
      async end() {
        uuids.set(file, await writing.end())
      },
    }
  })
  const kept = files.flatMap((file) => uuids.get(file) ?? [])
  return [message, ...kept].map((uuid) => ({ identificator: documenten.verwijzingTo(uuid) }))
}

/** Tells how many files there are, and how many can only be read in the message. */
function noteOnFiles(email: Email, inMessage: number): string {
  const { length } = email.bijlagen
  if (length === 0) return ''
  const note = `Het bericht heeft ${length} ${length === 1 ? 'bijlage' : 'bijlagen'}.`
  return inMessage > 0
    ? `${note} Daarvan ${inMessage === 1 ? 'staat er 1' : `staan er ${inMessage}`} alleen in ${documentOf(email).bestandsnaam}.`
    : note
}

/** Tells the person who follows up what they do not see in the text. */
function notesOn(email: Email, sender: Postvak, opmerkingen: readonly string[], inMessage: number): string {
  const address = isTooLong(sender.adres)
    ? `Het e-mailadres van de afzender is te lang om vast te leggen: ${sender.adres}`
    : ''
  const notes = [...opmerkingen, noteOnFiles(email, inMessage), ...email.opmerkingen, address].filter(Boolean).join(' ')
  return shortened(notes, LANGSTE_TOELICHTING, '… (zie het bericht in de bijlage)')
}

/**
 * Makes the klantcontact of a message: its sender is unknown (R3), and its follow-up goes to `place` (R12). That of a reply is the task of its
 * conversation, so its own is done at once.
 */
function klantcontactOf(
  email: Email,
  sender: Postvak,
  actor: string,
  place: Place,
  { afdeling, kanaal, onderwerp, handeling }: Wijze,
  label: string,
  toelichting: string,
  bijlagen: { identificator: object }[],
) {
  const { naam, adres } = sender
  const actoren = place.taak?.actoren ?? (afdeling ? [afdeling] : [])
  return NieuwKlantcontact.parse({
    kanaal,
    onderwerp: shortened(
      [onderwerp, email.onderwerp].filter(Boolean).join(': '),
      lengthOf(NieuwKlantcontact, 'onderwerp'),
      '…',
    ),
    inhoud: shortened(email.tekst.trim(), LANGSTE_INHOUD, '… (zie het bericht in de bijlage)'),
    plaatsgevondenOp: email.ontvangenOp.toISOString(),
    betrokkenen: [
      {
        rol: 'klant',
        initiator: true,
        contactnaam: { achternaam: shortened((naam || adres).trim(), lengthOf(Contactnaam, 'achternaam')) },
        digitaleAdressen: adresOf(adres),
      },
    ],
    actoren: [actor],
    bijlagen,
    ...(label && { kenmerken: { label } }),
    ...(place.klantcontact && { onderwerpobjecten: [{ wasKlantcontact: place.klantcontact }] }),
    opvolging: {
      internetaken: [{ gevraagdeHandeling: handeling, toelichting, actoren, afgehandeld: place.taak !== undefined }],
    },
  })
}

/** Claims the place of a message among those that were registered; false when it was registered already. */
async function isNew(db: Db, { messageId, vingerafdruk }: Email): Promise<boolean> {
  await takeTurn(db, messageId)
  // It is asked after the wait, because the statement that waits does not see what the other one wrote.
  const { rows } = await sql`
    select from email_ontvangen where message_id = ${messageId} and vingerafdruk in (${vingerafdruk}, '')`.execute(db)
  return rows.length === 0
}

const NO_RECEIPT =
  'De afzender kreeg hiervan geen ontvangstbevestiging, omdat er kort hiervoor al meer naar dit adres gingen.'

const FROM_COLLEAGUE = 'dit is een bericht van een collega, zonder doorgestuurde vraag van een klant'

export interface Omgeving {
  db: Db
  config: Config
  log: Context['log']
  now: Date
}

/** A message was registered, was registered before, asks nothing, or must wait for somebody who looks; with the reason in Dutch. */
export type Registratie = { klantcontact: string } | 'al bekend' | { overgeslagen: string } | { apart: string }

/** The outcome of a message, and the rule that it met. */
export type Uitkomst = { registratie: Registratie; regel?: string | undefined }

/** Says in Dutch why a message makes no klantcontact, by what it is; undefined when it may make one. */
async function reasonToSkip(db: Db, config: Config, email: Email, isForced: boolean): Promise<string | undefined> {
  if (email.soort.soort === 'niet-bezorgd') return keepReturned(db, config, email.soort)
  if (typeof ownMessage(config, email.messageId) === 'object') return 'dit is een antwoord van Balie zelf'
  return isForced && email.soort.soort !== 'eigen-melding' ? undefined : reasonNotToRegister(email.soort)
}

/** Registers a message in the transaction of `db`; see `registerEmail`. */
export async function registerIn(
  omgeving: Omgeving,
  ontvangen: Ontvangen,
  parsed: Email,
  wijze: Wijze,
): Promise<Uitkomst> {
  const { db, config } = omgeving
  const isForced = wijze.postvak?.toch ?? false
  const reason = await reasonToSkip(db, config, parsed, isForced)
  if (reason) return { registratie: { overgeslagen: reason } }
  const internal = await internalAmong(db, config, addressesOf(peopleIn(parsed)))
  const email = asForm(parsed, internal)
  if (!(await isNew(db, email))) return { registratie: 'al bekend' }
  const sender = customerOf(email, internal) ?? (isForced ? email.afzender : undefined)
  if (!sender) return { registratie: { overgeslagen: FROM_COLLEAGUE } }
  const answered = await placeOf(db, config, email)
  // A conversation goes before the rules: a klant who replies is heard.
  const met = answered.klantcontact ? undefined : await ruleFor(db, email, wijze.postvak?.uuid, isForced)
  const regel = met?.uuid
  if (met?.geenTaak) return { registratie: { overgeslagen: `regel “${met.naam}”: ${met.geenTaak}` }, regel }
  const herkomst = senderKeysOf(config, sender.adres || email.afzender.adres)
  const place = isForced || email.formulier ? answered : await keepWithin(omgeving, herkomst, answered, wijze.postvak)
  if ('apart' in place) return { registratie: place, regel }
  const found = { sender, place, herkomst, label: met?.label ?? '' }
  const klantcontact = await keep(omgeving, ontvangen, email, wijzeBy(wijze, met), found)
  return { registratie: { klantcontact }, regel }
}

/** The facts that were found out about a message before it is kept. */
interface Bevonden {
  sender: Postvak
  place: Place
  herkomst: Afzendersleutels
  label: string
}

/** Keeps a message as a klantcontact with its opvolging; gives the uuid of that. */
async function keep(
  { db, config, log, now }: Omgeving,
  ontvangen: Ontvangen,
  email: Email,
  wijze: Wijze,
  { sender, place, herkomst, label }: Bevonden,
): Promise<string> {
  const files = filesOf(email)
  const kept = files.slice(0, MEESTE_BIJLAGEN - 1)
  const bijlagen = await saveDocuments(db, ontvangen, email, kept)
  const receipt = await receiptFor(db, now, email, sender, herkomst, wijze.postvak)
  const opmerkingen = [...place.opmerkingen, ...(receipt === 'te-veel' ? [NO_RECEIPT] : [])]
  const toelichting = notesOn(email, sender, opmerkingen, files.length - kept.length)
  const contact = klantcontactOf(email, sender, await intakeActor(db), place, wijze, label, toelichting, bijlagen)
  const context = ownContext({ db, now, config, log }, wie)
  const { uuid, json } = await register(context, contact, undefined)
  const { nummer, opvolging } = JSON.parse(json) as Klantcontact
  if (place.taak) await tellTask(context, place.taak, nummer)
  if (receipt === 'ja') await addOntvangstbevestiging(db, uuid, email.bijlagen.length)
  const { messageId, vingerafdruk } = email
  await insertRowOf(emailOntvangen, {
    messageId,
    vingerafdruk: bytes(vingerafdruk),
    klantcontact: uuid,
    interneTaak: place.taak?.uuid ?? opvolging.internetaken[0]?.uuid ?? null,
    afzender: bytes(herkomst.afzender),
    domein: bytes(herkomst.domein),
    doorgestuurd: sender !== email.afzender,
    aangekomenOp: (wijze.postvak?.aangekomenOp ?? now).toISOString(),
  }).execute(db)
  await schrijfLogboek(db, {
    operatie: OPERATIE,
    resultaat: 201,
    wie,
    partijen: [],
    requestId: uuid,
    trace: { traceId: uuid.replaceAll('-', '') },
    herkomst: '',
    begonnenOp: now,
  })
  return uuid
}

/**
 * Registers a message as one klantcontact with its opvolging, an unknown sender and all its documents, or nothing at all. An answer joins
 * the conversation that it answers, and the task of that one is told or opened again. A message that asks nothing of the municipality makes no
 * task: an automatic answer, a report of undelivered mail, or mail among colleagues.
 */
export const registerEmail = (omgeving: Omgeving, ontvangen: Ontvangen, email: Email): Promise<Uitkomst> =>
  inTransaction(omgeving.db, 'schrijven', async (tx) => {
    const afdeling = await actoren.eenheidWithNaam(tx, omgeving.config.EMAIL_AFDELING)
    const wijze = { afdeling, kanaal: 'e-mail', onderwerp: '', handeling: 'Behandel deze e-mail' }
    return registerIn({ ...omgeving, db: tx }, ontvangen, email, wijze)
  })
