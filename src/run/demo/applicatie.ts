import { saveApplicatie } from '../../inrichting/toegang/queries.ts'
import type { Db } from '../../platform/database.ts'

// This is only for demonstration: a production configuration refuses a database that has this application (see cli/run.ts).

/** Everybody can try the APIs of a demonstration with this token. */
export const DEMO_TOKEN = 'balie-demo-token'

const DEMO_APPLICATIE = '0192f5a0-0000-7000-8000-000000000001'

/** The application of the demonstration lacks this right. */
const NIET = 'klantcontacten.vernietigen'

/** Makes the application of the demonstration: it may do everything except destroy klantcontacten, and authenticates with DigiD (R1). */
export async function makeDemoApplicatie(db: Db, rechten: readonly string[]): Promise<void> {
  await saveApplicatie(db, {
    uuid: DEMO_APPLICATIE,
    naam: 'Demonstratie',
    token: DEMO_TOKEN,
    rechten: rechten.filter((recht) => recht !== NIET),
    middel: 'digid',
    niveau: 'substantieel',
    demo: true,
  })
}
