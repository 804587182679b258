import { v7 as uuidv7 } from 'uuid'
import { type Db, only } from '../../../platform/database.ts'
import { insertRowOf } from '../../../platform/row.ts'
import { sql } from '../../../platform/sql.ts'
import { emailPostvak } from '../row.ts'

/** The mailbox of a demonstration has this name; no server has it, so it is not read. */
const NAAM = 'Demonstratie'

/** Makes the mailbox that holds what is typed in a demonstration, unless it is there. */
export async function ensurePostvak(db: Db, afdeling: string, afzender: string): Promise<void> {
  const row = {
    ...{ uuid: uuidv7(), naam: NAAM, actief: false, host: 'demonstratie.invalid', poort: 993, beveiliging: 'tls' },
    ...{ gebruiker: 'demonstratie', aanmelden: 'wachtwoord', geheim: sql`''::bytea` },
    ...{ uidvalidity: '1', afdeling, afzender, handeling: 'Behandel deze e-mail', ontvangstbevestiging: true },
  }
  await sql`${insertRowOf(emailPostvak, row)} on conflict (naam) do nothing`.execute(db)
}

/** Takes the next place in that mailbox. */
export async function nextPlace(
  db: Db,
): Promise<{ postvak: string; plaats: string; uidvalidity: string; uid: string }> {
  return only(
    await sql<{ postvak: string; plaats: string; uidvalidity: string; uid: string }>`
      update email_postvak set laatste_uid = laatste_uid + 1, uidvalidity = 1 where naam = ${NAAM}
      returning uuid as postvak, plaats, uidvalidity::text, laatste_uid::text as uid`.execute(db),
  )
}
