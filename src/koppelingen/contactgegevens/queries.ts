import { v7 as uuidv7 } from 'uuid'
import type { Db } from '../../platform/database.ts'
import { type Changes, deleteRow, insertRows, type NewRow, updateRow } from '../../platform/row.ts'
import { contactgegevensOrganisatie, contactgegevensPersoon } from './row.ts'

/** Adds a person; gives the uuid. */
export async function addPersoon(db: Db, row: Omit<NewRow<typeof contactgegevensPersoon>, 'uuid'>): Promise<string> {
  const uuid = uuidv7()
  await insertRows(db, contactgegevensPersoon, [{ ...row, uuid }])
  return uuid
}

export const changePersoon = (db: Db, uuid: string, changes: Changes<typeof contactgegevensPersoon>): Promise<void> =>
  updateRow(db, contactgegevensPersoon, uuid, changes)

export const removePersoon = (db: Db, uuid: string): Promise<void> => deleteRow(db, contactgegevensPersoon, uuid)

/** Adds an organisation; gives the uuid. */
export async function addOrganisatie(
  db: Db,
  row: Omit<NewRow<typeof contactgegevensOrganisatie>, 'uuid'>,
): Promise<string> {
  const uuid = uuidv7()
  await insertRows(db, contactgegevensOrganisatie, [{ ...row, uuid }])
  return uuid
}

export const changeOrganisatie = (
  db: Db,
  uuid: string,
  changes: Changes<typeof contactgegevensOrganisatie>,
): Promise<void> => updateRow(db, contactgegevensOrganisatie, uuid, changes)

export const removeOrganisatie = (db: Db, uuid: string): Promise<void> =>
  deleteRow(db, contactgegevensOrganisatie, uuid)
