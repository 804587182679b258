import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/database.ts'
import { ownMessages } from '../../register/klantberichten/message-id.ts'
import { setNietBezorgd } from '../../register/klantberichten/queries.ts'
import { type Retour, reasonNotToRegister } from './soort.ts'

// A mail server says that a message of ours did not arrive. It is never answered, so nothing can go round.

/** The meaning of codes of mail servers (RFC 3463) to somebody who wants to reach a klant. The first that fits counts. */
const REDENEN: readonly (readonly [RegExp, string])[] = [
  [/^\d\.1\./, 'Dit e-mailadres bestaat niet.'],
  [/^\d\.2\.2/, 'Het postvak van de klant is vol.'],
  [/^\d\.2\./, 'Het postvak van de klant neemt niets aan.'],
  [/^\d\.3\.4/, 'Het bericht was te groot.'],
  [/^\d\.4\./, 'De mailserver van de klant was niet te bereiken.'],
  [/^\d\.7\./, 'De mailserver van de klant weigert het bericht.'],
]

const reasonOf = (code: string): string =>
  `${REDENEN.find(([pattern]) => pattern.test(code))?.[1] ?? 'De mailserver van de klant nam het bericht niet aan.'}${code && ` (${code})`}`

/** Keeps with a message of ours that it did not arrive. Gives what the report was, in Dutch. */
export async function keepReturned(db: Db, config: Config, retour: Retour): Promise<string> {
  const { code, isMislukt, ontvangers, over } = retour
  if (!isMislukt) return 'dit bericht zegt dat een e-mail later komt, of is aangekomen'
  let isOurs = false
  for (const uuid of ownMessages(config, over))
    isOurs = (await setNietBezorgd(db, uuid, reasonOf(code), ontvangers)) || isOurs
  const reason = reasonNotToRegister(retour) ?? ''
  return isOurs ? `${reason}; dat staat bij het bericht` : reason
}
