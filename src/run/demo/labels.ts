import * as labels from '../../inrichting/labels/queries.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'
import { label } from '../../register/internetaken/writes.ts'
import { uuidOf } from './rijen.ts'

// The labels of the demonstration, on some of the tasks that are still to do.

/** The labels, each with how many open tasks there are for one that has it. */
const LABELS = [
  { naam: 'Wacht op de klant', een: 9 },
  { naam: 'Extra aandacht', een: 14 },
  { naam: 'Vraag van de raad', een: 25 },
]

/** Makes the labels and puts them on tasks; one register always gets the same. */
export async function loadLabels(db: Db, seed: number): Promise<void> {
  await inTransaction(db, 'schrijven', async (tx) => {
    const { rows } = await sql<{ uuid: string }>`
      select uuid from interne_taak where status = 'te_verwerken' order by uuid`.execute(tx)
    for (const [index, { naam, een }] of LABELS.entries()) {
      const uuid = uuidOf(seed, 'label', index)
      await labels.make(tx, { uuid, naam }, LABELS.length)
      const taken = rows.filter((_, plek) => plek % een === index).map((taak) => taak.uuid)
      await label(tx, taken, { erbij: [uuid], eraf: [] })
    }
  })
}
