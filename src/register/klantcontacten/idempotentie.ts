import { type Db, only } from '../../platform/database.ts'
import { type Removal, removalOf } from '../../platform/removal.ts'
import { bytes, insertRowOf } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { reeksOf } from './queries.ts'
import { idempotentie } from './row.ts'

// A request that is repeated with the same key gets the first answer.

/** Claims an idempotency key. It gives the kept answer when the request was done before, and `anders` when another request used the key. */
export async function claimSleutel(
  db: Db,
  { wie, sleutel, operatie, vingerafdruk }: { wie: string; sleutel: string; operatie: string; vingerafdruk: Buffer },
): Promise<'nieuw' | 'anders' | { klantcontact: string; antwoord: string; partijen: string[] }> {
  const claim = await sql`
    ${insertRowOf(idempotentie, { wie, sleutel, operatie, vingerafdruk: bytes(vingerafdruk) })} on conflict (wie, sleutel, operatie) do nothing returning 1`.execute(
    db,
  )
  if (claim.rows.length > 0) return 'nieuw'
  const eerder = only(
    await sql<{ vingerafdruk: Buffer; klantcontact: string; antwoord: string; partijen: string[] }>`
      select vingerafdruk, klantcontact, antwoord, partijen from idempotentie
      where wie = ${wie}::uuid and sleutel = ${sleutel} and operatie = ${operatie}`.execute(db),
  )
  return eerder.vingerafdruk.equals(vingerafdruk) ? eerder : 'anders'
}

/** Keeps the first answer with its key and gives it. */
export async function saveAntwoord(
  db: Db,
  {
    wie,
    sleutel,
    operatie,
    klantcontacten,
  }: { wie: string; sleutel: string; operatie: string; klantcontacten: readonly string[] },
): Promise<{ json: string; partijen: string[] }> {
  const result = await sql<{ json: string; partijen: string[] }>`
    with gelezen as (${reeksOf(klantcontacten)})
    update idempotentie i set klantcontact = ${klantcontacten[0]}::uuid, antwoord = gelezen.json, partijen = gelezen.partijen from gelezen
    where i.wie = ${wie}::uuid and i.sleutel = ${sleutel} and i.operatie = ${operatie}
    returning i.antwoord as json, gelezen.partijen`.execute(db)
  return only(result)
}

/** The answers kept for repeated requests from before this moment. */
export const oudeAntwoorden = (voor: Date): Removal =>
  removalOf(idempotentie, sql`op < ${voor.toISOString()}::timestamptz`)
