import type { z } from 'zod'
import { nameFrom } from '../../../begrippen/naam.ts'
import { zaakWithNummer } from '../../../begrippen/zaak.ts'
import type { ProblemBody } from '../../../web/client/client.ts'
import { localOf, momentOf, today } from '../../../web/ui/format.ts'
import { DUTCH } from '../../../web/ui/languages.ts'
import { filledIn } from '../../../web/ui/time.ts'
import type { NieuweAankondiging } from '../../aankondigingen/contract.ts'
import type { ConceptInhoud, ConceptOpvolging, ConceptVraag } from '../../concepten/contract.ts'
import { toDocument } from '../../documenten/werkplek/reference.ts'
import type { NieuwKlantcontact } from '../contract.ts'

// This file makes a question as it is typed, and the klantcontact that it becomes.

/** Gives the present time by the clock here, as a field for a moment has it: `2026-11-26T14:05`. */
export const now = (): string => localOf(new Date().toISOString())

const uuid = () => crypto.randomUUID()

const LEGE_KLANT: ConceptVraag['klant'] = {
  partij: null,
  gevonden: null,
  namens: null,
  voortaan: false,
  ontvangers: null,
  nummers: '',
  middel: null,
  niveau: null,
  voornaam: '',
  voorvoegsel: '',
  achternaam: '',
  organisatie: '',
  telefoonnummer: '',
  emailadres: '',
  geenAntwoord: false,
}

/** Makes one more thing that happens now. */
export const newOpvolging = (soort: ConceptOpvolging['soort'] = 'beantwoord'): ConceptOpvolging => ({
  uuid: uuid(),
  soort,
  handeling: '',
  toelichting: '',
  actoren: [],
  zaaknummer: '',
  zaaktype: null,
  zaaktoelichting: '',
  vragenset: null,
  antwoorden: {},
})

/** Makes a new question. In the same conversation the customer, the kanaal and the language are those of the question before (R13). */
export const newVraag = (kanaal: string, vorige?: ConceptVraag): ConceptVraag => ({
  uuid: uuid(),
  kanaal: vorige?.kanaal ?? kanaal,
  onderwerp: '',
  inhoud: '',
  taal: vorige?.taal ?? DUTCH,
  vertrouwelijk: false,
  initiatiefnemer: vorige?.initiatiefnemer ?? 'klant',
  klant: vorige?.klant ?? LEGE_KLANT,
  opvolgingen: [newOpvolging()],
  dag: vorige?.dag ?? '',
  begonnen: vorige?.begonnen ?? now(),
  geeindigd: '',
  bijlagen: [],
})

/** The facts of the customer that are known when a contact begins. */
export type Begun = Partial<
  Pick<ConceptVraag['klant'], 'partij' | 'gevonden' | 'telefoonnummer'> & Pick<ConceptVraag, 'kanaal'>
>

/** Makes a new conversation with one question. @param usual the kanaal when nothing tells another one */
export function newGesprek(usual: string, { kanaal = usual, ...klant }: Begun = {}): ConceptInhoud {
  const vraag = newVraag(kanaal)
  return { gesprek: uuid(), vragen: [{ ...vraag, klant: { ...vraag.klant, ...klant } }] }
}

type Described = Pick<ConceptVraag['klant'], 'gevonden' | 'voornaam' | 'achternaam' | 'organisatie'>
type Gevonden = NonNullable<ConceptVraag['klant']['gevonden']>

/** Gives the name of a person or organisatie from a basisregistratie. */
export function naamOfGevonden({ partij: { naam, contactnaam } }: Gevonden): string {
  return naam ?? nameFrom({ ...contactnaam, voorvoegsel: contactnaam?.voorvoegselAchternaam })
}

/** Gives the name of a running contact in a list: the customer, or else the subject. */
export const naamOf = ({ klant, onderwerp }: ConceptVraag): string =>
  klant.partij?.naam ||
  (klant.gevonden && naamOfGevonden(klant.gevonden)) ||
  nameFrom(klant) ||
  klant.organisatie ||
  onderwerp

type Klantcontact = z.input<typeof NieuwKlantcontact>
type InvalidParam = NonNullable<ProblemBody['invalidParams']>[number]

type Betrokkene = Klantcontact['betrokkenen'][number]

/**
 * Gives the details of an unknown customer: what they say of themselves, or what was found without their identity being established. They
 * stay with this contact (R3).
 */
function onbekende({ gevonden, voornaam, voorvoegsel, achternaam, organisatie }: ConceptVraag['klant']) {
  if (!gevonden)
    return { organisatienaam: organisatie, contactnaam: { voornaam, voorvoegselAchternaam: voorvoegsel, achternaam } }
  const { naam = '', contactnaam } = gevonden.partij
  return { organisatienaam: naam, ...(contactnaam && { contactnaam }) }
}

function adressenOf({ telefoonnummer, emailadres }: ConceptVraag['klant']) {
  return [
    ...(telefoonnummer.trim() ? [{ soortDigitaalAdres: 'telefoonnummer' as const, adres: telefoonnummer }] : []),
    ...(emailadres.trim() ? [{ soortDigitaalAdres: 'email' as const, adres: emailadres }] : []),
  ]
}

/** Gives the person who speaks, and the partij that they represent (R4). */
function betrokkenenOf({ klant, initiatiefnemer }: ConceptVraag): Betrokkene[] {
  const { partij, gevonden, namens, voortaan, middel, niveau } = klant
  const spreekt = {
    initiator: initiatiefnemer !== 'gemeente',
    rol: namens || initiatiefnemer === 'vertegenwoordiger' ? ('vertegenwoordiger' as const) : ('klant' as const),
  }
  const authenticatie = middel && niveau ? { authenticatie: { middel, niveau } } : undefined
  if (partij) {
    // R8: what the customer gives for this contact stays with it.
    const zelf = { partij: partij.uuid, ...spreekt, ...authenticatie, digitaleAdressen: adressenOf(klant) }
    if (!namens) return [zelf]
    const blijvend = voortaan && { vertegenwoordigtVoortaan: true }
    return [
      { ...zelf, ...blijvend },
      { partij: namens.uuid, rol: 'klant', initiator: false },
    ]
  }
  const digitaleAdressen = adressenOf(klant)
  // Their identity was established, so they become a partij in the same transaction (R1).
  if (gevonden && authenticatie)
    return [{ nieuwePartij: gevonden.partij, ...spreekt, ...authenticatie, digitaleAdressen }]
  const bekend = onbekende(klant)
  const anoniem = klant.geenAntwoord && digitaleAdressen.length === 0 && isNameless(klant)
  return [{ ...spreekt, ...bekend, digitaleAdressen, ...(anoniem && { anoniem }) }]
}

/** Tells whether nothing says who an unknown customer is. */
export const isNameless = ({ gevonden, voornaam, achternaam, organisatie }: Described): boolean =>
  !gevonden && [voornaam, achternaam, organisatie].every((text) => text.trim() === '')

type Taak = NonNullable<Klantcontact['opvolging']['internetaken']>[number]

/** Gives the answers to the questions of the vragenset. */
function beantwoordeVragen({ vragenset, antwoorden }: ConceptOpvolging): Pick<Taak, 'vragenset'> {
  if (!vragenset) return {}
  const gegeven = Object.entries(antwoorden[vragenset.uuid] ?? {})
    .map(([sleutel, antwoord]) => [sleutel, antwoord.filter((tekst) => tekst.trim() !== '')] as const)
    .filter(([, antwoord]) => antwoord.length > 0)
  return { vragenset: { uuid: vragenset.uuid, antwoorden: Object.fromEntries(gegeven) } }
}

function taakOf(opvolging: ConceptOpvolging, onderwerp: string): Taak {
  const {
    uuid: _uuid,
    soort,
    handeling,
    actoren,
    zaaknummer: _n,
    zaaktype: _z,
    zaaktoelichting: _t,
    ...rest
  } = opvolging
  const { vragenset: _v, antwoorden: _a, ...own } = rest
  // R20: a question that is answered on the spot also leaves a task, which is done.
  if (soort === 'beantwoord') return { ...own, gevraagdeHandeling: onderwerp, afgehandeld: true }
  return {
    ...own,
    // Often the task is just what the contact is about.
    gevraagdeHandeling: handeling.trim() || onderwerp,
    actoren: actoren.map((actor) => actor.uuid),
    ...beantwoordeVragen(opvolging),
  }
}

/** Each kind of follow-up has a list of its own in the registration. */
const LISTS = {
  internetaken: ['beantwoord', 'taak'],
  zaken: ['zaak'],
  zaakstarten: ['zaakstart'],
} as const satisfies Record<keyof Klantcontact['opvolging'], readonly ConceptOpvolging['soort'][]>
type List = keyof typeof LISTS

const inList = ({ opvolgingen }: ConceptVraag, list: List) => {
  const soorten: readonly ConceptOpvolging['soort'][] = LISTS[list]
  return opvolgingen.filter(({ soort }) => soorten.includes(soort))
}

/** Gives the zaak to start. Its rollen are the betrokkenen and its documents the bijlagen, so those are not sent again. */
function zaakstartOf({ zaaktype, zaaktoelichting }: ConceptOpvolging) {
  if (!zaaktype) throw new Error('A zaak without a zaaktype is refused by the check of the form.')
  return { zaaksysteem: zaaktype.zaaksysteem, zaaktype: zaaktype.identificatie, toelichting: zaaktoelichting }
}

const opvolgingOf = (vraag: ConceptVraag): Klantcontact['opvolging'] => ({
  internetaken: inList(vraag, 'internetaken').map((opvolging) => taakOf(opvolging, vraag.onderwerp)),
  zaken: inList(vraag, 'zaken').map(({ zaaknummer }) => zaakWithNummer(zaaknummer)),
  zaakstarten: inList(vraag, 'zaakstarten').map(zaakstartOf),
})

/** Gives the moment of the contact: now, or the middle of an earlier day; the server refuses what is no day. */
const plaatsgevondenOp = (dag: string) =>
  isEarlier(dag) ? { plaatsgevondenOp: momentOf(`${dag}T12:00:00`) ?? dag } : undefined

/** Tells whether a contact took place on another day than this one, as a letter did. */
const isEarlier = (dag: string) => dag !== '' && dag !== today()

type Manner = Pick<ConceptVraag, 'kanaal' | 'dag'> & Pick<ConceptVraag['klant'], 'ontvangers'>

/**
 * Tells whether a question has a begin and an end, which only a talk of now has.
 * @param talks the kanalen by which people talk with each other
 */
export const isTalk = ({ kanaal, dag, ontvangers }: Manner, talks: readonly string[]): boolean =>
  talks.includes(kanaal) && !isEarlier(dag) && ontvangers === null

/**
 * Ends the talks that go on: they end when they are registered. A talk that began on another day has no end that anybody knows.
 * @param talks the kanalen by which people talk with each other
 */
export const endTalks = (vragen: readonly ConceptVraag[], talks: readonly string[]): ConceptVraag[] =>
  vragen.map((vraag) => {
    if (!isTalk({ ...vraag, ontvangers: vraag.klant.ontvangers }, talks))
      return { ...vraag, begonnen: '', geeindigd: '' }
    // A draft from before they were recorded has neither.
    const { begonnen = '', geeindigd = '' } = vraag as Partial<ConceptVraag>
    return { ...vraag, begonnen, geeindigd: geeindigd || (begonnen.startsWith(today()) ? now() : '') }
  })

/** Gives questions the begin and the end that they had. */
export const withTimesOf = (vragen: readonly ConceptVraag[], before: readonly ConceptVraag[]): ConceptVraag[] =>
  vragen.map((vraag) => {
    const { begonnen, geeindigd } = before.find(({ uuid: own }) => own === vraag.uuid) ?? vraag
    return { ...vraag, begonnen, geeindigd }
  })

const HOUR_MS = 3_600_000

/**
 * Gives the moment of a talk that a field holds; undefined when it is not a whole one. In the night in which the clock goes back it shows
 * an hour twice: while the second time is still to come, it was the first.
 */
export function momentOfTalk(local: string): string | undefined {
  const moment = filledIn(local)
  if (!moment || Date.parse(moment) <= Date.now()) return moment
  const before = new Date(Date.parse(moment) - HOUR_MS).toISOString()
  return localOf(before) === local ? before : moment
}

/** Gives the begin and the end of a talk, when both are known. */
function gespreksduur({ begonnen, geeindigd }: ConceptVraag) {
  const [begonnenOp, geeindigdOp] = [momentOfTalk(begonnen), momentOfTalk(geeindigd)]
  return begonnenOp && geeindigdOp && { begonnenOp, geeindigdOp }
}

/** Makes the registration of a question, which is sent as a whole (R12). */
export const klantcontactOf = (vraag: ConceptVraag): Omit<Klantcontact, 'gesprek'> => ({
  kanaal: vraag.kanaal,
  onderwerp: vraag.onderwerp,
  inhoud: vraag.inhoud,
  taal: vraag.taal,
  vertrouwelijk: vraag.vertrouwelijk,
  initiatiefnemer: vraag.initiatiefnemer,
  ...plaatsgevondenOp(vraag.dag),
  ...gespreksduur(vraag),
  bijlagen: vraag.bijlagen.map((bijlage) => toDocument(bijlage.uuid)),
  betrokkenen: betrokkenenOf(vraag),
  opvolging: opvolgingOf(vraag),
})

/** Makes the registration of a message to many (R13). */
export function aankondigingOf(vraag: ConceptVraag): z.input<typeof NieuweAankondiging> {
  const { kanaal, onderwerp, inhoud, taal, vertrouwelijk, bijlagen, opvolging, ...rest } = klantcontactOf(vraag)
  const { plaatsgevondenOp: op } = rest
  return {
    ...{ kanaal, onderwerp, inhoud, taal, vertrouwelijk, bijlagen, opvolging },
    ...(op && { plaatsgevondenOp: op }),
    ontvangers: (vraag.klant.ontvangers ?? []).map(({ uuid: partij }) => partij),
  }
}

const isList = (name: string | undefined): name is List => name !== undefined && name in LISTS

/** Gives the field of a fault in the n-th interne taak, zaak, or zaak to start. */
function veldOfOpvolging(name: string, vraag: ConceptVraag): string {
  const [, list, index, rest = ''] = /^opvolging\.(\w+)\.(\d+)\.?(.*)$/.exec(name) ?? []
  const opvolging = isList(list) ? inList(vraag, list)[Number(index)] : undefined
  if (!opvolging) return 'opvolgingen'
  const veld = `opvolgingen.${vraag.opvolgingen.indexOf(opvolging)}`
  if (list === 'zaken') return `${veld}.zaaknummer`
  if (list === 'zaakstarten') return `${veld}.${rest === 'toelichting' ? 'zaaktoelichting' : 'zaaktype'}`
  if (rest === 'gevraagdeHandeling') return opvolging.soort === 'beantwoord' ? 'onderwerp' : `${veld}.handeling`
  if (rest.startsWith('actoren')) return `${veld}.actoren`
  return `${veld}.${rest.replace(/^vragenset\.uuid$/, 'vragenset').replace(/^vragenset\.antwoorden\./, 'antwoorden.')}`
}

/** Gives the field of the screen for a fault of the server. */
function veldOf(name: string, vraag: ConceptVraag): string {
  if (name.startsWith('opvolging')) return veldOfOpvolging(name, vraag)
  if (name.startsWith('betrokkenen.0.digitaleAdressen')) {
    const tweede = name.startsWith('betrokkenen.0.digitaleAdressen.1')
    return tweede || !vraag.klant.telefoonnummer.trim() ? 'emailadres' : 'telefoonnummer'
  }
  if (name.startsWith('betrokkenen.1')) return 'namens'
  if (name === 'betrokkenen.0.vertegenwoordigtVoortaan') return 'voortaan'
  if (/^betrokkenen\.0\.(authenticatie|nieuwePartij)/.test(name)) return 'vaststelling'
  if (name.startsWith('betrokkenen.0.contactnaam.voornaam')) return 'voornaam'
  if (name.startsWith('betrokkenen.0.contactnaam.voorvoegsel')) return 'voorvoegsel'
  if (name.startsWith('betrokkenen.0.organisatienaam')) return 'organisatie'
  if (name.startsWith('betrokkenen.0')) return vraag.klant.partij ? 'klant' : 'achternaam'
  if (name.startsWith('ontvangers')) return 'nummers'
  if (name.startsWith('bijlagen')) return 'bijlagen'
  if (name === 'plaatsgevondenOp') return 'dag'
  if (name === 'begonnenOp') return 'begonnen'
  if (name === 'geeindigdOp') return 'geeindigd'
  return name
}

/** Puts the faults of the server at the fields of the screen, without duplicates. */
export function faultsAtFields(fouten: readonly InvalidParam[], vraag: ConceptVraag): InvalidParam[] {
  const gezien = new Set<string>()
  return fouten.flatMap((fout) => {
    const name = veldOf(fout.name, vraag)
    const sleutel = `${name} ${fout.reason}`
    if (gezien.has(sleutel)) return []
    gezien.add(sleutel)
    return [{ ...fout, name }]
  })
}
