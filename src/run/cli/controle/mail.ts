import type { Config } from '../../../platform/config.ts'
import { tryMailserver } from '../../../register/meldingen/bezorgen.ts'
import { type Bevinding, fout, goed, redenOf } from './bevinding.ts'

/** Checks whether the mail server lets us in, without sending a mail. */
export async function* checkMail(config: Config): AsyncIterable<Bevinding> {
  if (!config.SMTP_URL) {
    yield goed('E-mail', 'SMTP_URL is leeg: er gaat geen e-mail uit.')
    return
  }
  const { host } = new URL(config.SMTP_URL)
  try {
    await tryMailserver(config)
    yield goed('E-mail', `${host} neemt e-mail van Balie aan.`)
  } catch (error) {
    yield fout('E-mail', `${host}: ${redenOf(error)}. Controleer SMTP_URL, en of de mailserver TLS heeft.`)
  }
}
