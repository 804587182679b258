import { ImapFlow, type ImapFlowOptions } from 'imapflow'
import type { Config } from '../../../platform/config.ts'
import type { Postvaktest } from '../contract.ts'
import { AanmeldFout, credentialsOf } from './aanmelden.ts'
import type { TeLezen } from './queries.ts'

/** After so long without an answer a connection is dead, whatever the network says. */
const SILENT_MS = 5 * 60_000
/** An IDLE is ended and begun again after so long, before a firewall forgets it. */
const IDLE_MS = 4 * 60_000
const CONNECT_MS = 30_000

const optionsOf = (postvak: TeLezen, auth: ImapFlowOptions['auth']): ImapFlowOptions => ({
  host: postvak.host,
  port: postvak.poort,
  secure: postvak.beveiliging === 'tls',
  doSTARTTLS: postvak.beveiliging === 'starttls',
  auth,
  logger: false,
  clientInfo: { name: 'Balie' },
  connectionTimeout: CONNECT_MS,
  socketTimeout: SILENT_MS,
  maxIdleTime: IDLE_MS,
  autoIdleDelay: 1_000,
})

/** Says in Dutch why a mailbox cannot be read. It names no address and no secret. */
export function faultText(error: unknown): string {
  if (error instanceof AanmeldFout) return error.message
  const {
    code = '',
    authenticationFailed,
    serverResponseCode,
    mailboxMissing,
  } = error as {
    code?: string
    authenticationFailed?: boolean
    serverResponseCode?: string
    mailboxMissing?: boolean
  }
  if (authenticationFailed || serverResponseCode === 'AUTHENTICATIONFAILED')
    return 'De mailserver kent deze gebruiker met dit geheim niet.'
  if (mailboxMissing || serverResponseCode === 'NONEXISTENT') return 'Deze map bestaat niet in het postvak.'
  if (/ENOTFOUND|EAI_AGAIN/.test(code)) return 'Deze mailserver bestaat niet, of is nu niet te vinden.'
  if (/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/.test(code)) return 'De mailserver neemt op deze poort niet op.'
  if (/TIMEOUT|ETIMEDOUT/i.test(code)) return 'De mailserver antwoordt niet op tijd.'
  if (/CERT|SELF_SIGNED|ALTNAME/.test(code)) return 'Het certificaat van de mailserver wordt niet vertrouwd.'
  if (/SSL|TLS|EPROTO/i.test(code)) return 'Een beveiligde verbinding met de mailserver lukt niet.'
  return `De verbinding met de mailserver is verbroken${code ? ` (${code})` : ''}.`
}

/** Opens a mailbox to read in it; nothing in it changes. @throws when that does not work */
export async function openMailbox(postvak: TeLezen, config: Config): Promise<ImapFlow> {
  const client = new ImapFlow(optionsOf(postvak, await credentialsOf(postvak, config)))
  // An error is thrown by the work that is being done, and ends the connection.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.mailboxOpen(postvak.map, { readOnly: true })
    return client
  } catch (error) {
    client.close()
    throw error
  }
}

/** Opens a mailbox once, and says how that went. */
export async function testMailbox(postvak: TeLezen, config: Config): Promise<Postvaktest> {
  try {
    const client = await openMailbox(postvak, config)
    const aantal = client.mailbox ? client.mailbox.exists : null
    const meldt = client.capabilities.has('IDLE')
    await client.logout().catch(() => client.close())
    return { goed: true, fout: '', aantal, meldt }
  } catch (error) {
    return { goed: false, fout: faultText(error), aantal: null, meldt: false }
  }
}
