import { createHmac } from 'node:crypto'
import type { Config } from '../../platform/config.ts'
import { isSameSecret } from '../../platform/secret.ts'
import { sleutelsOf } from '../logboek/pseudoniem.ts'

// A reply names the message that it answers by its Message-ID (RFC 5322). That of what a medewerker wrote is signed, so that nobody joins a
// conversation by making one up.

const SIGNATURE_LENGTH = 20

const signatureOf = (key: Buffer, uuid: string): string =>
  createHmac('sha256', key).update(`message-id ${uuid}`).digest('hex').slice(0, SIGNATURE_LENGTH)

/** Gives the signed Message-ID of a message: always the same one, in the domain of whoever sends it (`van`). */
export function messageIdOf(config: Config, uuid: string, van: string): string {
  const [key = Buffer.alloc(0)] = sleutelsOf(config)
  return `<${uuid}.${signatureOf(key, uuid)}@${van.slice(van.lastIndexOf('@') + 1).replace(/>.*$/, '')}>`
}

const OURS = /^<([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.([\da-f]{20})@[^<>@]+>$/i
/** A notice has nothing to reply to, so its Message-ID is not signed. Only a mail server names it, when it does not arrive. */
const NOTICE = /^<([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})@balie>$/i

/** Tells which message of ours a Message-ID names: its uuid; `vervalst` when it looks like one of ours and is not; undefined for others. */
export function ownMessage(config: Config, messageId: string): { uuid: string } | 'vervalst' | undefined {
  const [, uuid = '', signature = ''] = OURS.exec(messageId) ?? []
  if (!uuid) return undefined
  const own = uuid.toLowerCase()
  const isSigned = sleutelsOf(config).some((key) => isSameSecret(signatureOf(key, own), signature.toLowerCase()))
  return isSigned ? { uuid: own } : 'vervalst'
}

/** Gives the uuids of the messages of ours, notices too, that these Message-IDs name. */
export const ownMessages = (config: Config, messageIds: readonly string[]): string[] =>
  messageIds.flatMap((messageId) => {
    const own = ownMessage(config, messageId)
    return typeof own === 'object' ? [own.uuid] : (NOTICE.exec(messageId)?.[1] ?? [])
  })
