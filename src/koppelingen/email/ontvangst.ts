import { type Db, only } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'
import type { Postvak } from './afzender.ts'
import type { Afzendersleutels } from './budget.ts'
import type { Email } from './parse.ts'
import type { Herkomst } from './wijze.ts'

// Whoever writes hears that it arrived (Awb 2:13). A program that answers by itself does not (RFC 3834), and nobody hears it again and again.

/** So many receipts go to one address in an hour and in a day. */
const MOST = { uur: 2, dag: 10 } as const

/** Headers by which a program says that it wants no answer. */
const NO_ANSWER: readonly (readonly [name: string, value: RegExp])[] = [
  ['auto-submitted', /^(?!\s*no\b)/i],
  ['precedence', /\b(?:bulk|junk|list|auto_reply)\b/i],
  ['x-auto-response-suppress', /\b(?:all|autoreply)\b/i],
  ['x-loop', /\S/],
  ['list-id', /\S/],
  ['list-unsubscribe', /\S/],
  ['return-path', /^\s*<\s*>/],
]

/** May a message be answered by a program? Whoever was named in a forwarded text did not write here, and Open Forms confirms what it mails. */
function mayBeAnswered({ headers, soort, doorgestuurdVan, formulier }: Email, sender: Postvak): boolean {
  if (soort.soort !== 'bericht' || formulier || sender.adres === '' || sender === doorgestuurdVan) return false
  return !NO_ANSWER.some(([name, value]) => headers.get(name)?.some((one) => value.test(one)))
}

/**
 * Decides whether a sender gets a receipt: when the mailbox gives them, and a person may have written. `te-veel` means that enough went to this
 * address lately.
 */
export async function receiptFor(
  db: Db,
  now: Date,
  email: Email,
  sender: Postvak,
  { afzender }: Afzendersleutels,
  postvak: Herkomst | undefined,
): Promise<'ja' | 'nee' | 'te-veel'> {
  if (!postvak?.bevestigt || !mayBeAnswered(email, sender)) return 'nee'
  const at = sql`${now.toISOString()}::timestamptz`
  const { uur, dag } = only(
    await sql<{ uur: number; dag: number }>`
      select count(*)::int as dag, count(*) filter (where w.op > ${at} - interval '1 hour')::int as uur
      from email_ontvangen e join klantbericht w on w.klantcontact = e.klantcontact and w.soort = 'ontvangstbevestiging'
      where e.afzender = ${afzender} and e.op > ${at} - interval '1 day'`.execute(db),
  )
  return uur < MOST.uur && dag < MOST.dag ? 'ja' : 'te-veel'
}
