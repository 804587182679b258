import type { Instellingen } from '../../inrichting/instellingen/contract.ts'
import { escapeHtml } from '../../platform/pagina.ts'
import type { Language } from '../../web/ui/dictionary.ts'
import { piecesOf } from '../../web/ui/picture-marks.ts'
import type { SoortMelding } from './contract.ts'

// Mails say nothing about customers (R28), because a mail leaves the municipality's own systems, and nobody knows who reads it.

/** A mail tells this about a task. */
export interface TaakInBericht {
  nummer: string
  uiterlijkOp: string
}

/** It counts what is to be done. */
export interface Stand {
  open: number
  overTijd: number
}

/** A dagoverzicht tells this. */
export interface Dagoverzicht {
  eigen: Stand
  /** The counts of the afdelingen and groepen of a medewerker. */
  eenheden: Stand
  /** This many tasks were put off until today or earlier, because the customer was not reached. */
  opnieuwBellen: number
  /** These are the first tasks that are over tijd. */
  taken: readonly TaakInBericht[]
}

export interface Bericht {
  onderwerp: string
  tekst: string
  html: string
}

/** A paragraph, or a link with its text. */
type Deel = string | { link: string; tekst: string }

/**
 * Chooses the language of a message to a klant.
 * @param leestEngels they prefer English, or what it is about was in English
 */
export const languageFor = ({ talen }: Pick<Instellingen, 'talen'>, leestEngels: boolean): Language =>
  leestEngels && talen.includes('en') ? 'en' : 'nl'

const ZONE = 'Europe/Amsterdam'
const LOCALES: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' }

/** Writes a day as a message to a klant says it. */
export const dateIn = (taal: Language, when: Date): string =>
  new Intl.DateTimeFormat(LOCALES[taal], { timeZone: ZONE, dateStyle: 'long' }).format(when)

/** Writes a moment as a message to a klant says it. */
export const momentIn = (taal: Language, when: Date): string =>
  new Intl.DateTimeFormat(LOCALES[taal], { timeZone: ZONE, dateStyle: 'long', timeStyle: 'short' }).format(when)

const moment = new Intl.DateTimeFormat('nl-NL', { timeZone: ZONE, dateStyle: 'full', timeStyle: 'short' })
const whenText = (iso: string) => moment.format(new Date(iso))

const asTekst = (deel: Deel) => (typeof deel === 'string' ? deel : `${deel.tekst}:\n${deel.link}`)
const asHtml = (deel: Deel) =>
  typeof deel === 'string'
    ? `<p>${escapeHtml(deel)}</p>`
    : `<p><a href="${escapeHtml(deel.link)}">${escapeHtml(deel.tekst)}</a></p>`

const pageOf = (onderwerp: string, blocks: readonly string[], taal: Language = 'nl') =>
  `<!doctype html>\n<html lang="${taal}">\n<meta charset="utf-8">\n<title>${escapeHtml(onderwerp)}</title>\n${blocks.join('\n')}\n</html>\n`

const GREETINGS: Record<Language, string> = { nl: 'Goedendag,', en: 'Hello,' }

/** Makes a mail from its parts, as plain text and as HTML. */
export function makeBericht(onderwerp: string, delen: readonly Deel[], taal: Language = 'nl'): Bericht {
  const alles: Deel[] = [GREETINGS[taal], ...delen]
  return { onderwerp, tekst: `${alles.map(asTekst).join('\n\n')}\n`, html: pageOf(onderwerp, alles.map(asHtml), taal) }
}

/** The content ids of the pictures that stand in a text, by the name of their file. */
type Pictures = ReadonlyMap<string, string>

const NONE: Pictures = new Map()

const inlineHtml = (tekst: string, pictures: Pictures): string =>
  piecesOf(tekst)
    .map((piece) => {
      if (typeof piece === 'string') return escapeHtml(piece).replaceAll('\n', '<br>')
      const cid = pictures.get(piece.name)
      return cid
        ? `<img src="cid:${escapeHtml(cid)}" alt="${escapeHtml(piece.alt)}" style="max-width:100%">`
        : escapeHtml(piece.mark)
    })
    .join('')

const paragraphsOf = (tekst: string, pictures: Pictures = NONE) =>
  tekst.split(/\n{2,}/).map((one) => `<p>${inlineHtml(one, pictures)}</p>`)

/** Makes HTML of a quotation: its first line, and below it the lines that begin with `>`. */
function quotedHtml(citaat: string): string[] {
  const [introduction = '', ...lines] = citaat.split('\n')
  const quoted = lines.map((line) => line.replace(/^> ?/, '')).join('\n')
  return [...paragraphsOf(introduction), `<blockquote>${paragraphsOf(quoted).join('\n')}</blockquote>`]
}

/**
 * Makes a mail of a text as somebody typed it.
 * @param citaat the message that it answers, as text with `>`; may be empty
 * @param pictures those at whose marks the HTML shows them; in the plain text the marks say what they show
 */
export function asTyped(onderwerp: string, tekst: string, citaat = '', pictures: Pictures = NONE): Bericht {
  const html = [...paragraphsOf(tekst, pictures), ...(citaat ? quotedHtml(citaat) : [])]
  return { onderwerp, tekst: `${[tekst, citaat].filter(Boolean).join('\n\n')}\n`, html: pageOf(onderwerp, html) }
}

/** Makes a mail to a medewerker, who chooses which mails they get. */
const opgemaakt = (onderwerp: string, delen: readonly Deel[], basis: string): Bericht =>
  makeBericht(onderwerp, [
    ...delen,
    'Balie stuurt dit bericht vanzelf; antwoorden kan niet.',
    { link: `${basis}/mijn-meldingen`, tekst: 'Kies welke meldingen u krijgt' },
  ])

export type SoortOverTaak = Exclude<SoortMelding, 'dagoverzicht'>

const ONDERWERP: Record<SoortOverTaak, (nummer: string) => string> = {
  nieuw: (nummer) => `Nieuwe interne taak ${nummer}`,
  doorgestuurd: (nummer) => `Interne taak ${nummer} is doorgestuurd`,
  heropend: (nummer) => `Interne taak ${nummer} is heropend`,
  over_tijd: (nummer) => `Interne taak ${nummer} is over tijd`,
}

const ZIN: Record<SoortOverTaak, (nummer: string, voor: string) => string> = {
  nieuw: (nummer, voor) => `Er is een nieuwe interne taak ${voor}: ${nummer}.`,
  doorgestuurd: (nummer, voor) => `Interne taak ${nummer} is doorgestuurd en is nu ${voor}.`,
  heropend: (nummer, voor) => `Interne taak ${nummer} was klaar, maar is heropend en is weer ${voor}.`,
  over_tijd: (nummer, voor) => `Interne taak ${nummer} is ${voor} en had klaar moeten zijn.`,
}

const opsomming = new Intl.ListFormat('nl-NL')

/**
 * Makes the mail about one interne taak.
 * @param afdelingen the afdelingen and groepen that have it
 * @param basis the address of the werkplek
 */
export function aboutTask(
  soort: SoortOverTaak,
  taak: TaakInBericht & { aanMedewerker: boolean; afdelingen: readonly string[] },
  basis: string,
): Bericht {
  const { nummer, uiterlijkOp, aanMedewerker, afdelingen } = taak
  const namen = opsomming.format(afdelingen)
  const voor = aanMedewerker ? 'voor u' : `voor ${namen}`
  const delen: Deel[] = [
    ZIN[soort](nummer, voor),
    ...(aanMedewerker && namen ? [`Afdeling of groep: ${namen}.`] : []),
    `Uiterlijk klaar: ${whenText(uiterlijkOp)}.`,
    { link: `${basis}/taken/${nummer}`, tekst: `Open interne taak ${nummer}` },
  ]
  return opgemaakt(ONDERWERP[soort](nummer), delen, basis)
}

const SOORTEN: Record<SoortOverTaak, (aantal: number) => string> = {
  nieuw: (aantal) => `${aantal} nieuw`,
  doorgestuurd: (aantal) => `${aantal} doorgestuurd`,
  heropend: (aantal) => `${aantal} heropend`,
  over_tijd: (aantal) => `${aantal} over tijd`,
}

const MOST_LINKS = 10

/** It tells what happened to a task. */
export interface OverTaak {
  soort: SoortOverTaak
  taak: TaakInBericht
}

/** Counts the tasks of each kind in words, those without a task left out. */
const soortenIn = (meldingen: readonly OverTaak[]) =>
  opsomming.format(
    Object.entries(SOORTEN).flatMap(([soort, words]) => {
      const aantal = meldingen.filter((one) => one.soort === soort).length
      return aantal > 0 ? [words(aantal)] : []
    }),
  )

/**
 * Makes one mail about many interne taken of one reader: how many of which kind, and those that must be done first.
 * @param naam of the afdeling or groep whose mailbox it is; undefined for a medewerker
 */
export function aboutTasks(meldingen: readonly OverTaak[], naam: string | undefined, basis: string): Bericht {
  const kop = `${meldingen.length} interne taken voor ${naam ?? 'u'}`
  const eerst = meldingen.map(({ taak }) => taak).sort((a, b) => a.uiterlijkOp.localeCompare(b.uiterlijkOp))
  const delen: Deel[] = [
    `${kop}: ${soortenIn(meldingen)}.`,
    ...(eerst.length > MOST_LINKS ? [`De ${MOST_LINKS} die het eerst klaar moeten zijn:`] : []),
    ...eerst.slice(0, MOST_LINKS).map(({ nummer, uiterlijkOp }) => ({
      link: `${basis}/taken/${nummer}`,
      tekst: `Interne taak ${nummer}, uiterlijk ${whenText(uiterlijkOp)}`,
    })),
    { link: `${basis}/werklijst`, tekst: 'Open de werklijst' },
  ]
  return opgemaakt(kop, delen, basis)
}

const aantalTaken = (aantal: number) => (aantal === 1 ? '1 interne taak' : `${aantal} interne taken`)
const regel = (wie: string, { open, overTijd }: Stand) =>
  `${wie}: ${aantalTaken(open)} te doen, waarvan ${overTijd} over tijd.`

/**
 * Makes the mail of every werkdag about the open tasks; undefined when there is nothing to tell.
 * @param aanMedewerker false when it goes to the mailbox of an afdeling or groep, which only hears about tasks that are over tijd
 */
export function dagoverzicht(
  { eigen, eenheden, opnieuwBellen, taken }: Dagoverzicht,
  { aanMedewerker, naam }: { aanMedewerker: boolean; naam: string },
  basis: string,
): Bericht | undefined {
  if (aanMedewerker ? eigen.open + eenheden.overTijd === 0 : eigen.overTijd === 0) return undefined
  const delen: Deel[] = [
    regel(aanMedewerker ? 'Voor u' : naam, eigen),
    ...(aanMedewerker && eenheden.open > 0 ? [regel('Voor uw afdelingen en groepen', eenheden)] : []),
    ...(opnieuwBellen > 0 ? [`De klant opnieuw proberen te bereiken: ${aantalTaken(opnieuwBellen)}.`] : []),
    ...taken.map(({ nummer, uiterlijkOp }) => ({
      link: `${basis}/taken/${nummer}`,
      tekst: `Over tijd: interne taak ${nummer}, uiterlijk ${whenText(uiterlijkOp)}`,
    })),
    { link: `${basis}/werklijst`, tekst: 'Open de werklijst' },
  ]
  return opgemaakt(aanMedewerker ? 'Uw interne taken van vandaag' : `Interne taken van ${naam}`, delen, basis)
}
