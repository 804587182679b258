import { createHash } from 'node:crypto'
import type { JsonObject } from '../../../platform/json.ts'
import { invalid, type Problem } from '../../../platform/problems.ts'
import type { Gespreklevering } from '../contract.ts'
import type { Chatbericht, Verwijzing } from './bestanden.ts'
import { berichtOf, deelnemerOf, momentIn, nameAt, objectIn, objectsIn, saysSomething, textIn } from './lezen.ts'

// The webhooks of Chatwoot: each message comes by itself, and later that the conversation was resolved.

/** A bericht with who wrote it, and what its conversation is about; empty when nothing says so. */
export interface LosBericht {
  onderwerp: string
  van: Gespreklevering['deelnemers'][number]
  bericht: Chatbericht
}

/** The news about a conversation. */
export interface Nieuws {
  gesprekId: string
  onderwerp: string
  berichten: LosBericht[]
  isGeeindigd: boolean
}

/** The kinds of messages that the klant sees; in the state of a conversation they are numbers. */
const SOORTEN: ReadonlyMap<string, 'in' | 'uit' | 'vanzelf'> = new Map([
  ['incoming', 'in'],
  ['outgoing', 'uit'],
  ['template', 'vanzelf'],
  ['0', 'in'],
  ['1', 'uit'],
  ['3', 'vanzelf'],
])

const klantOf = (sender: JsonObject) =>
  deelnemerOf('klant', 'klant', { naam: sender.name, email: sender.email, telefoon: sender.phone_number })

/** Gives who wrote a message that went out: a person, or else a bot or a rule. */
function writerOf(sender: JsonObject, isAutomatic: boolean) {
  const id = `${textIn(sender.type, 40) || 'user'} ${textIn(sender.id, 100)}`.trim()
  const isPerson = !isAutomatic && sender.id !== undefined && (sender.type === undefined || sender.type === 'user')
  return isPerson
    ? deelnemerOf('medewerker', id, { naam: sender.available_name ?? sender.name, email: sender.email })
    : deelnemerOf('automaat', id || 'automaat', { naam: sender.name })
}

const filesIn = (message: JsonObject): Verwijzing[] =>
  objectsIn(message, 'attachments').map((file) => {
    const adres = textIn(file.data_url, 2_000)
    return { adres, bestandsnaam: textIn(file.fallback_title, 200) || nameAt(adres) || textIn(file.file_type, 200) }
  })

const sumOf = (parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)

/** Reads a message; undefined when it is a note among colleagues (R16), or says what happened in Chatwoot itself. */
function messageIn(message: JsonObject, contact: JsonObject, now: Date): Omit<LosBericht, 'onderwerp'> | undefined {
  const soort = SOORTEN.get(textIn(message.message_type, 20))
  if (!soort || message.private === true) return undefined
  const sender = objectIn(message, 'sender')
  const van = soort === 'in' ? klantOf({ ...contact, ...sender }) : writerOf(sender, soort === 'vanzelf')
  const op = momentIn(message.created_at, now)
  // Without an id the message is known by what it says and when: the same one comes again in the state of its conversation.
  const id = textIn(message.id, 100) || sumOf([message.created_at, van.id, message.content])
  const bericht = berichtOf({ id, op, van, tekst: message.content, bestanden: filesIn(message) })
  return saysSomething(bericht) ? { van, bericht } : undefined
}

const MESSAGES = new Set(['message_created', 'message_updated'])

/** Reads what Chatwoot tells: undefined when it says nothing about what was said. */
export function readChatwoot(body: JsonObject, now: Date): Nieuws | undefined | Problem {
  const { event } = body
  if (typeof event !== 'string')
    return invalid([{ name: 'event', code: 'verplicht', reason: 'Dit is geen bericht zoals Chatwoot het stuurt.' }])
  const isMessage = MESSAGES.has(event)
  if (!isMessage && event !== 'conversation_status_changed') return undefined
  const conversation = isMessage ? objectIn(body, 'conversation') : body
  const gesprekId = textIn(conversation.id, 150)
  if (!gesprekId)
    return invalid([
      { name: isMessage ? 'conversation.id' : 'id', code: 'verplicht', reason: 'Zonder id is er geen gesprek.' },
    ])
  const contact = objectIn(objectIn(conversation, 'meta'), 'sender')
  const messages = isMessage ? [body] : objectsIn(body, 'messages')
  const onderwerp = textIn(objectIn(conversation, 'additional_attributes').mail_subject, 200)
  return {
    gesprekId,
    onderwerp,
    berichten: messages.flatMap((message) => {
      const read = messageIn(message, contact, now)
      return read ? [{ ...read, onderwerp }] : []
    }),
    isGeeindigd: !isMessage && body.status === 'resolved',
  }
}
