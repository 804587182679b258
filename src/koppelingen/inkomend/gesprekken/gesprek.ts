import { createHash } from 'node:crypto'
import { v5 as uuidv5 } from 'uuid'
import { isObject, type JsonObject } from '../../../platform/json.ts'
import { type InvalidParam, invalid, type Problem } from '../../../platform/problems.ts'
import { veiligeNaam } from '../../../register/documenten/rules.ts'
import { foutInMoment } from '../../../register/klantcontacten/rules.ts'
import type { Gespreklevering } from '../contract.ts'
import type { Bestand, Gesprek, Inzending, Veld } from '../inzending.ts'
import { MOMENT } from '../leesbaar.ts'
import { MOST_BESTANDEN } from '../velden.ts'
import { isCourtesy } from './beleefd.ts'
import { withoutMarkers } from './bestanden.ts'

// A conversation becomes one submission for each of its subjects (R13): who said what and when, without what colleagues said among themselves (R16).

type Deelnemer = Gespreklevering['deelnemers'][number]

/** A bericht as it is kept: its files are documents of their own. */
interface Bericht {
  id: string
  op: string
  van: string
  tekst: string
  bijlagen: { bestandsnaam: string; omvang: number }[]
}

/** A subject of a conversation, as it is kept (R15). */
export interface Gespreksdeel {
  /** Its uuid is the same for all subjects of the conversation. */
  gesprek: string
  bron: string
  gesprekId: string
  /** The id of the subject; empty when the conversation has one subject. */
  id: string
  onderwerp: string
  beantwoord: boolean | null
  deelnemers: Deelnemer[]
  berichten: Bericht[]
}

const NAMELESS: Readonly<Record<Deelnemer['soort'], string>> = {
  klant: 'Klant',
  medewerker: 'Medewerker',
  automaat: 'Chatbot',
}

const zone = { timeZone: 'Europe/Amsterdam' } as const
const DAY = new Intl.DateTimeFormat('nl-NL', { ...zone, day: 'numeric', month: 'long' })
const TIME = new Intl.DateTimeFormat('nl-NL', { ...zone, hour: '2-digit', minute: '2-digit' })

const nameOf = ({ naam, soort }: Deelnemer): string => naam.replaceAll(/\s+/g, ' ') || NAMELESS[soort]

/** Gives what somebody said, with the names of the files that they sent. */
const spokenIn = ({ tekst, bijlagen }: Bericht): string =>
  [tekst, ...bijlagen.map(({ bestandsnaam }) => `[bijlage: ${bestandsnaam}]`)].filter(Boolean).join(' ')

/** A bericht with who wrote it. */
type Gezegd = Bericht & { door: Deelnemer }

function saidIn({ deelnemers, berichten }: Gespreksdeel): Gezegd[] {
  const known = new Map(deelnemers.map((deelnemer) => [deelnemer.id, deelnemer]))
  return berichten.flatMap((bericht) => {
    const door = known.get(bericht.van)
    return door ? [{ ...bericht, door }] : []
  })
}

/**
 * Was the last question answered (R20)? It was when a medewerker wrote after the klant, or when the klant asked nothing: thanks are no question.
 * @param known the paths of the berichten that were there before: they ask nothing again
 */
export function isAnswered(
  { beantwoord, gezegd }: Pick<Gesprek, 'beantwoord' | 'gezegd'>,
  known: ReadonlySet<string> = new Set(),
): boolean {
  if (beantwoord !== null) return beantwoord
  const asked = gezegd.findLastIndex(({ veld, door, isBeleefd }) => door === 'klant' && !isBeleefd && !known.has(veld))
  return asked < 0 || gezegd.slice(asked + 1).some(({ door }) => door === 'medewerker')
}

/** Starts further lines of a bericht further on, so that none of them looks like a bericht of somebody else. */
const indented = (text: string): string => text.replaceAll(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/g, '\n    ')

/** Gives a conversation as the klant reads it: a line for each bericht, and one for the moment at which a person took over from a machine. */
function transcriptOf(said: readonly Gezegd[]): string {
  const hasDays = new Set(said.map(({ op }) => DAY.format(new Date(op)))).size > 1
  const at = (op: string) => [...(hasDays ? [DAY.format(new Date(op))] : []), TIME.format(new Date(op))].join(' ')
  const automated = said.findIndex(({ door }) => door.soort === 'automaat')
  const takenOver =
    automated < 0 ? -1 : said.findIndex(({ door }, index) => index > automated && door.soort === 'medewerker')
  const takesOver = (index: number, { op, door }: Gezegd) =>
    index === takenOver ? [`${at(op)} ${nameOf(door)} neemt het gesprek over.`] : []
  return said
    .flatMap((one, index) => [
      ...takesOver(index, one),
      `${at(one.op)} ${nameOf(one.door)}: ${indented(spokenIn(one))}`,
    ])
    .join('\n')
}

/** The path of a bericht among the fields. */
const pathOf = ({ id }: Pick<Bericht, 'id'>): string => `berichten.${id}`

function veldenOf({ onderwerp, deelnemers }: Gespreksdeel, said: readonly Gezegd[]): Veld[] {
  const klant = deelnemers.find(({ soort }) => soort === 'klant')
  const asked = said.find(({ door }) => door.soort === 'klant')
  const known = [
    { veld: 'onderwerp', naam: 'Onderwerp', waarde: onderwerp || (asked?.tekst ?? '') },
    { veld: 'klant.naam', naam: 'Naam', waarde: klant?.naam ?? '' },
    { veld: 'klant.emailadres', naam: 'E-mailadres', waarde: klant?.emailadres ?? '' },
    { veld: 'klant.telefoonnummer', naam: 'Telefoonnummer', waarde: klant?.telefoonnummer ?? '' },
  ]
  return [
    ...known.filter(({ waarde }) => waarde),
    ...said.map((bericht) => ({
      veld: pathOf(bericht),
      naam: `${MOMENT.format(new Date(bericht.op))}, ${nameOf(bericht.door)}`,
      waarde: spokenIn(bericht),
    })),
  ]
}

/** Makes the submission of a subject. */
export function inzendingOf(deel: Gespreksdeel, bestanden: readonly Bestand[] = []): Inzending {
  const said = saidIn(deel)
  const same = JSON.stringify([deel.onderwerp, deel.beantwoord, deel.deelnemers, deel.berichten])
  const first = said.find(({ door }) => door.soort !== 'automaat')
  const gezegd = said.map((bericht) => ({
    veld: pathOf(bericht),
    door: bericht.door.soort,
    wat: JSON.stringify([Date.parse(bericht.op), bericht.van, spokenIn(bericht)]),
    isBeleefd: bericht.bijlagen.length === 0 && isCourtesy(bericht.tekst),
  }))
  const spoken = { beantwoord: deel.beantwoord, gezegd }
  const klanten = deel.deelnemers.filter(({ soort }) => soort === 'klant')
  return {
    sleutel: JSON.stringify([deel.bron, deel.gesprekId, deel.id]),
    vingerafdruk: createHash('sha256').update(same).digest(),
    omvang: same.length,
    kenmerk: [deel.gesprekId, deel.id].filter(Boolean).join(', '),
    naam: `Gesprek via ${deel.bron}`,
    documentnaam: 'gesprek',
    isBeantwoord: isAnswered(spoken),
    op: said[0]?.op,
    velden: veldenOf(deel, said),
    adressen: new Map(),
    bestanden: bestanden.slice(0, MOST_BESTANDEN),
    gesprek: {
      uuid: deel.gesprek,
      inhoud: transcriptOf(said),
      begonnenDoor: first?.door.soort === 'medewerker' ? 'gemeente' : 'klant',
      medewerkers: said.flatMap(({ door }) =>
        door.soort === 'medewerker' && door.emailadres ? [door.emailadres] : [],
      ),
      ...spoken,
      metAutomaat: said.some(({ door }) => door.soort === 'automaat'),
    },
    gegevens: JSON.stringify(deel, null, 2),
    opmerkingen: [
      ...(bestanden.length > MOST_BESTANDEN
        ? [`Er zijn meer dan ${MOST_BESTANDEN} bestanden; de andere staan alleen bij de afzender.`]
        : []),
      ...(klanten.length > 1
        ? [
            `Er deden ${klanten.length} klanten mee: alleen de eerste is klant in dit contact, de anderen staan in het gesprek.`,
          ]
        : []),
    ],
  }
}

/** Reads a subject as it was kept. Balie wrote it itself, so no more than its kind is looked at. */
export const gespreksdeelIn = (kept: JsonObject): Gespreksdeel | undefined =>
  typeof kept.gesprek === 'string' && Array.isArray(kept.berichten) && Array.isArray(kept.deelnemers)
    ? (kept as unknown as Gespreksdeel)
    : undefined

/** A conversation of which some berichten were registered before: the files of those are kept already. */
type Vervolg = Omit<Gespreklevering, 'berichten'> & {
  berichten: (Gespreklevering['berichten'][number] & { bekend?: Bericht['bijlagen'] })[]
}

/** Makes a later version of a conversation hold what was registered of it: a bericht that reads otherwise now is added as a change (R10). */
export function withEarlier(eerder: Gespreksdeel, nu: Gespreklevering): Vervolg {
  const was = new Map(eerder.berichten.map((bericht) => [bericht.id, bericht]))
  const kept = eerder.berichten.map((bericht) => ({
    ...{ ...bericht, intern: false, bijlagen: [] },
    bekend: bericht.bijlagen,
  }))
  const added = nu.berichten.flatMap((bericht) => {
    const earlier = was.get(bericht.id)
    if (!earlier || bericht.intern) return [bericht]
    // A file that was fetched one time and not another is no change of what was said.
    if (withoutMarkers(earlier.tekst) === withoutMarkers(bericht.tekst)) return []
    const id = `${bericht.id} ${createHash('sha256').update(bericht.tekst).digest('hex').slice(0, 8)}`
    return was.has(id) ? [] : [{ ...bericht, id, tekst: `(gewijzigd) ${bericht.tekst}` }]
  })
  const deelnemers = new Map([...eerder.deelnemers, ...nu.deelnemers].map((deelnemer) => [deelnemer.id, deelnemer]))
  const onderwerp = nu.onderwerp || eerder.onderwerp
  return { ...nu, onderwerp, deelnemers: [...deelnemers.values()], berichten: [...kept, ...added] }
}

/** Is all that was said earlier said again, as it was? Then a later delivery only adds to it. The name of who said it may be another one by now. */
export function addsTo(eerder: Inzending, nu: Inzending): boolean {
  const now = new Map(nu.gesprek?.gezegd.map(({ veld, wat }) => [veld, wat]))
  return (eerder.gesprek?.gezegd ?? []).every(({ veld, wat }) => now.get(veld) === wat)
}

/** Finds each name that occurs twice in a list. */
function faultsInIds(list: readonly { id: string }[], name: string): InvalidParam[] {
  const seen = new Set<string>()
  return list.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return [{ name: `${name}.${index}.id`, code: 'dubbel', reason: `${id} komt meer dan één keer voor.` }]
  })
}

function faultsIn({ geeindigdOp, deelnemers, berichten, onderwerpen }: Gespreklevering, now: Date): InvalidParam[] {
  const faults = [
    ...faultsInIds(deelnemers, 'deelnemers'),
    ...faultsInIds(berichten, 'berichten'),
    ...faultsInIds(onderwerpen, 'onderwerpen'),
  ]
  const fault = (name: string, code: string, reason: string) => faults.push({ name, code, reason })
  const people = new Set(deelnemers.map(({ id }) => id))
  const open = new Set(berichten.filter(({ intern }) => !intern).map(({ id }) => id))
  for (const { code } of foutInMoment(geeindigdOp, now))
    fault('geeindigdOp', code, 'Lever een gesprek aan als het is afgelopen.')
  for (const [index, { op, van }] of berichten.entries()) {
    for (const { code, reason } of foutInMoment(op, now)) fault(`berichten.${index}.op`, code, reason)
    if (!people.has(van)) fault(`berichten.${index}.van`, 'onbekend', 'Dit is geen deelnemer van het gesprek.')
  }
  for (const [index, onderwerp] of onderwerpen.entries())
    if (!onderwerp.berichten.some((id) => open.has(id)))
      fault(`onderwerpen.${index}.berichten`, 'onbekend', 'Geen van deze berichten staat in het gesprek.')
  if (!deelnemers.some(({ soort }) => soort === 'klant'))
    fault('deelnemers', 'zonder-klant', 'Aan een klantcontact doet een klant mee (R14).')
  if (open.size === 0) fault('berichten', 'leeg', 'Er is in dit gesprek niets gezegd dat de klant kan lezen.')
  return faults
}

/** The namespace of the uuids of conversations. */
const GESPREKKEN = '01920000-0000-7000-8000-00000000f010'

type Onderwerp = Pick<Gespreklevering['onderwerpen'][number], 'id' | 'onderwerp' | 'beantwoord' | 'berichten'>

/** Gives the berichten about a subject, in the order of time: those that it names, and those that belong to none. */
function berichtenAbout(
  { berichten, onderwerpen }: Vervolg,
  { berichten: named }: Pick<Onderwerp, 'berichten'>,
): Vervolg['berichten'] {
  const elsewhere = new Set(onderwerpen.flatMap((onderwerp) => onderwerp.berichten))
  const own = new Set(named)
  return berichten
    .filter(({ id, intern }) => !intern && (own.has(id) || !elsewhere.has(id)))
    .sort((one, other) => Date.parse(one.op) - Date.parse(other.op))
}

/** A bericht as it is kept, with its files beside it. */
type Gelezen = readonly [bericht: Bericht, bestanden: readonly Bestand[]]

/** Reads the files of a bericht. */
function readBericht({ id, op, van, tekst, bijlagen, bekend = [] }: Vervolg['berichten'][number]): Gelezen {
  const bestanden = bijlagen.map((bijlage) => ({
    bestandsnaam: veiligeNaam(bijlage.bestandsnaam) || 'bestand',
    inhoud: Buffer.from(bijlage.inhoud, 'base64'),
    veld: pathOf({ id }),
  }))
  const kept = bestanden.map(({ bestandsnaam, inhoud }) => ({ bestandsnaam, omvang: inhoud.length }))
  return [{ id, op, van, tekst, bijlagen: [...bekend, ...kept] }, bestanden]
}

function subjectOf(
  gesprek: Vervolg,
  onderwerp: Onderwerp,
  uuid: string,
  read: ReadonlyMap<string, Gelezen>,
): Inzending {
  const found = berichtenAbout(gesprek, onderwerp).flatMap(({ id }) => {
    const one = read.get(id)
    return one ? [one] : []
  })
  const berichten = found.map(([bericht]) => bericht)
  const { bron, gesprekId, deelnemers } = gesprek
  const deel = { ...onderwerp, beantwoord: onderwerp.beantwoord ?? null, berichten }
  return inzendingOf(
    { ...deel, gesprek: uuid, bron, gesprekId, deelnemers },
    found.flatMap(([, bestanden]) => bestanden),
  )
}

/**
 * Makes the submissions of a conversation, one for each subject.
 * @param door delivers it: the names of a conversation are theirs
 */
export function inzendingenOf(gesprek: Vervolg, door: string): Inzending[] {
  const { bron, gesprekId, onderwerp, beantwoord, onderwerpen } = gesprek
  const uuid = uuidv5(JSON.stringify([door, bron, gesprekId]), GESPREKKEN)
  const whole = { id: '', onderwerp, beantwoord, berichten: [] }
  // A bericht about several subjects is read once.
  const open = gesprek.berichten.filter(({ intern }) => !intern)
  const read = new Map(open.map((bericht) => [bericht.id, readBericht(bericht)]))
  return (onderwerpen.length > 0 ? onderwerpen : [whole]).map((one) => subjectOf(gesprek, one, uuid, read))
}

/** Reads a conversation as it was delivered. What cannot have been one is a problem with every fault. */
export function readGesprek(gesprek: Gespreklevering, door: string, now: Date): Inzending[] | Problem {
  const faults = faultsIn(gesprek, now)
  return faults.length > 0 ? invalid(faults) : inzendingenOf(gesprek, door)
}

/** Reads a submission of a conversation as it was kept. */
export function rereadGesprek(kept: unknown): Inzending | undefined {
  const deel = isObject(kept) ? gespreksdeelIn(kept) : undefined
  return deel && inzendingOf(deel)
}
