import { v7 as uuidv7 } from 'uuid'
import * as actoren from '../../inrichting/actoren/queries.ts'
import * as vragensets from '../../inrichting/vragensets/queries.ts'
import { beantwoord } from '../../inrichting/vragensets/rules.ts'
import type { Context } from '../../platform/context.ts'
import { isUndone } from '../../platform/database.ts'
import { outageOf } from '../../platform/outages.ts'
import { Problem } from '../../platform/problems.ts'
import { bytesText } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import * as documenten from '../../register/documenten/queries.ts'
import { ONBEKEND } from '../../register/documenten/rules.ts'
import { complete } from '../../register/klantcontacten/aanvullen.ts'
import { klantcontacten, type NieuweBetrokkene, NieuwKlantcontact } from '../../register/klantcontacten/contract.ts'
import { store } from '../../register/klantcontacten/registreren.ts'
import { inhoudOf } from '../../register/klantcontacten/rules.ts'
import { type Identificator, type PartijGegevens, partijen } from '../../register/partijen/contract.ts'
import { establish } from '../../register/partijen/registreren.ts'
import { zaken } from '../../register/zaken/contract.ts'
import { checkStart } from '../../register/zaken/starten.ts'
import { leveringAnders, Regel, type SoortInkomend } from './contract.ts'
import type { Identiteit, Inzending } from './inzending.ts'
import { leesbaar } from './leesbaar.ts'
import * as queries from './queries.ts'
import { antwoordenOf, arrange, type Ingedeeld, redenOf } from './rules.ts'

// A delivery becomes one klantcontact with its follow-up, or nothing at all (R12). What has no rule, or cannot be as its rule says, is taken in
// all the same, and beheer sees why.

/** R14: the actor that takes in what comes by each kind of kanaal. */
const ACTOREN = {
  formulier: { uuid: '01920000-0000-7000-8000-00000000f001', naam: 'Formulieren', functie: 'Neemt formulieren in' },
} as const satisfies Record<SoortInkomend, object>

const NAMELESS = 'Naam onbekend'

/** A delivery as it arrived. */
export interface Levering {
  soort: SoortInkomend
  /** The sleutel in the address. */
  adres: string
  /** The application that delivers. */
  bron: string
  inzending: Inzending
}

/** Gives who delivers the rights to do what beheer said in a rule, and no others: the delivery itself cannot choose. */
export const asTaker = (context: Context): Context => ({
  ...context,
  wie: {
    ...context.wie,
    rechten: new Set([klantcontacten.registreren.right, partijen.maken.right, zaken.starten.right]),
  },
})

function gegevensOf(identificator: Identificator, { contactnaam, organisatienaam }: Ingedeeld): PartijGegevens {
  const identificatoren = [identificator]
  if (identificator.soort !== 'bsn')
    return { soortPartij: 'organisatie', naam: organisatienaam || NAMELESS, identificatoren }
  return {
    soortPartij: 'persoon',
    contactnaam: { ...contactnaam, achternaam: contactnaam.achternaam || NAMELESS },
    identificatoren,
  }
}

/** Nothing is known of the name of who did not fill in the form. */
const unnamed = (ingedeeld: Ingedeeld): Ingedeeld => ({
  ...ingedeeld,
  contactnaam: { voorletters: '', voornaam: '', voorvoegselAchternaam: '', achternaam: '' },
  organisatienaam: '',
})

type Sprekers = Pick<NieuwKlantcontact, 'initiatiefnemer'> & { betrokkenen: NieuweBetrokkene[] }

/** Gives who established who they are: the klant, or who represents the klant (R1, R4). */
async function established(context: Context, identiteit: Identiteit, ingedeeld: Ingedeeld): Promise<Sprekers> {
  const { middel, niveau, spreker, namens } = identiteit
  const { digitaleAdressen, correspondentieadres } = ingedeeld
  const partij = await establish(context, gegevensOf(spreker, ingedeeld), { middel, niveau })
  const own = {
    partij,
    authenticatie: { middel, niveau },
    initiator: true,
    organisatienaam: '',
    digitaleAdressen,
    ...(correspondentieadres && { correspondentieadres }),
  }
  context.gezien([partij])
  if (!namens) return { betrokkenen: [{ ...own, rol: 'klant' }], initiatiefnemer: 'klant' }
  const klant = await establish(context, gegevensOf(namens, unnamed(ingedeeld)), { middel: 'machtiging', niveau })
  context.gezien([klant])
  return {
    betrokkenen: [
      { ...own, rol: 'vertegenwoordiger' },
      { partij: klant, rol: 'klant', initiator: false, organisatienaam: '', digitaleAdressen: [] },
    ],
    initiatiefnemer: 'vertegenwoordiger',
  }
}

/** Gives somebody unknown: what they left belongs to this contact alone (R3). */
function unknown({ contactnaam, organisatienaam, digitaleAdressen, correspondentieadres }: Ingedeeld): Sprekers {
  const isNamed = Boolean(contactnaam.achternaam || contactnaam.voornaam)
  const isEmpty = !isNamed && !organisatienaam && digitaleAdressen.length === 0 && !correspondentieadres
  return {
    betrokkenen: [
      {
        rol: 'klant',
        initiator: true,
        organisatienaam,
        digitaleAdressen,
        ...(isNamed && { contactnaam }),
        ...(correspondentieadres && { correspondentieadres }),
        ...(isEmpty && { anoniem: true }),
      },
    ],
    initiatiefnemer: 'klant',
  }
}

/** Gives the afdeling that gets the tasks: that of the kanaal, or else that of the settings. */
export async function afdelingOf(
  { db, config }: Pick<Context, 'db' | 'config'>,
  kanaal: queries.Kanaal | undefined,
  opmerkingen: string[],
): Promise<string[]> {
  if (kanaal?.afdeling?.actief) return [kanaal.afdeling.uuid]
  if (kanaal?.afdeling)
    opmerkingen.push(`${kanaal.afdeling.naam} is niet meer in gebruik: de taak ging naar ${config.INKOMEND_AFDELING}.`)
  const uuid = await actoren.eenheidWithNaam(db, config.INKOMEND_AFDELING)
  if (!uuid) opmerkingen.push(`Er is geen afdeling die ${config.INKOMEND_AFDELING} heet: de taak is van niemand.`)
  return uuid ? [uuid] : []
}

/** Reads the answers to the vragenset of a rule; without them when they are not what it asks. */
async function vragensetOf({ db }: Context, regel: Regel, inzending: Inzending, opmerkingen: string[]) {
  if (!regel.vragenset) return undefined
  const { uuid } = regel.vragenset
  const [set] = await vragensets.inGebruik(db, [uuid])
  const antwoorden = { uuid, antwoorden: antwoordenOf(regel, inzending.velden) }
  const fout = set
    ? beantwoord(set, antwoorden).fouten[0]?.reason
    : 'Deze vragenset bestaat niet of is niet in gebruik.'
  if (!fout) return antwoorden
  opmerkingen.push(`De vragenset is niet ingevuld: ${fout}`)
  return undefined
}

/** Gives the zaak that starts; undefined when the zaaktype cannot be started. */
async function zaakOf(context: Context, { zaak }: Regel, opmerkingen: string[]) {
  if (!zaak) return undefined
  const start = { ...zaak, omschrijving: '', toelichting: '' }
  try {
    await checkStart(context, start)
    return start
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    opmerkingen.push(
      'De zaak is niet gestart: dit zaaktype bestaat niet of is vandaag niet geldig. Er is een taak gemaakt.',
    )
    return undefined
  }
}

async function opvolgingOf(
  context: Context,
  { regel, inzending, kanaal }: Indeling,
  opmerkingen: string[],
): Promise<Pick<NieuwKlantcontact['opvolging'], 'internetaken' | 'zaakstarten'>> {
  const zaak = await zaakOf(context, regel, opmerkingen)
  if (zaak) return { internetaken: [], zaakstarten: [zaak] }
  const vragenset = await vragensetOf(context, regel, inzending, opmerkingen)
  const taak = {
    gevraagdeHandeling: regel.handeling,
    toelichting: '',
    actoren: await afdelingOf(context, kanaal, opmerkingen),
    afgehandeld: inzending.isBeantwoord,
    ...(vragenset && { vragenset }),
  }
  return { internetaken: [taak], zaakstarten: [] }
}

/** Keeps the submission as a page and as data, and its files (R15). Gives their uuids, that of the data first. */
async function saveDocuments({ db, now }: Context, inzending: Inzending): Promise<[gegevens: string, ...string[]]> {
  const { bestanden, documentnaam } = inzending
  const gegevens = await documenten.save(db, {
    bestandsnaam: `${documentnaam}.json`,
    mediatype: 'application/json',
    inhoud: Buffer.from(inzending.gegevens),
  })
  const others: string[] = []
  for (const file of [
    { bestandsnaam: `${documentnaam}.html`, mediatype: 'text/html', inhoud: leesbaar(inzending, now) },
    ...bestanden.map((bestand) => ({ ...bestand, mediatype: ONBEKEND })),
  ])
    others.push(await documenten.save(db, file))
  return [gegevens, ...others]
}

/** A submission with the rule that it is arranged by. */
interface Indeling {
  soort: SoortInkomend
  inzending: Inzending
  kanaal: queries.Kanaal | undefined
  regel: Regel
}

/** Makes the klantcontact of a submission, and tells what is not as its rule says. */
async function contactOf(context: Context, indeling: Indeling, bijlagen: readonly string[]) {
  const { soort, inzending, regel } = indeling
  const ingedeeld = arrange(regel, inzending, context.now)
  const { opmerkingen } = ingedeeld
  const sprekers = inzending.identiteit
    ? await established(context, inzending.identiteit, ingedeeld)
    : unknown(ingedeeld)
  const contact = NieuwKlantcontact.parse({
    kanaal: regel.kanaal,
    onderwerp: ingedeeld.onderwerp,
    inhoud: inhoudOf(ingedeeld.inhoud),
    vertrouwelijk: regel.vertrouwelijk,
    plaatsgevondenOp: ingedeeld.plaatsgevondenOp ?? context.now.toISOString(),
    indicatieContactGelukt: true,
    ...sprekers,
    actoren: [await actoren.automatedActor(context.db, ACTOREN[soort])],
    bijlagen: bijlagen.map((uuid) => ({ identificator: documenten.verwijzingTo(uuid) })),
    opvolging: await opvolgingOf(context, indeling, opmerkingen),
  })
  return { contact, opmerkingen }
}

/** The outcome of a submission. */
interface Geregistreerd {
  klantcontact: string
  opmerkingen: readonly string[]
}

const ANNOUNCED = 'Het formulier was aangekondigd; dit is wat erin staat.'

/** Registers a submission, or completes the klantcontact in which it was announced: there is one in the end. */
async function registerOne(context: Context, indeling: Indeling, bijlagen: readonly string[]): Promise<Geregistreerd> {
  const { db } = context
  const { kenmerk } = indeling.inzending
  const { contact, opmerkingen } = await contactOf(context, indeling, bijlagen)
  const aangekondigd = kenmerk ? await queries.announced(db, kenmerk) : undefined
  if (aangekondigd) {
    await complete(context, aangekondigd, contact, ANNOUNCED)
    return { klantcontact: aangekondigd, opmerkingen }
  }
  const onderwerpobjecten = kenmerk ? [{ identificator: { ...queries.INZENDING, objectId: kenmerk } }] : []
  const [klantcontact = ''] = await store(context, { ...contact, onderwerpobjecten })
  return { klantcontact, opmerkingen }
}

/** The least that can be said of a submission: it was sent in, and somebody must look at it. */
const bare = (indeling: Indeling): Indeling => ({
  ...indeling,
  regel: Regel.parse({}),
  kanaal: undefined,
  inzending: { ...indeling.inzending, velden: [], identiteit: undefined, op: undefined },
})

/** Does work that leaves nothing behind when it fails. What only another moment can mend is not caught. */
async function attempt<T>({ db }: Context, work: () => Promise<T>): Promise<T | Error> {
  await sql`savepoint inzending`.execute(db)
  try {
    const result = await work()
    await sql`release savepoint inzending`.execute(db)
    return result
  } catch (error) {
    if (!(error instanceof Error) || isUndone(error) || outageOf(error)) throw error
    await sql`rollback to savepoint inzending`.execute(db)
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
async function registerAnyhow(
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

const WITHOUT_KANAAL = 'Voor dit formulier is nog geen regel gemaakt.'

/** The outcome of a delivery: its klantcontact, or why it is refused; that is kept as well. */
export type Uitkomst = { klantcontact: string } | Problem

/** Takes a delivery in, in the transaction of the context, once: the same again gives the same, and something else is refused. */
export async function takeIn(given: Context, levering: Levering): Promise<Uitkomst> {
  const context = asTaker(given)
  const { db, now } = context
  const { soort, adres, bron, inzending } = levering
  const { sleutel, vingerafdruk, omvang, kenmerk, naam } = inzending
  await queries.waitFor(db, `${bron} ${soort} ${sleutel}`)
  const row = {
    ...{ uuid: uuidv7(), soort, adres, naam, bron, sleutel, kenmerk, omvang },
    ...{ vingerafdruk: bytesText(vingerafdruk), ontvangenOp: now.toISOString() },
  }
  const eerder = await queries.eerder(db, { soort, bron, sleutel })
  if (eerder) {
    if (eerder.vingerafdruk.equals(vingerafdruk)) return { klantcontact: eerder.klantcontact }
    const refusal = leveringAnders()
    await queries.addLevering(db, { ...row, stand: 'geweigerd', reden: refusal.message })
    return refusal
  }
  if (kenmerk) await queries.waitFor(db, kenmerk)
  const kanaal = await queries.kanaalAt(db, soort, adres)
  const bijlagen = await saveDocuments(context, inzending)
  const regel = Regel.parse(kanaal?.regel ?? {})
  const found = await registerAnyhow(context, { soort, inzending, kanaal, regel }, bijlagen)
  const opmerkingen = [...(kanaal ? [] : [WITHOUT_KANAAL]), ...found.opmerkingen]
  await queries.addLevering(db, {
    ...{ ...row, klantcontact: found.klantcontact, gegevens: bijlagen[0] },
    ...{ stand: opmerkingen.length > 0 ? 'afwijkend' : 'geregistreerd', reden: redenOf(opmerkingen) },
  })
  return { klantcontact: found.klantcontact }
}
