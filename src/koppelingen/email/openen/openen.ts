import type { Bestand } from '../bijlagen.ts'
import { textOfHtml } from '../html.ts'
import { alinea } from '../leesbaar.ts'
import { type Deel, isMsg, isWhole, isWinmail } from '../lezen.ts'
import { decodeText } from '../tekenset.ts'
import { openAgenda } from './agenda.ts'
import type { Geopend } from './geopend.ts'
import { openOutlook } from './outlook.ts'
import { isTnef, openWinmail } from './winmail.ts'

/** The files of a message, after those that hold something else were opened. */
export interface Opened {
  bestanden: Bestand[]
  /** The text of the message, where it was only in a winmail.dat. */
  tekst: string
  /** The texts of the appointments in it. */
  afspraken: string[]
  /** The files that could not be opened, in Dutch sentences. */
  opmerkingen: string[]
}

const asFile = (van: Deel): Bestand => ({ naam: van.naam, mediatype: van.mediatype, omvang: van.omvang, van })

const filesOf = ({ bestanden }: Geopend): Bestand[] =>
  bestanden.map(({ naam, mediatype, inhoud }) => ({ naam, mediatype, omvang: inhoud.length, van: inhoud }))

const textOf = ({ tekst, html }: Geopend): string => alinea(tekst) || (html ? textOfHtml(html) : '')

const isAgenda = ({ mediatype, naam }: Deel) =>
  /^(?:text\/calendar|application\/ics)$/.test(mediatype) || /\.ics$/i.test(naam)

const closed = (deel: Deel, reason: string): Opened => ({
  bestanden: [asFile(deel)],
  tekst: '',
  afspraken: [],
  opmerkingen: [`${deel.naam || 'Een bijlage'} ${reason}.`],
})

/** A winmail.dat is replaced by what is in it: it is in the message itself. */
function winmail(deel: Deel): Opened {
  if (!isWhole(deel)) return closed(deel, 'is te groot om te openen')
  const opened = openWinmail(deel.inhoud)
  if (!opened) return closed(deel, 'kon niet worden geopend')
  const found = { tekst: textOf(opened), afspraken: [] }
  if (!opened.isBroken) return { ...found, bestanden: filesOf(opened), opmerkingen: [] }
  const { bestanden, opmerkingen } = closed(deel, 'kon niet helemaal worden geopend')
  return { ...found, bestanden: [...bestanden, ...filesOf(opened)], opmerkingen }
}

/** Beside a .msg stand its text and its files. */
function msg(deel: Deel): Opened {
  if (!isWhole(deel)) return closed(deel, 'is te groot om te openen')
  const opened = openOutlook(deel.inhoud)
  if (!opened) return closed(deel, 'kon niet worden geopend')
  const inhoud = Buffer.from(textOf(opened))
  const naam = `${deel.naam.replace(/\.msg$/i, '') || 'bericht'}.txt`
  const text = inhoud.length > 0 ? [{ naam, mediatype: 'text/plain', omvang: inhoud.length, van: inhoud }] : []
  return { bestanden: [asFile(deel), ...text, ...filesOf(opened)], tekst: '', afspraken: [], opmerkingen: [] }
}

function agenda(deel: Deel): Opened {
  const afspraak = isWhole(deel) ? openAgenda(decodeText(deel.inhoud, deel.charset)) : undefined
  if (afspraak === undefined) return closed(deel, 'is een agenda die niet te lezen is')
  return { bestanden: [asFile(deel)], tekst: '', afspraken: [afspraak], opmerkingen: [] }
}

function openOne(deel: Deel): Opened {
  if (isWinmail(deel) || isTnef(deel.inhoud)) return winmail(deel)
  if (isMsg(deel)) return msg(deel)
  if (isAgenda(deel)) return agenda(deel)
  return { bestanden: [asFile(deel)], tekst: '', afspraken: [], opmerkingen: [] }
}

/** Opens the files that hold a text, an appointment or other files: winmail.dat, .msg and calendars. */
export function openFiles(delen: readonly Deel[]): Opened {
  const opened = delen.map(openOne)
  return {
    bestanden: opened.flatMap(({ bestanden }) => bestanden),
    tekst: opened.map(({ tekst }) => tekst).find(Boolean) ?? '',
    // An invitation comes as a part and as a file.
    afspraken: [...new Set(opened.flatMap(({ afspraken }) => afspraken))],
    opmerkingen: opened.flatMap(({ opmerkingen }) => opmerkingen),
  }
}
