import type { Db } from '../../platform/database.ts'
import { deleteRow, type NewRow, replacing, source } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { partijIdentificator } from './row.ts'

// These identificatoren come through an interface that names their codes itself.

/** An identificator as it is written. */
export type IdentificatorRij = NewRow<typeof partijIdentificator>

const sourceOf = (rijen: readonly IdentificatorRij[]) => source(partijIdentificator, rijen)

/** The register holds this about an identificator that is to be written. */
export interface Stand {
  uuid: string
  /** The kind of the identificator above it. */
  soortVanSub: string | null
  /** The present kind of the identificator, and whether others hang under it. */
  soort: string | null
  heeftSubs: boolean
  /** Another identificator has the same codes and number. */
  bestaatAl: boolean
  /** The partij has another identificator of this kind. */
  soortBestaatAl: boolean
}

/**
 * Looks up what the rules about these identificatoren need, in one statement.
 * @param weg identificatoren that disappear with the same change, and so clash with none
 */
export async function standOf(
  db: Db,
  rijen: readonly IdentificatorRij[],
  weg: readonly string[] = [],
): Promise<Stand[]> {
  const eigen = [...rijen.map(({ uuid }) => uuid), ...weg]
  const { rows } = await sql<Stand>`
    select b.uuid,
      (select s.code_soort_object_id from partij_identificator s where s.uuid = b."subIdentificatorVan") as "soortVanSub",
      (select i.code_soort_object_id from partij_identificator i where i.uuid = b.uuid) as soort,
      exists (select from partij_identificator s where s.sub_identificator_van = b.uuid) as "heeftSubs",
      exists (select from partij_identificator i where i.object_id = b."objectId" and i.code_soort_object_id = b."codeSoortObjectId"
        and i.code_register = b."codeRegister" and i.code_objecttype = b."codeObjecttype"
        and i.sub_identificator_van is not distinct from b."subIdentificatorVan" and i.uuid <> all (${eigen}::uuid[])) as "bestaatAl",
      exists (select from partij_identificator i where i.partij = b.partij and i.code_soort_object_id = b."codeSoortObjectId"
        and i.uuid <> all (${eigen}::uuid[])) as "soortBestaatAl"
    from ${sourceOf(rijen).from}`.execute(db)
  return rows
}

/** Adds identificatoren, replaces existing ones, and removes those in `weg`, in one statement. */
export async function saveIdentificatoren(
  db: Db,
  rijen: readonly IdentificatorRij[],
  weg: readonly string[] = [],
): Promise<void> {
  if (rijen.length === 0 && weg.length === 0) return
  const remove = sql`delete from partij_identificator where uuid = any (${weg}::uuid[])`
  if (rijen.length === 0) {
    await remove.execute(db)
    return
  }
  const { from, columns, values } = sourceOf(rijen)
  // The insert waits for the count of the delete, so that removed rows make room for new ones.
  await sql`
    with weg as (${remove} returning 1)
    insert into partij_identificator (${columns}) select ${values} from ${from} where (select count(*) from weg) >= 0
    on conflict (uuid) do update set ${replacing(partijIdentificator, rijen, 'uuid')}, buiten_regels = false`.execute(
    db,
  )
}

export const removeIdentificator = (db: Db, uuid: string): Promise<void> => deleteRow(db, partijIdentificator, uuid)
