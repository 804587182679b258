import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import type { Db } from '../../platform/database.ts'
import * as actoren from '../actoren/queries.ts'

/** Somebody as the OpenID provider knows him. */
export interface Ingelogde {
  issuer: string
  subject: string
  /** His id in the register of medewerkers. */
  id: string
  naam: string
  email: string
  /** Codes or names of afdelingen and groepen; undefined: the provider does not say. */
  afdelingen: readonly string[] | undefined
}

async function bekende(db: Db, { issuer, subject, id }: Ingelogde): Promise<string | undefined> {
  // Who logs in for the first time, twice at once, becomes one actor.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`medewerker ${id}`}, 0))`.execute(db)
  const { rows } = await sql<{ actor: string }>`
    select actor from medewerker_identiteit where issuer = ${issuer} and subject = ${subject}`.execute(db)
  return rows[0]?.actor ?? (await actoren.medewerkerMetId(db, id))
}

async function nieuwe(db: Db, { id, naam }: Ingelogde): Promise<string> {
  const uuid = uuidv7()
  await actoren.maak(db, {
    uuid,
    naam,
    soortActor: 'medewerker',
    indicatieActief: true,
    actoridentificator: { objectId: id, codeObjecttype: 'mdw', codeRegister: 'obj', codeSoortObjectId: 'idf' },
    functie: '',
    omschrijving: '',
    emailadres: '',
    telefoonnummer: '',
  })
  return uuid
}

/**
 * The actor of who logs in: the one that he was before, the medewerker with his id, or a new one. What the provider knows of him replaces
 * what was known.
 * @returns undefined when that actor is not active
 */
export async function actorVan(db: Db, ingelogde: Ingelogde): Promise<string | undefined> {
  const uuid = (await bekende(db, ingelogde)) ?? (await nieuwe(db, ingelogde))
  const actor = await actoren.actor(db, uuid)
  if (!actor?.indicatieActief) return undefined
  await sql`
    insert into medewerker_identiteit (issuer, subject, actor) values (${ingelogde.issuer}, ${ingelogde.subject}, ${uuid}::uuid)
    on conflict do nothing`.execute(db)
  await actoren.bewaar(db, { ...actor, naam: ingelogde.naam, emailadres: ingelogde.email || actor.emailadres })
  if (ingelogde.afdelingen) await actoren.zetEenheden(db, uuid, await actoren.eenhedenMet(db, ingelogde.afdelingen))
  return uuid
}
