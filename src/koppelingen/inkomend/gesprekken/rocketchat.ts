import { createHash } from 'node:crypto'
import { isObject, type JsonObject } from '../../../platform/json.ts'
import { invalid, type Problem } from '../../../platform/problems.ts'
import type { Chatgesprek, Verwijzing } from './bestanden.ts'
import {
  berichtOf,
  deelnemerOf,
  eachOnce,
  momentIn,
  nameAt,
  objectIn,
  objectsIn,
  saysSomething,
  textIn,
} from './lezen.ts'

// The webhook of Rocket.Chat Omnichannel: a conversation comes whole when it is closed, and again when somebody changes something of it later.

/** The id of the conversation that the button "Send Test" of Rocket.Chat sends. */
const PROEF = 'fasd6f5a4sd6f8a4sdf'

/** Bots of Rocket.Chat are users; these names are the convention. */
const BOT = /^rocket\.cat$|(?:^|[._-])bot$/i

/** Reads an address, which is a text or a list of objects. */
function addressIn(value: unknown, name: 'address' | 'phoneNumber'): unknown {
  if (!Array.isArray(value)) return value
  const first: unknown = value[0]
  return isObject(first) ? first[name] : first
}

const visitorOf = (visitor: JsonObject) =>
  deelnemerOf('klant', textIn(visitor.username, 200), {
    naam: visitor.name,
    email: addressIn(visitor.email, 'address'),
    telefoon: addressIn(visitor.phone, 'phoneNumber'),
  })

/** Gives who wrote a message that the visitor did not write. */
function writerOf(message: JsonObject, agent: JsonObject) {
  const username = textIn(message.username, 200)
  if (BOT.test(username)) return deelnemerOf('automaat', username, { naam: username })
  const own = username === agent.username ? { naam: agent.name, email: addressIn(agent.email, 'address') } : {}
  return deelnemerOf('medewerker', username, { naam: username, ...own })
}

/** Gives the files of a message. `file` and `fileUpload` tell of the first alone; attachments are of those that were quoted too. */
function filesIn(message: JsonObject): Verwijzing[] {
  const file = objectIn(message, 'file')
  const named = objectsIn(message, 'files')
  const attachments = objectsIn(message, 'attachments').filter(({ title_link }) => textIn(title_link, 2_000))
  const first = textIn(objectIn(message, 'fileUpload').publicFilePath, 2_000)
  const all = (named.length > 0 ? named : [file]).map((one, index) => ({
    bestandsnaam: textIn(one.name, 200) || textIn(attachments[index]?.title, 200),
    adres: (index === 0 && first) || textIn(attachments[index]?.title_link, 2_000),
  }))
  const others = attachments.slice(all.length).map(({ title, title_link }) => {
    const adres = textIn(title_link, 2_000)
    return { bestandsnaam: textIn(title, 200) || nameAt(adres), adres }
  })
  return [...all, ...others].filter(({ bestandsnaam }) => bestandsnaam)
}

/** The text with which an employee ends is for colleagues, and the pages that a visitor looked at are not part of what was said. */
const isSaid = ({ closingMessage, navigation }: JsonObject): boolean => !closingMessage && !navigation

function sessionOf(body: JsonObject, bron: string, now: Date): Chatgesprek | undefined {
  const agent = objectIn(body, 'agent')
  const klant = visitorOf(objectIn(body, 'visitor'))
  const said = objectsIn(body, 'messages')
    .filter(isSaid)
    .map((message, index) => {
      const van = message.agentId === undefined ? klant : writerOf(message, agent)
      const id = textIn(message._id, 150) || String(index)
      const bericht = berichtOf({
        ...{ id, van, tekst: message.msg, bestanden: filesIn(message) },
        op: momentIn(message.ts, now),
      })
      return { van, bericht }
    })
    .filter(({ bericht }) => saysSomething(bericht))
  if (said.length === 0) return undefined
  return {
    bron,
    gesprekId: textIn(body._id, 150),
    geeindigdOp: momentIn(body.closedAt ?? body.lastMessageAt, now),
    onderwerp: textIn(body.topic, 200),
    deelnemers: eachOnce([klant, ...said.map(({ van }) => van)]),
    berichten: said.map(({ bericht }) => bericht),
    onderwerpen: [],
  }
}

/** Makes a conversation of a message that somebody left when nobody was there: it was not answered. */
function offlineOf(body: JsonObject, bron: string, now: Date): Chatgesprek | undefined {
  const klant = visitorOf(objectIn(body, 'visitor'))
  const op = momentIn(body.sentAt, now)
  const bericht = berichtOf({ id: 'bericht', op, van: klant, tekst: body.message, bestanden: [] })
  if (!bericht.tekst) return undefined
  const sum = createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 32)
  return {
    ...{ bron, gesprekId: `offline ${sum}`, geeindigdOp: op, onderwerp: '', beantwoord: false },
    ...{ deelnemers: [klant], berichten: [bericht], onderwerpen: [] },
  }
}

/** Reads what Rocket.Chat tells: undefined when nothing ended by it. */
export function readRocketchat(body: JsonObject, bron: string, now: Date): Chatgesprek | undefined | Problem {
  const { type } = body
  if (type === 'LivechatOfflineMessage') return offlineOf(body, bron, now)
  if (typeof type !== 'string')
    return invalid([{ name: 'type', code: 'verplicht', reason: 'Dit is geen bericht zoals Rocket.Chat het stuurt.' }])
  if ((type !== 'LivechatSession' && type !== 'LivechatEdit') || body._id === PROEF) return undefined
  if (!textIn(body._id, 150))
    return invalid([{ name: '_id', code: 'verplicht', reason: 'Zonder _id is niet te zien welk gesprek dit is.' }])
  return sessionOf(body, bron, now)
}
