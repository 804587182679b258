import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

/** A mail as it came in, with all of it as text. */
export interface Ontvangen extends Email {
  aan: string[]
  ruw: string
}

/** Starts a real mail server; `weiger` decides with which status an address is refused. */
export async function startMailserver() {
  const ontvangen: Ontvangen[] = []
  let refuse: (adres: string) => number | undefined = () => undefined
  let afterTaking: (mail: Ontvangen) => Promise<void> = async () => undefined
  const refusal = (responseCode: number, adres: string) =>
    Object.assign(new Error(`<${adres}>: not here`), { responseCode })
  const receive = async (bytes: Buffer, { envelope }: SMTPServerSession, done: () => void) => {
    const aan = envelope.rcptTo.map(({ address }) => address)
    const mail = { ...(await PostalMime.parse(bytes)), aan, ruw: bytes.toString() }
    ontvangen.push(mail)
    await afterTaking(mail)
    done()
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const status = refuse(address)
      done(status ? refusal(status, address) : null)
    },
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => void receive(Buffer.concat(parts), session, done))
    },
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    ontvangen,
    zetWeigering(nieuw: typeof refuse) {
      refuse = nieuw
    },
    /** Does this with each mail that was taken, before whoever sends it hears that. */
    setAfterTaking(work: typeof afterTaking) {
      afterTaking = work
    },
    stop: () => new Promise<void>((done) => server.close(done)),
  }
}
