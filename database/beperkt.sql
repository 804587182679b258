-- These views show users only what they may see (R28). They have the names of the tables, with less behind them. A transaction for such a
-- user looks here first, so every query goes through these views by itself, in whatever feature it is written. They are made again after
-- each migration, because a view has the columns that its table had when it was made.
--
-- The transaction works as a role that cannot read the tables (decision 0030): without these views it sees nothing. A view reads with the
-- rights of its owner; a function that looks at a table says `security definer`, and names the schema of everything it reads.
--
-- Settings of the transaction tell who the user is: `balie.wie` (their uuid), `balie.actoren` (they themselves, their afdelingen and
-- groepen, as an array), and `balie.alles`, `balie.vertrouwelijk`, `balie.geheimhouding` and `balie.zaken`:
-- 'ja' or 'nee'. For an application with limits of its own there is `balie.klanttaken`, as JSON.

create schema beperkt;

create function beperkt.mag(wat text) returns boolean language sql stable parallel safe
  return current_setting('balie.' || wat, true) = 'ja';

create function beperkt.wie() returns uuid language sql stable parallel safe
  return nullif(current_setting('balie.wie', true), '')::uuid;

create function beperkt.actoren() returns uuid[] language sql stable parallel safe
  return coalesce(nullif(current_setting('balie.actoren', true), ''), '{}')::uuid[];

-- The user was allowed to handle this interne taak when this transaction began with it, so they also see how it ends, with somebody else.
create function beperkt.taak() returns uuid language sql stable parallel safe
  return nullif(current_setting('balie.taak', true), '')::uuid;

-- Tells whether the user must answer this klantcontact or took part in it: they themselves, or with a task their afdeling or groep.
create function beperkt.heeft_deel_aan(contact uuid) returns boolean language plpgsql stable parallel safe security definer as $$
begin
  return exists (select from public.actor_klantcontact a where a.klantcontact = contact and a.actor = beperkt.wie())
    or exists (select from public.interne_taak t join public.interne_taak_actor x on x.interne_taak = t.uuid
      where t.klantcontact = contact and x.actor = any (beperkt.actoren()))
    or exists (select from public.interne_taak t where t.uuid = beperkt.taak() and t.klantcontact = contact);
end $$;

-- Tells whether the user can have a part in anything. An application is no actor, so it is not looked up for each row.
create function beperkt.neemt_deel() returns boolean language sql stable parallel safe
  return coalesce(current_setting('balie.actoren', true), '') not in ('', '{}')
    or coalesce(current_setting('balie.taak', true), '') <> '';

-- Users see a vertrouwelijk klantcontact when they registered it or have a part in it.
--
-- Conditions stand inside `case`, a glance at another row is a subquery that gives one value, and a longer check is a function. So
-- PostgreSQL looks at one row after the other, and never joins or hashes a whole table to find out what may be seen of a few rows. Only for
-- users who see nothing but their own there is `exists`, which PostgreSQL looks up row by row or, for a long list, works out once.
create view beperkt.klantcontact as
  select k.* from public.klantcontact k
  where case when beperkt.mag('alles')
    then not k.vertrouwelijk or beperkt.mag('vertrouwelijk') or k.geregistreerd_door = beperkt.wie()
      or beperkt.neemt_deel() and beperkt.heeft_deel_aan(k.uuid)
    else k.geregistreerd_door = beperkt.wie()
      or exists (select from public.interne_taak t join public.interne_taak_actor x on x.interne_taak = t.uuid
        where t.klantcontact = k.uuid and x.actor = any (beperkt.actoren()))
      or exists (select from public.actor_klantcontact a where a.klantcontact = k.uuid and a.actor = beperkt.wie())
      or exists (select from public.interne_taak t where t.klantcontact = k.uuid and t.uuid = beperkt.taak())
    end;

create function beperkt.ziet_klantcontact(contact uuid) returns boolean language plpgsql stable parallel safe security definer as $$
begin
  return exists (select from beperkt.klantcontact k where k.uuid = contact);
end $$;

-- A behandelaar does the tasks of their afdelingen and groepen and those of their own contacts, and no others.
create view beperkt.interne_taak as
  select t.* from public.interne_taak t
  where case when beperkt.mag('alles')
    then beperkt.mag('vertrouwelijk')
      or (select true from public.klantcontact k
        where k.uuid = t.klantcontact and k.vertrouwelijk and k.geregistreerd_door is distinct from beperkt.wie()) is null
      or beperkt.neemt_deel() and beperkt.heeft_deel_aan(t.klantcontact)
    else t.uuid = beperkt.taak()
      or exists (select from public.interne_taak_actor x where x.interne_taak = t.uuid and x.actor = any (beperkt.actoren()))
      or exists (select from public.actor_klantcontact a where a.klantcontact = t.klantcontact and a.actor = beperkt.wie())
      or exists (select from public.klantcontact k where k.uuid = t.klantcontact and k.geregistreerd_door = beperkt.wie())
    end;

create function beperkt.ziet_interne_taak(taak uuid) returns boolean language plpgsql stable parallel safe security definer as $$
begin
  return exists (select from beperkt.interne_taak t where t.uuid = taak);
end $$;

-- Users see a partij when they see a contact or a zaak of it, or established its identity.
create function beperkt.ziet_partij(van uuid) returns boolean language plpgsql stable parallel safe security definer as $$
begin
  return exists (select from public.betrokkene b join beperkt.klantcontact k on k.uuid = b.klantcontact where b.partij = van)
    or exists (select from public.partij_authenticatie a where a.partij = van and a.door = beperkt.wie())
    or exists (select from beperkt.klanttaak k where k.partij = van)
    -- Whoever sees a zaak sees who has a rol in it. Each kind of number walks along an index of its own.
    or exists (select from public.partij_identificator i cross join lateral (
        select r.zaak from public.zaakregister_rol r
          where i.code_soort_object_id = 'bsn' and r.betrokkene_identificatie ->> 'inpBsn' = i.object_id
        union all select r.zaak from public.zaakregister_rol r
          where i.code_soort_object_id = 'rsin' and r.betrokkene_identificatie ->> 'innNnpId' = i.object_id
        union all select r.zaak from public.zaakregister_rol r
          where i.code_soort_object_id = 'kvk_nummer' and r.betrokkene_identificatie ->> 'kvkNummer' = i.object_id
        union all select r.zaak from public.zaakregister_rol r
          where i.code_soort_object_id = 'vestigingsnummer' and r.betrokkene_identificatie ->> 'vestigingsNummer' = i.object_id) r
      where i.partij = van and i.object_id <> '' and beperkt.ziet_zaak(r.zaak));
end $$;

create view beperkt.partij as
  select p.* from public.partij p where beperkt.mag('alles') or beperkt.ziet_partij(p.uuid);

create function beperkt.is_geheim(van uuid) returns boolean language plpgsql stable parallel safe security definer as $$
begin
  return not beperkt.mag('geheimhouding') and exists (select from public.partij p where p.uuid = van and p.indicatie_geheimhouding);
end $$;

-- An address as it is shown; that of a partij with geheimhouding is empty.
create function beperkt.getoond_adres(plek public.adres, van uuid) returns public.adres language plpgsql stable parallel safe as $$
begin
  return case when beperkt.is_geheim(van) then public.adres_van('{}') else plek end;
end $$;

-- Contactgegevens of an unknown betrokkene are seen with that contact alone (R3). Those of a partij with geheimhouding are seen by users
-- who have the right, or who must answer this very contact.
create function beperkt.ziet_adressen_van(van uuid) returns boolean language plpgsql stable parallel safe security definer as $$
begin
  return exists (select from public.betrokkene b where b.uuid = van and beperkt.ziet_klantcontact(b.klantcontact)
    and (not beperkt.is_geheim(b.partij) or beperkt.heeft_deel_aan(b.klantcontact)));
end $$;

create view beperkt.digitaal_adres as
  select d.* from public.digitaal_adres d
  where case when beperkt.mag('alles')
    then (d.partij is null or beperkt.mag('geheimhouding')
        or (select true from public.partij p where p.uuid = d.partij and p.indicatie_geheimhouding) is null)
      and (d.betrokkene is null
        or (select true
          from public.betrokkene b join public.klantcontact k on k.uuid = b.klantcontact left join public.partij p on p.uuid = b.partij
          where b.uuid = d.betrokkene and (p.indicatie_geheimhouding and not beperkt.mag('geheimhouding')
            or k.vertrouwelijk and not beperkt.mag('vertrouwelijk') and k.geregistreerd_door is distinct from beperkt.wie())) is null
        or beperkt.neemt_deel() and beperkt.ziet_adressen_van(d.betrokkene))
    else (d.partij is null or not beperkt.is_geheim(d.partij) and beperkt.ziet_partij(d.partij))
      and (d.betrokkene is null or beperkt.ziet_adressen_van(d.betrokkene))
    end;

do $$
declare
  deel record;
begin
  -- Parts of a klantcontact, an interne taak or a partij are seen with it. For a user who may see everything else only what is vertrouwelijk is
  -- left out, which is little, and found along an index of its own.
  for deel in select * from (values
    ('betrokkene'), ('actor_klantcontact'), ('klantcontact_correctie'), ('klantcontact_zonder_opvolging'), ('onderwerpobject'), ('bijlage'),
    ('email_ontvangen'), ('email_bericht'), ('zaakstart'), ('zaakverloop'), ('signaal')
  ) d (tabel) loop
    execute format($view$create view beperkt.%1$I as select t.* from public.%1$I t
      where t.klantcontact is null or case when beperkt.mag('alles')
        then beperkt.mag('vertrouwelijk')
          or (select true from public.klantcontact k
            where k.uuid = t.klantcontact and k.vertrouwelijk and k.geregistreerd_door is distinct from beperkt.wie()) is null
          or beperkt.neemt_deel() and beperkt.heeft_deel_aan(t.klantcontact)
        else beperkt.ziet_klantcontact(t.klantcontact) end$view$, deel.tabel);
  end loop;
  for deel in select * from (values ('interne_taak_actor'), ('interne_taak_label'), ('interne_taak_verloop')) d (tabel) loop
    execute format($view$create view beperkt.%1$I as select t.* from public.%1$I t
      where case when beperkt.mag('alles')
        then beperkt.mag('vertrouwelijk')
          or (select true from public.interne_taak i join public.klantcontact k on k.uuid = i.klantcontact
            where i.uuid = t.interne_taak and k.vertrouwelijk) is null
          or beperkt.ziet_interne_taak(t.interne_taak)
        else beperkt.ziet_interne_taak(t.interne_taak) end$view$, deel.tabel);
  end loop;
  for deel in select * from (values ('partij_authenticatie'), ('partij_identificator'), ('rekeningnummer'), ('categorie_relatie'), ('toestemming')) d (tabel) loop
    execute format($view$create view beperkt.%1$I as select t.* from public.%1$I t
      where t.partij is null or beperkt.mag('alles') or beperkt.ziet_partij(t.partij)$view$, deel.tabel);
  end loop;
end $$;

-- Looking along in Mijn shows what was sent to a klant, and which address is still to be confirmed.
create view beperkt.klantbericht as
  select b.* from public.klantbericht b
  where (b.klantcontact is null or beperkt.ziet_klantcontact(b.klantcontact))
    and (b.partij is null or beperkt.mag('alles') or beperkt.ziet_partij(b.partij));

create view beperkt.klantantwoord as
  select w.* from public.klantantwoord w where exists (select from beperkt.klantbericht b where b.uuid = w.klantbericht);

create view beperkt.adresbevestiging as
  select v.* from public.adresbevestiging v where exists (select from beperkt.digitaal_adres d where d.uuid = v.adres);

-- A text that a medewerker typed at an interne taak is theirs, and they see it as long as they see the taak.
create view beperkt.taakconcept as
  select c.* from public.taakconcept c where c.medewerker = beperkt.wie() and beperkt.ziet_interne_taak(c.interne_taak);

-- The kept text of a klantcontact shows all of its parts, so it is made anew for a user who does not see all of them.
create view beperkt.klantcontact_weergave as
  select w.* from public.klantcontact_weergave w where beperkt.mag('alles');

-- Users see a vertegenwoordiging when they see both partijen.
create view beperkt.vertegenwoordiging as
  select v.* from public.vertegenwoordiging v
  where beperkt.mag('alles') or beperkt.ziet_partij(v.vertegenwoordigende_partij) and beperkt.ziet_partij(v.vertegenwoordigde_partij);

-- A document is seen with a klantcontact that refers to it; one to which nothing refers yet is seen by a user who knows its uuid.
create function beperkt.ziet_informatieobject(object uuid) returns boolean language plpgsql stable parallel safe security definer as $$
declare
  contact uuid;
  is_los boolean := true;
begin
  for contact in
    select g.klantcontact from public.bijlage g where g.informatieobject = object and g.klantcontact is not null
    union select o.klantcontact from public.onderwerpobject o where o.informatieobject = object and o.klantcontact is not null
  loop
    if beperkt.ziet_klantcontact(contact) then return true; end if;
    is_los := false;
  end loop;
  if exists (select from public.klanttaak_bijlage b where b.informatieobject = object) then
    return exists (select from public.klanttaak_bijlage b join beperkt.klanttaak k on k.uuid = b.klanttaak where b.informatieobject = object);
  end if;
  return is_los;
end $$;

create view beperkt.informatieobject as
  select i.* from public.informatieobject i where beperkt.ziet_informatieobject(i.uuid);

-- Kept counts include everything. Users count what they see or, when only vertrouwelijke klantcontacten are hidden from them, what they do
-- not see.
create view beperkt.eigen_vertrouwelijk as
  select k.uuid from public.klantcontact k where k.vertrouwelijk and k.geregistreerd_door = beperkt.wie()
  union select t.klantcontact from public.interne_taak_actor x join public.interne_taak t on t.uuid = x.interne_taak
    join public.klantcontact k on k.uuid = t.klantcontact where x.actor = any (beperkt.actoren()) and k.vertrouwelijk
  union select a.klantcontact from public.actor_klantcontact a join public.klantcontact k on k.uuid = a.klantcontact
    where a.actor = beperkt.wie() and k.vertrouwelijk;

-- Selects those of a number of parts of klantcontacten that the user sees. `delen` joins the parts to `k`, the klantcontact.
create function beperkt.zichtbaar(aantal bigint, delen text) returns bigint language plpgsql stable as $$
declare
  vertrouwelijk bigint;
  eigen bigint;
begin
  if beperkt.mag('vertrouwelijk') then return aantal; end if;
  execute format('select count(*) from public.klantcontact k %s where k.vertrouwelijk', delen) into vertrouwelijk;
  execute format('select count(*) from beperkt.eigen_vertrouwelijk k %s', delen) into eigen;
  return aantal - vertrouwelijk + eigen;
end $$;

-- Counts the klanttaken that are hidden from a user who sees everything but the vertrouwelijke zaken of the register inside.
create function beperkt.verborgen_klanttaken(welke text) returns bigint language plpgsql stable as $$
declare
  aantal bigint := 0;
begin
  if not beperkt.mag('zaken') then
    execute format('select count(*) from public.zaakregister_zaak z join public.klanttaak t on t.registerzaak = z.uuid
      where z.vertrouwelijkheidaanduiding > ''zaakvertrouwelijk'' and not beperkt.ziet_klanttaak(t) and %s', welke) into aantal;
  end if;
  return aantal;
end $$;

create function beperkt.aantal_in(naam text) returns bigint language plpgsql stable security definer as $$
declare
  tabel text := split_part(naam, ' ', 1);
  welke text := case
    when naam = 'interne_taak te_verwerken' then 't.status = ''te_verwerken'''
    when naam like 'klanttaak %' then format('public.taaksoort_van(t.soort) = %L', split_part(naam, ' ', 2))
    else 'true' end;
  aantal bigint;
begin
  if not beperkt.mag('alles') or naam = 'digitaal_adres' or tabel = 'klanttaak' and coalesce(current_setting('balie.klanttaken', true), '') <> '' then
    execute format('select count(*) from beperkt.%I t where %s', tabel, welke) into aantal;
    return aantal;
  end if;
  if naam = 'partij' then return public.aantal_in(naam); end if;
  if tabel = 'klanttaak' then return public.aantal_in(naam) - beperkt.verborgen_klanttaken(welke); end if;
  return beperkt.zichtbaar(public.aantal_in(naam),
    case when naam <> 'klantcontact' then format('join public.%I t on t.klantcontact = k.uuid and %s', tabel, welke) end);
end $$;

create function beperkt.aantal_open_van(actor uuid) returns bigint language plpgsql stable security definer as $$
begin
  if not beperkt.mag('alles') then
    return (select count(*) from public.interne_taak_actor x join beperkt.interne_taak t on t.uuid = x.interne_taak
      where x.actor = aantal_open_van.actor and x.open_tot is not null);
  end if;
  return beperkt.zichtbaar(public.aantal_open_van(actor), format('join public.interne_taak t on t.klantcontact = k.uuid
    join public.interne_taak_actor x on x.interne_taak = t.uuid and x.actor = %L and x.open_tot is not null', actor));
end $$;

-- A zaak is seen by who has a rol in it; what is not vertrouwelijk, by everybody who may see everything; the rest with a right of its own.
create view beperkt.zaakregister_zaak as
  select z.* from public.zaakregister_zaak z
  where case when beperkt.mag('alles') and (beperkt.mag('zaken') or z.vertrouwelijkheidaanduiding <= 'zaakvertrouwelijk') then true
    else exists (select from public.zaakregister_rol r where r.zaak = z.uuid and r.actor = any (beperkt.actoren())) end;

create function beperkt.ziet_zaak(van uuid) returns boolean language plpgsql stable parallel safe security definer as $$
begin
  return exists (select from beperkt.zaakregister_zaak z where z.uuid = van);
end $$;

do $$
declare
  deel record;
begin
  for deel in select * from (values
    ('rol'), ('status'), ('resultaat'), ('zaakeigenschap'), ('zaakobject'), ('zaakinformatieobject')
  ) d (tabel) loop
    execute format($view$create view beperkt.zaakregister_%1$s as select t.* from public.zaakregister_%1$s t
      where case when beperkt.mag('alles') and beperkt.mag('zaken') then true else beperkt.ziet_zaak(t.zaak) end$view$, deel.tabel);
  end loop;
end $$;

-- A klanttaak is seen with its zaak: one of the register inside, or one that a klantcontact is linked to which one sees. Whoever set it out or
-- processes what the klant did sees it too.
create function beperkt.ziet_klanttaak(van public.klanttaak) returns boolean language plpgsql stable parallel safe security definer as $$
begin
  return van.door = beperkt.wie() or van.behandelaar = any (beperkt.actoren())
    or van.registerzaak is not null and beperkt.ziet_zaak(van.registerzaak)
    or van.klantcontact is not null and beperkt.ziet_klantcontact(van.klantcontact)
    or van.zaak is not null and exists (select from public.zaak z
      join public.onderwerpobject o on (o.identificator).object_id in (z.zaak_uuid, upper(z.zaak_uuid), nullif(z.identificatie, '')) and o.is_zaak
      where z.uuid = van.zaak and beperkt.ziet_klantcontact(o.klantcontact));
end $$;

-- An application can be for klanttaken of some kinds and zaaktypen alone. These are the names of a list of its limits; none of them: of all.
create function beperkt.bereik(lijst text) returns jsonb language sql stable parallel safe
  return coalesce(nullif(current_setting('balie.klanttaken', true), '')::jsonb -> lijst, '[]');

-- The limits are read once for all rows; a zaaktype is looked up only for who is limited to some: for one klanttaak by its zaak, and for many
-- in the zaken of these zaaktypen, as PostgreSQL thinks best.
create view beperkt.klanttaak as
  select t.* from public.klanttaak t
  where case when (select beperkt.bereik('soorten') = '[]') then true else (select beperkt.bereik('soorten')) ? t.soort::text end
    and case when (select beperkt.bereik('zaaktypen') = '[]') then true else exists (
        select from public.zaakregister_zaak z join public.zaakregister_zaaktype y on y.uuid = z.zaaktype
        where z.uuid = t.registerzaak and (select beperkt.bereik('zaaktypen')) ? y.omschrijving)
      or exists (select from public.zaak z where z.uuid = t.zaak and (select beperkt.bereik('zaaktypen')) ? (z.gegevens ->> 'zaaktype')) end
    and case when beperkt.mag('alles') and (beperkt.mag('zaken') or t.registerzaak is null or (
        select z.vertrouwelijkheidaanduiding <= 'zaakvertrouwelijk' from public.zaakregister_zaak z where z.uuid = t.registerzaak))
      then true else beperkt.ziet_klanttaak(t) end;

do $$
declare
  deel record;
begin
  for deel in select * from (values ('klanttaak_verloop'), ('klanttaak_bijlage'), ('klanttaak_herinnering'), ('klanttaak_handtekening'), ('klanttaak_bezorging'), ('betaling')) d (tabel) loop
    execute format($view$create view beperkt.%1$I as select t.* from public.%1$I t
      where exists (select from beperkt.klanttaak k where k.uuid = t.klanttaak)$view$, deel.tabel);
  end loop;
end $$;

-- A document is seen with a zaak to which it belongs; one that belongs to none yet, by who may see everything.
create function beperkt.ziet_document(van uuid) returns boolean language plpgsql stable parallel safe security definer as $$
begin
  return exists (select from beperkt.zaakregister_zaakinformatieobject k where k.document = van)
    or beperkt.mag('alles') and not exists (select from public.zaakregister_zaakinformatieobject k where k.document = van);
end $$;

create view beperkt.zaakregister_document as
  select d.* from public.zaakregister_document d
  where (beperkt.mag('zaken') or d.vertrouwelijkheidaanduiding <= 'zaakvertrouwelijk')
    and case when beperkt.mag('alles') and beperkt.mag('zaken') then true else beperkt.ziet_document(d.uuid) end;

create view beperkt.zaakregister_inhoud as
  select i.* from public.zaakregister_inhoud i
  where exists (select from beperkt.zaakregister_document d where d.uuid = i.document);

create view beperkt.zaakregister_bestandsdeel as
  select b.* from public.zaakregister_bestandsdeel b
  where exists (select from beperkt.zaakregister_document d where d.uuid = b.document);

-- Content is seen with the document that it is in, and by who is sending it. A message that became no klantcontact is of nobody yet: the right to
-- look at those decides.
create function beperkt.ziet_inhoud(van uuid) returns boolean language plpgsql stable parallel safe security definer as $$
begin
  return exists (select from beperkt.informatieobject i where i.uuid = van)
    or exists (select from public.documentupload u where u.uuid = van and u.door = beperkt.wie())
    or exists (select from public.email_bericht b where b.inhoud = ziet_inhoud.van and b.klantcontact is null and b.stand in ('apart', 'overgeslagen'))
    or exists (select from beperkt.zaakregister_inhoud z where z.inhoud = van)
    or exists (select from beperkt.zaakregister_bestandsdeel b where b.inhoud = van);
end $$;

create view beperkt.inhoud as
  select i.* from public.inhoud i where beperkt.ziet_inhoud(i.uuid);

create view beperkt.inhoud_deel as
  select d.* from public.inhoud_deel d where beperkt.ziet_inhoud(d.inhoud);

create view beperkt.inhoud_opslag as
  select o.* from public.inhoud_opslag o where beperkt.ziet_inhoud(o.inhoud);

-- What was delivered is told to beheer by keys alone; what it said is in a document, and that is seen as others are.
create view beperkt.inkomende_levering as
  select i.* from public.inkomende_levering i;

-- What was refused is counted for beheer, without what it said.
create view beperkt.inkomende_weigering as
  select w.* from public.inkomende_weigering w;

-- Who is called sees their own calls, which the query names; of the klantcontact with the task to call back a call has the key alone.
create view beperkt.oproep as
  select o.* from public.oproep o;

create view beperkt.oproep_gesprek as
  select g.* from public.oproep_gesprek g;

-- The messages of a conversation that has not ended, and objects to be fetched, are taken in by who delivers, who sees all; nobody else reads them.
create view beperkt.inkomend_object as
  select o.* from public.inkomend_object o where false;

create view beperkt.inkomend_gespreksbericht as
  select b.* from public.inkomend_gespreksbericht b where false;

-- Triggers, counters and numbers look at the tables themselves, whoever the change is for.
do $$
declare
  functie regprocedure;
begin
  for functie in
    select p.oid from pg_proc p join pg_language l on l.oid = p.prolang
    where p.pronamespace = 'public'::regnamespace and l.lanname = 'plpgsql' and not p.prosecdef
  loop
    execute format('alter function %s security definer set search_path = public, pg_temp', functie);
  end loop;
end $$;

-- The role may reach these views and, as they are, the tables that have nothing to hide. It does not reach what is named nowhere.
do $$
declare
  rol text := session_user || '_beperkt';
  tabel text;
begin
  execute format('revoke all on all tables in schema public from %I', rol);
  execute format('grant usage on schema public, beperkt to %I', rol);
  execute format('grant usage on all sequences in schema public to %I', rol);
  execute format('grant select, insert, update, delete on all tables in schema beperkt to %I', rol);
  foreach tabel in array array[
    -- Who asks, and what he may.
    'aanmelding', 'applicatie', 'applicatie_geheim', 'koppelverzoek', 'logout_token', 'medewerker_identiteit', 'rol', 'sessie',
    -- What beheer sets up.
    'abonnement', 'actor', 'actor_eenheid', 'categorie', 'email_postvak', 'email_regel', 'huisstijlbestand', 'inkomend_kanaal', 'instelling', 'kanaal', 'klanttaaksjabloon', 'label', 'norm', 'standaardantwoord', 'storing', 'verwerkingsactiviteit', 'voorstel', 'vragenset', 'wijziging',
    'wijziging_gezien', 'zaaksysteem', 'zaaktype',
    'zaakregister_catalogus', 'zaakregister_zaaktype', 'zaakregister_statustype', 'zaakregister_roltype', 'zaakregister_resultaattype',
    'zaakregister_eigenschap', 'zaakregister_informatieobjecttype', 'zaakregister_zaaktype_informatieobjecttype',
    -- Copies of zaken: seen with the link of a klantcontact that one sees.
    'zaak', 'zaak_onbekend',
    -- Of one medewerker or application, whom the query names.
    'afwezigheid', 'concept', 'documentupload', 'idempotentie', 'klantconcept', 'melding_instelling', 'nieuws_gezien', 'weergave', 'weergave_standaard',
    -- Behind a right of its own, with no more than keys of what is hidden.
    'bezorging', 'gebeurtenis', 'logboek', 'logboek_vernietiging', 'melding', 'postvakbericht', 'zaakkoppeling',
    -- Not about somebody whom Balie knows.
    'contactgegevens_organisatie', 'contactgegevens_persoon', 'onderwerpobject_verwijderd'
  ] loop
    execute format('grant select, insert, update, delete on public.%I to %I', tabel, rol);
  end loop;
end $$;
