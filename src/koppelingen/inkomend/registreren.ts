import * as actoren from '../../inrichting/actoren/queries.ts'
import type { Context } from '../../platform/context.ts'
import { along, isUndone } from '../../platform/database.ts'
import { outageOf } from '../../platform/outages.ts'
import { Problem } from '../../platform/problems.ts'
import { sql } from '../../platform/sql.ts'
import * as documenten from '../../register/documenten/queries.ts'
import { ONBEKEND } from '../../register/documenten/rules.ts'
import { complete } from '../../register/klantcontacten/aanvullen.ts'
import { NieuwKlantcontact } from '../../register/klantcontacten/contract.ts'
import { store } from '../../register/klantcontacten/registreren.ts'
import { inhoudOf } from '../../register/klantcontacten/rules.ts'
import { isFormulier, type SoortInkomend } from './contract.ts'
import type { Bestand, Inzending } from './inzending.ts'
import { leesbaar } from './leesbaar.ts'
import { type Indeling, opvolgingOf } from './opvolging.ts'
import * as queries from './queries.ts'
import { arrange, ruleOf } from './rules.ts'
import { sprekersOf } from './sprekers.ts'
import { MOST_BIJLAGEN } from './velden.ts'

// A submission becomes one klantcontact with its follow-up, or nothing at all (R12).

const FORMULIEREN = {
  uuid: '01920000-0000-7000-8000-00000000f001',
  naam: 'Formulieren',
  functie: 'Neemt formulieren in',
}
const BERICHTEN = {
  uuid: '01920000-0000-7000-8000-00000000f002',
  naam: 'Inkomende berichten',
  functie: 'Neemt berichten van andere systemen in',
}
const GESPREKKEN = {
  uuid: '01920000-0000-7000-8000-00000000f003',
  naam: 'Gesprekken',
  functie: 'Neemt gesprekken in',
}
const CHATBOT = {
  uuid: '01920000-0000-7000-8000-00000000f004',
  naam: 'Chatbot',
  functie: 'Voert gesprekken zonder medewerker',
}

const TELEFONIE = {
  uuid: '01920000-0000-7000-8000-00000000f007',
  naam: 'Telefooncentrale',
  functie: 'Meldt oproepen',
}

/** R14: the actor that takes in what comes by each kind of kanaal, where nobody of the municipality took part. */
const ACTOREN: Readonly<Record<SoortInkomend, typeof FORMULIEREN>> = {
  formulier: FORMULIEREN,
  webhook: BERICHTEN,
  gesprek: GESPREKKEN,
  chatwoot: GESPREKKEN,
  rocketchat: GESPREKKEN,
  melding: BERICHTEN,
  oproep: TELEFONIE,
  dso: BERICHTEN,
  productaanvraag: FORMULIEREN,
}

/** Gives who took part for the municipality (R14): the medewerkers, a chatbot, or else who takes it in. */
async function actorenOf(
  { db }: Context,
  soort: SoortInkomend,
  { gesprek }: Inzending,
  medewerkers: readonly string[],
) {
  const bot = gesprek?.metAutomaat ? [await actoren.automatedActor(db, CHATBOT)] : []
  const present = [...medewerkers, ...bot]
  return present.length > 0 ? present : [await actoren.automatedActor(db, ACTOREN[soort])]
}

/** Keeps a file, also one that is read piece by piece; gives its uuid. */
async function saveFile(
  db: Context['db'],
  { inhoud, ...own }: Pick<Bestand, 'bestandsnaam' | 'inhoud'> & { mediatype: string },
): Promise<string> {
  if (Buffer.isBuffer(inhoud)) return documenten.save(db, { ...own, inhoud })
  const document = documenten.startDocument(db, own)
  for await (const piece of inhoud()) await document.write(piece)
  return document.end()
}

/**
 * Keeps a submission as a page and as data, and files of it (R15). Gives their uuids, that of the data first.
 * @param room the number of bijlagen that there is room for. The data are kept all the same: what comes later is laid beside them
 */
export async function saveDocuments(
  { db, now }: Context,
  inzending: Inzending,
  bestanden: readonly Bestand[] = inzending.bestanden,
  room = Number.POSITIVE_INFINITY,
): Promise<[gegevens: string, ...string[]]> {
  const { documentnaam } = inzending
  const gegevens = await documenten.save(db, {
    bestandsnaam: `${documentnaam}.json`,
    mediatype: 'application/json',
    inhoud: Buffer.from(inzending.gegevens),
  })
  const others: string[] = []
  const files = [
    { bestandsnaam: `${documentnaam}.html`, mediatype: 'text/html', inhoud: leesbaar(inzending, now) },
    ...bestanden.map(({ bestandsnaam, inhoud }) => ({ bestandsnaam, inhoud, mediatype: ONBEKEND })),
  ]
  for (const file of files.slice(0, Math.max(0, room - 1))) others.push(await saveFile(db, file))
  return [gegevens, ...others]
}

/** Refers to documents as the bijlagen of a klantcontact. */
export const bijlagenOf = (uuids: readonly string[]) =>
  uuids.map((uuid) => ({ identificator: documenten.verwijzingTo(uuid) }))

const MORE = `Er zijn meer dan ${MOST_BIJLAGEN} bijlagen: van wat er te veel is staat de verwijzing alleen in de gegevens.`
const LOOK = 'Kijk wat er met dit bericht moet gebeuren: er is al een zaak'
const HAS_ZAAK = 'Hierover is al een zaak: er is een taak gemaakt, en geen tweede zaak gestart.'
const FIRST_UNKNOWN = 'Eerdere berichten hierover heeft Balie niet.'

/** Gives what a submission is about: the matter, and the first klantcontact about it; and what follows from that. */
async function aboutOf({ db }: Context, { dossier, handeling: asked }: Inzending, opmerkingen: string[]) {
  if (!dossier) return { onderwerpobjecten: [], zaken: [], handeling: asked }
  const { eerste, zaken, heeftZaak } = await queries.dossierOf(db, dossier)
  if (asked && !eerste) opmerkingen.push(FIRST_UNKNOWN)
  if (!asked && heeftZaak) opmerkingen.push(HAS_ZAAK)
  const handeling = asked ?? (heeftZaak ? LOOK : undefined)
  const onderwerpobjecten = [{ identificator: dossier }, ...(eerste ? [{ wasKlantcontact: eerste }] : [])]
  return { onderwerpobjecten, zaken: handeling ? zaken : [], handeling }
}

/** Makes the klantcontact of a submission, and tells what is not as its rule says. */
async function contactOf(context: Context, indeling: Indeling, bijlagen: readonly string[]) {
  const { soort, regel } = indeling
  const ingedeeld = arrange(regel, indeling.inzending, context.now)
  const { opmerkingen } = ingedeeld
  const { onderwerpobjecten, zaken, handeling } = await aboutOf(context, indeling.inzending, opmerkingen)
  const inzending = { ...indeling.inzending, handeling }
  const verwijzingen = (inzending.verwijzingen ?? []).map((identificator) => ({ identificator }))
  if (bijlagen.length + verwijzingen.length > MOST_BIJLAGEN) opmerkingen.push(MORE)
  const medewerkers = await queries.medewerkersWith(context.db, inzending.gesprek?.medewerkers ?? [])
  const sprekers = await sprekersOf(context, inzending, ingedeeld)
  const [actoren, opvolging] = await Promise.all([
    actorenOf(context, soort, inzending, medewerkers),
    opvolgingOf(context, { ...indeling, inzending, medewerkers }, opmerkingen),
  ])
  const contact = NieuwKlantcontact.parse({
    kanaal: regel.kanaal,
    onderwerp: ingedeeld.onderwerp,
    inhoud: inhoudOf(ingedeeld.inhoud),
    vertrouwelijk: regel.vertrouwelijk,
    plaatsgevondenOp: ingedeeld.plaatsgevondenOp ?? context.now.toISOString(),
    // Somebody called, and nobody spoke with them.
    indicatieContactGelukt: soort !== 'oproep',
    gesprek: inzending.gesprek?.uuid ?? null,
    ...sprekers,
    actoren,
    onderwerpobjecten,
    bijlagen: [...bijlagenOf(bijlagen), ...verwijzingen].slice(0, MOST_BIJLAGEN),
    opvolging: { ...opvolging, zaken },
  })
  return { contact, opmerkingen }
}

const NOT_THEIRS =
  'Een verwijzing naar een document dat bij iets anders hoort is niet overgenomen. Zij staat alleen in de gegevens.'

/**
 * Leaves references out by which a sender would come to a document of others: whatever refers to one decides who may see it (R28), and no
 * sender is limited to what they see. A document that they just laid here is theirs.
 */
async function withoutOthers({ db }: Context, inzending: Inzending): Promise<Inzending> {
  const { dossier, kenmerk, verwijzingen = [], opmerkingen, ...rest } = inzending
  const ids = [kenmerk, dossier?.objectId ?? '', ...verwijzingen.map(({ objectId }) => objectId)].filter(Boolean)
  const taken = await queries.takenDocuments(db, ids)
  if (taken.size === 0) return inzending
  return {
    ...rest,
    ...(dossier && !taken.has(dossier.objectId) && { dossier }),
    kenmerk: taken.has(kenmerk) ? '' : kenmerk,
    verwijzingen: verwijzingen.filter(({ objectId }) => !taken.has(objectId)),
    opmerkingen: [...opmerkingen, NOT_THEIRS],
  }
}

/** The outcome of a submission. */
interface Geregistreerd {
  klantcontact: string
  opmerkingen: readonly string[]
}

const ANNOUNCED = 'Het formulier was aangekondigd; dit is wat erin staat.'

/** Registers a submission, or completes the klantcontact in which it was announced: there is one in the end. */
async function registerOne(context: Context, given: Indeling, bijlagen: readonly string[]): Promise<Geregistreerd> {
  const { db } = context
  const { soort } = given
  const [inzending, announced] = await Promise.all([
    withoutOthers(context, given.inzending),
    isFormulier(soort) && given.inzending.kenmerk ? queries.announced(db, given.inzending.kenmerk) : undefined,
  ])
  const kenmerk = isFormulier(soort) ? inzending.kenmerk : ''
  const { contact, opmerkingen } = await contactOf(context, { ...given, inzending }, bijlagen)
  const aangekondigd = kenmerk ? announced : undefined
  if (aangekondigd) {
    await complete(context, aangekondigd, contact, ANNOUNCED)
    return { klantcontact: aangekondigd, opmerkingen }
  }
  const eigen = kenmerk ? [{ identificator: { ...queries.INZENDING, objectId: kenmerk } }] : []
  const onderwerpobjecten = [...eigen, ...contact.onderwerpobjecten]
  const [klantcontact = ''] = await store(context, { ...contact, onderwerpobjecten })
  return { klantcontact, opmerkingen }
}

/** The least that can be said of a submission: it was sent in, and somebody must look at it. */
const bare = ({ soort, inzending }: Indeling): Indeling => ({
  soort,
  regel: ruleOf(soort, {}),
  kanaal: undefined,
  inzending: { ...inzending, velden: [], rollen: [], verwijzingen: [], op: undefined },
})

/** Does work that leaves nothing behind when it fails. What only another moment can mend is not caught. */
async function attempt<T>({ db }: Context, work: () => Promise<T>): Promise<T | Error> {
  await along(db, async (held) => {
    await sql`savepoint inzending`.execute(held)
  })
  try {
    const result = await work()
    await sql`release savepoint inzending`.execute(db)
    return result
  } catch (error) {
    if (!(error instanceof Error) || isUndone(error) || outageOf(error)) throw error
    // When what was done before it failed, there is no savepoint.
    await sql`rollback to savepoint inzending`.execute(db).catch(() => {
      throw error
    })
    return error
  }
}

const reasonIn = (error: Error): string =>
  error instanceof Problem
    ? [error.message, ...(error.details.invalidParams ?? []).map(({ reason }) => reason)].join(' ')
    : 'Balie kon deze inzending niet volgens de regel indelen.'

/**
 * Registers a submission whatever its rule says: a second time when another delivery made the same partij meanwhile, and without its rule
 * when the register refuses what the rule makes of it.
 */
export async function registerAnyhow(
  context: Context,
  indeling: Indeling,
  bijlagen: readonly string[],
): Promise<Geregistreerd> {
  for (const _try of ['first', 'second']) {
    const result = await attempt(context, () => registerOne(context, indeling, bijlagen))
    if (!(result instanceof Error)) return result
    if (_try === 'first') continue
    context.log.warn(
      { code: result instanceof Problem ? result.code : result.name },
      'inzending zonder regel geregistreerd',
    )
    const { klantcontact, opmerkingen } = await registerOne(context, bare(indeling), bijlagen)
    return { klantcontact, opmerkingen: [reasonIn(result), ...opmerkingen] }
  }
  throw new Error('A submission was not registered.')
}
