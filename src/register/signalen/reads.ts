import { type Sql, sql } from '../../platform/sql.ts'

// Offers other features what they read of meldingen that went on to Signalen, as SQL.

/** The meldingen of a klantcontact as the progress of it has them (R27): the number, the words of Signalen, and whether it goes on. */
export const signalenJson = (klantcontact: Sql): Sql => sql`coalesce((
  select json_agg(json_build_object('nummer', s.nummer, 'omschrijving', s.categorie_naam, 'toestand', s.toestand,
    'status', case when s.status in ('geweigerd', 'ingetrokken') then s.status when s.status <> 'gemeld' then 'onderweg'
      when not s.open then 'afgerond' when s.volgend_op is null then 'onbekend' else 'lopend' end)
    order by s.gemaakt_op, s.uuid)
  from signaal s where s.klantcontact = ${klantcontact}), '[]')`

/** Tells whether Signalen still treats a melding of a klantcontact, as far as it is asked, or is still to get one. */
export const hasOpenSignaal = (klantcontact: Sql): Sql => sql`exists (
  select from signaal s where s.klantcontact = ${klantcontact} and (
    s.status in ('wacht', 'bezig', 'onzeker') or s.status = 'gemeld' and s.open and s.volgend_op is not null))`
