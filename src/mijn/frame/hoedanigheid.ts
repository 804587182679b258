import type { z } from 'zod'
import type { Authenticatiemiddel } from '../../begrippen/contract.ts'
import type { Niveau } from '../../begrippen/niveau.ts'
import type { Db } from '../../platform/database.ts'
import { type Sql, sql } from '../../platform/sql.ts'

export type Middel = z.output<typeof Authenticatiemiddel>

/** The numbers by which a login service knows whose data somebody comes for. */
export const SOORTEN_KLANT = ['bsn', 'kvk_nummer', 'rsin', 'vestigingsnummer', 'eidas'] as const
export type SoortKlant = (typeof SOORTEN_KLANT)[number]

/** The klant whose data it is: finds partijen by their identificator, and zaken by their rol. */
export interface Klant {
  soort: SoortKlant
  waarde: string
  naam?: string
  /** Of a vestiging. */
  kvkNummer?: string
}

/** Somebody who acts for the klant (R4). */
export interface Vertegenwoordiger {
  soort: 'bsn' | 'kvk_nummer' | 'pseudoniem'
  waarde: string
  naam?: string
  grondslag: 'machtiging' | 'bewind' | 'curatele' | 'medewerker'
  /** The services for which the mandate was given, as the login service names them; absent: for all. */
  diensten?: string[]
}

/** In which capacity somebody is logged in (R4, R6), as the login service established it (R1). */
export interface Hoedanigheid {
  /** A burger comes for a person; an organisatie is the whole company; a vestiging is one branch and nothing else of the company. */
  soort: 'burger' | 'organisatie' | 'vestiging'
  klant: Klant
  vertegenwoordiger?: Vertegenwoordiger
  niveau: Niveau
  middel: Middel
}

/** Does somebody act for the klant who is not of the klant itself (R4)? */
export const isVertegenwoordigd = (
  hoedanigheid: Hoedanigheid,
): hoedanigheid is Hoedanigheid & { vertegenwoordiger: Vertegenwoordiger } =>
  hoedanigheid.vertegenwoordiger !== undefined && hoedanigheid.vertegenwoordiger.grondslag !== 'medewerker'

/**
 * The partijen that a klant is, as an array of uuids in SQL. A vestigingsnummer counts only under the KVK-nummer that came with it.
 * @param soort, waarde, kvkNummer pieces of SQL, or values
 */
export const partijenSql = (
  soort: Sql | string,
  waarde: Sql | string,
  kvkNummer: Sql | string | null,
): Sql => sql`array(
  select distinct i.partij from partij_identificator i left join partij_identificator boven on boven.uuid = i.sub_identificator_van
  where i.object_id = ${waarde} and i.code_soort_object_id = ${soort} and i.partij is not null
    and (${kvkNummer}::text is null or boven.object_id = ${kvkNummer}))`

/** Gives the uuids of the partijen that the klant of a capacity is; none for somebody who is no partij. */
export async function partijenOf(db: Db, { klant }: Pick<Hoedanigheid, 'klant'>): Promise<string[]> {
  const { rows } = await sql<{ partijen: string[] }>`
    select ${partijenSql(klant.soort, klant.waarde, klant.kvkNummer ?? null)}::text[] as partijen`.execute(db)
  return rows[0]?.partijen ?? []
}
