import { createTransport } from 'nodemailer'
import { v7 as uuidv7 } from 'uuid'
import * as actoren from '../../../inrichting/actoren/queries.ts'
import type { Context } from '../../../platform/context.ts'
import type { Handlers } from '../../../platform/contract.ts'
import { invalid, notFound } from '../../../platform/problems.ts'
import { saveInhoud } from '../../../register/documenten/inhoud.ts'
import { afzenderOf, weg } from '../../../register/meldingen/bezorgen.ts'
import { geenPostvak } from '../../../register/meldingen/contract.ts'
import { answerable } from '../../../register/meldingen/queries.ts'
import type { demopost, NieuweDemopost } from '../contract.ts'
import * as queries from './queries.ts'

// A demonstration has no mail server. What somebody types as a klant becomes a message as it is on the wire, and waits in a mailbox like any
// other that was fetched.

/** Makes the message as a mail program would send it. */
async function rawOf({ db, config }: Context, body: NieuweDemopost): Promise<Buffer> {
  const answered = body.antwoordOp ? await answerable(db, body.antwoordOp) : undefined
  if (body.antwoordOp && !answered) throw notFound('Bericht in het postvak van de demonstratie')
  const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail({
    from: { name: body.naam, address: body.van },
    to: answered?.van ?? afzenderOf(config),
    messageId: `<${uuidv7()}@demonstratie.invalid>`,
    subject: body.onderwerp,
    text: body.tekst,
    ...(answered && { inReplyTo: answered.messageId, references: [answered.messageId] }),
  })
  return Buffer.from(message as Buffer)
}

/** Gives the afdeling that gets the tasks. @throws Problem when it is not there */
async function unitOf({ db, config }: Context): Promise<string> {
  const uuid = await actoren.eenheidWithNaam(db, config.EMAIL_AFDELING)
  if (uuid) return uuid
  const reason = `De afdeling ${config.EMAIL_AFDELING} (EMAIL_AFDELING) bestaat niet.`
  throw invalid([{ name: '', code: 'geen-afdeling', reason }])
}

export const routes: Handlers<typeof demopost, Context> = {
  async schrijven(context, { body }) {
    const { db, now, config } = context
    if (weg(config) !== 'postvak') throw geenPostvak()
    const raw = await rawOf(context, body)
    await queries.ensurePostvak(db, await unitOf(context), afzenderOf(config) ?? '')
    const { uuid: inhoud } = await saveInhoud(db, raw)
    await queries.add(db, { inhoud, omvang: String(raw.length), aangekomenOp: now.toISOString() })
    return undefined
  },
}
