import type { Readable } from 'node:stream'
import { createTransport } from 'nodemailer'
import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/database.ts'
import type { Bericht } from './bericht.ts'
import type { Verzending } from './contract.ts'
import * as queries from './queries.ts'
import type { Verzendfout } from './rules.ts'

/** A file that goes with a mail. */
interface Bijlage {
  bestandsnaam: string
  mediatype: string
  /** The HTML of the mail shows it by this id; undefined: it stands beside the text. */
  contentId: string | undefined
  inhoud: Readable
}

/** The parts of a mail that somebody wrote, beside those of a notice. It can be answered. */
export interface Persoonlijk {
  van: { naam: string; adres: string }
  cc: readonly string[]
  messageId: string
  /** The messages that it answers, by Message-ID, the oldest first. */
  antwoordOp: readonly string[]
  bijlagen: readonly Bijlage[]
}

/** A mail that is being sent. */
export interface Zending extends Bericht {
  /** It is equal at each attempt, so that a mail server that took the mail before recognises it. */
  uuid: string
  aan: string
  /** It answers what somebody sent, as a receipt does (RFC 3834). */
  isAntwoord?: boolean
  /** Undefined: it is a notice of Balie itself. */
  persoonlijk?: Persoonlijk
}

/** A message that was not taken, with the reason. */
export class NietVerzonden extends Error {
  readonly fout: Verzendfout

  constructor(fout: Verzendfout) {
    super(fout.reden)
    this.fout = fout
  }
}

/** Hands mails over. */
export interface Bezorger {
  /** @throws what nodemailer throws when the mail server does not take it */
  bezorg(db: Db, zending: Zending): Promise<void>
  sluit(): void
}

/** Tells how mail leaves: through a mail server, to a mailbox in the database (a demonstration without a server), or not at all. */
export function weg({ SMTP_URL, demo, production }: Config): Verzending['weg'] {
  if (SMTP_URL) return 'smtp'
  return demo && !production ? 'postvak' : 'geen'
}

/** A demonstration sends from here unless a setting names another address, so that what it sends can be answered. */
const DEMO_AFZENDER = 'demonstratie@gemeente.example'

/** Gives the address that mail comes from; undefined where none is sent. */
export const afzenderOf = (config: Config): string | undefined =>
  config.EMAIL_AFZENDER ?? (weg(config) === 'postvak' ? DEMO_AFZENDER : undefined)

const adresOf = ({ PUBLIC_URL, PORT }: Config) => (PUBLIC_URL ?? `http://localhost:${PORT}`).replace(/\/$/, '')

/** Gives the address of the werkplek for the reader of a mail. */
export const adresOfWerkplek = (config: Config) => `${adresOf(config)}/werkplek`

/** Gives the address where a customer logs in; it says nothing of who reads it. */
export const adresOfMijn = (config: Config) => `${adresOf(config)}/mijn/`

/** Gives the address of the mail server. In production the connection is encrypted, unless the address itself says otherwise. */
function adresOfServer(smtpUrl: string, production: boolean): string {
  const url = new URL(smtpUrl)
  if (production && !url.searchParams.has('requireTLS') && !url.searchParams.has('ignoreTLS'))
    url.searchParams.set('requireTLS', 'true')
  return url.href
}

// No wait is longer than a transaction may be idle.
const TIJD = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 }

const openTransport = (smtpUrl: string, production: boolean) =>
  createTransport({
    url: adresOfServer(smtpUrl, production),
    pool: true,
    maxConnections: 1,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...TIJD,
  })

/** Logs in at the mail server without sending anything. Throws what nodemailer throws when that fails. */
export async function tryMailserver({ SMTP_URL = '', production }: Config): Promise<void> {
  const transport = openTransport(SMTP_URL, production)
  try {
    await transport.verify()
  } finally {
    transport.close()
  }
}

/** Gives the headers by which a notice is known, so that no program answers it (RFC 3834). */
const ofNotice = ({ uuid, isAntwoord }: Zending, { EMAIL_AFZENDER }: Config) => ({
  from: EMAIL_AFZENDER,
  messageId: `<${uuid}@balie>`,
  headers: { 'Auto-Submitted': isAntwoord ? 'auto-replied' : 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
})

/** Gives the headers and attachments of a mail that somebody wrote: it stands in the conversation that it answers. */
const ofPerson = ({ van, cc, messageId, antwoordOp, bijlagen }: Persoonlijk) => ({
  from: { name: van.naam, address: van.adres },
  cc: cc.map((address) => ({ name: '', address })),
  messageId,
  ...(antwoordOp.length > 0 && { inReplyTo: antwoordOp.at(-1), references: [...antwoordOp] }),
  attachments: bijlagen.map(({ bestandsnaam, mediatype, contentId, inhoud }) => ({
    filename: bestandsnaam,
    contentType: mediatype,
    content: inhoud,
    ...(contentId && { cid: contentId, contentDisposition: 'inline' as const }),
  })),
})

function viaSmtp(smtpUrl: string, config: Config): Bezorger {
  const transport = openTransport(smtpUrl, config.production)
  return {
    async bezorg(_db, zending) {
      const { aan, onderwerp, tekst, html, persoonlijk } = zending
      const { rejected } = await transport.sendMail({
        ...(persoonlijk ? ofPerson(persoonlijk) : ofNotice(zending, config)),
        to: { name: '', address: aan },
        subject: onderwerp,
        text: tekst,
        html,
      })
      // The server took it for others, and not for whom it is.
      if (rejected.some((one) => one === aan))
        throw new NietVerzonden({ over: 'bericht', blijvend: true, reden: 'De mailserver weigert dit adres.' })
    },
    sluit: () => transport.close(),
  }
}

const inPostvak: Bezorger = {
  bezorg: (db, { aan, onderwerp, tekst, persoonlijk }) =>
    queries.putInPostvak(db, {
      ...{ aan, onderwerp, tekst },
      ...(persoonlijk && { messageId: persoonlijk.messageId, van: persoonlijk.van.adres }),
    }),
  sluit: () => undefined,
}

/** Makes what delivers mails; undefined when no mail is sent. */
export function makeBezorger(config: Config): Bezorger | undefined {
  if (config.SMTP_URL) return viaSmtp(config.SMTP_URL, config)
  return weg(config) === 'postvak' ? inPostvak : undefined
}
