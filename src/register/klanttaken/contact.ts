import * as actoren from '../../inrichting/actoren/queries.ts'
import type { Db } from '../../platform/database.ts'
import type { Vergrendeld } from './queries.ts'

// The part that all klantcontacten about a klanttaak have in common.

/** R14: the actor for what comes in or goes out without a medewerker. */
const ACTOR = '01920000-0000-7000-8000-00000000b411'

/** The actor for what comes in or goes out without a medewerker (R14). */
export const automatedActor = (db: Db): Promise<string> =>
  actoren.automatedActor(db, { uuid: ACTOR, naam: 'Klanttaken', functie: 'Neemt aan wat klanten doen' })

/** The onderwerpobject of a klantcontact about a klanttaak. */
export const onderwerpobjectenOf = ({ uuid }: Pick<Vergrendeld, 'uuid'>) => [
  { identificator: { objectId: uuid, codeObjecttype: 'klanttaak', codeRegister: 'balie', codeSoortObjectId: 'uuid' } },
]

/** The zaak that it follows up (R12). */
export const zakenOf = ({ zaakUuid }: Pick<Vergrendeld, 'zaakUuid'>) => [
  { objectId: zaakUuid, codeRegister: 'openzaak', codeSoortObjectId: 'uuid', codeObjecttype: 'zaak' as const },
]
