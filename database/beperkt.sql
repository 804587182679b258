-- What somebody sees who may not see everything (R28): the same names as the tables, with less behind them. A connection for him looks here
-- first, so every query goes through these views by itself, in whatever feature it is written. Made again after each migration, because a view
-- has the columns that its table had when it was made.
--
-- Who asks is told by settings of the transaction: `balie.wie` (his uuid), `balie.actoren` (himself, his afdelingen and groepen, as an array),
-- and `balie.alles`, `balie.vertrouwelijk` and `balie.geheimhouding`: 'ja' or 'nee'.

create schema beperkt;

create function beperkt.mag(wat text) returns boolean language sql stable parallel safe
  return current_setting('balie.' || wat, true) = 'ja';

create function beperkt.wie() returns uuid language sql stable parallel safe
  return nullif(current_setting('balie.wie', true), '')::uuid;

create function beperkt.actoren() returns uuid[] language sql stable parallel safe
  return coalesce(nullif(current_setting('balie.actoren', true), ''), '{}')::uuid[];

-- The interne taak that he was allowed to handle when this transaction began with it: he also sees how it ends, with somebody else.
create function beperkt.taak() returns uuid language sql stable parallel safe
  return nullif(current_setting('balie.taak', true), '')::uuid;

-- The klantcontacten in which he is involved: he took part in them, registered them, or he, his afdeling or his groep has a task of them.
create view beperkt.eigen_klantcontact as
  select t.klantcontact from public.interne_taak_actor x join public.interne_taak t on t.uuid = x.interne_taak
    where x.actor = any (beperkt.actoren())
  union all select k.klantcontact from public.actor_klantcontact k where k.actor = beperkt.wie()
  union all select t.klantcontact from public.interne_taak t where t.uuid = beperkt.taak();

create view beperkt.klantcontact as
  select k.* from public.klantcontact k
  where (beperkt.mag('alles') or k.geregistreerd_door = beperkt.wie() or k.uuid in (select e.klantcontact from beperkt.eigen_klantcontact e))
    and (not k.vertrouwelijk or beperkt.mag('vertrouwelijk') or k.geregistreerd_door = beperkt.wie()
      or k.uuid in (select e.klantcontact from beperkt.eigen_klantcontact e));

-- A behandelaar does the tasks of his afdelingen and groepen and those of his own contacts, no others.
create view beperkt.interne_taak as
  select t.* from public.interne_taak t
  where exists (select from beperkt.klantcontact k where k.uuid = t.klantcontact)
    and (beperkt.mag('alles') or t.uuid = beperkt.taak()
      or exists (select from public.interne_taak_actor x where x.interne_taak = t.uuid and x.actor = any (beperkt.actoren()))
      or exists (select from public.actor_klantcontact a where a.klantcontact = t.klantcontact and a.actor = beperkt.wie())
      or exists (select from public.klantcontact k where k.uuid = t.klantcontact and k.geregistreerd_door = beperkt.wie()));

-- A partij is seen by who sees a contact of it, or established who it is.
create view beperkt.partij as
  select p.* from public.partij p
  where beperkt.mag('alles')
    or exists (select from public.betrokkene b join beperkt.klantcontact k on k.uuid = b.klantcontact where b.partij = p.uuid)
    or exists (select from public.partij_authenticatie a where a.partij = p.uuid and a.door = beperkt.wie());

create function beperkt.is_geheim(van uuid) returns boolean language sql stable parallel safe
  return not beperkt.mag('geheimhouding') and exists (select from public.partij p where p.uuid = van and p.indicatie_geheimhouding);

-- An address as it is shown: of a partij with geheimhouding, nothing.
create function beperkt.getoond_adres(plek public.adres, van uuid) returns public.adres language sql stable parallel safe
  return case when beperkt.is_geheim(van) then public.adres_van('{}') else plek end;

create view beperkt.betrokkene as
  select b.* from public.betrokkene b where exists (select from beperkt.klantcontact k where k.uuid = b.klantcontact);

-- Contactgegevens of an unknown betrokkene are seen with that contact alone (R3); those of a partij with geheimhouding by who may, or who must
-- answer this very contact.
create view beperkt.digitaal_adres as
  select d.* from public.digitaal_adres d
  where (d.partij is null or not beperkt.is_geheim(d.partij))
    and (beperkt.mag('alles') or d.partij is null or exists (select from beperkt.partij p where p.uuid = d.partij))
    and (d.betrokkene is null or exists (
      select from public.betrokkene b join beperkt.klantcontact k on k.uuid = b.klantcontact
      where b.uuid = d.betrokkene
        and (not beperkt.is_geheim(b.partij) or b.klantcontact in (select e.klantcontact from beperkt.eigen_klantcontact e))));

do $$
declare
  deel record;
begin
  -- Parts of a klantcontact, a partij or an interne taak are seen with it.
  for deel in select * from (values
    ('actor_klantcontact', 'klantcontact', 'klantcontact'),
    ('klantcontact_correctie', 'klantcontact', 'klantcontact'),
    ('klantcontact_zonder_opvolging', 'klantcontact', 'klantcontact'),
    ('onderwerpobject', 'klantcontact', 'klantcontact'),
    ('bijlage', 'klantcontact', 'klantcontact'),
    ('email_ontvangen', 'klantcontact', 'klantcontact'),
    ('interne_taak_actor', 'interne_taak', 'interne_taak'),
    ('interne_taak_verloop', 'interne_taak', 'interne_taak'),
    ('partij_authenticatie', 'partij', 'partij'),
    ('partij_identificator', 'partij', 'partij'),
    ('rekeningnummer', 'partij', 'partij'),
    ('categorie_relatie', 'partij', 'partij')
  ) d (tabel, kolom, van) loop
    execute format('create view beperkt.%1$I as select t.* from public.%1$I t
      where t.%2$I is null or exists (select from beperkt.%3$I x where x.uuid = t.%2$I)', deel.tabel, deel.kolom, deel.van);
  end loop;
end $$;

-- What is kept of a klantcontact shows all of its parts: who does not see all of them gets it made for him.
create view beperkt.klantcontact_weergave as
  select w.* from public.klantcontact_weergave w where beperkt.mag('alles');

-- Who represents whom is seen by who sees both.
create view beperkt.vertegenwoordiging as
  select v.* from public.vertegenwoordiging v
  where exists (select from beperkt.partij p where p.uuid = v.vertegenwoordigende_partij)
    and exists (select from beperkt.partij p where p.uuid = v.vertegenwoordigde_partij);

-- A document is seen with a klantcontact to which it belongs; one that belongs to none yet, by who knows its uuid.
create view beperkt.informatieobject as
  select i.* from public.informatieobject i
  where not exists (select from public.bijlage g where (g.identificator).object_id = i.uuid::text)
    or exists (select from public.bijlage g join beperkt.klantcontact k on k.uuid = g.klantcontact where (g.identificator).object_id = i.uuid::text);

-- Kept counts are of everything: he counts what he sees.
create function beperkt.aantal_in(naam text) returns bigint language plpgsql stable as $$
declare aantal bigint;
begin
  execute format('select count(*) from beperkt.%I', naam) into aantal;
  return aantal;
end $$;
