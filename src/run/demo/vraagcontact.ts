import { indexOfEenheid } from './actoren.ts'
import { chooseTijdstip, moment, type Tijdstip } from './agenda.ts'
import type { Context } from './context.ts'
import { AFDELINGEN, type AfdelingCode } from './corpus/afdelingen.ts'
import { KANAAL_STIJL, type Kanaal } from './corpus/kanalen.ts'
import { NOTITIES_AFRONDING, NOTITIES_DIRECT, NOTITIES_PER_AFDELING, TAKEN_DAARNAAST } from './corpus/opvolging.ts'
import { AANHEFFEN, GROETEN } from './corpus/waarden.ts'
import { makeVergissing } from './correctie.ts'
import { directeTaak, taakForLater } from './interne-taken.ts'
import { chooseZaak, makeInvulling } from './invulling.ts'
import type { DemoKlantcontact, DemoZaak } from './klantcontact.ts'
import { at, type Random } from './random.ts'
import { fillIn, type Invulling, type Sjabloon } from './tekst.ts'
import { kiesGesprokenVraag, kiesVraag, type Tekst, type Vraag } from './vragen.ts'
import { chooseWho, type Wie } from './wie.ts'

/** A klantcontact, with what another one about a second subject in the same conversation shares with it. */
export interface Vraagcontact {
  contact: DemoKlantcontact
  wie: Wie
  tijdstip: Tijdstip
}

/** Everything about one question that was asked. */
interface Gebeurtenis {
  vraag: Vraag
  tekst: Tekst
  kanaal: Kanaal
  wie: Wie
  /** The actor of the municipality who registered it. */
  actor: number
  geregistreerd: Tijdstip
  zaak: DemoZaak
  invulling: Invulling
  onderwerp: string
}

const NAAM_VAN_AFDELING = new Map<AfdelingCode, string>(AFDELINGEN.map(({ code, naam }) => [code, naam]))

/** One of these may be noted when work of this afdeling is done. */
const NOTITIES = new Map<AfdelingCode, readonly string[]>(
  AFDELINGEN.map(({ code }) => [
    code,
    [...NOTITIES_AFRONDING, ...NOTITIES_PER_AFDELING[code], ...NOTITIES_PER_AFDELING[code]],
  ]),
)

function chooseText({ teksten }: Vraag, kanaal: Kanaal, r: Random): Tekst {
  const keuze = teksten[KANAAL_STIJL[kanaal]]
  return kanaal === 'dso' ? at(keuze, 0) : r.pick(keuze)
}

const KANS_CHATBOT = 0.5
const KANS_AFDELING_ZELF = 0.07

function chooseActor({ bezetting }: Context, { soort }: Vraag, { taak }: Tekst, kanaal: Kanaal, r: Random): number {
  const van = (code: Parameters<typeof indexOfEenheid>[0]) => r.pick(at(bezetting.perEenheid, indexOfEenheid(code)))
  if (kanaal === 'chat' && !taak && r.chance(KANS_CHATBOT)) return bezetting.chatbot
  if (kanaal === 'post') return van('postkamer')
  if (kanaal === 'whatsapp' || kanaal === 'social media') return van('webcare')
  const afdelingZelf =
    kanaal === 'dso' || (kanaal === 'balie' && soort.afdeling === 'burgerzaken') || r.chance(KANS_AFDELING_ZELF)
  return afdelingZelf ? van(soort.afdeling) : r.pick(bezetting.kcc)
}

/** Gives the moment of registration: minutes after a conversation, or at once for a message. */
function registratie({ agenda }: Context, { dag, seconde }: Tijdstip, kanaal: Kanaal, r: Random): Tijdstip {
  const gesproken = KANAAL_STIJL[kanaal] === 'gesproken'
  const geregistreerd = { dag, seconde: seconde + (gesproken ? r.between(60, 900) : r.between(1, 40)) }
  return moment(agenda, geregistreerd).getTime() <= agenda.now ? geregistreerd : { dag, seconde }
}

const DOORGEZET = 'U hoort zo snel mogelijk van ons.'

/** Gives what the customer was told at once. */
function antwoordOp({ soort, antwoord }: Vraag, { taak }: Tekst, invulling: Invulling): string {
  if (!taak && antwoord) return fillIn(antwoord, invulling)
  if (soort.afdeling === 'klantcontactcentrum') return `Ik vraag dit voor u na. ${DOORGEZET}`
  return `Ik zet uw vraag door naar ${NAAM_VAN_AFDELING.get(soort.afdeling)}. ${DOORGEZET}`
}

/** Gives the text as it came in by this channel. */
function verpakt(kanaal: Kanaal, tekst: string, naam: string, antwoord: string, bot: boolean, r: Random): string {
  if (kanaal === 'e-mail') return `${r.pick(AANHEFFEN)}\n\n${tekst}\n\n${r.pick(GROETEN)}\n${naam}`
  if (kanaal === 'post') return `Geachte heer, mevrouw,\n\n${tekst}\n\nHoogachtend,\n${naam}`
  if (kanaal === 'chat' || kanaal === 'whatsapp')
    return `Klant: ${tekst}\n${bot ? 'Wies (chatbot)' : 'Gemeente'}: ${antwoord}`
  if (kanaal === 'social media') return `Openbaar bericht: "${tekst}"`
  if (kanaal === 'dso') return `${tekst}\n\nIngediend via het Omgevingsloket.`
  return tekst
}

const KANS_GROEP = 0.75
const KANS_AFDELING = 0.72
const KANS_AFDELING_EN_MEDEWERKER = 0.5

/** Picks the actoren who get the work: mostly the afdeling, sometimes a groep, sometimes one medewerker. */
function chooseToewijzing(
  { bezetting }: Context,
  { soort }: Vraag,
  { taak }: Tekst,
  { collega }: Invulling,
  r: Random,
): number[] {
  const vraagtNaarCollega = soort.afdeling === 'klantcontactcentrum' && taak?.toelichting.slots.includes('collega')
  if (vraagtNaarCollega) return [at(at(bezetting.actoren, collega.index).eenheden, 0), collega.index]
  if (soort.groep && r.chance(KANS_GROEP)) return [indexOfEenheid(soort.groep)]
  const afdeling = indexOfEenheid(soort.afdeling)
  if (r.chance(KANS_AFDELING)) return [afdeling]
  const medewerker = r.pick(at(bezetting.perEenheid, afdeling))
  return r.chance(KANS_AFDELING_EN_MEDEWERKER) ? [afdeling, medewerker] : [medewerker]
}

type Opvolging = Pick<DemoKlantcontact, 'interneTaken' | 'zaken'>

/** Answers the question on the spot, which leaves a task that is done at once (R20). */
function beantwoord(
  context: Context,
  { vraag, kanaal, actor, geregistreerd, zaak, onderwerp }: Gebeurtenis,
  r: Random,
): Opvolging {
  const taak = {
    gevraagdeHandeling: `Vraag beantwoorden: ${onderwerp}`.slice(0, 200),
    toelichting: '',
    onderwerp,
    toegewezen: [actor],
    door: actor,
    tijdstip: geregistreerd,
    notities:
      KANAAL_STIJL[kanaal] === 'gesproken'
        ? [...NOTITIES_DIRECT, 'Meteen afgehandeld tijdens het gesprek.']
        : NOTITIES_DIRECT,
  }
  return { interneTaken: [directeTaak(context, taak, r)], zaken: vraag.soort.zaak === 'over' ? [zaak] : [] }
}

const VANZELF: readonly Kanaal[] = ['dso', 'webformulier']
const KANS_ALLEEN_ZAAK = 0.45
const KANS_ZAAK = 0.5
const KANS_TWEEDE_TAAK = 0.03

/** Gives the afdeling something to do: an interne taak, a zaak, or both (R12, R22). */
function doorgezet(
  context: Context,
  { vraag, kanaal, actor, geregistreerd, zaak, invulling, tekst, onderwerp }: Gebeurtenis,
  taak: { handeling: Sjabloon; toelichting: Sjabloon },
  r: Random,
): Opvolging {
  const { soort } = vraag
  if (soort.zaak === 'start' && VANZELF.includes(kanaal) && r.chance(KANS_ALLEEN_ZAAK))
    return { interneTaken: [], zaken: [zaak] }
  const gegevens = { door: actor, onderwerp, tijdstip: geregistreerd, notities: NOTITIES.get(soort.afdeling) ?? [] }
  const eigen = {
    gevraagdeHandeling: fillIn(taak.handeling, invulling),
    toelichting: fillIn(taak.toelichting, invulling),
  }
  const interneTaken = [
    taakForLater(
      context,
      { ...gegevens, ...eigen, toegewezen: chooseToewijzing(context, vraag, tekst, invulling, r) },
      r,
    ),
  ]
  if (r.chance(KANS_TWEEDE_TAAK)) {
    const kcc = { toegewezen: [indexOfEenheid('klantcontactcentrum')], notities: NOTITIES_AFRONDING }
    interneTaken.push(taakForLater(context, { ...gegevens, ...r.pick(TAKEN_DAARNAAST), ...kcc }, r))
  }
  return { interneTaken, zaken: soort.zaak === 'over' || (soort.zaak === 'start' && r.chance(KANS_ZAAK)) ? [zaak] : [] }
}

const KANS_VERTROUWELIJK = 0.012

/** Makes a question of a customer. With `vorige` it is a second subject in the same conversation (R13). */
export function makeVraagcontact(context: Context, index: number, r: Random, vorige?: Vraagcontact): Vraagcontact {
  const vraag = vorige ? kiesGesprokenVraag(r) : kiesVraag(r)
  const kanaal = vorige?.contact.kanaal ?? vraag.kiesKanaal(r)
  const tijdstip = vorige?.tijdstip ?? chooseTijdstip(context.agenda, kanaal, r)
  const wie = vorige?.wie ?? chooseWho(context, vraag, kanaal, index, r)
  const tekst = chooseText(vraag, kanaal, r)
  const actor = vorige?.contact.actoren[0] ?? chooseActor(context, vraag, tekst, kanaal, r)
  const { zaak, nummer } = chooseZaak(context, wie, tijdstip.dag, r)
  const invulling = makeInvulling(context, wie, tijdstip.dag, nummer, r)
  const geregistreerd = registratie(context, tijdstip, kanaal, r)
  const onderwerp = fillIn(r.pick(tekst.onderwerpen), invulling)
  const antwoord = antwoordOp(vraag, tekst, invulling)
  const inhoud = verpakt(
    kanaal,
    fillIn(tekst.sjabloon, invulling),
    wie.naam,
    antwoord,
    actor === context.bezetting.chatbot,
    r,
  )
  const gebeurtenis = { vraag, tekst, kanaal, wie, actor, geregistreerd, zaak, invulling, onderwerp }
  const vergissing =
    KANAAL_STIJL[kanaal] === 'gesproken'
      ? makeVergissing(context, index, {
          onderwerp,
          inhoud,
          sjabloon: tekst.sjabloon,
          wie,
          door: actor,
          tijdstip: geregistreerd,
        })
      : undefined
  const contact: DemoKlantcontact = {
    index,
    kanaal,
    onderwerp,
    inhoud,
    reactie: !tekst.taak && KANAAL_STIJL[kanaal] === 'geschreven' ? antwoord : '',
    indicatieContactGelukt: null,
    taal: 'nld',
    vertrouwelijk: vraag.soort.vertrouwelijk === true || r.chance(KANS_VERTROUWELIJK),
    plaatsgevondenOp: moment(context.agenda, tijdstip),
    geregistreerdOp: moment(context.agenda, geregistreerd),
    initiatiefnemer: wie.initiatiefnemer,
    kenmerken: { product: vraag.soort.code },
    betrokkenen: wie.betrokkenen,
    actoren: [actor],
    ...(tekst.taak ? doorgezet(context, gebeurtenis, tekst.taak, r) : beantwoord(context, gebeurtenis, r)),
    onderwerpKlantcontact: null,
    gesprek: vorige?.contact.gesprek ?? null,
    correctie: null,
    ...vergissing,
  }
  return { contact, wie, tijdstip }
}
