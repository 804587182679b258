import { z } from 'zod'
import type { SettingsPart } from '../../platform/config.ts'

/** So many messages of a sender; 0 is no limit. */
const budget = (most: number, what: string) =>
  z.coerce
    .number()
    .int()
    .min(0)
    .max(1_000_000)
    .default(most)
    .describe(`Hoeveel ingekomen e-mails ${what}. 0: onbeperkt.`)

const schema = z.object({
  EMAIL_AFDELING: z
    .string()
    .min(1)
    .default('Klantcontactcentrum')
    .describe('Naam van de afdeling die de interne taak van een ingekomen e-mail krijgt.'),
  EMAIL_MEESTE_PER_ADRES_UUR: budget(20, 'van één adres in een uur een eigen taak krijgen'),
  EMAIL_MEESTE_PER_ADRES_DAG: budget(50, 'van één adres in een dag een eigen taak krijgen'),
  EMAIL_MEESTE_PER_DOMEIN_UUR: budget(1_000, 'van één domein in een uur worden ingenomen; de rest staat apart'),
  EMAIL_MEESTE_PER_DOMEIN_DAG: budget(5_000, 'van één domein in een dag worden ingenomen; de rest staat apart'),
})

declare module '../../platform/config.ts' {
  interface Settings extends z.output<typeof schema> {}
}

export const settings: SettingsPart = { schema }
