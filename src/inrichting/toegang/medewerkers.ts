import { v7 as uuidv7 } from 'uuid'
import type { Config } from '../../platform/config.ts'
import { type Db, takeTurn } from '../../platform/database.ts'
import { insertRowOf } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import type { Actor } from '../actoren/contract.ts'
import * as actoren from '../actoren/queries.ts'
import { type Claims, listAt, textAt } from './claims.ts'
import * as koppelverzoeken from './koppelverzoeken.ts'
import { medewerkerIdentiteit } from './row.ts'

/** The data that a provider gives about a person, apart from the identity. */
export interface Gegevens {
  /** The id in the register of medewerkers; undefined when the provider does not give it. */
  id: string | undefined
  naam: string | undefined
  email: string | undefined
  /** The codes or names of afdelingen and groepen; undefined when the provider does not give them. */
  afdelingen: readonly string[] | undefined
}

/** Reads the data about a person from the places given in the settings. */
export const gegevensUit = (claims: Claims, config: Config): Gegevens => ({
  id: textAt(claims, config.OIDC_CLAIM_MEDEWERKER),
  naam: textAt(claims, config.OIDC_CLAIM_NAAM),
  email: textAt(claims, config.OIDC_CLAIM_EMAIL),
  afdelingen: listAt(claims, config.OIDC_CLAIM_AFDELINGEN)?.value,
})

/**
 * A person as the OpenID provider knows them. Only issuer and subject establish the identity; the other data can pass to another person.
 */
export interface Ingelogde extends Gegevens {
  issuer: string
  subject: string
}

/** The outcome of logging in: an actor, or a refusal. */
export type Uitkomst = { actor: string; naam: string } | { geweigerd: 'niet-actief' | 'wacht-op-beheer' }

async function bekende(db: Db, { issuer, subject }: Ingelogde): Promise<string | undefined> {
  const { rows } = await sql<{ actor: string }>`
    select actor from medewerker_identiteit where issuer = ${issuer} and subject = ${subject}`.execute(db)
  return rows[0]?.actor
}

const idOf = ({ id, subject }: Ingelogde) => id ?? subject

/** Makes a medewerker for a person. */
export async function makeMedewerker(db: Db, id: string, naam: string): Promise<string> {
  const uuid = uuidv7()
  await actoren.make(db, {
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

/** Links a person of a provider to this medewerker. */
export const link = (db: Db, { issuer, subject }: Pick<Ingelogde, 'issuer' | 'subject'>, actor: string) =>
  sql`
    ${insertRowOf(medewerkerIdentiteit, { issuer, subject, actor })}
    on conflict (issuer, subject) do update set actor = excluded.actor`.execute(db)

/** Removes the links between a medewerker and the accounts at this provider, or at all of them. It returns their number. */
export async function unlink(db: Db, actor: string, issuer?: string): Promise<number> {
  const { rows } = await sql`
    delete from medewerker_identiteit where actor = ${actor}::uuid and (${issuer ?? null}::text is null or issuer = ${issuer ?? null})
    returning subject`.execute(db)
  return rows.length
}

async function isGekoppeld(db: Db, actor: string): Promise<boolean> {
  const { rows } = await sql`select from medewerker_identiteit where actor = ${actor}::uuid limit 1`.execute(db)
  return rows.length > 0
}

/**
 * Says why a new person at the provider does not become the medewerker with their id automatically, or returns undefined when they do. That
 * happens only for a medewerker as whom nobody ever logged in, such as an imported one.
 */
async function bezwaar(
  db: Db,
  actor: Actor,
  { email }: Ingelogde,
  { OIDC_KOPPELEN }: Config,
): Promise<koppelverzoeken.Reden | undefined> {
  if (!actor.indicatieActief) return 'niet-actief'
  if (await isGekoppeld(db, actor.uuid)) return 'al-gekoppeld'
  if (OIDC_KOPPELEN === 'beheer') return 'beheer-beslist'
  const isSame = actor.emailadres.toLowerCase() === email?.toLowerCase()
  return OIDC_KOPPELEN === 'email' && !isSame ? 'ander-emailadres' : undefined
}

/** Replaces the data of a medewerker by what the provider says. */
export async function refresh(db: Db, uuid: string, { naam, email, afdelingen }: Gegevens): Promise<void> {
  const actor = await actoren.actor(db, uuid)
  if (!actor) return
  await actoren.save(db, { ...actor, naam: naam ?? actor.naam, emailadres: email ?? actor.emailadres })
  if (afdelingen) await actoren.setEenheden(db, uuid, await actoren.eenhedenWith(db, afdelingen))
}

/** Determines the actor for a person who is new here: the medewerker with their id if that is certain enough, or else a new one. */
async function nieuwe(db: Db, ingelogde: Ingelogde, config: Config, now: Date): Promise<string | undefined> {
  const id = idOf(ingelogde)
  const uuid = await actoren.medewerkerWithId(db, id)
  const bestaande = uuid && (await actoren.actor(db, uuid))
  if (!bestaande) return makeMedewerker(db, id, ingelogde.naam ?? id)
  const reden = await bezwaar(db, bestaande, ingelogde, config)
  if (!reden) return bestaande.uuid
  const { issuer, subject, naam = id, email: emailadres = '' } = ingelogde
  await koppelverzoeken.vraag(
    db,
    { issuer, subject, medewerkerId: id, naam, emailadres, actor: bestaande.uuid, reden },
    now,
  )
  return undefined
}

/**
 * Determines the actor for a person who logs in: the one linked to issuer and subject, or else the medewerker with their id, or a new one.
 * When the id belonged to another person, beheer decides on a koppelverzoek.
 */
export async function actorOf(db: Db, ingelogde: Ingelogde, config: Config, now: Date): Promise<Uitkomst> {
  // A person who logs in for the first time, twice at once, becomes one actor.
  await takeTurn(db, `medewerker ${idOf(ingelogde)}`)
  const uuid = (await bekende(db, ingelogde)) ?? (await nieuwe(db, ingelogde, config, now))
  if (!uuid) return { geweigerd: 'wacht-op-beheer' }
  const actor = await actoren.actor(db, uuid)
  if (!actor?.indicatieActief) return { geweigerd: 'niet-actief' }
  await link(db, ingelogde, uuid)
  await refresh(db, uuid, ingelogde)
  return { actor: uuid, naam: ingelogde.naam ?? actor.naam }
}
