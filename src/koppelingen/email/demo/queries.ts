import { v7 as uuidv7 } from 'uuid'
import { type Db, only, takeTurn } from '../../../platform/database.ts'
import { insertRowOf, insertRows, type NewRow } from '../../../platform/row.ts'
import { sql } from '../../../platform/sql.ts'
import { emailBericht, emailPostvak } from '../row.ts'

/** The mailbox of a demonstration is known by this uuid; no server has it, so it is not read. */
const POSTVAK = '0192f5a0-0000-7000-8000-000000000021'

/** Makes the mailbox that holds what is typed in a demonstration, unless it is there. */
export async function ensurePostvak(db: Db, afdeling: string, afzender: string): Promise<void> {
  const row = {
    ...{
      uuid: POSTVAK,
      naam: 'Demonstratie (zonder mailserver)',
      actief: false,
      host: 'demonstratie.invalid',
      poort: 993,
      beveiliging: 'tls',
    },
    ...{ gebruiker: 'demonstratie', aanmelden: 'wachtwoord', geheim: sql`''::bytea` },
    ...{ afdeling, afzender, handeling: 'Behandel deze e-mail', ontvangstbevestiging: true },
  }
  await takeTurn(db, 'demopost')
  await sql`
    ${insertRowOf(emailPostvak, row)} where not exists (select from email_postvak where uuid = ${POSTVAK}::uuid)`.execute(
    db,
  )
}

/** Puts a message in that mailbox, to be registered. After a change of the mailbox the numbers begin again, so another uidvalidity has them. */
export async function add(
  db: Db,
  bericht: Pick<NewRow<typeof emailBericht>, 'inhoud' | 'omvang' | 'aangekomenOp'>,
): Promise<void> {
  const place = only(
    await sql<{ postvak: string; plaats: string; uidvalidity: string; uid: string }>`
      update email_postvak p set laatste_uid = laatste_uid + 1, uidvalidity = coalesce(uidvalidity,
        (select coalesce(max(b.uidvalidity), 0) + 1 from email_bericht b where b.plaats = p.plaats))
      where uuid = ${POSTVAK}::uuid
      returning uuid as postvak, plaats, uidvalidity::text, laatste_uid::text as uid`.execute(db),
  )
  await insertRows(db, emailBericht, [{ uuid: uuidv7(), ...place, ...bericht, stand: 'wacht' }])
}
