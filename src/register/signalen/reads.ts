import { type Sql, sql } from '../../platform/sql.ts'

// Offers other features what they read of meldingen that went on to Signalen, as SQL.

/** The meldingen of a klantcontact as the progress of it has them (R27): the number, the words of Signalen, and whether it goes on. */
export const signalenJson = (klantcontact: Sql): Sql => sql`coalesce((
  select json_agg(json_build_object('nummer', s.nummer, 'omschrijving', s.categorie_naam, 'toestand', s.toestand,
    'status', case when s.status <> 'gemeld' then 'onderweg' when s.open is null then 'onbekend' when s.open then 'lopend' else 'afgerond' end)
    order by s.gemaakt_op, s.uuid)
  from signaal s where s.klantcontact = ${klantcontact}), '[]')`

/** Tells whether Signalen still treats a melding of a klantcontact, or is still to get one. */
export const hasOpenSignaal = (klantcontact: Sql): Sql => sql`exists (
  select from signaal s where s.klantcontact = ${klantcontact} and (s.status <> 'gemeld' or s.open is not false))`
