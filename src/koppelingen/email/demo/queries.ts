import { v7 as uuidv7 } from 'uuid'
import { type Db, only, takeTurn } from '../../../platform/database.ts'
import { insertRowOf, insertRows, type NewRow } from '../../../platform/row.ts'
import { sql } from '../../../platform/sql.ts'
import { emailBericht, emailPostvak } from '../row.ts'

/** The mailbox of a demonstration has this name; no server has it, so it is not read. */
const NAAM = 'Demonstratie'

/** Makes the mailbox that holds what is typed in a demonstration, unless it is there. */
export async function ensurePostvak(db: Db, afdeling: string, afzender: string): Promise<void> {
  const row = {
    ...{ uuid: uuidv7(), naam: NAAM, actief: false, host: 'demonstratie.invalid', poort: 993, beveiliging: 'tls' },
    ...{ gebruiker: 'demonstratie', aanmelden: 'wachtwoord', geheim: sql`''::bytea` },
    ...{ uidvalidity: '1', afdeling, afzender, handeling: 'Behandel deze e-mail', ontvangstbevestiging: true },
  }
  await takeTurn(db, 'demopost')
  await sql`
    ${insertRowOf(emailPostvak, row)} where not exists (select from email_postvak where naam = ${NAAM})`.execute(db)
}

/** Puts a message in that mailbox, to be registered. */
export async function add(
  db: Db,
  bericht: Pick<NewRow<typeof emailBericht>, 'inhoud' | 'omvang' | 'aangekomenOp'>,
): Promise<void> {
  const place = only(
    await sql<{ postvak: string; plaats: string; uidvalidity: string; uid: string }>`
      update email_postvak set laatste_uid = laatste_uid + 1 where naam = ${NAAM}
      returning uuid as postvak, plaats, uidvalidity::text, laatste_uid::text as uid`.execute(db),
  )
  await insertRows(db, emailBericht, [{ uuid: uuidv7(), ...place, ...bericht, stand: 'wacht' }])
}
