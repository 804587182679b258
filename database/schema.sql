-- What the migrations come to. Made by npm run schema; do not change it by hand.

-- extensions

extension btree_gin;

extension pg_trgm;

extension unaccent;

-- types

type adres as (nummeraanduiding_id text, straatnaam text, huisnummer integer, huisnummertoevoeging text, postcode text, stad text, adresregel1 text, adresregel2 text, adresregel3 text, land text);

type archiefnominatie as enum ('blijvend_bewaren', 'vernietigen');

type authenticatiemiddel as enum ('digid', 'eherkenning', 'eidas', 'identiteitsdocument', 'controlevragen', 'ondertekende_brief', 'machtiging');

type betrouwbaarheidsniveau as enum ('laag', 'substantieel', 'hoog', 'onbepaald');

type contactnaam as (voorletters text, voornaam text, voorvoegsel_achternaam text, achternaam text);

type doel_toestemming as enum ('hergebruik', 'antwoord', 'status', 'formeel');

type eigenschapformaat as enum ('tekst', 'getal', 'datum', 'datum_tijd');

type generieke_rol as enum ('adviseur', 'behandelaar', 'belanghebbende', 'beslisser', 'initiator', 'klantcontacter', 'zaakcoordinator', 'mede_initiator');

type ingezetenschap as enum ('ingezetene', 'niet_ingezetene', 'onbekend');

type initiatiefnemer as enum ('gemeente', 'klant', 'vertegenwoordiger');

type objectidentificator as (object_id text, code_objecttype text, code_register text, code_soort_object_id text);

type richting_informatieobject as enum ('inkomend', 'intern', 'uitgaand');

type rol_betrokkene as enum ('klant', 'vertegenwoordiger');

type soort_actor as enum ('medewerker', 'geautomatiseerde_actor', 'organisatorische_eenheid');

type soort_digitaal_adres as enum ('email', 'telefoonnummer', 'overig');

type soort_geheim as enum ('token', 'jwt');

type soort_herinnering as enum ('voor_termijn', 'na_termijn');

type soort_klantbericht as enum ('adrescode', 'ontvangstbevestiging', 'antwoord', 'status', 'taak');

type soort_klanttaak as enum ('betaaltaak', 'urltaak', 'formuliertaak', 'aanleveren', 'ondertekenen');

type soort_klanttaakverloop as enum ('uitgezet', 'gewijzigd', 'verlengd', 'uitgevoerd', 'verwerkt', 'ingetrokken', 'verlopen', 'niet_verwerkt', 'herinnerd', 'niet_herinnerd', 'bezorgd', 'niet_bezorgd');

type soort_melding as enum ('nieuw', 'doorgestuurd', 'heropend', 'over_tijd', 'dagoverzicht');

type soort_partij as enum ('persoon', 'organisatie', 'contactpersoon');

type soort_verloop as enum ('aangemaakt', 'toegewezen', 'doorgestuurd', 'afgerond', 'heropend', 'gewijzigd', 'notitie', 'contactpoging', 'zaak_gekoppeld', 'zaak_ontkoppeld');

type soort_zaakbetrokkene as enum ('natuurlijk_persoon', 'niet_natuurlijk_persoon', 'vestiging', 'organisatorische_eenheid', 'medewerker');

type status_betaling as enum ('begonnen', 'wacht', 'geannuleerd', 'mislukt', 'afwijkend', 'betaald', 'terugbetaald', 'teruggeboekt');

type status_bezorging as enum ('wacht', 'bezorgd', 'opgegeven');

type status_interne_taak as enum ('te_verwerken', 'verwerkt');

type status_klanttaak as enum ('open', 'uitgevoerd', 'verwerkt', 'ingetrokken', 'verlopen');

type status_melding as enum ('wacht', 'verzonden', 'mislukt');

type status_zaakstart as enum ('wacht', 'gestart', 'opgegeven');

type vertrouwelijkheidaanduiding as enum ('openbaar', 'beperkt_openbaar', 'intern', 'zaakvertrouwelijk', 'vertrouwelijk', 'confidentieel', 'geheim', 'zeer_geheim');

type weg_klantbericht as enum ('email', 'sms', 'mijn');

type wijze_melding as enum ('direct', 'dagoverzicht', 'niet');

-- functions

CREATE OR REPLACE FUNCTION public.aantal_in(naam text)
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (SELECT (COALESCE(sum(t.aantal), (0)::numeric))::bigint AS "coalesce" FROM telling t WHERE (t.tabel = aantal_in.naam))
;

CREATE OR REPLACE FUNCTION public.aantal_open_van(actor uuid)
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN aantal_in(('open van '::text || actor))
;

CREATE OR REPLACE FUNCTION public.actor_vernieuwt_weergaven()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from klantcontact_weergave w using actor_klantcontact ak where ak.actor = new.uuid and w.klantcontact = ak.klantcontact;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.adres_van(groep jsonb)
 RETURNS adres
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ROW(COALESCE((groep ->> 'nummeraanduidingId'::text), ''::text), COALESCE((groep ->> 'straatnaam'::text), ''::text), ((groep ->> 'huisnummer'::text))::integer, COALESCE((groep ->> 'huisnummertoevoeging'::text), ''::text), COALESCE((groep ->> 'postcode'::text), ''::text), COALESCE((groep ->> 'stad'::text), ''::text), COALESCE((groep ->> 'adresregel1'::text), ''::text), COALESCE((groep ->> 'adresregel2'::text), ''::text), COALESCE((groep ->> 'adresregel3'::text), ''::text), COALESCE((groep ->> 'land'::text), ''::text))::adres
;

CREATE OR REPLACE FUNCTION public.betaling_bewaakt_overgang()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if new.status < old.status or (new.klanttaak, new.bedrag, new.kenmerk, new.door) is distinct from (old.klanttaak, old.bedrag, old.kenmerk, old.door) then
    raise exception 'Een betaling die % is wordt niet %.', old.status, new.status using errcode = 'check_violation', constraint = 'betaling_overgang';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.betrokkene_bewaak_geheimhouding()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if exists (select from partij p where p.uuid = old.partij and p.indicatie_geheimhouding) then
    if new.bezoekadres = adres_van('{}') then new.bezoekadres := old.bezoekadres; end if;
    if new.correspondentieadres = adres_van('{}') then new.correspondentieadres := old.correspondentieadres; end if;
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.betrokkene_zet_rol_bij_adressen()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update digitaal_adres set betrokkene_rol = new.rol where betrokkene = new.uuid;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.bevestig_toegang(van_geheim uuid, gezien bigint)
 RETURNS void
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform from public.applicatie_geheim g join public.applicatie a on a.uuid = g.applicatie
    where g.uuid = van_geheim and public.toegang_stand(a, g.geldig_tot) = gezien;
  if not found then raise exception 'De toegang is gewijzigd.' using errcode = 'BA001'; end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.contactnaam_van(groep jsonb)
 RETURNS contactnaam
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ROW(COALESCE((groep ->> 'voorletters'::text), ''::text), COALESCE((groep ->> 'voornaam'::text), ''::text), COALESCE((groep ->> 'voorvoegselAchternaam'::text), ''::text), COALESCE((groep ->> 'achternaam'::text), ''::text))::contactnaam
;

CREATE OR REPLACE FUNCTION public.delen_gaan_weg()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare contacten uuid[] := array(select distinct klantcontact from rijen where klantcontact is not null);
begin
  perform from klantcontact where uuid = any (contacten) order by uuid for key share;
  delete from klantcontact_weergave where klantcontact = any (contacten);
  perform tel(tg_table_name, - (select count(*) from rijen));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.delen_komen_erbij()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from klantcontact_weergave where klantcontact in (select klantcontact from rijen);
  perform tel(tg_table_name, (select count(*) from rijen));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.digitaal_adres_bewaart_toestemming()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  voor digitaal_adres := case when tg_op = 'INSERT' then null else old end;
  na digitaal_adres := case when tg_op = 'DELETE' then null else new end;
  bron text := case current_setting('balie.bron', true) when 'mijn' then 'mijn' else 'gemeente' end;
begin
  -- An import brings these rows itself.
  if current_setting('balie.terugzetten', true) = 'ja' then
    return null;
  end if;
  if voor.toestemming_hergebruik and voor.partij is not null
    and (na.partij is distinct from voor.partij or not na.toestemming_hergebruik) and exists (select from partij where uuid = voor.partij) then
    insert into toestemming (partij, doel, adres, gegeven, bron) values (voor.partij, 'hergebruik', voor.uuid, false, bron);
  end if;
  if na.toestemming_hergebruik and na.partij is not null
    and (voor.partij is distinct from na.partij or not voor.toestemming_hergebruik) then
    insert into toestemming (partij, doel, adres, gegeven, bron) values (na.partij, 'hergebruik', na.uuid, true, bron);
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.digitaal_adres_zet_betrokkene_rol()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  new.betrokkene_rol := (select b.rol from betrokkene b where b.uuid = new.betrokkene);
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.document_meldt()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if meldt_niets() then return null; end if;
  insert into gebeurtenis (id, type, subject, gegevens)
  select gen_random_uuid(), 'nl.overheid.documenten.document-' || case tg_op when 'INSERT' then 'gemuteerd' else 'verwijderd' end, d.uuid,
    jsonb_build_object('resource', 'enkelvoudiginformatieobject', 'actie', case tg_op when 'INSERT' then 'create' else 'destroy' end, 'deel', d.uuid,
      'bronorganisatie', d.bronorganisatie, 'informatieobjecttype', d.informatieobjecttype, 'vertrouwelijkheidaanduiding', d.vertrouwelijkheidaanduiding)
  from rijen d order by d.uuid;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.document_meldt_wijziging()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if meldt_niets() then return null; end if;
  insert into gebeurtenis (id, type, subject, gegevens)
  select gen_random_uuid(), 'nl.overheid.documenten.document-gemuteerd', n.uuid,
    jsonb_build_object('resource', 'enkelvoudiginformatieobject', 'actie', 'partial_update', 'deel', n.uuid,
      'bronorganisatie', n.bronorganisatie, 'informatieobjecttype', n.informatieobjecttype, 'vertrouwelijkheidaanduiding', n.vertrouwelijkheidaanduiding)
  from nieuw n join oud o using (uuid)
  where to_jsonb(n) - 'lock' is distinct from to_jsonb(o) - 'lock' and not exists (select from gebeurtenis e where e.subject = n.uuid
    and e.transactie = pg_current_xact_id() and e.op = now() and e.type = 'nl.overheid.documenten.document-gemuteerd')
  order by n.uuid;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.email_bericht_vergeet()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  new.van := '';
  new.onderwerp := '';
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.gebeurtenis_gaat_naar_abonnementen()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into bezorging (abonnement, volgnummer, subject)
  select a.uuid, n.volgnummer, n.subject from nieuw n join abonnement a on a.actief and (a.typen = '{}' or n.type = any (a.typen));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.gegevens_van(soort text, over uuid[])
 RETURNS TABLE(subject uuid, gegevens jsonb, vers boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare nu xid := pg_current_xact_id()::xid;
begin
  if soort = 'klantcontact' then
    return query select k.uuid, jsonb_build_object('hoofdOnderwerpType', k.hoofd_onderwerp_type, 'indicatieContactGelukt',
      k.indicatie_contact_gelukt, 'verdereActieOndernomen', k.verdere_actie_ondernomen), k.xmin = nu or k.geregistreerd_op = now()
    from klantcontact k where k.uuid = any (array(select unnest(over)));
  elsif soort = 'internetaak' then
    return query select t.uuid, jsonb_build_object('nummer', t.nummer, 'status', t.status), t.xmin = nu
    from interne_taak t where t.uuid = any (array(select unnest(over)));
  else
    return query select p.uuid, jsonb_build_object('nummer', p.nummer, 'soortPartij', p.soort_partij), p.xmin = nu or p.aangemaakt_op = now()
    from partij p where p.uuid = any (array(select unnest(over)));
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.gegevens_van_klanttaak(soort soort_klanttaak, status status_klanttaak, laatste_dag date)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN jsonb_build_object('taakSoort', taaksoort_van(soort), 'status', taakstatus_van(status), 'einddatumHandelingsTermijn', laatste_dag)
;

CREATE OR REPLACE FUNCTION public.getoond_adres(plek adres, van uuid)
 RETURNS adres
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN plek
;

CREATE OR REPLACE FUNCTION public.had_taak_al(taak uuid, wie uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  return coalesce((
    select v.toegewezen @> jsonb_build_array(jsonb_build_object('uuid', wie))
    from interne_taak_verloop v where v.interne_taak = taak order by v.op desc, v.uuid desc limit 1), false);
end $function$
;

CREATE OR REPLACE FUNCTION public.heeft_open_taken(wie uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (EXISTS (SELECT FROM interne_taak_actor ta WHERE ((ta.actor = heeft_open_taken.wie) AND (ta.open_tot IS NOT NULL))))
;

CREATE OR REPLACE FUNCTION public.heeft_opvolging(kc uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN ((EXISTS (SELECT FROM interne_taak t WHERE (t.klantcontact = heeft_opvolging.kc))) OR (EXISTS (SELECT FROM onderwerpobject o WHERE ((o.klantcontact = heeft_opvolging.kc) AND o.is_zaak))) OR (EXISTS (SELECT FROM zaakstart s WHERE ((s.klantcontact = heeft_opvolging.kc) AND (s.status = 'wacht'::status_zaakstart)))))
;

CREATE OR REPLACE FUNCTION public.herbereken_termijnen(vanaf timestamp with time zone, tot_en_met timestamp with time zone)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with anders as (
    select t.uuid, coalesce(t.verlengd_van, t.uiterlijk_op) as basis from interne_taak t join klantcontact k on k.uuid = t.klantcontact
    cross join lateral termijn_met_storing(coalesce(t.verlengd_van, t.uiterlijk_op), k.kanaal) v
    where t.status = 'te_verwerken' and t.uiterlijk_op >= vanaf and (t.uiterlijk_op <= tot_en_met or t.verlengd_van is not null)
      and (v.tot, v.door) is distinct from (t.uiterlijk_op, t.verlengd_door)
    order by t.uuid for update of t),
  gewijzigd as (
    update interne_taak t set uiterlijk_op = a.basis from anders a where a.uuid = t.uuid returning t.uuid)
  select count(*)::int from gewijzigd
$function$
;

CREATE OR REPLACE FUNCTION public.interne_taak_actor_zet_volgnummer()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  new.volgnummer := (select t.volgnummer from interne_taak t where t.uuid = new.interne_taak);
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.interne_taak_afgehandeld_bekend()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  new.afgehandeld_onbekend := false;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.interne_taak_meldt_vertrek()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if meldt_niets() then return null; end if;
  insert into gebeurtenis (id, type, subject, gegevens)
  select gen_random_uuid(), 'nl.overheid.klantcontacten.internetaak-vernietigd', t.uuid, jsonb_build_object('nummer', t.nummer, 'status', t.status)
  from rijen t order by t.uuid;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.interne_taak_verleng()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  -- A term that is written again as it stands is the moved one, so what counts is what it was before.
  blijft boolean := case when tg_op = 'UPDATE' then new.uiterlijk_op = old.uiterlijk_op else true end;
  basis timestamptz := case when blijft then coalesce(new.verlengd_van, new.uiterlijk_op) else new.uiterlijk_op end;
begin
  if new.status = 'verwerkt' and blijft then
    return new;
  end if;
  new.uiterlijk_op := basis;
  new.verlengd_van := null;
  new.verlengd_door := null;
  if new.status = 'te_verwerken' and exists (select from storing s where s.begin_op <= basis and basis < s.verlengd_tot) then
    select v.tot, v.door into new.uiterlijk_op, new.verlengd_door
    from termijn_met_storing(basis, (select k.kanaal from klantcontact k where k.uuid = new.klantcontact)) v;
    new.verlengd_van := case when new.verlengd_door is not null then basis end;
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.interne_taak_verloop_meldt()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare gebeurd record;
begin
  for gebeurd in
    select case when r.soort in ('toegewezen', 'doorgestuurd') then 'toegewezen' when r.soort in ('afgerond', 'heropend') then r.soort::text
      else 'gewijzigd' end as wat, array_agg(distinct r.interne_taak) as taken
    from rijen r
    -- A zaak is told with the klantcontact.
    where r.soort not in ('zaak_gekoppeld', 'zaak_ontkoppeld')
      and not exists (select from rijen a where a.interne_taak = r.interne_taak and a.soort = 'aangemaakt')
    group by 1 order by 1
  loop
    perform meld('internetaak-' || gebeurd.wat, gebeurd.taken);
  end loop;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.interne_taak_zet_open_tot()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update interne_taak_actor set open_tot = case when new.status = 'te_verwerken' then new.uiterlijk_op end
  where interne_taak = new.uuid;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.internetaken_komen_erbij()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from klantcontact_zonder_opvolging where klantcontact in (select klantcontact from rijen);
  delete from klantcontact_weergave where klantcontact in (select klantcontact from rijen);
  perform tel('interne_taak', (select count(*) from rijen));
  perform tel('interne_taak te_verwerken', (select count(*) from rijen where status = 'te_verwerken'));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.is_bezet(kolom text, waarde text, eigen uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  return case kolom
    when 'klantcontact.nummer' then exists (select from klantcontact x where x.nummer = waarde and x.uuid is distinct from eigen)
    when 'klantcontact.referentienummer' then
      exists (select from klantcontact x where x.referentienummer = waarde and x.uuid is distinct from eigen)
    when 'interne_taak.nummer' then exists (select from interne_taak x where x.nummer = waarde and x.uuid is distinct from eigen)
    when 'interne_taak.referentienummer' then
      exists (select from interne_taak x where x.referentienummer = waarde and x.uuid is distinct from eigen)
    when 'partij.nummer' then exists (select from partij x where x.nummer = waarde and x.uuid is distinct from eigen)
    when 'partij.contactpersoon_uuid' then exists (select from partij x where x.contactpersoon_uuid = waarde::uuid and x.uuid is distinct from eigen)
  end;
end $function$
;

CREATE OR REPLACE FUNCTION public.is_geheim(van uuid)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN false
;

CREATE OR REPLACE FUNCTION public.is_periode(waarde text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ((waarde ~ '^P(?=\d)(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,5}D)?$'::text) AND (waarde !~ '^P(0+[YMWD])+$'::text))
;

CREATE OR REPLACE FUNCTION public.iso(moment timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN to_char((moment AT TIME ZONE 'UTC'::text), CASE WHEN (date_trunc('second'::text, moment) = moment) THEN 'YYYY-MM-DD"T"HH24:MI:SS"Z"'::text ELSE 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'::text END)
;

CREATE OR REPLACE FUNCTION public.json_van(naam contactnaam)
 RETURNS json
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN json_build_object('voorletters', COALESCE((naam).voorletters, ''::text), 'voornaam', COALESCE((naam).voornaam, ''::text), 'voorvoegselAchternaam', COALESCE((naam).voorvoegsel_achternaam, ''::text), 'achternaam', COALESCE((naam).achternaam, ''::text))
;

CREATE OR REPLACE FUNCTION public.json_van(plek adres)
 RETURNS json
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN json_build_object('nummeraanduidingId', COALESCE((plek).nummeraanduiding_id, ''::text), 'straatnaam', COALESCE((plek).straatnaam, ''::text), 'huisnummer', (plek).huisnummer, 'huisnummertoevoeging', COALESCE((plek).huisnummertoevoeging, ''::text), 'postcode', COALESCE((plek).postcode, ''::text), 'stad', COALESCE((plek).stad, ''::text), 'adresregel1', COALESCE((plek).adresregel1, ''::text), 'adresregel2', COALESCE((plek).adresregel2, ''::text), 'adresregel3', COALESCE((plek).adresregel3, ''::text), 'land', COALESCE((plek).land, ''::text))
;

CREATE OR REPLACE FUNCTION public.json_van(verwijzing objectidentificator)
 RETURNS json
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN json_build_object('objectId', COALESCE((verwijzing).object_id, ''::text), 'codeObjecttype', COALESCE((verwijzing).code_objecttype, ''::text), 'codeRegister', COALESCE((verwijzing).code_register, ''::text), 'codeSoortObjectId', COALESCE((verwijzing).code_soort_object_id, ''::text))
;

CREATE OR REPLACE FUNCTION public.klantcontact_is_volledig()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  kc uuid;
  mist text;
begin
  if tg_table_name = 'klantcontact' then
    kc := new.uuid;
  else
    kc := old.klantcontact;
  end if;
  select case
    when not heeft_opvolging(k.uuid) then 'opvolging'
    when not exists (select from betrokkene b where b.klantcontact = k.uuid) then 'betrokkene'
    when not exists (select from actor_klantcontact a where a.klantcontact = k.uuid) then 'actor'
  end into mist from klantcontact k where k.uuid = kc and not k.in_delen;
  case mist
    when 'opvolging' then
      raise exception 'Een klantcontact heeft ten minste een interne taak of een zaak.'
        using errcode = 'check_violation', constraint = 'klantcontact_zonder_opvolging';
    when 'betrokkene' then
      raise exception 'Een klantcontact heeft ten minste een betrokkene van buiten de gemeente.'
        using errcode = 'check_violation', constraint = 'klantcontact_zonder_betrokkene';
    when 'actor' then
      raise exception 'Een klantcontact heeft ten minste een actor van de gemeente.'
        using errcode = 'check_violation', constraint = 'klantcontact_zonder_actor';
    else
      return null;
  end case;
end $function$
;

CREATE OR REPLACE FUNCTION public.klantcontact_maak_doorzoekbaar()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  new.zoek := klantcontact_zoektekst(new.onderwerp, new.inhoud);
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.klantcontact_meldt_vertrek()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if meldt_niets() then return null; end if;
  insert into gebeurtenis (id, type, subject, gegevens)
  select gen_random_uuid(), 'nl.overheid.klantcontacten.klantcontact-vernietigd', k.uuid, jsonb_build_object('hoofdOnderwerpType',
    k.hoofd_onderwerp_type, 'indicatieContactGelukt', k.indicatie_contact_gelukt, 'verdereActieOndernomen', k.verdere_actie_ondernomen)
  from rijen k order by k.uuid;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.klantcontact_vergeet_verplaatst()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform from klantcontact where uuid in (old.klantcontact, new.klantcontact) order by uuid for key share;
  delete from klantcontact_weergave where klantcontact in (old.klantcontact, new.klantcontact);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.klantcontact_vergeet_weergave()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare gewijzigd uuid[] := array(select distinct r.klantcontact from rijen r where r.klantcontact is not null);
begin
  if tg_op = 'DELETE' then
    perform from klantcontact where uuid = any (gewijzigd) order by uuid for key share;
  end if;
  delete from klantcontact_weergave where klantcontact = any (gewijzigd);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.klantcontact_weiger_moment()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  raise exception 'Een klantcontact is niet van voor 1900.'
    using errcode = 'check_violation', constraint = 'klantcontact_te_lang_geleden', table = tg_table_name;
end $function$
;

CREATE OR REPLACE FUNCTION public.klantcontact_weiger_wijziging()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - 'zoek' = to_jsonb(old) - 'zoek' then
    return new;
  end if;
  if tg_op = 'DELETE' and current_setting('balie.vernietiging', true) = 'ja' then
    return old;
  end if;
  raise exception 'Een klantcontact kan niet worden gewijzigd of verwijderd.'
    using errcode = 'restrict_violation', constraint = 'klantcontact_niet_muteerbaar';
end $function$
;

CREATE OR REPLACE FUNCTION public.klantcontact_zoek_na_correctie()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update klantcontact k set zoek = klantcontact_zoektekst(
    coalesce((select c.onderwerp from klantcontact_correctie c
              where c.klantcontact = k.uuid and c.onderwerp is not null order by c.op desc, c.uuid desc limit 1), k.onderwerp),
    coalesce((select c.inhoud from klantcontact_correctie c
              where c.klantcontact = k.uuid and c.inhoud is not null order by c.op desc, c.uuid desc limit 1), k.inhoud))
  where k.uuid = new.klantcontact;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.klantcontact_zoektekst(onderwerp text, inhoud text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN to_tsvector('nederlands'::regconfig, ((onderwerp || ' '::text) || inhoud))
;

CREATE OR REPLACE FUNCTION public.klantcontacten_komen_erbij()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into klantcontact_zonder_opvolging (klantcontact, sinds) select uuid, geregistreerd_op from rijen where in_delen;
  perform tel('klantcontact', (select count(*) from rijen));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.klanttaak_bewaakt_overgang()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if (new.zaak, new.registerzaak, new.partij, new.soort) is distinct from (old.zaak, old.registerzaak, old.partij, old.soort) then
    raise exception 'De zaak, de partij en de soort van een klanttaak blijven wat zij zijn.'
      using errcode = 'check_violation', constraint = 'klanttaak_blijft';
  end if;
  if new.status is distinct from old.status and not (
    old.status = 'open' and new.status in ('uitgevoerd', 'ingetrokken', 'verlopen')
    or old.status = 'verlopen' and (new.status in ('open', 'ingetrokken') or new.status = 'uitgevoerd' and (old.te_laat_toegestaan
      or exists (select from betaling b where b.klanttaak = new.uuid and b.status = 'betaald')))
    or old.status = 'uitgevoerd' and new.status = 'verwerkt') then
    raise exception 'Een klanttaak die % is wordt niet %.', old.status, new.status
      using errcode = 'check_violation', constraint = 'klanttaak_overgang';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.klanttaak_meldt_komst()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform meld_klanttaak('geregistreerd', array(select uuid from rijen));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.klanttaak_meldt_vertrek()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if meldt_niets() then return null; end if;
  insert into gebeurtenis (id, type, subject, gegevens)
  select gen_random_uuid(), 'nl.overheid.taken.externetaak-vernietigd', r.uuid, gegevens_van_klanttaak(r.soort, r.status, r.laatste_dag)
  from rijen r order by r.uuid;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.klanttaak_meldt_wijziging()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare gebeurd record;
begin
  for gebeurd in
    select case when n.gesignaleerd_op is distinct from o.gesignaleerd_op then 'niet-verwerkt'
        when n.status = o.status or n.status = 'open' then 'gewijzigd'
        when n.status = 'ingetrokken' then 'afgebroken' else n.status::text end as wat, array_agg(n.uuid) as taken
    from nieuw n join oud o using (uuid) where n is distinct from o group by 1 order by 1
  loop
    perform meld_klanttaak(gebeurd.wat, gebeurd.taken);
  end loop;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.klanttaak_telt()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  deel record;
begin
  for deel in select taaksoort_van(soort) as soort, count(*) * case tg_op when 'INSERT' then 1 else -1 end as aantal from rijen group by 1 loop
    perform tel('klanttaak', deel.aantal);
    perform tel('klanttaak ' || deel.soort, deel.aantal);
  end loop;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.logboek_maak_maand(van_soort text, maand date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare naam text := format('logboek_%s_%s', van_soort, to_char(maand, 'YYYY_MM'));
begin
  if to_regclass('public.' || naam) is not null then return; end if;
  execute format('create table public.%I partition of public.%I for values from (%L) to (%L)', naam, 'logboek_' || van_soort,
    to_char(maand, 'YYYY-MM-DD') || ' 00:00:00+00', to_char(maand + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
  -- Of a partition by itself as well: a truncate of the whole does not look at it.
  execute format('create trigger logboek_niet_leeg_te_maken before truncate on public.%I for each statement execute function public.logboek_weiger_wijziging()', naam);
end $function$
;

CREATE OR REPLACE FUNCTION public.logboek_maak_maanden(tot timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  van_soort text;
  maand date;
begin
  foreach van_soort in array array['persoon', 'brp', 'overig', 'weigering'] loop
    perform logboek_verdeel_rest(van_soort);
    for maand in select generate_series(date_trunc('month', now() at time zone 'UTC'), date_trunc('month', tot at time zone 'UTC'), interval '1 month')::date loop
      perform logboek_maak_maand(van_soort, maand);
    end loop;
  end loop;
end $function$
;

CREATE OR REPLACE FUNCTION public.logboek_verdeel_rest(van_soort text)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  rest text := format('logboek_%s_rest', van_soort);
  maand date;
  verwacht bigint;
  verdeeld bigint;
begin
  execute format('select count(*) from public.%I', rest) into verwacht;
  if verwacht = 0 then return 0; end if;
  execute format('alter table public.%I detach partition public.%I', 'logboek_' || van_soort, rest);
  execute format('select count(*) from public.%I', rest) into verwacht;
  execute format('alter table public.%I rename to %I', rest, rest || '_was');
  execute format('create table public.%I partition of public.%I default', rest, 'logboek_' || van_soort);
  execute format('create trigger logboek_niet_leeg_te_maken before truncate on public.%I for each statement execute function public.logboek_weiger_wijziging()', rest);
  for maand in execute format('select distinct date_trunc(''month'', op at time zone ''UTC'')::date from public.%I order by 1', rest || '_was') loop
    perform logboek_maak_maand(van_soort, maand);
  end loop;
  execute format('insert into public.logboek overriding system value select * from public.%I', rest || '_was');
  get diagnostics verdeeld = row_count;
  if verdeeld <> verwacht then raise exception 'Niet alle regels van het logboek zijn verdeeld.'; end if;
  execute format('drop table public.%I', rest || '_was');
  return verdeeld;
end $function$
;

CREATE OR REPLACE FUNCTION public.logboek_vernietig(van_soort text, voor timestamp with time zone)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  naam text;
  van_maand date;
  weg bigint;
  totaal bigint := 0;
begin
  for naam, van_maand in
    select c.relname, to_date(right(c.relname, 7), 'YYYY_MM') from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = to_regclass('public.logboek_' || van_soort) and c.relname ~ '_\d{4}_\d{2}$'
      and (to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month') at time zone 'UTC' <= voor order by 2
  loop
    execute format('select count(*) from public.%I', naam) into weg;
    execute format('drop table public.%I', naam);
    -- A month in which nothing was done leaves nothing to tell.
    if weg > 0 then insert into logboek_vernietiging (soort, maand, regels) values (van_soort, van_maand, weg); end if;
    totaal := totaal + weg;
  end loop;
  return totaal;
end $function$
;

CREATE OR REPLACE FUNCTION public.logboek_weiger_wijziging()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  raise exception 'Een regel van het logboek kan niet worden gewijzigd of verwijderd.'
    using errcode = 'restrict_violation', constraint = 'logboek_niet_muteerbaar', table = tg_table_name;
end $function$
;

CREATE OR REPLACE FUNCTION public.meld(wat text, over uuid[], is_deel boolean DEFAULT false)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  soort text := 'nl.overheid.klantcontacten.' || wat;
  verteld uuid[];
begin
  if cardinality(over) = 0 or meldt_niets() then return; end if;
  verteld := array(select e.subject from gebeurtenis e where e.subject = any (array(select unnest(over)))
    and e.transactie = pg_current_xact_id() and e.op = now() and e.type = soort);
  -- An insert has its triggers run, also of no rows.
  if over <@ verteld then return; end if;
  insert into gebeurtenis (id, type, subject, gegevens)
  select gen_random_uuid(), soort, g.subject, g.gegevens from gegevens_van(split_part(wat, '-', 1), over) g
  where not (is_deel and g.vers) and g.subject <> all (verteld) order by g.subject;
end $function$
;

CREATE OR REPLACE FUNCTION public.meld_deel()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  nu xid := pg_current_xact_id()::xid;
  over uuid[];
begin
  if meldt_niets() then return null; end if;
  case tg_argv[1]
    when 'klantcontact' then
      over := array(select distinct k.uuid from rijen r join klantcontact k on k.uuid = r.klantcontact
        where k.xmin <> nu and k.geregistreerd_op <> now() or tg_table_name = 'klantcontact_correctie');
    when 'partij' then
      over := array(select distinct p.uuid from rijen r join partij p on p.uuid = r.partij
        where p.xmin <> nu and p.aangemaakt_op <> now());
    when 'vertegenwoordigde_partij' then
      over := array(select distinct p.uuid from rijen r join partij p on p.uuid = r.vertegenwoordigde_partij
        where p.xmin <> nu and p.aangemaakt_op <> now());
  end case;
  perform meld(tg_argv[0], over);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.meld_deel_wijziging()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if meldt_niets() then return null; end if;
  perform meld(tg_argv[0], array(
    select distinct x.subject from nieuw n join oud o using (uuid)
      cross join lateral (values ((to_jsonb(n) ->> tg_argv[1])::uuid), ((to_jsonb(o) ->> tg_argv[1])::uuid)) x (subject)
    where n is distinct from o and x.subject is not null), true);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.meld_klanttaak(wat text, over uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if cardinality(over) = 0 or meldt_niets() then return; end if;
  insert into gebeurtenis (id, type, subject, gegevens)
  select gen_random_uuid(), 'nl.overheid.taken.externetaak-' || wat, k.uuid, gegevens_van_klanttaak(k.soort, k.status, k.laatste_dag)
  from klanttaak k where k.uuid = any (over) and not exists (select from gebeurtenis e where e.subject = k.uuid
    and e.transactie = pg_current_xact_id() and e.op = now() and (e.type = 'nl.overheid.taken.externetaak-' || wat or wat = 'gewijzigd'))
  order by k.uuid;
end $function$
;

CREATE OR REPLACE FUNCTION public.meld_komst()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if meldt_niets() then return null; end if;
  case tg_argv[0]
    when 'klantcontact' then
      insert into gebeurtenis (id, type, subject, gegevens)
      select gen_random_uuid(), 'nl.overheid.klantcontacten.klantcontact-geregistreerd', k.uuid, jsonb_build_object('hoofdOnderwerpType',
        k.hoofd_onderwerp_type, 'indicatieContactGelukt', k.indicatie_contact_gelukt, 'verdereActieOndernomen', k.verdere_actie_ondernomen)
      from rijen k order by k.uuid;
    when 'internetaak' then
      insert into gebeurtenis (id, type, subject, gegevens)
      select gen_random_uuid(), 'nl.overheid.klantcontacten.internetaak-geregistreerd', t.uuid, jsonb_build_object('nummer', t.nummer,
        'status', t.status)
      from rijen t order by t.uuid;
    when 'partij' then
      insert into gebeurtenis (id, type, subject, gegevens)
      select gen_random_uuid(), 'nl.overheid.klantcontacten.partij-geregistreerd', p.uuid, jsonb_build_object('nummer', p.nummer,
        'soortPartij', p.soort_partij)
      from rijen p order by p.uuid;
  end case;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.meld_wijziging()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform meld(tg_argv[0] || '-gewijzigd', array(select n.uuid from nieuw n join oud o using (uuid) where n is distinct from o));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.meld_zaken(van text, gedaan text, over uuid[], delen uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if cardinality(over) = 0 or meldt_niets() then return; end if;
  insert into gebeurtenis (id, type, subject, gegevens)
  select gen_random_uuid(), 'nl.overheid.zaken.zaak-gemuteerd', z.uuid, jsonb_build_object('resource', van, 'actie', gedaan, 'deel', min(d.deel::text),
    'bronorganisatie', z.bronorganisatie, 'zaaktype', z.zaaktype, 'vertrouwelijkheidaanduiding', z.vertrouwelijkheidaanduiding)
  from unnest(over, delen) d (zaak, deel) join zaakregister_zaak z on z.uuid = d.zaak
  where not exists (select from gebeurtenis e where e.subject = z.uuid and e.transactie = pg_current_xact_id() and e.op = now()
    and e.type = 'nl.overheid.zaken.zaak-gemuteerd' and (van = 'zaak' or e.gegevens ->> 'resource' = van))
  group by z.uuid order by z.uuid;
end $function$
;

CREATE OR REPLACE FUNCTION public.meldt_niets()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NOT (current_setting('balie.gebeurtenissen'::text, true) IS DISTINCT FROM 'nee'::text))
;

CREATE OR REPLACE FUNCTION public.objectidentificator_van(groep jsonb)
 RETURNS objectidentificator
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ROW(COALESCE((groep ->> 'objectId'::text), ''::text), COALESCE((groep ->> 'codeObjecttype'::text), ''::text), COALESCE((groep ->> 'codeRegister'::text), ''::text), COALESCE((groep ->> 'codeSoortObjectId'::text), ''::text))::objectidentificator
;

CREATE OR REPLACE FUNCTION public.onderwerpobject_koppelt_zaak()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  was text := case when tg_op <> 'INSERT' and old.is_zaak and old.klantcontact is not null then vergelijkbaar_zaak_id(old.identificator) end;
  is_nu text := case when tg_op <> 'DELETE' and new.is_zaak and new.klantcontact is not null then vergelijkbaar_zaak_id(new.identificator) end;
begin
  if was is distinct from is_nu and was <> '' then
    -- What nobody was told needs no word.
    delete from zaakkoppeling where onderwerpobject = old.uuid and object_id = was and gemeld is false;
    update zaakkoppeling set gekoppeld = false, event = gen_random_uuid(), sinds = now(), pogingen = 0, volgende_poging = now(),
      opgegeven = false, fout = null, fout_op = null
    where onderwerpobject = old.uuid and object_id = was and gekoppeld;
  end if;
  if was is distinct from is_nu and is_nu <> '' and meldt_niets() is not true then
    perform onthoud_zaakkoppeling(new);
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.onderwerpobject_meldt()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  nu xid := pg_current_xact_id()::xid;
  zaken uuid[];
  delen uuid[];
begin
  if meldt_niets() then return null; end if;
  if tg_op = 'UPDATE' then
    perform meld('klantcontact-zaak-ontkoppeld', array(select distinct o.klantcontact from nieuw n join oud o using (uuid)
      where o.is_zaak and o.klantcontact is not null and n is distinct from o));
    perform meld('klantcontact-zaak-gekoppeld', array(select distinct n.klantcontact from nieuw n join oud o using (uuid)
      where n.is_zaak and n.klantcontact is not null and n is distinct from o));
    perform meld('klantcontact-aangevuld', array(select distinct n.klantcontact from nieuw n join oud o using (uuid)
      where not n.is_zaak and not o.is_zaak and n.klantcontact is not null and n is distinct from o), true);
    return null;
  end if;
  select array_agg(distinct k.uuid) filter (where r.is_zaak),
    array_agg(distinct k.uuid) filter (where not r.is_zaak and k.xmin <> nu and k.geregistreerd_op <> now())
  into zaken, delen from rijen r join klantcontact k on k.uuid = r.klantcontact;
  if zaken is not null then
    perform meld(case tg_op when 'INSERT' then 'klantcontact-zaak-gekoppeld' else 'klantcontact-zaak-ontkoppeld' end, zaken);
  end if;
  if delen is not null then perform meld('klantcontact-aangevuld', delen); end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.onderwerpobject_onthoud_verwijderd()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into onderwerpobject_verwijderd (uuid) values (old.uuid) on conflict do nothing;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.onthoud_zaakkoppeling(koppeling onderwerpobject)
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into zaakkoppeling as b (onderwerpobject, object_id, klantcontact, klantcontact_nummer, gekoppeld, zaaksysteem, zaak_url)
  select koppeling.uuid, vergelijkbaar_zaak_id(koppeling.identificator), k.uuid, k.nummer, true, z.zaaksysteem, z.url
  from klantcontact k left join lateral (
    select z.zaaksysteem, z.url from zaak z
    where z.zaak_uuid = vergelijkbaar_zaak_id(koppeling.identificator) or z.identificatie = vergelijkbaar_zaak_id(koppeling.identificator)
    order by z.uuid limit 1) z on true
  where k.uuid = koppeling.klantcontact
  on conflict (onderwerpobject, object_id) do update set gekoppeld = true, klantcontact = excluded.klantcontact,
    klantcontact_nummer = excluded.klantcontact_nummer, event = gen_random_uuid(), sinds = now(), pogingen = 0, volgende_poging = now(),
    opgegeven = false, fout = null, fout_op = null
  where not b.gekoppeld;
$function$
;

CREATE OR REPLACE FUNCTION public.opvolging_gaat_weg()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform from klantcontact where uuid = old.klantcontact for update;
  if found and not heeft_opvolging(old.klantcontact) then
    insert into klantcontact_zonder_opvolging (klantcontact, sinds) values (old.klantcontact, now()) on conflict do nothing;
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.opvolging_komt_erbij()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from klantcontact_zonder_opvolging where klantcontact = new.klantcontact;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.partij_bewaak_geheimhouding()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if not coalesce(new.indicatie_geheimhouding, false) then
    raise exception 'De geheimhouding van deze partij wordt niet opgeheven.'
      using errcode = 'insufficient_privilege', constraint = 'partij_geheimhouding';
  end if;
  -- They read an empty address, and send it back.
  if new.bezoekadres = adres_van('{}') then new.bezoekadres := old.bezoekadres; end if;
  if new.correspondentieadres = adres_van('{}') then new.correspondentieadres := old.correspondentieadres; end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.partij_meldt_vertrek()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if meldt_niets() then return null; end if;
  insert into gebeurtenis (id, type, subject, gegevens)
  select gen_random_uuid(), 'nl.overheid.klantcontacten.partij-vernietigd', p.uuid, jsonb_build_object('nummer', p.nummer, 'soortPartij', p.soort_partij)
  from rijen p order by p.uuid;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.stukken_van(heel bytea, vanaf bigint)
 RETURNS TABLE(plaats bigint, bytes bytea)
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select vanaf + n, substring(heel from n + 1 for 1048576) from generate_series(0, octet_length(heel) - 1, 1048576) n
$function$
;

CREATE OR REPLACE FUNCTION public.taaksoort_van(soort soort_klanttaak)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE soort WHEN 'betaaltaak'::soort_klanttaak THEN 'betaaltaak'::text WHEN 'urltaak'::soort_klanttaak THEN 'urltaak'::text WHEN 'ondertekenen'::soort_klanttaak THEN 'urltaak'::text ELSE 'formuliertaak'::text END
;

CREATE OR REPLACE FUNCTION public.taakstatus_van(status status_klanttaak)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE status WHEN 'ingetrokken'::status_klanttaak THEN 'afgebroken'::text WHEN 'verlopen'::status_klanttaak THEN 'niet_uitgevoerd'::text ELSE (status)::text END
;

CREATE OR REPLACE FUNCTION public.tel(naam text, verschil bigint)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if verschil <> 0 then
    insert into telling as t (tabel, plaats, aantal) values (naam, vrije_plaats(), verschil)
    on conflict (tabel, plaats) do update set aantal = t.aantal + excluded.aantal;
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.tel_mee()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare verschil bigint;
begin
  select count(*) * case tg_op when 'INSERT' then 1 else -1 end into verschil from rijen;
  if verschil <> 0 then
    insert into telling as t (tabel, plaats, aantal) values (tg_table_name, vrije_plaats(), verschil)
    on conflict (tabel, plaats) do update set aantal = t.aantal + excluded.aantal;
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.tel_open_taken()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare verschil bigint := 0;
begin
  if tg_op <> 'DELETE' then
    verschil := (select count(*) from nieuw where status = 'te_verwerken');
  end if;
  if tg_op <> 'INSERT' then
    verschil := verschil - (select count(*) from oud where status = 'te_verwerken');
  end if;
  if verschil <> 0 then
    insert into telling as t (tabel, plaats, aantal) values ('interne_taak te_verwerken', vrije_plaats(), verschil)
    on conflict (tabel, plaats) do update set aantal = t.aantal + excluded.aantal;
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.tel_open_van_actor()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  erbij uuid[] := '{}';
  eraf uuid[] := '{}';
begin
  if tg_op <> 'DELETE' then
    erbij := array(select actor from nieuw where open_tot is not null);
  end if;
  if tg_op <> 'INSERT' then
    eraf := array(select actor from oud where open_tot is not null);
  end if;
  -- Sorted: two who change tasks of the same actoren do so in the same order.
  insert into telling as t (tabel, plaats, aantal)
  select 'open van ' || x.actor, vrije_plaats(), sum(x.verschil)
  from (select unnest(erbij) as actor, 1 as verschil union all select unnest(eraf), -1) x
  group by x.actor having sum(x.verschil) <> 0 order by x.actor
  on conflict (tabel, plaats) do update set aantal = t.aantal + excluded.aantal;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.termijn_met_storing(uiterlijk timestamp with time zone, soort_kanaal text, OUT tot timestamp with time zone, OUT door uuid)
 RETURNS record
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  gevonden record;
begin
  tot := uiterlijk;
  loop
    select s.uuid, s.verlengd_tot into gevonden from storing s
    where s.begin_op <= tot and tot < s.verlengd_tot
      and (s.kanalen = '{}' or exists (select from unnest(s.kanalen) k (naam) where lower(k.naam) = lower(soort_kanaal)))
    order by s.verlengd_tot desc, s.uuid limit 1;
    exit when not found;
    tot := gevonden.verlengd_tot;
    door := gevonden.uuid;
  end loop;
end $function$
;

CREATE OR REPLACE FUNCTION public.toegang_stand(van applicatie, geldig_tot timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$select hash_record_extended(row(van, geldig_tot), 0)$function$
;

CREATE OR REPLACE FUNCTION public.uitstel_door_storing(laatste_dag date, kanaal text)
 RETURNS date
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (SELECT ((v.tot AT TIME ZONE 'Europe/Amsterdam'::text))::date AS timezone FROM termijn_met_storing(((((uitstel_door_storing.laatste_dag + 1))::timestamp without time zone AT TIME ZONE 'Europe/Amsterdam'::text) - '00:00:01'::interval), uitstel_door_storing.kanaal) v(tot, door) WHERE (v.door IS NOT NULL))
;

CREATE OR REPLACE FUNCTION public.uuid_van(tekst text)
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN ("substring"(regexp_replace(lower(tekst), '[{}-]'::text, ''::text, 'g'::text), '(?:^|[^0-9a-f])([0-9a-f]{32})(?:[^0-9a-f]|$)'::text))::uuid
;

CREATE OR REPLACE FUNCTION public.vergelijkbaar_zaak_id(verwijzing objectidentificator)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (lower((verwijzing).code_soort_object_id) = 'uuid'::text) THEN lower((verwijzing).object_id) ELSE (verwijzing).object_id END
;

CREATE OR REPLACE FUNCTION public.verlengde_taken(welke uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
RETURN (SELECT (count(*))::integer AS count FROM interne_taak t WHERE ((t.verlengd_door = verlengde_taken.welke) AND (t.status = 'te_verwerken'::status_interne_taak)))
;

CREATE OR REPLACE FUNCTION public.verwijder_inhoud()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from inhoud i where i.uuid = old.inhoud
    and not exists (select from zaakregister_inhoud z where z.inhoud = old.inhoud)
    and not exists (select from zaakregister_bestandsdeel b where b.inhoud = old.inhoud);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.volgend_interne_taak_nummer()
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare kandidaat text;
begin
  loop
    kandidaat := nextval('interne_taak_nummer')::text;
    exit when not exists (select from interne_taak where nummer = kandidaat);
  end loop;
  return kandidaat;
end $function$
;

CREATE OR REPLACE FUNCTION public.volgend_klantcontact_nummer()
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare kandidaat text;
begin
  loop
    kandidaat := nextval('klantcontact_nummer')::text;
    exit when not exists (select from klantcontact where nummer = kandidaat);
  end loop;
  return kandidaat;
end $function$
;

CREATE OR REPLACE FUNCTION public.volgend_partij_nummer()
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare kandidaat text;
begin
  loop
    kandidaat := nextval('partij_nummer')::text;
    exit when not exists (select from partij where nummer = kandidaat);
  end loop;
  return kandidaat;
end $function$
;

CREATE OR REPLACE FUNCTION public.volledige_naam(naam contactnaam)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN btrim(((COALESCE((COALESCE(NULLIF((naam).voornaam, ''::text), NULLIF((naam).voorletters, ''::text)) || ' '::text), ''::text) || COALESCE((NULLIF((naam).voorvoegsel_achternaam, ''::text) || CASE WHEN ((naam).voorvoegsel_achternaam ~ '[''’]$'::text) THEN ''::text ELSE ' '::text END), ''::text)) || COALESCE((naam).achternaam, ''::text)))
;

CREATE OR REPLACE FUNCTION public.volledige_naam_klantinteracties(naam contactnaam)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN rtrim(((COALESCE((NULLIF((naam).voornaam, ''::text) || ' '::text), ''::text) || COALESCE((NULLIF((naam).voorvoegsel_achternaam, ''::text) || ' '::text), ''::text)) || COALESCE((naam).achternaam, ''::text)))
;

CREATE OR REPLACE FUNCTION public.vrije_plaats()
 RETURNS smallint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  for poging in 0..63 loop
    if pg_try_advisory_xact_lock(20230420, (pg_backend_pid() + poging) % 64) then
      return (pg_backend_pid() + poging) % 64;
    end if;
  end loop;
  return pg_backend_pid() % 64;
end $function$
;

CREATE OR REPLACE FUNCTION public.vul_zaakkoppelingen_aan(systeem uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  koppeling onderwerpobject;
  aantal integer := 0;
begin
  for koppeling in
    select o.* from onderwerpobject o
    where o.is_zaak and o.klantcontact is not null and (o.identificator).object_id <> ''
      and vergelijkbaar_zaak_id(o.identificator) in (
        select z.zaak_uuid from zaak z where z.zaaksysteem = systeem union all select z.identificatie from zaak z where z.zaaksysteem = systeem)
      and not exists (
        select from zaakkoppeling k where k.onderwerpobject = o.uuid and k.object_id = vergelijkbaar_zaak_id(o.identificator))
  loop
    perform onthoud_zaakkoppeling(koppeling);
    aantal := aantal + 1;
  end loop;
  return aantal;
end $function$
;

CREATE OR REPLACE FUNCTION public.week(moment timestamp with time zone)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (floor((EXTRACT(epoch FROM moment) / (604800)::numeric)))::integer
;

CREATE OR REPLACE FUNCTION public.weiger_wijziging()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if tg_op = 'DELETE' and current_setting('balie.vernietiging', true) = 'ja' then
    return old;
  end if;
  raise exception 'Een regel van % kan niet worden gewijzigd of verwijderd.', tg_table_name
    using errcode = 'restrict_violation', constraint = tg_table_name || '_niet_muteerbaar';
end $function$
;

CREATE OR REPLACE FUNCTION public.weiger_wijziging_voorstel()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if tg_op = 'DELETE' or old.besluit is not null
    or (old.operatie, old.recht, old.invoer, old.wijzigingen, old.door, old.op, old.geldig_tot)
      is distinct from (new.operatie, new.recht, new.invoer, new.wijzigingen, new.door, new.op, new.geldig_tot) then
    raise exception 'Een voorstel kan niet worden gewijzigd.' using errcode = '23514', constraint = 'voorstel_niet_muteerbaar';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.zaak_is_gevonden()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update zaakkoppeling set zaaksysteem = new.zaaksysteem, zaak_url = new.url, volgende_poging = now()
  where zaaksysteem is null and object_id in (new.zaak_uuid, nullif(new.identificatie, ''));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.zaak_kan_gewijzigd_zijn()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update zaak z set volgende_keer = '-infinity', etag = null, meldingen = z.meldingen + 1
  from nieuw n where n.type like 'nl.overheid.zaken.%' and z.zaak_uuid = n.subject::text;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.zaak_meldt_komst()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform meld_zaken('zaak', 'create', array(select uuid from rijen order by uuid), array(select uuid from rijen order by uuid));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.zaak_meldt_vertrek()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if meldt_niets() then return null; end if;
  insert into gebeurtenis (id, type, subject, gegevens)
  select gen_random_uuid(), 'nl.overheid.zaken.zaak-verwijderd', z.uuid, jsonb_build_object('resource', 'zaak', 'actie', 'destroy', 'deel', z.uuid,
    'bronorganisatie', z.bronorganisatie, 'zaaktype', z.zaaktype, 'vertrouwelijkheidaanduiding', z.vertrouwelijkheidaanduiding)
  from rijen z order by z.uuid;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.zaak_meldt_wijziging()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform meld_zaken('zaak', 'partial_update',
    array(select n.uuid from nieuw n join oud o using (uuid) where n is distinct from o order by n.uuid),
    array(select n.uuid from nieuw n join oud o using (uuid) where n is distinct from o order by n.uuid));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.zaak_wordt_gevolgd()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into zaak_onbekend (object_id, soort_object_id)
  select vergelijkbaar_zaak_id(new.identificator), lower((new.identificator).code_soort_object_id)
  where (new.identificator).object_id <> '' and not exists (
    select from zaak z where z.zaak_uuid = vergelijkbaar_zaak_id(new.identificator) or z.identificatie = vergelijkbaar_zaak_id(new.identificator))
  on conflict do nothing;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.zaakdeel_meldt()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform meld_zaken(tg_argv[0], case tg_op when 'INSERT' then 'create' else 'destroy' end,
    array(select r.zaak from rijen r order by r.uuid), array(select r.uuid from rijen r order by r.uuid));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.zaakdeel_meldt_wijziging()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform meld_zaken(tg_argv[0], 'partial_update',
    array(select n.zaak from nieuw n join oud o using (uuid) where n is distinct from o order by n.uuid),
    array(select n.uuid from nieuw n join oud o using (uuid) where n is distinct from o order by n.uuid));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.zaakregister_rol_van_actor()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  new.actor := (select a.uuid from actor a
    where new.betrokkene_type in ('medewerker', 'organisatorische_eenheid')
      and nullif(new.betrokkene_identificatie ->> 'identificatie', '') in ((a.actoridentificator).object_id, a.uuid::text)
    order by a.volgnummer limit 1);
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.zet_informatieobject()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare document uuid;
begin
  if current_setting('balie.terugzetten', true) = 'ja' then return new; end if;
  select i.uuid into document from informatieobject i where i.uuid = uuid_van((new.identificator).object_id);
  if document is not null and current_setting('role') = session_user || '_beperkt' then
    if not beperkt.ziet_informatieobject(document) then document := null; end if;
  end if;
  new.informatieobject := document;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.zoekvorm(tekst text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN replace(lower(unaccent('unaccent'::regdictionary, COALESCE(tekst, ''::text))), 'ij'::text, 'y'::text)
;

CREATE OR REPLACE FUNCTION public.zonder_recht_op_geheim()
 RETURNS boolean
 LANGUAGE sql
 STABLE
RETURN (current_setting('balie.geheimhouding'::text, true) = 'nee'::text)
;

-- text search configurations

text search configuration nederlands (
  asciihword with dutch_stem,
  asciiword with dutch_stem,
  email with simple,
  file with simple,
  float with simple,
  host with simple,
  hword with unaccent, dutch_stem,
  hword_asciipart with dutch_stem,
  hword_numpart with simple,
  hword_part with unaccent, dutch_stem,
  int with simple,
  numhword with simple,
  numword with simple,
  sfloat with simple,
  uint with simple,
  url with simple,
  url_path with simple,
  version with simple,
  word with unaccent, dutch_stem
);

-- sequences

sequence actor_klantcontact_volgnummer_seq start 1;

sequence actor_volgnummer_seq start 1;

sequence betrokkene_volgnummer_seq start 1;

sequence bijlage_volgnummer_seq start 1;

sequence categorie_relatie_volgnummer_seq start 1;

sequence categorie_volgnummer_seq start 1;

sequence contactgegevens_organisatie_volgnummer_seq start 1;

sequence contactgegevens_persoon_volgnummer_seq start 1;

sequence digitaal_adres_volgnummer_seq start 1;

sequence gebeurtenis_volgnummer_seq start 1;

sequence interne_taak_nummer start 10000001;

sequence interne_taak_volgnummer_seq start 1;

sequence klantcontact_nummer start 10000001;

sequence klantcontact_volgnummer_seq start 1;

sequence klanttaak_volgnummer_seq start 1;

sequence logboek_id_seq start 1;

sequence onderwerpobject_volgnummer_seq start 1;

sequence overname_lezing_volgnummer_seq start 1;

sequence partij_identificator_volgnummer_seq start 1;

sequence partij_nummer start 10000001;

sequence partij_volgnummer_seq start 1;

sequence rekeningnummer_volgnummer_seq start 1;

sequence toestemming_volgnummer_seq start 1;

sequence vertegenwoordiging_volgnummer_seq start 1;

sequence wijziging_volgnummer_seq start 1;

sequence zaakregister_catalogus_volgnummer_seq start 1;

sequence zaakregister_document_volgnummer_seq start 1;

sequence zaakregister_documentnummer start 1;

sequence zaakregister_eigenschap_volgnummer_seq start 1;

sequence zaakregister_informatieobjecttype_volgnummer_seq start 1;

sequence zaakregister_resultaat_volgnummer_seq start 1;

sequence zaakregister_resultaattype_volgnummer_seq start 1;

sequence zaakregister_rol_volgnummer_seq start 1;

sequence zaakregister_roltype_volgnummer_seq start 1;

sequence zaakregister_status_volgnummer_seq start 1;

sequence zaakregister_statustype_volgnummer_seq start 1;

sequence zaakregister_zaak_volgnummer_seq start 1;

sequence zaakregister_zaakeigenschap_volgnummer_seq start 1;

sequence zaakregister_zaakinformatieobject_volgnummer_seq start 1;

sequence zaakregister_zaaknummer start 1;

sequence zaakregister_zaakobject_volgnummer_seq start 1;

sequence zaakregister_zaaktype_informatieobjecttype_volgnummer_seq start 1;

sequence zaakregister_zaaktype_volgnummer_seq start 1;

sequence zaakstart_nummer start 1;

-- tables

table aanmelding (
  state_hash bytea not null,
  browser_hash bytea not null,
  nonce text not null,
  code_verifier text not null,
  terug text not null,
  verloopt_op timestamp with time zone not null
);

table abonnement (
  uuid uuid not null,
  naam text not null,
  soort text not null,
  url text not null,
  typen text[] not null default '{}'::text[],
  actief boolean not null default true,
  geheim bytea,
  vorig_geheim bytea,
  vorig_geheim_tot timestamp with time zone,
  client_id text,
  token_url text,
  scope text,
  client_geheim bytea,
  aangemaakt_op timestamp with time zone not null default now(),
  gewijzigd_op timestamp with time zone not null default now(),
  fouten integer not null default 0,
  fout text not null default ''::text,
  wacht_tot timestamp with time zone,
  bezig_tot timestamp with time zone,
  laatst_bezorgd_op timestamp with time zone,
  certificaat jsonb,
  certificaat_geheim bytea
);

table actor (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  naam text not null,
  soort_actor soort_actor not null,
  indicatie_actief boolean not null default true,
  actoridentificator objectidentificator not null default ROW(''::text, ''::text, ''::text, ''::text),
  medewerker jsonb,
  geautomatiseerde_actor jsonb,
  organisatorische_eenheid jsonb
);

table actor_eenheid (
  actor uuid not null,
  eenheid uuid not null
);

table actor_klantcontact (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  actor uuid not null,
  klantcontact uuid not null
);

table adresbevestiging (
  adres uuid not null,
  sleutel uuid not null default gen_random_uuid(),
  pogingen smallint not null default 0,
  verloopt_op timestamp with time zone not null
);

table afwezigheid (
  actor uuid not null,
  van date not null,
  tot date
);

table applicatie (
  uuid uuid not null,
  naam text not null,
  client_id text,
  rechten text[] not null,
  authenticatie_middel authenticatiemiddel,
  authenticatie_niveau betrouwbaarheidsniveau,
  actief boolean not null default true,
  geldig_tot timestamp with time zone,
  limiet_per_minuut integer,
  demo boolean not null default false,
  aangemaakt_op timestamp with time zone not null default now(),
  certificaat text,
  klanttaaksoorten text[] not null default '{}'::text[],
  klanttaakzaaktypen text[] not null default '{}'::text[]
);

table applicatie_geheim (
  uuid uuid not null,
  applicatie uuid not null,
  soort soort_geheim not null,
  hash bytea,
  versleuteld bytea,
  aangemaakt_op timestamp with time zone not null default now(),
  geldig_tot timestamp with time zone,
  laatst_gebruikt_op timestamp with time zone
);

table betaling (
  uuid uuid not null,
  klanttaak uuid not null,
  bedrag bigint not null,
  dienst text not null,
  kenmerk text not null,
  controle text not null,
  methode text not null default ''::text,
  status status_betaling not null default 'begonnen'::status_betaling,
  door uuid not null,
  middel text not null,
  niveau betrouwbaarheidsniveau not null,
  versie integer not null,
  begonnen_op timestamp with time zone not null default now(),
  status_op timestamp with time zone not null default now(),
  volgende_keer timestamp with time zone not null,
  terugbetalingen jsonb not null default '{}'::jsonb
);

table betrokkene (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  klantcontact uuid not null,
  partij uuid,
  rol rol_betrokkene not null,
  initiator boolean not null,
  organisatienaam text not null default ''::text,
  contactnaam contactnaam not null default ROW(''::text, ''::text, ''::text, ''::text),
  bezoekadres adres not null default ROW(''::text, ''::text, NULL::integer, ''::text, ''::text, ''::text, ''::text, ''::text, ''::text, ''::text),
  correspondentieadres adres not null default ROW(''::text, ''::text, NULL::integer, ''::text, ''::text, ''::text, ''::text, ''::text, ''::text, ''::text)
);

table bezorging (
  abonnement uuid not null,
  volgnummer bigint not null,
  subject uuid not null,
  stand text not null default 'wacht'::text,
  pogingen smallint not null default 0,
  volgende_poging timestamp with time zone not null default now(),
  opgeven_na timestamp with time zone not null default (now() + '1 day'::interval),
  status smallint,
  fout text not null default ''::text,
  bezorgd_op timestamp with time zone
);

table bijlage (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  klantcontact uuid,
  identificator objectidentificator not null default ROW(''::text, ''::text, ''::text, ''::text),
  informatieobject uuid
);

table categorie (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  naam text not null default ''::text
);

table categorie_relatie (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  partij uuid,
  categorie uuid,
  begin_datum date,
  eind_datum date
);

table concept (
  uuid uuid not null,
  medewerker uuid not null,
  versie integer not null default 1,
  inhoud jsonb not null,
  gemaakt_op timestamp with time zone not null default now(),
  bijgewerkt_op timestamp with time zone not null default now()
);

table contactgegevens_organisatie (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  handelsnaam text not null,
  oprichtingsdatum date,
  opheffingsdatum date,
  adres adres not null default ROW(''::text, ''::text, NULL::integer, ''::text, ''::text, ''::text, ''::text, ''::text, ''::text, ''::text)
);

table contactgegevens_persoon (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  geboortedatum date not null,
  overlijdensdatum date,
  geslachtsnaam text not null,
  geslacht text not null default ''::text,
  voorvoegsel text not null default ''::text,
  voornamen text not null default ''::text,
  adres adres not null default ROW(''::text, ''::text, NULL::integer, ''::text, ''::text, ''::text, ''::text, ''::text, ''::text, ''::text)
);

table digitaal_adres (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  partij uuid,
  betrokkene uuid,
  adres text not null,
  soort_digitaal_adres soort_digitaal_adres not null,
  is_standaard_adres boolean not null default false,
  omschrijving text not null default ''::text,
  referentie text not null default ''::text,
  verificatie_datum date,
  toestemming_hergebruik boolean not null default false,
  zoekwaarde text not null default ''::text,
  betrokkene_rol rol_betrokkene
);

table documentupload (
  uuid uuid not null,
  bestandsnaam text not null,
  mediatype text not null,
  ontvangen bigint not null default 0,
  som bytea,
  door uuid not null,
  begonnen_op timestamp with time zone not null default now(),
  bijgewerkt_op timestamp with time zone not null default now(),
  kenmerk text,
  onbekend boolean not null default false
);

table email_bericht (
  uuid uuid not null,
  postvak uuid not null,
  plaats uuid not null,
  uidvalidity bigint not null,
  uid bigint not null,
  aangekomen_op timestamp with time zone not null,
  opgehaald_op timestamp with time zone not null default now(),
  omvang bigint not null,
  inhoud uuid,
  stand text not null,
  reden text not null default ''::text,
  pogingen smallint not null default 0,
  volgende_poging timestamp with time zone not null default now(),
  klantcontact uuid,
  regel uuid,
  toch boolean not null default false,
  van text not null default ''::text,
  onderwerp text not null default ''::text
);

table email_ontvangen (
  message_id text not null,
  vingerafdruk bytea not null,
  klantcontact uuid not null,
  op timestamp with time zone not null default now(),
  interne_taak uuid,
  afzender bytea,
  domein bytea,
  aangekomen_op timestamp with time zone,
  doorgestuurd boolean not null default false
);

table email_postvak (
  uuid uuid not null,
  naam text not null,
  actief boolean not null default true,
  host text not null,
  poort integer not null,
  beveiliging text not null,
  gebruiker text not null,
  aanmelden text not null,
  geheim bytea not null,
  client_id text,
  token_url text,
  scope text,
  map text not null default 'INBOX'::text,
  innemen_vanaf timestamp with time zone not null default now(),
  afdeling uuid not null,
  kanaal text not null default 'e-mail'::text,
  onderwerp text not null default ''::text,
  handeling text not null,
  plaats uuid not null default gen_random_uuid(),
  uidvalidity bigint,
  laatste_uid bigint not null default 0,
  beurt uuid,
  beurt_tot timestamp with time zone,
  gelezen_op timestamp with time zone,
  fout text not null default ''::text,
  fout_op timestamp with time zone,
  gewijzigd_op timestamp with time zone not null default now(),
  afzender text,
  ontvangstbevestiging boolean not null default false
);

table email_regel (
  uuid uuid not null,
  naam text not null,
  volgorde integer not null,
  postvak uuid,
  van text[] not null default '{}'::text[],
  naar text[] not null default '{}'::text[],
  woorden text[] not null default '{}'::text[],
  kop_naam text not null default ''::text,
  kop_waarde text not null default ''::text,
  afdeling uuid,
  onderwerp text not null default ''::text,
  label text not null default ''::text,
  geen_taak text not null default ''::text,
  actief boolean not null default false,
  beproefd_op timestamp with time zone
);

table gebeurtenis (
  id uuid not null,
  volgnummer bigint not null generated always as identity,
  type text not null,
  subject uuid not null,
  gegevens jsonb not null default '{}'::jsonb,
  op timestamp with time zone not null default now(),
  transactie xid8 not null default pg_current_xact_id()
);

table huisstijlbestand (
  soort text not null,
  inhoud bytea not null,
  mediatype text not null,
  sha256 text not null,
  gewijzigd_op timestamp with time zone not null default now()
);

table idempotentie (
  wie uuid not null,
  sleutel text not null,
  operatie text not null,
  vingerafdruk bytea not null,
  klantcontact uuid,
  antwoord text,
  partijen uuid[] not null default '{}'::uuid[],
  op timestamp with time zone not null default now()
);

table informatieobject (
  uuid uuid not null,
  bestandsnaam text not null,
  mediatype text not null,
  omvang bigint not null,
  sha256 bytea not null,
  aangemaakt_op timestamp with time zone not null default now()
);

table inhoud (
  uuid uuid not null,
  omvang bigint not null,
  sha256 bytea,
  gemaakt_op timestamp with time zone not null default now(),
  controle text,
  gecontroleerd_op timestamp with time zone,
  besmet_met text,
  controle_tot timestamp with time zone,
  gemeld_op timestamp with time zone,
  heel boolean not null default false
);

table inhoud_deel (
  inhoud uuid not null,
  vanaf bigint not null,
  bytes bytea not null
);

table inhoud_opslag (
  object uuid not null,
  inhoud uuid,
  heel boolean not null default false,
  upload text,
  delen text[] not null default '{}'::text[],
  beurt_tot timestamp with time zone
);

table inkomend_gespreksbericht (
  kanaal uuid not null,
  gesprek text not null,
  bericht text not null,
  ontvangen_op timestamp with time zone not null default now(),
  gegevens jsonb not null
);

table inkomend_kanaal (
  uuid uuid not null,
  soort text not null,
  sleutel text not null,
  naam text not null,
  actief boolean not null default true,
  regel jsonb not null,
  afdeling uuid,
  geheim bytea,
  vorig_geheim bytea,
  vorig_geheim_tot timestamp with time zone
);

table inkomend_object (
  object uuid not null,
  gemeld_op timestamp with time zone not null default now(),
  volgende_poging timestamp with time zone not null default now(),
  pogingen integer not null default 0
);

table inkomende_levering (
  uuid uuid not null,
  soort text not null,
  adres text not null,
  naam text not null,
  bron uuid not null,
  sleutel text not null,
  vingerafdruk bytea not null,
  kenmerk text not null default ''::text,
  ontvangen_op timestamp with time zone not null default now(),
  omvang integer not null,
  stand text not null,
  reden text not null default ''::text,
  klantcontact uuid,
  gegevens uuid
);

table inkomende_weigering (
  uuid uuid not null,
  soort text not null,
  adres text not null,
  bron uuid not null,
  afzender text not null,
  kenmerk text not null default ''::text,
  reden text not null,
  uur timestamp with time zone not null,
  eerste_op timestamp with time zone not null,
  laatste_op timestamp with time zone not null,
  aantal integer not null default 1
);

table instelling (
  naam text not null,
  waarde jsonb not null
);

table interne_taak (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  nummer text not null default volgend_interne_taak_nummer(),
  referentienummer text,
  klantcontact uuid not null,
  gevraagde_handeling text not null,
  toelichting text not null default ''::text,
  status status_interne_taak not null,
  toegewezen_op timestamp with time zone not null default now(),
  afgehandeld_op timestamp with time zone,
  afgehandeld_onbekend boolean not null default false,
  uiterlijk_op timestamp with time zone not null,
  uiterlijk_gegeven boolean not null default false,
  contactpogingen smallint not null default 0,
  opnieuw_op timestamp with time zone,
  vragen jsonb,
  verlengd_van timestamp with time zone,
  verlengd_door uuid
);

table interne_taak_actor (
  interne_taak uuid not null,
  actor uuid not null,
  volgorde smallint not null,
  volgnummer bigint not null,
  open_tot timestamp with time zone
);

table interne_taak_label (
  interne_taak uuid not null,
  label uuid not null
);

table interne_taak_verloop (
  uuid uuid not null,
  interne_taak uuid not null,
  soort soort_verloop not null,
  op timestamp with time zone not null default now(),
  door uuid not null,
  door_naam text not null,
  reden text not null default ''::text,
  toegewezen jsonb not null default '[]'::jsonb,
  kanaal text,
  opnieuw_op timestamp with time zone,
  genoemd jsonb not null default '[]'::jsonb
);

table kanaal (
  uuid uuid not null,
  naam text not null,
  actief boolean not null default true,
  volgorde integer not null,
  code text,
  gesprek boolean not null default false
);

table klantantwoord (
  klantbericht uuid not null,
  antwoord uuid not null,
  interne_taak uuid not null,
  afgerond boolean not null,
  onderwerp text not null,
  tekst text not null,
  alleen_in_mijn boolean not null,
  cc text[] not null default '{}'::text[],
  bijlagen uuid[] not null default '{}'::uuid[],
  van text,
  antwoord_op text[] not null default '{}'::text[],
  door uuid not null,
  teruggehaald_op timestamp with time zone,
  citaat text not null default ''::text
);

table klantbericht (
  uuid uuid not null default gen_random_uuid(),
  soort soort_klantbericht not null,
  over uuid not null,
  klantcontact uuid,
  klanttaak uuid,
  partij uuid,
  betrokkene uuid,
  weg weg_klantbericht,
  adres uuid,
  bestemming text,
  status status_melding not null default 'wacht'::status_melding,
  op timestamp with time zone not null default now(),
  pogingen smallint not null default 0,
  volgende_poging timestamp with time zone not null default now(),
  fout text,
  verzonden_op timestamp with time zone,
  bezorgd_op timestamp with time zone,
  gesignaleerd_op timestamp with time zone,
  bestanden integer
);

table klantconcept (
  wie text not null,
  over text not null,
  waarden jsonb not null default '{}'::jsonb,
  bestanden jsonb not null default '[]'::jsonb,
  bijgewerkt_op timestamp with time zone not null default now()
);

table klantcontact (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  nummer text not null default volgend_klantcontact_nummer(),
  referentienummer text,
  kanaal text not null,
  onderwerp text not null,
  inhoud text not null default ''::text,
  reactie text not null default ''::text,
  indicatie_contact_gelukt boolean,
  hoofd_onderwerp_type text not null default ''::text,
  verdere_actie_ondernomen boolean not null default false,
  taal text not null,
  vertrouwelijk boolean not null,
  plaatsgevonden_op timestamp with time zone not null,
  metadata jsonb not null default '{}'::jsonb,
  initiatiefnemer initiatiefnemer,
  gesprek uuid,
  in_delen boolean not null,
  geregistreerd_op timestamp with time zone not null default now(),
  geregistreerd_door uuid,
  zoek tsvector not null,
  begonnen_op timestamp with time zone,
  geeindigd_op timestamp with time zone
);

table klantcontact_correctie (
  uuid uuid not null,
  klantcontact uuid not null,
  onderwerp text,
  inhoud text,
  reden text not null,
  door uuid not null,
  door_naam text not null,
  op timestamp with time zone not null default now(),
  begonnen_op timestamp with time zone,
  geeindigd_op timestamp with time zone
);

table klantcontact_weergave (
  klantcontact uuid not null,
  tekst text not null,
  versie uuid not null default gen_random_uuid()
);

table klantcontact_zonder_opvolging (
  klantcontact uuid not null,
  sinds timestamp with time zone not null,
  gesignaleerd_op timestamp with time zone
);

table klanttaak (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  zaak uuid,
  registerzaak uuid,
  partij uuid not null,
  soort soort_klanttaak not null,
  titel text not null,
  toelichting text not null default ''::text,
  status status_klanttaak not null default 'open'::status_klanttaak,
  startdatum date not null,
  laatste_dag date not null,
  herinneren_op date,
  te_laat_toegestaan boolean not null default false,
  niveau betrouwbaarheidsniveau not null default 'laag'::betrouwbaarheidsniveau,
  details jsonb not null,
  versie integer not null default 1,
  handelings_perspectief text not null default ''::text,
  verwerker_taak_id text not null default ''::text,
  urns text[] not null,
  verwerker text not null,
  behandelaar uuid,
  aangemaakt_op timestamp with time zone not null default now(),
  door uuid not null,
  door_naam text not null,
  klantcontact uuid,
  uitgevoerd_op timestamp with time zone,
  uitgevoerd_door uuid,
  uitgevoerd_niveau betrouwbaarheidsniveau,
  te_laat boolean not null default false,
  ontvangen jsonb,
  verwerkt_op timestamp with time zone,
  gesignaleerd_op timestamp with time zone,
  reden text,
  ontvangen_formio jsonb
);

table klanttaak_bezorging (
  klanttaak uuid not null,
  status status_bezorging not null default 'wacht'::status_bezorging,
  gemaakt_op timestamp with time zone not null default now(),
  stappen jsonb not null default '{}'::jsonb,
  pogingen integer not null default 0,
  volgende_poging timestamp with time zone not null default now(),
  beurt uuid,
  fout text,
  fout_op timestamp with time zone,
  klaar_op timestamp with time zone
);

table klanttaak_bijlage (
  klanttaak uuid not null,
  informatieobject uuid not null,
  volgorde smallint not null
);

table klanttaak_handtekening (
  klanttaak uuid not null,
  record text not null,
  zegel bytea not null,
  op timestamp with time zone not null default now()
);

table klanttaak_herinnering (
  uuid uuid not null default gen_random_uuid(),
  klanttaak uuid not null,
  soort soort_herinnering not null,
  status status_melding not null default 'wacht'::status_melding,
  op timestamp with time zone not null default now(),
  pogingen smallint not null default 0,
  volgende_poging timestamp with time zone not null default now(),
  fout text,
  laatste_dag date not null,
  weg text not null default 'email'::text,
  niet_aangekomen boolean not null default false
);

table klanttaak_verloop (
  uuid uuid not null,
  klanttaak uuid not null,
  soort soort_klanttaakverloop not null,
  op timestamp with time zone not null default now(),
  door uuid,
  door_naam text not null default ''::text,
  reden text not null default ''::text
);

table klanttaaksjabloon (
  uuid uuid not null,
  naam text not null,
  zaaktype text not null default ''::text,
  titel text not null,
  toelichting text not null default ''::text,
  opdracht jsonb not null,
  dagen smallint not null,
  te_laat_toegestaan boolean not null default false,
  niveau betrouwbaarheidsniveau not null default 'laag'::betrouwbaarheidsniveau,
  actief boolean not null default true
);

table koppelverzoek (
  uuid uuid not null,
  issuer text not null,
  subject text not null,
  medewerker_id text not null,
  naam text not null,
  emailadres text not null default ''::text,
  actor uuid not null,
  reden text not null,
  gevraagd_op timestamp with time zone not null,
  laatst_op timestamp with time zone not null
);

table label (
  uuid uuid not null,
  naam text not null
);

table logboek (
  id bigint not null generated always as identity,
  op timestamp with time zone not null default now(),
  operatie text not null,
  resultaat smallint not null,
  wie_soort text not null,
  wie uuid,
  wie_naam text not null default ''::text,
  namens text,
  partijen uuid[] not null default '{}'::uuid[],
  elders text[] not null default '{}'::text[],
  request_id text not null,
  verwerkingsactiviteit text not null default ''::text,
  trace_id text not null default ''::text,
  herkomst text not null default ''::text,
  begonnen_op timestamp with time zone,
  ouder_id text not null default ''::text,
  soort text not null default 'persoon'::text,
  aantal integer not null default 1
) partition by LIST (soort);

table logboek_brp (
  id bigint not null generated always as identity,
  op timestamp with time zone not null default now(),
  operatie text not null,
  resultaat smallint not null,
  wie_soort text not null,
  wie uuid,
  wie_naam text not null default ''::text,
  namens text,
  partijen uuid[] not null default '{}'::uuid[],
  elders text[] not null default '{}'::text[],
  request_id text not null,
  verwerkingsactiviteit text not null default ''::text,
  trace_id text not null default ''::text,
  herkomst text not null default ''::text,
  begonnen_op timestamp with time zone,
  ouder_id text not null default ''::text,
  soort text not null default 'persoon'::text,
  aantal integer not null default 1
) partition by RANGE (op) partition of logboek FOR VALUES IN ('brp');

table logboek_brp_rest (
  id bigint not null generated always as identity,
  op timestamp with time zone not null default now(),
  operatie text not null,
  resultaat smallint not null,
  wie_soort text not null,
  wie uuid,
  wie_naam text not null default ''::text,
  namens text,
  partijen uuid[] not null default '{}'::uuid[],
  elders text[] not null default '{}'::text[],
  request_id text not null,
  verwerkingsactiviteit text not null default ''::text,
  trace_id text not null default ''::text,
  herkomst text not null default ''::text,
  begonnen_op timestamp with time zone,
  ouder_id text not null default ''::text,
  soort text not null default 'persoon'::text,
  aantal integer not null default 1
) partition of logboek_brp DEFAULT;

table logboek_overig (
  id bigint not null generated always as identity,
  op timestamp with time zone not null default now(),
  operatie text not null,
  resultaat smallint not null,
  wie_soort text not null,
  wie uuid,
  wie_naam text not null default ''::text,
  namens text,
  partijen uuid[] not null default '{}'::uuid[],
  elders text[] not null default '{}'::text[],
  request_id text not null,
  verwerkingsactiviteit text not null default ''::text,
  trace_id text not null default ''::text,
  herkomst text not null default ''::text,
  begonnen_op timestamp with time zone,
  ouder_id text not null default ''::text,
  soort text not null default 'persoon'::text,
  aantal integer not null default 1
) partition by RANGE (op) partition of logboek FOR VALUES IN ('overig');

table logboek_overig_rest (
  id bigint not null generated always as identity,
  op timestamp with time zone not null default now(),
  operatie text not null,
  resultaat smallint not null,
  wie_soort text not null,
  wie uuid,
  wie_naam text not null default ''::text,
  namens text,
  partijen uuid[] not null default '{}'::uuid[],
  elders text[] not null default '{}'::text[],
  request_id text not null,
  verwerkingsactiviteit text not null default ''::text,
  trace_id text not null default ''::text,
  herkomst text not null default ''::text,
  begonnen_op timestamp with time zone,
  ouder_id text not null default ''::text,
  soort text not null default 'persoon'::text,
  aantal integer not null default 1
) partition of logboek_overig DEFAULT;

table logboek_persoon (
  id bigint not null generated always as identity,
  op timestamp with time zone not null default now(),
  operatie text not null,
  resultaat smallint not null,
  wie_soort text not null,
  wie uuid,
  wie_naam text not null default ''::text,
  namens text,
  partijen uuid[] not null default '{}'::uuid[],
  elders text[] not null default '{}'::text[],
  request_id text not null,
  verwerkingsactiviteit text not null default ''::text,
  trace_id text not null default ''::text,
  herkomst text not null default ''::text,
  begonnen_op timestamp with time zone,
  ouder_id text not null default ''::text,
  soort text not null default 'persoon'::text,
  aantal integer not null default 1
) partition by RANGE (op) partition of logboek FOR VALUES IN ('persoon');

table logboek_persoon_rest (
  id bigint not null generated always as identity,
  op timestamp with time zone not null default now(),
  operatie text not null,
  resultaat smallint not null,
  wie_soort text not null,
  wie uuid,
  wie_naam text not null default ''::text,
  namens text,
  partijen uuid[] not null default '{}'::uuid[],
  elders text[] not null default '{}'::text[],
  request_id text not null,
  verwerkingsactiviteit text not null default ''::text,
  trace_id text not null default ''::text,
  herkomst text not null default ''::text,
  begonnen_op timestamp with time zone,
  ouder_id text not null default ''::text,
  soort text not null default 'persoon'::text,
  aantal integer not null default 1
) partition of logboek_persoon DEFAULT;

table logboek_vernietiging (
  uuid uuid not null default gen_random_uuid(),
  soort text not null,
  maand date not null,
  regels bigint not null,
  op timestamp with time zone not null default now()
);

table logboek_verzonden (
  bestemming text not null,
  tot bigint not null,
  op timestamp with time zone not null default now()
);

table logboek_weigering (
  id bigint not null generated always as identity,
  op timestamp with time zone not null default now(),
  operatie text not null,
  resultaat smallint not null,
  wie_soort text not null,
  wie uuid,
  wie_naam text not null default ''::text,
  namens text,
  partijen uuid[] not null default '{}'::uuid[],
  elders text[] not null default '{}'::text[],
  request_id text not null,
  verwerkingsactiviteit text not null default ''::text,
  trace_id text not null default ''::text,
  herkomst text not null default ''::text,
  begonnen_op timestamp with time zone,
  ouder_id text not null default ''::text,
  soort text not null default 'persoon'::text,
  aantal integer not null default 1
) partition by RANGE (op) partition of logboek FOR VALUES IN ('weigering');

table logboek_weigering_rest (
  id bigint not null generated always as identity,
  op timestamp with time zone not null default now(),
  operatie text not null,
  resultaat smallint not null,
  wie_soort text not null,
  wie uuid,
  wie_naam text not null default ''::text,
  namens text,
  partijen uuid[] not null default '{}'::uuid[],
  elders text[] not null default '{}'::text[],
  request_id text not null,
  verwerkingsactiviteit text not null default ''::text,
  trace_id text not null default ''::text,
  herkomst text not null default ''::text,
  begonnen_op timestamp with time zone,
  ouder_id text not null default ''::text,
  soort text not null default 'persoon'::text,
  aantal integer not null default 1
) partition of logboek_weigering DEFAULT;

table logout_token (
  jti text not null,
  verloopt_op timestamp with time zone not null
);

table medewerker_identiteit (
  issuer text not null,
  subject text not null,
  actor uuid not null
);

table melding (
  uuid uuid not null default gen_random_uuid(),
  actor uuid not null,
  interne_taak uuid,
  soort soort_melding not null,
  status status_melding not null default 'wacht'::status_melding,
  op timestamp with time zone not null default now(),
  pogingen smallint not null default 0,
  volgende_poging timestamp with time zone not null default now(),
  fout text,
  mail uuid,
  verzonden_op timestamp with time zone
);

table melding_instelling (
  actor uuid not null,
  nieuw wijze_melding not null default 'direct'::wijze_melding,
  doorgestuurd wijze_melding not null default 'direct'::wijze_melding,
  heropend wijze_melding not null default 'direct'::wijze_melding,
  over_tijd wijze_melding not null default 'dagoverzicht'::wijze_melding,
  gewijzigd_op timestamp with time zone not null default now()
);

table mijn_aanmelding (
  state_hash bytea not null,
  browser_hash bytea not null,
  nonce text not null,
  code_verifier text not null,
  inlogmiddel text not null,
  niveau betrouwbaarheidsniveau,
  terug text not null,
  verloopt_op timestamp with time zone not null
);

table mijn_logout_token (
  jti text not null,
  verloopt_op timestamp with time zone not null
);

table mijn_pagina (
  uuid uuid not null,
  sessie uuid,
  browser_hash bytea,
  als text,
  status integer not null,
  inhoud text not null,
  elders text,
  verloopt_op timestamp with time zone not null
);

table mijn_sessie (
  uuid uuid not null,
  token_hash bytea not null,
  inlogmiddel text not null,
  issuer text not null,
  subject_hash bytea not null,
  sid text,
  aanmelding jsonb not null,
  als text not null,
  klant_soort text not null,
  klant_waarde text not null,
  kvk_nummer text,
  vorige_op timestamp with time zone,
  aangemaakt_op timestamp with time zone not null,
  laatst_gebruikt_op timestamp with time zone not null,
  verloopt_op timestamp with time zone not null
);

table nieuws_gezien (
  actor uuid not null,
  tot timestamp with time zone not null
);

table norm (
  uuid uuid not null,
  actor uuid,
  onderwerp text not null default ''::text,
  aantal integer not null,
  eenheid text not null
);

table onderwerpobject (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  klantcontact uuid,
  was_klantcontact uuid,
  identificator objectidentificator not null default ROW(''::text, ''::text, ''::text, ''::text),
  informatieobject uuid,
  is_zaak boolean not null generated always as ((lower((identificator).code_objecttype) = ANY (ARRAY['zaak'::text, 'zgw-zaak'::text])))
);

table onderwerpobject_verwijderd (
  uuid uuid not null,
  op timestamp with time zone not null default now()
);

table oproep (
  uuid uuid not null,
  bron uuid not null,
  gesprek_id text not null,
  richting text not null,
  nummer text,
  gemeentenummer text not null default ''::text,
  wachtrij text not null default ''::text,
  medewerker uuid,
  medewerker_onbekend boolean not null default false,
  toestand text not null,
  toestand_op timestamp with time zone not null,
  begonnen_op timestamp with time zone not null,
  opgenomen_op timestamp with time zone,
  geeindigd_op timestamp with time zone,
  terugbellen uuid
);

table oproep_gesprek (
  oproep uuid not null,
  gesprek uuid not null,
  medewerker uuid not null
);

table overname (
  bron text not null,
  soort text not null,
  gedaan integer not null,
  klaar boolean not null,
  laatste uuid
);

table overname_bevinding (
  resource text not null,
  uuid uuid not null,
  code text not null,
  veld text not null default ''::text,
  waarde jsonb,
  uitleg text not null,
  op timestamp with time zone not null default now()
);

table overname_lezing (
  bron text not null,
  soort text not null,
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  object jsonb not null,
  afwijkingen jsonb not null default '[]'::jsonb,
  geweigerd boolean not null default false
);

table overname_object (
  bron text not null,
  resource text not null,
  uuid uuid not null
);

table partij (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  nummer text not null default volgend_partij_nummer(),
  soort_partij soort_partij not null,
  interne_notitie text not null default ''::text,
  indicatie_geheimhouding boolean,
  indicatie_actief boolean not null default true,
  voorkeurstaal text not null default ''::text,
  voorkeurskanaal text not null default ''::text,
  voorkeurs_digitaal_adres uuid,
  voorkeurs_rekeningnummer uuid,
  bezoekadres adres not null default ROW(''::text, ''::text, NULL::integer, ''::text, ''::text, ''::text, ''::text, ''::text, ''::text, ''::text),
  correspondentieadres adres not null default ROW(''::text, ''::text, NULL::integer, ''::text, ''::text, ''::text, ''::text, ''::text, ''::text, ''::text),
  persoon contactnaam,
  ingezetenschap ingezetenschap not null default 'onbekend'::ingezetenschap,
  organisatie text,
  contactpersoon contactnaam,
  contactpersoon_uuid uuid,
  werkte_voor_partij uuid,
  aangemaakt_op timestamp with time zone not null default now(),
  naam text not null generated always as (COALESCE(
CASE soort_partij
    WHEN 'persoon'::soort_partij THEN volledige_naam(persoon)
    WHEN 'organisatie'::soort_partij THEN organisatie
    ELSE volledige_naam(contactpersoon)
END, ''::text)),
  zoeknaam text not null generated always as (zoekvorm(
CASE soort_partij
    WHEN 'persoon'::soort_partij THEN volledige_naam(persoon)
    WHEN 'organisatie'::soort_partij THEN organisatie
    ELSE volledige_naam(contactpersoon)
END))
);

table partij_authenticatie (
  uuid uuid not null,
  partij uuid not null,
  middel authenticatiemiddel not null,
  niveau betrouwbaarheidsniveau not null,
  op timestamp with time zone not null,
  door_soort text not null,
  door uuid not null,
  door_naam text not null
);

table partij_identificator (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  partij uuid,
  andere_partij_identificator text not null default ''::text,
  code_register text not null,
  code_objecttype text not null,
  code_soort_object_id text not null,
  object_id text not null,
  sub_identificator_van uuid,
  buiten_regels boolean not null default false
);

table postvakbericht (
  uuid uuid not null default gen_random_uuid(),
  aan text not null,
  onderwerp text not null,
  tekst text not null,
  op timestamp with time zone not null default now(),
  message_id text not null default ''::text,
  van text not null default ''::text
);

table rekeningnummer (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  partij uuid,
  iban text not null,
  bic text not null default ''::text
);

table rol (
  naam text not null,
  omschrijving text not null default ''::text,
  rechten text[] not null,
  claimwaarden text[] not null default '{}'::text[]
);

table sessie (
  uuid uuid not null,
  token_hash bytea not null,
  actor uuid not null,
  rollen text[] not null,
  issuer text not null,
  subject text not null,
  sid text,
  id_token text not null,
  tokens bytea,
  aangemaakt_op timestamp with time zone not null,
  laatst_gebruikt_op timestamp with time zone not null,
  verloopt_op timestamp with time zone not null,
  controle_op timestamp with time zone,
  gecontroleerd_op timestamp with time zone not null default now()
);

table signaal (
  uuid uuid not null,
  klantcontact uuid not null,
  categorie text not null,
  categorie_naam text not null,
  tekst text not null,
  adres text not null default ''::text,
  lengtegraad double precision,
  breedtegraad double precision,
  melder_delen boolean not null default false,
  afronden boolean not null default false,
  status text not null default 'wacht'::text,
  pogingen smallint not null default 0,
  volgende_poging timestamp with time zone not null,
  fout text not null default ''::text,
  gemaakt_op timestamp with time zone not null,
  gemaakt_door uuid not null,
  gemeld_op timestamp with time zone,
  signaal_id text,
  nummer text not null default ''::text,
  open boolean,
  toestand text not null default ''::text,
  gevolgd_op timestamp with time zone,
  volgend_op timestamp with time zone,
  afmaken_op timestamp with time zone,
  fotos uuid[] not null default '{}'::uuid[]
);

table standaardantwoord (
  uuid uuid not null,
  afdeling uuid,
  soort text not null,
  naam text not null,
  tekst text not null,
  onderwerp text not null default ''::text
);

table storing (
  uuid uuid not null,
  begin_op timestamp with time zone not null,
  eind_op timestamp with time zone,
  kanalen text[] not null default '{}'::text[],
  reden text not null,
  verlengd_tot timestamp with time zone not null
);

table taakconcept (
  medewerker uuid not null,
  interne_taak uuid not null,
  soort text not null,
  versie integer not null,
  inhoud jsonb not null,
  gemaakt_op timestamp with time zone not null default now(),
  bijgewerkt_op timestamp with time zone not null default now()
);

table telling (
  tabel text not null,
  plaats smallint not null,
  aantal bigint not null
) with (fillfactor=50);

table toestemming (
  volgnummer bigint not null generated always as identity,
  partij uuid not null,
  doel doel_toestemming not null,
  adres uuid,
  gegeven boolean not null,
  op timestamp with time zone not null default now(),
  bron text not null
);

table vertegenwoordiging (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  vertegenwoordigende_partij uuid not null,
  vertegenwoordigde_partij uuid not null
);

table verwerkingsactiviteit (
  operatie text not null,
  naam text not null,
  verwijzing text not null default ''::text
);

table voorstel (
  uuid uuid not null,
  operatie text not null,
  samenvatting text not null,
  recht text not null,
  invoer jsonb not null,
  wijzigingen jsonb not null,
  door_soort text not null,
  door uuid not null,
  door_naam text not null,
  op timestamp with time zone not null,
  geldig_tot timestamp with time zone not null,
  besluit text,
  besluit_door uuid,
  besluit_door_naam text,
  besluit_op timestamp with time zone,
  reden text not null default ''::text
);

table vragenset (
  uuid uuid not null,
  actor uuid,
  titel text not null,
  vragen jsonb not null,
  actief boolean not null default true,
  volgorde integer not null
);

table weergave (
  uuid uuid not null,
  medewerker uuid not null,
  naam text not null,
  versie integer not null default 1,
  inhoud jsonb not null,
  gedeeld_met uuid,
  gedeeld_met_naam text,
  bijgewerkt_op timestamp with time zone not null default now()
);

table weergave_standaard (
  medewerker uuid not null,
  weergave uuid not null
);

table wijziging (
  volgnummer bigint not null generated always as identity,
  op timestamp with time zone not null default now(),
  door_soort text not null,
  door uuid,
  door_naam text not null,
  soort text not null,
  object text not null,
  naam text not null,
  actie text not null,
  velden jsonb not null,
  akkoord uuid,
  akkoord_naam text
);

table wijziging_gezien (
  wie uuid not null,
  volgnummer bigint not null
);

table zaak (
  uuid uuid not null,
  zaaksysteem uuid not null,
  url text not null,
  zaak_uuid text not null,
  identificatie text not null default ''::text,
  toestand text not null default 'bekend'::text,
  gegevens jsonb,
  open boolean not null default true,
  etag text,
  opgehaald_op timestamp with time zone not null,
  gelezen_op timestamp with time zone not null,
  volgende_keer timestamp with time zone not null,
  meldingen integer not null default 0,
  fout text,
  fout_op timestamp with time zone,
  klanten text[] not null default '{}'::text[],
  te_melden_status uuid,
  te_melden_op timestamp with time zone
);

table zaak_onbekend (
  object_id text not null,
  soort_object_id text not null,
  sinds timestamp with time zone not null default now(),
  pogingen integer not null default 0,
  volgende_poging timestamp with time zone not null default now()
);

table zaakkoppeling (
  onderwerpobject uuid not null,
  object_id text not null,
  klantcontact uuid not null,
  klantcontact_nummer text not null,
  gekoppeld boolean not null,
  gemeld boolean default false,
  event uuid not null default gen_random_uuid(),
  sinds timestamp with time zone not null default now(),
  zaaksysteem uuid,
  zaak_url text,
  adres text,
  pogingen integer not null default 0,
  volgende_poging timestamp with time zone not null default now(),
  opgegeven boolean not null default false,
  fout text,
  fout_op timestamp with time zone,
  gemeld_op timestamp with time zone
);

table zaakregister_bestandsdeel (
  uuid uuid not null,
  document uuid not null,
  inhoud uuid not null,
  volgnummer integer not null,
  vanaf bigint not null,
  omvang bigint not null,
  voltooid boolean not null default false
);

table zaakregister_catalogus (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  naam text not null,
  domein text not null,
  rsin text not null,
  contactpersoon text not null
);

table zaakregister_document (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  identificatie text not null default ((('DOCUMENT-'::text || to_char(now(), 'YYYY'::text)) || '-'::text) || lpad((nextval('zaakregister_documentnummer'::regclass))::text, 10, '0'::text)),
  bronorganisatie text not null,
  informatieobjecttype uuid not null,
  vertrouwelijkheidaanduiding vertrouwelijkheidaanduiding not null,
  creatiedatum date not null,
  titel text not null,
  auteur text not null,
  status text not null default ''::text,
  formaat text not null default ''::text,
  taal text not null,
  bestandsnaam text not null default ''::text,
  beschrijving text not null default ''::text,
  link text not null default ''::text,
  verschijningsvorm text not null default ''::text,
  ontvangstdatum date,
  verzenddatum date,
  indicatie_gebruiksrecht boolean,
  trefwoorden text[] not null default '{}'::text[],
  integriteit jsonb,
  ondertekening jsonb,
  versie integer not null default 1,
  begin_registratie timestamp with time zone not null default now(),
  lock text
);

table zaakregister_eigenschap (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  zaaktype uuid not null,
  naam text not null,
  definitie text not null,
  formaat eigenschapformaat not null,
  lengte integer not null default 255,
  waarden text[] not null default '{}'::text[]
);

table zaakregister_informatieobjecttype (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  catalogus uuid not null,
  omschrijving text not null,
  categorie text not null,
  vertrouwelijkheidaanduiding vertrouwelijkheidaanduiding not null default 'zaakvertrouwelijk'::vertrouwelijkheidaanduiding,
  begin_geldigheid date not null
);

table zaakregister_inhoud (
  document uuid not null,
  versie integer not null,
  inhoud uuid not null,
  omvang bigint not null
);

table zaakregister_resultaat (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  zaak uuid not null,
  resultaattype uuid not null,
  toelichting text not null default ''::text
);

table zaakregister_resultaattype (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  zaaktype uuid not null,
  omschrijving text not null,
  resultaattypeomschrijving text not null,
  selectielijstklasse text not null,
  toelichting text not null default ''::text,
  archiefnominatie archiefnominatie not null,
  archiefactietermijn text
);

table zaakregister_rol (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  zaak uuid not null,
  roltype uuid not null,
  betrokkene text not null default ''::text,
  betrokkene_type soort_zaakbetrokkene not null,
  afwijkende_naam text not null default ''::text,
  roltoelichting text not null default ''::text,
  registratiedatum timestamp with time zone not null default now(),
  indicatie_machtiging text not null default ''::text,
  contactpersoon jsonb,
  betrokkene_identificatie jsonb,
  actor uuid
);

table zaakregister_roltype (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  zaaktype uuid not null,
  omschrijving text not null,
  omschrijving_generiek generieke_rol not null
);

table zaakregister_status (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  zaak uuid not null,
  statustype uuid not null,
  datum_status_gezet timestamp with time zone not null,
  statustoelichting text not null default ''::text
);

table zaakregister_statustype (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  zaaktype uuid not null,
  plaats smallint not null,
  omschrijving text not null,
  statustekst text not null default ''::text,
  informeren boolean not null default false
);

table zaakregister_zaak (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  identificatie text not null default ((('ZAAK-'::text || to_char(now(), 'YYYY'::text)) || '-'::text) || lpad((nextval('zaakregister_zaaknummer'::regclass))::text, 10, '0'::text)),
  bronorganisatie text not null,
  verantwoordelijke_organisatie text not null,
  zaaktype uuid not null,
  omschrijving text not null default ''::text,
  toelichting text not null default ''::text,
  vertrouwelijkheidaanduiding vertrouwelijkheidaanduiding not null,
  registratiedatum date not null,
  startdatum date not null,
  einddatum date,
  einddatum_gepland date,
  uiterlijke_einddatum_afdoening date,
  publicatiedatum date,
  communicatiekanaal text not null default ''::text,
  betalingsindicatie text not null default ''::text,
  laatste_betaaldatum timestamp with time zone,
  zaakgeometrie jsonb,
  opschorting jsonb,
  verlenging jsonb,
  kenmerken jsonb not null default '[]'::jsonb,
  hoofdzaak uuid,
  archiefnominatie archiefnominatie,
  archiefactiedatum date,
  archiefstatus text not null default 'nog_te_archiveren'::text
);

table zaakregister_zaakeigenschap (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  zaak uuid not null,
  eigenschap uuid not null,
  waarde text not null
);

table zaakregister_zaakinformatieobject (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  zaak uuid not null,
  document uuid not null,
  titel text not null default ''::text,
  beschrijving text not null default ''::text,
  registratiedatum timestamp with time zone not null default now()
);

table zaakregister_zaakobject (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  zaak uuid not null,
  object text not null default ''::text,
  object_type text not null,
  object_type_overige text not null default ''::text,
  relatieomschrijving text not null default ''::text,
  object_identificatie jsonb
);

table zaakregister_zaaktype (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  catalogus uuid not null,
  identificatie text not null,
  omschrijving text not null,
  doel text not null,
  aanleiding text not null,
  toelichting text not null default ''::text,
  onderwerp text not null,
  handeling_initiator text not null default 'aanvragen'::text,
  handeling_behandelaar text not null default 'behandelen'::text,
  intern boolean not null default false,
  vertrouwelijkheidaanduiding vertrouwelijkheidaanduiding not null default 'zaakvertrouwelijk'::vertrouwelijkheidaanduiding,
  doorlooptijd text not null,
  servicenorm text,
  trefwoorden text[] not null default '{}'::text[],
  begin_geldigheid date not null,
  einde_geldigheid date,
  concept boolean not null default true,
  afdeling uuid
);

table zaakregister_zaaktype_informatieobjecttype (
  uuid uuid not null,
  volgnummer bigint not null generated always as identity,
  zaaktype uuid not null,
  informatieobjecttype uuid not null,
  richting richting_informatieobject not null default 'inkomend'::richting_informatieobject
);

table zaakstart (
  uuid uuid not null,
  klantcontact uuid not null,
  interne_taak uuid,
  zaaksysteem uuid not null,
  zaaktype text not null,
  omschrijving text not null,
  toelichting text not null default ''::text,
  status status_zaakstart not null default 'wacht'::status_zaakstart,
  gemaakt_op timestamp with time zone not null default now(),
  door uuid not null,
  door_naam text not null,
  stappen jsonb not null default '{}'::jsonb,
  identificatie text,
  pogingen integer not null default 0,
  volgende_poging timestamp with time zone not null default now(),
  beurt uuid,
  fout_code text,
  fout text,
  fout_op timestamp with time zone,
  reden text,
  klaar_op timestamp with time zone,
  eigenschappen jsonb not null default '{}'::jsonb
);

table zaaksysteem (
  uuid uuid not null,
  naam text not null,
  actief boolean not null default true,
  zaken_url text not null,
  catalogi_url text not null,
  documenten_url text,
  client_id text not null,
  geheim bytea not null,
  bronorganisatie text not null,
  nummering text not null default 'eigen'::text,
  organisatie_als text not null default 'niet_natuurlijk_persoon'::text,
  kent_kvk boolean not null default true,
  notificaties boolean not null default false,
  max_vertrouwelijkheid text not null default 'zaakvertrouwelijk'::text,
  gelijktijdig smallint not null default 4,
  stand jsonb not null default '{}'::jsonb,
  koppeling_melden text not null default 'niet'::text,
  events_url text,
  certificaat jsonb,
  certificaat_geheim bytea,
  opslag_url text
);

table zaaktype (
  zaaksysteem uuid not null,
  identificatie text not null,
  omschrijving text not null,
  trefwoorden text[] not null default '{}'::text[],
  versies jsonb not null default '[]'::jsonb,
  startbaar boolean not null default false,
  synoniemen text[] not null default '{}'::text[],
  rollen text[] not null default '{}'::text[],
  eenheden uuid[] not null default '{}'::uuid[],
  informatieobjecttype text
);

table zaakverloop (
  uuid uuid not null,
  klantcontact uuid not null,
  soort text not null,
  zaak text not null,
  reden text not null default ''::text,
  door uuid not null,
  door_naam text not null,
  op timestamp with time zone not null default now()
);

-- constraints

aanmelding: aanmelding_pkey PRIMARY KEY (state_hash);

abonnement: abonnement_certificaat CHECK (((certificaat IS NULL) = (certificaat_geheim IS NULL)));

abonnement: abonnement_naam_uniek UNIQUE (naam);

abonnement: abonnement_pkey PRIMARY KEY (uuid);

abonnement: abonnement_soort CHECK ((soort = ANY (ARRAY['cloudevents'::text, 'notificaties'::text])));

actor: actor_naam_lengte CHECK ((char_length(naam) <= 200));

actor: actor_pkey PRIMARY KEY (uuid);

actor: actor_volgnummer_key UNIQUE (volgnummer);

actor_eenheid: actor_eenheid_actor_fkey FOREIGN KEY (actor) REFERENCES actor(uuid) ON DELETE CASCADE DEFERRABLE;

actor_eenheid: actor_eenheid_eenheid_fkey FOREIGN KEY (eenheid) REFERENCES actor(uuid) ON DELETE CASCADE DEFERRABLE;

actor_eenheid: actor_eenheid_niet_zichzelf CHECK ((actor <> eenheid));

actor_eenheid: actor_eenheid_pkey PRIMARY KEY (actor, eenheid);

actor_klantcontact: actor_klantcontact_actor FOREIGN KEY (actor) REFERENCES actor(uuid) DEFERRABLE;

actor_klantcontact: actor_klantcontact_klantcontact_fkey FOREIGN KEY (klantcontact) REFERENCES klantcontact(uuid) ON DELETE CASCADE DEFERRABLE;

actor_klantcontact: actor_klantcontact_pkey PRIMARY KEY (uuid);

actor_klantcontact: actor_klantcontact_uniek UNIQUE (actor, klantcontact);

actor_klantcontact: actor_klantcontact_volgnummer_key UNIQUE (volgnummer);

actor_klantcontact: actor_klantcontact_volledig TRIGGER DEFERRABLE INITIALLY DEFERRED;

adresbevestiging: adresbevestiging_adres_fkey FOREIGN KEY (adres) REFERENCES digitaal_adres(uuid) ON DELETE CASCADE DEFERRABLE;

adresbevestiging: adresbevestiging_pkey PRIMARY KEY (adres);

adresbevestiging: adresbevestiging_sleutel_key UNIQUE (sleutel);

afwezigheid: afwezigheid_actor_fkey FOREIGN KEY (actor) REFERENCES actor(uuid) ON DELETE CASCADE;

afwezigheid: afwezigheid_pkey PRIMARY KEY (actor);

afwezigheid: afwezigheid_volgorde CHECK ((tot >= van));

applicatie: applicatie_authenticatie_volledig CHECK (((authenticatie_middel IS NULL) = (authenticatie_niveau IS NULL)));

applicatie: applicatie_client_id_uniek UNIQUE (client_id);

applicatie: applicatie_limiet_positief CHECK ((limiet_per_minuut > 0));

applicatie: applicatie_naam_check CHECK ((naam <> ''::text));

applicatie: applicatie_pkey PRIMARY KEY (uuid);

applicatie_geheim: applicatie_geheim_applicatie_fkey FOREIGN KEY (applicatie) REFERENCES applicatie(uuid) ON DELETE CASCADE DEFERRABLE;

applicatie_geheim: applicatie_geheim_hash_uniek UNIQUE (hash);

applicatie_geheim: applicatie_geheim_pkey PRIMARY KEY (uuid);

applicatie_geheim: applicatie_geheim_vorm CHECK ((((hash IS NOT NULL) = (soort = 'token'::soort_geheim)) AND ((versleuteld IS NOT NULL) = (soort = 'jwt'::soort_geheim))));

betaling: betaling_bedrag CHECK ((bedrag >= 1));

betaling: betaling_door FOREIGN KEY (door) REFERENCES partij(uuid);

betaling: betaling_klanttaak_fkey FOREIGN KEY (klanttaak) REFERENCES klanttaak(uuid) ON DELETE CASCADE;

betaling: betaling_pkey PRIMARY KEY (uuid);

betaling: betaling_terugbetalingen CHECK ((jsonb_typeof(terugbetalingen) = 'object'::text));

betrokkene: betrokkene_klantcontact_fkey FOREIGN KEY (klantcontact) REFERENCES klantcontact(uuid) ON DELETE CASCADE DEFERRABLE;

betrokkene: betrokkene_partij FOREIGN KEY (partij) REFERENCES partij(uuid) DEFERRABLE;

betrokkene: betrokkene_pkey PRIMARY KEY (uuid);

betrokkene: betrokkene_volgnummer_key UNIQUE (volgnummer);

betrokkene: betrokkene_volledig TRIGGER DEFERRABLE INITIALLY DEFERRED;

bezorging: bezorging_abonnement_fkey FOREIGN KEY (abonnement) REFERENCES abonnement(uuid) ON DELETE CASCADE;

bezorging: bezorging_pkey PRIMARY KEY (abonnement, volgnummer);

bezorging: bezorging_stand CHECK ((stand = ANY (ARRAY['wacht'::text, 'bezorgd'::text, 'mislukt'::text])));

bijlage: bijlage_informatieobject FOREIGN KEY (informatieobject) REFERENCES informatieobject(uuid) DEFERRABLE;

bijlage: bijlage_klantcontact_fkey FOREIGN KEY (klantcontact) REFERENCES klantcontact(uuid) ON DELETE CASCADE DEFERRABLE;

bijlage: bijlage_pkey PRIMARY KEY (uuid);

bijlage: bijlage_volgnummer_key UNIQUE (volgnummer);

categorie: categorie_pkey PRIMARY KEY (uuid);

categorie: categorie_volgnummer_key UNIQUE (volgnummer);

categorie_relatie: categorie_relatie_categorie_fkey FOREIGN KEY (categorie) REFERENCES categorie(uuid) ON DELETE CASCADE DEFERRABLE;

categorie_relatie: categorie_relatie_partij_fkey FOREIGN KEY (partij) REFERENCES partij(uuid) ON DELETE CASCADE DEFERRABLE;

categorie_relatie: categorie_relatie_pkey PRIMARY KEY (uuid);

categorie_relatie: categorie_relatie_volgnummer_key UNIQUE (volgnummer);

concept: concept_medewerker_fkey FOREIGN KEY (medewerker) REFERENCES actor(uuid) ON DELETE CASCADE;

concept: concept_pkey PRIMARY KEY (uuid);

concept: concept_versie_positief CHECK ((versie > 0));

contactgegevens_organisatie: contactgegevens_organisatie_pkey PRIMARY KEY (uuid);

contactgegevens_organisatie: contactgegevens_organisatie_volgnummer_key UNIQUE (volgnummer);

contactgegevens_persoon: contactgegevens_persoon_geslacht_check CHECK ((geslacht = ANY (ARRAY[''::text, 'm'::text, 'v'::text, 'o'::text])));

contactgegevens_persoon: contactgegevens_persoon_pkey PRIMARY KEY (uuid);

contactgegevens_persoon: contactgegevens_persoon_volgnummer_key UNIQUE (volgnummer);

digitaal_adres: digitaal_adres_betrokkene FOREIGN KEY (betrokkene) REFERENCES betrokkene(uuid) ON DELETE SET NULL DEFERRABLE;

digitaal_adres: digitaal_adres_partij_fkey FOREIGN KEY (partij) REFERENCES partij(uuid) ON DELETE CASCADE DEFERRABLE;

digitaal_adres: digitaal_adres_pkey PRIMARY KEY (uuid);

digitaal_adres: digitaal_adres_standaard_van_partij CHECK (((NOT is_standaard_adres) OR (partij IS NOT NULL)));

digitaal_adres: digitaal_adres_volgnummer_key UNIQUE (volgnummer);

documentupload: documentupload_bestandsnaam_check CHECK ((bestandsnaam <> ''::text));

documentupload: documentupload_kenmerk_check CHECK ((kenmerk <> ''::text));

documentupload: documentupload_ontvangen_check CHECK ((ontvangen >= 0));

documentupload: documentupload_pkey PRIMARY KEY (uuid);

documentupload: documentupload_uuid_fkey FOREIGN KEY (uuid) REFERENCES inhoud(uuid) ON DELETE CASCADE;

email_bericht: email_bericht_geregistreerd CHECK (((stand <> 'geregistreerd'::text) OR (klantcontact IS NOT NULL)));

email_bericht: email_bericht_inhoud_fkey FOREIGN KEY (inhoud) REFERENCES inhoud(uuid) ON DELETE SET NULL;

email_bericht: email_bericht_klantcontact_fkey FOREIGN KEY (klantcontact) REFERENCES klantcontact(uuid) ON DELETE CASCADE DEFERRABLE;

email_bericht: email_bericht_pkey PRIMARY KEY (uuid);

email_bericht: email_bericht_postvak_fkey FOREIGN KEY (postvak) REFERENCES email_postvak(uuid) ON DELETE CASCADE;

email_bericht: email_bericht_regel_fkey FOREIGN KEY (regel) REFERENCES email_regel(uuid) ON DELETE SET NULL;

email_bericht: email_bericht_stand CHECK ((stand = ANY (ARRAY['ophalen'::text, 'wacht'::text, 'geregistreerd'::text, 'bekend'::text, 'overgeslagen'::text, 'apart'::text])));

email_bericht: email_bericht_uniek UNIQUE (plaats, uidvalidity, uid);

email_ontvangen: email_ontvangen_interne_taak_fkey FOREIGN KEY (interne_taak) REFERENCES interne_taak(uuid) ON DELETE SET NULL DEFERRABLE;

email_ontvangen: email_ontvangen_klantcontact_fkey FOREIGN KEY (klantcontact) REFERENCES klantcontact(uuid) ON DELETE CASCADE DEFERRABLE;

email_ontvangen: email_ontvangen_pkey PRIMARY KEY (message_id, vingerafdruk);

email_postvak: email_postvak_aanmelden CHECK (((aanmelden = 'wachtwoord'::text) OR ((aanmelden = ANY (ARRAY['client'::text, 'dienstaccount'::text])) AND (client_id IS NOT NULL) AND (token_url IS NOT NULL))));

email_postvak: email_postvak_afdeling_fkey FOREIGN KEY (afdeling) REFERENCES actor(uuid);

email_postvak: email_postvak_afzender CHECK ((afzender ~ '^[^\s@<>]+@[^\s@<>]+$'::text));

email_postvak: email_postvak_beveiliging CHECK ((beveiliging = ANY (ARRAY['tls'::text, 'starttls'::text, 'geen'::text])));

email_postvak: email_postvak_host_check CHECK ((host <> ''::text));

email_postvak: email_postvak_naam_uniek UNIQUE (naam);

email_postvak: email_postvak_pkey PRIMARY KEY (uuid);

email_postvak: email_postvak_poort_check CHECK (((poort >= 1) AND (poort <= 65535)));

email_postvak: email_postvak_token_url_check CHECK ((token_url ~ '^https?://'::text));

email_regel: email_regel_afdeling_fkey FOREIGN KEY (afdeling) REFERENCES actor(uuid);

email_regel: email_regel_beproefd CHECK (((NOT actief) OR (beproefd_op IS NOT NULL)));

email_regel: email_regel_gevolg CHECK (
CASE
    WHEN (geen_taak <> ''::text) THEN ((afdeling IS NULL) AND (onderwerp = ''::text) AND (label = ''::text))
    ELSE ((afdeling IS NOT NULL) OR (onderwerp <> ''::text) OR (label <> ''::text))
END);

email_regel: email_regel_kop CHECK (((kop_naam <> ''::text) OR (kop_waarde = ''::text)));

email_regel: email_regel_naam_uniek UNIQUE (naam);

email_regel: email_regel_pkey PRIMARY KEY (uuid);

email_regel: email_regel_postvak_fkey FOREIGN KEY (postvak) REFERENCES email_postvak(uuid) ON DELETE CASCADE;

email_regel: email_regel_voorwaarde CHECK (((van <> '{}'::text[]) OR (naar <> '{}'::text[]) OR (woorden <> '{}'::text[]) OR (kop_naam <> ''::text)));

gebeurtenis: gebeurtenis_pkey PRIMARY KEY (id);

gebeurtenis: gebeurtenis_type_check CHECK ((type ~ '^nl(\.[a-z0-9-]+)+$'::text));

gebeurtenis: gebeurtenis_volgnummer_key UNIQUE (volgnummer);

huisstijlbestand: huisstijlbestand_omvang CHECK (((octet_length(inhoud) >= 1) AND (octet_length(inhoud) <= 524288)));

huisstijlbestand: huisstijlbestand_pkey PRIMARY KEY (soort);

huisstijlbestand: huisstijlbestand_soort CHECK ((soort = ANY (ARRAY['logo'::text, 'favicon'::text, 'thema'::text])));

idempotentie: idempotentie_pkey PRIMARY KEY (wie, sleutel, operatie);

informatieobject: informatieobject_bestandsnaam_check CHECK ((bestandsnaam <> ''::text));

informatieobject: informatieobject_inhoud FOREIGN KEY (uuid) REFERENCES inhoud(uuid) ON DELETE CASCADE;

informatieobject: informatieobject_pkey PRIMARY KEY (uuid);

inhoud: inhoud_besmet_met CHECK (((besmet_met IS NULL) OR (controle = 'besmet'::text)));

inhoud: inhoud_controle_check CHECK ((controle = ANY (ARRAY['schoon'::text, 'besmet'::text])));

inhoud: inhoud_heel CHECK ((heel OR (sha256 IS NULL)));

inhoud: inhoud_omvang_check CHECK ((omvang >= 0));

inhoud: inhoud_pkey PRIMARY KEY (uuid);

inhoud: inhoud_sha256_check CHECK ((octet_length(sha256) = 32));

inhoud_deel: inhoud_deel_bytes_check CHECK (((octet_length(bytes) >= 1) AND (octet_length(bytes) <= 1048576)));

inhoud_deel: inhoud_deel_inhoud_fkey FOREIGN KEY (inhoud) REFERENCES inhoud(uuid) ON DELETE CASCADE;

inhoud_deel: inhoud_deel_pkey PRIMARY KEY (inhoud, vanaf);

inhoud_deel: inhoud_deel_vanaf_check CHECK ((vanaf >= 0));

inhoud_opslag: inhoud_opslag_inhoud UNIQUE (inhoud);

inhoud_opslag: inhoud_opslag_inhoud_fkey FOREIGN KEY (inhoud) REFERENCES inhoud(uuid) ON DELETE SET NULL;

inhoud_opslag: inhoud_opslag_pkey PRIMARY KEY (object);

inhoud_opslag: inhoud_opslag_upload CHECK (((upload IS NULL) OR (NOT heel)));

inhoud_opslag: inhoud_opslag_upload_check CHECK ((upload <> ''::text));

inkomend_gespreksbericht: inkomend_gespreksbericht_kanaal_fkey FOREIGN KEY (kanaal) REFERENCES inkomend_kanaal(uuid) ON DELETE CASCADE;

inkomend_gespreksbericht: inkomend_gespreksbericht_pkey PRIMARY KEY (kanaal, gesprek, bericht);

inkomend_kanaal: inkomend_kanaal_afdeling_fkey FOREIGN KEY (afdeling) REFERENCES actor(uuid);

inkomend_kanaal: inkomend_kanaal_geheim CHECK (((geheim IS NULL) OR (soort = ANY (ARRAY['webhook'::text, 'chatwoot'::text, 'rocketchat'::text]))));

inkomend_kanaal: inkomend_kanaal_pkey PRIMARY KEY (uuid);

inkomend_kanaal: inkomend_kanaal_sleutel CHECK ((sleutel ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$'::text));

inkomend_kanaal: inkomend_kanaal_soort CHECK ((soort = ANY (ARRAY['formulier'::text, 'productaanvraag'::text, 'dso'::text, 'webhook'::text, 'gesprek'::text, 'chatwoot'::text, 'rocketchat'::text, 'melding'::text, 'oproep'::text])));

inkomend_kanaal: inkomend_kanaal_uniek UNIQUE (soort, sleutel);

inkomend_kanaal: inkomend_kanaal_vorig_geheim CHECK (((vorig_geheim IS NULL) = (vorig_geheim_tot IS NULL)));

inkomend_object: inkomend_object_pkey PRIMARY KEY (object);

inkomende_levering: inkomende_levering_gegevens_fkey FOREIGN KEY (gegevens) REFERENCES informatieobject(uuid) ON DELETE SET NULL;

inkomende_levering: inkomende_levering_klantcontact CHECK (((stand = 'geweigerd'::text) = (klantcontact IS NULL)));

inkomende_levering: inkomende_levering_klantcontact_fkey FOREIGN KEY (klantcontact) REFERENCES klantcontact(uuid) ON DELETE CASCADE DEFERRABLE;

inkomende_levering: inkomende_levering_pkey PRIMARY KEY (uuid);

inkomende_levering: inkomende_levering_soort CHECK ((soort = ANY (ARRAY['formulier'::text, 'productaanvraag'::text, 'dso'::text, 'webhook'::text, 'gesprek'::text, 'chatwoot'::text, 'rocketchat'::text, 'melding'::text, 'oproep'::text])));

inkomende_levering: inkomende_levering_stand CHECK ((stand = ANY (ARRAY['geregistreerd'::text, 'afwijkend'::text, 'geweigerd'::text])));

inkomende_weigering: inkomende_weigering_pkey PRIMARY KEY (uuid);

inkomende_weigering: inkomende_weigering_soort CHECK ((soort = ANY (ARRAY['formulier'::text, 'productaanvraag'::text, 'dso'::text, 'webhook'::text, 'gesprek'::text, 'chatwoot'::text, 'rocketchat'::text, 'melding'::text, 'oproep'::text])));

instelling: instelling_pkey PRIMARY KEY (naam);

interne_taak: interne_taak_afgehandeld CHECK (((status = 'verwerkt'::status_interne_taak) = (afgehandeld_op IS NOT NULL)));

interne_taak: interne_taak_afgehandeld_onbekend CHECK (((NOT afgehandeld_onbekend) OR (status = 'verwerkt'::status_interne_taak)));

interne_taak: interne_taak_klantcontact_fkey FOREIGN KEY (klantcontact) REFERENCES klantcontact(uuid) ON DELETE CASCADE DEFERRABLE;

interne_taak: interne_taak_nummer_uniek UNIQUE (nummer);

interne_taak: interne_taak_opnieuw_op CHECK (((opnieuw_op IS NULL) OR (status = 'te_verwerken'::status_interne_taak)));

interne_taak: interne_taak_pkey PRIMARY KEY (uuid);

interne_taak: interne_taak_referentienummer_uniek UNIQUE (referentienummer);

interne_taak: interne_taak_verlengd CHECK (((uiterlijk_op > verlengd_van) AND ((verlengd_door IS NULL) OR (verlengd_van IS NOT NULL))));

interne_taak: interne_taak_verlengd_door_fkey FOREIGN KEY (verlengd_door) REFERENCES storing(uuid) ON DELETE SET NULL;

interne_taak: interne_taak_volgnummer_key UNIQUE (volgnummer);

interne_taak: interne_taak_volledig TRIGGER DEFERRABLE INITIALLY DEFERRED;

interne_taak_actor: interne_taak_actor_actor FOREIGN KEY (actor) REFERENCES actor(uuid) DEFERRABLE;

interne_taak_actor: interne_taak_actor_interne_taak_fkey FOREIGN KEY (interne_taak) REFERENCES interne_taak(uuid) ON DELETE CASCADE DEFERRABLE;

interne_taak_actor: interne_taak_actor_pkey PRIMARY KEY (interne_taak, actor);

interne_taak_label: interne_taak_label_interne_taak_fkey FOREIGN KEY (interne_taak) REFERENCES interne_taak(uuid) ON DELETE CASCADE;

interne_taak_label: interne_taak_label_label_fkey FOREIGN KEY (label) REFERENCES label(uuid) ON DELETE CASCADE;

interne_taak_label: interne_taak_label_pkey PRIMARY KEY (interne_taak, label);

interne_taak_verloop: interne_taak_verloop_interne_taak_fkey FOREIGN KEY (interne_taak) REFERENCES interne_taak(uuid) ON DELETE CASCADE DEFERRABLE;

interne_taak_verloop: interne_taak_verloop_kanaal CHECK ((((soort)::text = 'contactpoging'::text) = (kanaal IS NOT NULL)));

interne_taak_verloop: interne_taak_verloop_pkey PRIMARY KEY (uuid);

kanaal: kanaal_code_uniek UNIQUE (code);

kanaal: kanaal_naam_lengte CHECK (((char_length(naam) >= 1) AND (char_length(naam) <= 50)));

kanaal: kanaal_naam_uniek EXCLUDE USING btree (lower(naam) WITH =) DEFERRABLE;

kanaal: kanaal_pkey PRIMARY KEY (uuid);

klantantwoord: klantantwoord_antwoord_fkey FOREIGN KEY (antwoord) REFERENCES klantcontact(uuid) ON DELETE CASCADE DEFERRABLE;

klantantwoord: klantantwoord_interne_taak_fkey FOREIGN KEY (interne_taak) REFERENCES interne_taak(uuid) ON DELETE CASCADE DEFERRABLE;

klantantwoord: klantantwoord_klantbericht_fkey FOREIGN KEY (klantbericht) REFERENCES klantbericht(uuid) ON DELETE CASCADE DEFERRABLE;

klantantwoord: klantantwoord_onderwerp_lengte CHECK ((char_length(onderwerp) <= 200));

klantantwoord: klantantwoord_pkey PRIMARY KEY (klantbericht);

klantantwoord: klantantwoord_tekst_lengte CHECK ((char_length(tekst) <= 20000));

klantbericht: klantbericht_adres_fkey FOREIGN KEY (adres) REFERENCES digitaal_adres(uuid) ON DELETE SET NULL DEFERRABLE;

klantbericht: klantbericht_bestanden_check CHECK ((bestanden >= 0));

klantbericht: klantbericht_betrokkene_fkey FOREIGN KEY (betrokkene) REFERENCES betrokkene(uuid) ON DELETE CASCADE DEFERRABLE;

klantbericht: klantbericht_een_keer UNIQUE NULLS NOT DISTINCT (soort, over, partij, betrokkene);

klantbericht: klantbericht_fout CHECK (((status <> 'mislukt'::status_melding) OR (fout IS NOT NULL)));

klantbericht: klantbericht_klantcontact_fkey FOREIGN KEY (klantcontact) REFERENCES klantcontact(uuid) ON DELETE CASCADE DEFERRABLE;

klantbericht: klantbericht_klanttaak_fkey FOREIGN KEY (klanttaak) REFERENCES klanttaak(uuid) ON DELETE CASCADE DEFERRABLE;

klantbericht: klantbericht_partij_fkey FOREIGN KEY (partij) REFERENCES partij(uuid) ON DELETE CASCADE DEFERRABLE;

klantbericht: klantbericht_pkey PRIMARY KEY (uuid);

klantbericht: klantbericht_verzonden CHECK (((status <> 'verzonden'::status_melding) OR (verzonden_op IS NOT NULL)));

klantconcept: klantconcept_bestanden_check CHECK ((jsonb_typeof(bestanden) = 'array'::text));

klantconcept: klantconcept_pkey PRIMARY KEY (wie, over);

klantconcept: klantconcept_waarden_check CHECK ((jsonb_typeof(waarden) = 'object'::text));

klantcontact: klantcontact_gelukt_zonder_verdere_actie CHECK ((NOT (verdere_actie_ondernomen AND COALESCE(indicatie_contact_gelukt, false))));

klantcontact: klantcontact_gespreksduur CHECK ((((begonnen_op IS NULL) = (geeindigd_op IS NULL)) AND ((begonnen_op IS NULL) OR ((geeindigd_op >= begonnen_op) AND (geeindigd_op <= (begonnen_op + '1 day'::interval))))));

klantcontact: klantcontact_in_de_toekomst CHECK ((plaatsgevonden_op <= (geregistreerd_op + '00:05:00'::interval)));

klantcontact: klantcontact_nummer_uniek UNIQUE (nummer);

klantcontact: klantcontact_pkey PRIMARY KEY (uuid);

klantcontact: klantcontact_referentienummer_uniek UNIQUE (referentienummer);

klantcontact: klantcontact_volgnummer_key UNIQUE (volgnummer);

klantcontact: klantcontact_volledig TRIGGER DEFERRABLE INITIALLY DEFERRED;

klantcontact_correctie: klantcontact_correctie_gespreksduur CHECK ((((begonnen_op IS NULL) = (geeindigd_op IS NULL)) AND ((begonnen_op IS NULL) OR ((geeindigd_op >= begonnen_op) AND (geeindigd_op <= (begonnen_op + '1 day'::interval))))));

klantcontact_correctie: klantcontact_correctie_klantcontact_fkey FOREIGN KEY (klantcontact) REFERENCES klantcontact(uuid) ON DELETE CASCADE DEFERRABLE;

klantcontact_correctie: klantcontact_correctie_niet_leeg CHECK ((num_nonnulls(onderwerp, inhoud, begonnen_op) > 0));

klantcontact_correctie: klantcontact_correctie_pkey PRIMARY KEY (uuid);

klantcontact_correctie: klantcontact_correctie_reden_check CHECK ((reden <> ''::text));

klantcontact_weergave: klantcontact_weergave_klantcontact_fkey FOREIGN KEY (klantcontact) REFERENCES klantcontact(uuid) ON DELETE CASCADE;

klantcontact_weergave: klantcontact_weergave_pkey PRIMARY KEY (klantcontact);

klantcontact_zonder_opvolging: klantcontact_zonder_opvolging_klantcontact_fkey FOREIGN KEY (klantcontact) REFERENCES klantcontact(uuid) ON DELETE CASCADE DEFERRABLE;

klantcontact_zonder_opvolging: klantcontact_zonder_opvolging_pkey PRIMARY KEY (klantcontact);

klanttaak: klanttaak_bedrag CHECK (((soort <> 'betaaltaak'::soort_klanttaak) OR ((jsonb_typeof((details -> 'bedrag'::text)) = 'number'::text) AND (((details ->> 'bedrag'::text))::numeric >= (1)::numeric) AND ((((details ->> 'bedrag'::text))::numeric % (1)::numeric) = (0)::numeric))));

klanttaak: klanttaak_behandelaar FOREIGN KEY (behandelaar) REFERENCES actor(uuid);

klanttaak: klanttaak_herinnering CHECK ((herinneren_op <= laatste_dag));

klanttaak: klanttaak_ingetrokken CHECK (((status = 'ingetrokken'::status_klanttaak) = (COALESCE(reden, ''::text) <> ''::text)));

klanttaak: klanttaak_klantcontact FOREIGN KEY (klantcontact) REFERENCES klantcontact(uuid) ON DELETE SET NULL;

klanttaak: klanttaak_met_behandelaar CHECK (((verwerker = 'zaaksysteem'::text) OR (behandelaar IS NOT NULL)));

klanttaak: klanttaak_partij FOREIGN KEY (partij) REFERENCES partij(uuid);

klanttaak: klanttaak_pkey PRIMARY KEY (uuid);

klanttaak: klanttaak_registerzaak FOREIGN KEY (registerzaak) REFERENCES zaakregister_zaak(uuid) ON DELETE CASCADE;

klanttaak: klanttaak_termijn CHECK ((laatste_dag >= startdatum));

klanttaak: klanttaak_titel_check CHECK ((titel <> ''::text));

klanttaak: klanttaak_uitgevoerd CHECK (((status = ANY (ARRAY['uitgevoerd'::status_klanttaak, 'verwerkt'::status_klanttaak])) = (uitgevoerd_op IS NOT NULL)));

klanttaak: klanttaak_uitgevoerd_door FOREIGN KEY (uitgevoerd_door) REFERENCES partij(uuid);

klanttaak: klanttaak_verwerker CHECK ((verwerker = ANY (ARRAY['zaaksysteem'::text, 'behandelaar'::text])));

klanttaak: klanttaak_verwerkt CHECK (((status = 'verwerkt'::status_klanttaak) = (verwerkt_op IS NOT NULL)));

klanttaak: klanttaak_volgnummer_key UNIQUE (volgnummer);

klanttaak: klanttaak_zaak FOREIGN KEY (zaak) REFERENCES zaak(uuid);

klanttaak: klanttaak_zonder_zaak CHECK ((num_nonnulls(zaak, registerzaak) = 1));

klanttaak_bezorging: klanttaak_bezorging_klaar CHECK (((status = 'wacht'::status_bezorging) = (klaar_op IS NULL)));

klanttaak_bezorging: klanttaak_bezorging_klanttaak_fkey FOREIGN KEY (klanttaak) REFERENCES klanttaak(uuid) ON DELETE CASCADE;

klanttaak_bezorging: klanttaak_bezorging_opgegeven CHECK (((status <> 'opgegeven'::status_bezorging) OR (fout IS NOT NULL)));

klanttaak_bezorging: klanttaak_bezorging_pkey PRIMARY KEY (klanttaak);

klanttaak_bijlage: klanttaak_bijlage_informatieobject FOREIGN KEY (informatieobject) REFERENCES informatieobject(uuid);

klanttaak_bijlage: klanttaak_bijlage_klanttaak_fkey FOREIGN KEY (klanttaak) REFERENCES klanttaak(uuid) ON DELETE CASCADE;

klanttaak_bijlage: klanttaak_bijlage_pkey PRIMARY KEY (klanttaak, informatieobject);

klanttaak_handtekening: klanttaak_handtekening_klanttaak_fkey FOREIGN KEY (klanttaak) REFERENCES klanttaak(uuid) ON DELETE CASCADE;

klanttaak_handtekening: klanttaak_handtekening_pkey PRIMARY KEY (klanttaak);

klanttaak_herinnering: klanttaak_herinnering_een_keer UNIQUE (klanttaak, soort, laatste_dag);

klanttaak_herinnering: klanttaak_herinnering_fout CHECK (((status <> 'mislukt'::status_melding) OR (fout IS NOT NULL)));

klanttaak_herinnering: klanttaak_herinnering_klanttaak_fkey FOREIGN KEY (klanttaak) REFERENCES klanttaak(uuid) ON DELETE CASCADE;

klanttaak_herinnering: klanttaak_herinnering_pkey PRIMARY KEY (uuid);

klanttaak_herinnering: klanttaak_herinnering_weg CHECK ((weg = ANY (ARRAY['email'::text, 'sms'::text])));

klanttaak_verloop: klanttaak_verloop_klanttaak_fkey FOREIGN KEY (klanttaak) REFERENCES klanttaak(uuid) ON DELETE CASCADE;

klanttaak_verloop: klanttaak_verloop_pkey PRIMARY KEY (uuid);

klanttaaksjabloon: klanttaaksjabloon_dagen CHECK (((dagen >= 1) AND (dagen <= 365)));

klanttaaksjabloon: klanttaaksjabloon_pkey PRIMARY KEY (uuid);

klanttaaksjabloon: klanttaaksjabloon_titel CHECK ((titel <> ''::text));

klanttaaksjabloon: klanttaaksjabloon_uniek UNIQUE (zaaktype, naam);

koppelverzoek: koppelverzoek_actor_fkey FOREIGN KEY (actor) REFERENCES actor(uuid) ON DELETE CASCADE;

koppelverzoek: koppelverzoek_identiteit_uniek UNIQUE (issuer, subject);

koppelverzoek: koppelverzoek_pkey PRIMARY KEY (uuid);

koppelverzoek: koppelverzoek_reden CHECK ((reden = ANY (ARRAY['al-gekoppeld'::text, 'niet-actief'::text, 'ander-emailadres'::text, 'beheer-beslist'::text])));

label: label_naam_lengte CHECK (((char_length(naam) >= 1) AND (char_length(naam) <= 40)));

label: label_pkey PRIMARY KEY (uuid);

logboek: logboek_aantal CHECK ((aantal > 0));

logboek: logboek_pkey PRIMARY KEY (id, soort, op);

logboek: logboek_soort CHECK ((soort = ANY (ARRAY['persoon'::text, 'brp'::text, 'overig'::text, 'weigering'::text])));

logboek: logboek_soort_van_partijen CHECK ((((partijen = '{}'::uuid[]) AND (elders = '{}'::text[])) OR (soort = ANY (ARRAY['persoon'::text, 'brp'::text]))));

logboek_brp: logboek_aantal CHECK ((aantal > 0));

logboek_brp: logboek_brp_pkey PRIMARY KEY (id, soort, op);

logboek_brp: logboek_soort CHECK ((soort = ANY (ARRAY['persoon'::text, 'brp'::text, 'overig'::text, 'weigering'::text])));

logboek_brp: logboek_soort_van_partijen CHECK ((((partijen = '{}'::uuid[]) AND (elders = '{}'::text[])) OR (soort = ANY (ARRAY['persoon'::text, 'brp'::text]))));

logboek_brp_rest: logboek_aantal CHECK ((aantal > 0));

logboek_brp_rest: logboek_brp_rest_pkey PRIMARY KEY (id, soort, op);

logboek_brp_rest: logboek_soort CHECK ((soort = ANY (ARRAY['persoon'::text, 'brp'::text, 'overig'::text, 'weigering'::text])));

logboek_brp_rest: logboek_soort_van_partijen CHECK ((((partijen = '{}'::uuid[]) AND (elders = '{}'::text[])) OR (soort = ANY (ARRAY['persoon'::text, 'brp'::text]))));

logboek_overig: logboek_aantal CHECK ((aantal > 0));

logboek_overig: logboek_overig_pkey PRIMARY KEY (id, soort, op);

logboek_overig: logboek_soort CHECK ((soort = ANY (ARRAY['persoon'::text, 'brp'::text, 'overig'::text, 'weigering'::text])));

logboek_overig: logboek_soort_van_partijen CHECK ((((partijen = '{}'::uuid[]) AND (elders = '{}'::text[])) OR (soort = ANY (ARRAY['persoon'::text, 'brp'::text]))));

logboek_overig_rest: logboek_aantal CHECK ((aantal > 0));

logboek_overig_rest: logboek_overig_rest_pkey PRIMARY KEY (id, soort, op);

logboek_overig_rest: logboek_soort CHECK ((soort = ANY (ARRAY['persoon'::text, 'brp'::text, 'overig'::text, 'weigering'::text])));

logboek_overig_rest: logboek_soort_van_partijen CHECK ((((partijen = '{}'::uuid[]) AND (elders = '{}'::text[])) OR (soort = ANY (ARRAY['persoon'::text, 'brp'::text]))));

logboek_persoon: logboek_aantal CHECK ((aantal > 0));

logboek_persoon: logboek_persoon_pkey PRIMARY KEY (id, soort, op);

logboek_persoon: logboek_soort CHECK ((soort = ANY (ARRAY['persoon'::text, 'brp'::text, 'overig'::text, 'weigering'::text])));

logboek_persoon: logboek_soort_van_partijen CHECK ((((partijen = '{}'::uuid[]) AND (elders = '{}'::text[])) OR (soort = ANY (ARRAY['persoon'::text, 'brp'::text]))));

logboek_persoon_rest: logboek_aantal CHECK ((aantal > 0));

logboek_persoon_rest: logboek_persoon_rest_pkey PRIMARY KEY (id, soort, op);

logboek_persoon_rest: logboek_soort CHECK ((soort = ANY (ARRAY['persoon'::text, 'brp'::text, 'overig'::text, 'weigering'::text])));

logboek_persoon_rest: logboek_soort_van_partijen CHECK ((((partijen = '{}'::uuid[]) AND (elders = '{}'::text[])) OR (soort = ANY (ARRAY['persoon'::text, 'brp'::text]))));

logboek_vernietiging: logboek_vernietiging_pkey PRIMARY KEY (uuid);

logboek_vernietiging: logboek_vernietiging_uniek UNIQUE (soort, maand, op);

logboek_verzonden: logboek_verzonden_pkey PRIMARY KEY (bestemming);

logboek_weigering: logboek_aantal CHECK ((aantal > 0));

logboek_weigering: logboek_soort CHECK ((soort = ANY (ARRAY['persoon'::text, 'brp'::text, 'overig'::text, 'weigering'::text])));

logboek_weigering: logboek_soort_van_partijen CHECK ((((partijen = '{}'::uuid[]) AND (elders = '{}'::text[])) OR (soort = ANY (ARRAY['persoon'::text, 'brp'::text]))));

logboek_weigering: logboek_weigering_pkey PRIMARY KEY (id, soort, op);

logboek_weigering_rest: logboek_aantal CHECK ((aantal > 0));

logboek_weigering_rest: logboek_soort CHECK ((soort = ANY (ARRAY['persoon'::text, 'brp'::text, 'overig'::text, 'weigering'::text])));

logboek_weigering_rest: logboek_soort_van_partijen CHECK ((((partijen = '{}'::uuid[]) AND (elders = '{}'::text[])) OR (soort = ANY (ARRAY['persoon'::text, 'brp'::text]))));

logboek_weigering_rest: logboek_weigering_rest_pkey PRIMARY KEY (id, soort, op);

logout_token: logout_token_pkey PRIMARY KEY (jti);

medewerker_identiteit: medewerker_identiteit_actor_fkey FOREIGN KEY (actor) REFERENCES actor(uuid) ON DELETE CASCADE DEFERRABLE;

medewerker_identiteit: medewerker_identiteit_pkey PRIMARY KEY (issuer, subject);

melding: melding_actor_fkey FOREIGN KEY (actor) REFERENCES actor(uuid) ON DELETE CASCADE;

melding: melding_fout CHECK (((status <> 'mislukt'::status_melding) OR (fout IS NOT NULL)));

melding: melding_interne_taak_fkey FOREIGN KEY (interne_taak) REFERENCES interne_taak(uuid) ON DELETE CASCADE;

melding: melding_pkey PRIMARY KEY (uuid);

melding: melding_taak CHECK (((soort = 'dagoverzicht'::soort_melding) = (interne_taak IS NULL)));

melding_instelling: melding_instelling_actor_fkey FOREIGN KEY (actor) REFERENCES actor(uuid) ON DELETE CASCADE;

melding_instelling: melding_instelling_pkey PRIMARY KEY (actor);

mijn_aanmelding: mijn_aanmelding_pkey PRIMARY KEY (state_hash);

mijn_logout_token: mijn_logout_token_pkey PRIMARY KEY (jti);

mijn_pagina: mijn_pagina_pkey PRIMARY KEY (uuid);

mijn_pagina: mijn_pagina_sessie_fkey FOREIGN KEY (sessie) REFERENCES mijn_sessie(uuid) ON DELETE CASCADE;

mijn_pagina: mijn_pagina_van CHECK ((num_nonnulls(sessie, browser_hash) = 1));

mijn_sessie: mijn_sessie_aanmelding CHECK (((jsonb_typeof(aanmelding) = 'array'::text) AND (jsonb_array_length(aanmelding) >= 1)));

mijn_sessie: mijn_sessie_klant_soort CHECK ((klant_soort = ANY (ARRAY['bsn'::text, 'kvk_nummer'::text, 'rsin'::text, 'vestigingsnummer'::text, 'eidas'::text])));

mijn_sessie: mijn_sessie_pkey PRIMARY KEY (uuid);

mijn_sessie: mijn_sessie_token_hash_key UNIQUE (token_hash);

nieuws_gezien: nieuws_gezien_actor_fkey FOREIGN KEY (actor) REFERENCES actor(uuid) ON DELETE CASCADE;

nieuws_gezien: nieuws_gezien_pkey PRIMARY KEY (actor);

norm: norm_aantal CHECK (((aantal >= 1) AND (aantal <= 250)));

norm: norm_actor_fkey FOREIGN KEY (actor) REFERENCES actor(uuid) ON DELETE CASCADE;

norm: norm_eenheid CHECK ((eenheid = ANY (ARRAY['werkdagen'::text, 'uren'::text])));

norm: norm_onderwerp_lengte CHECK ((char_length(onderwerp) <= 100));

norm: norm_pkey PRIMARY KEY (uuid);

onderwerpobject: onderwerpobject_informatieobject FOREIGN KEY (informatieobject) REFERENCES informatieobject(uuid) DEFERRABLE;

onderwerpobject: onderwerpobject_klantcontact_fkey FOREIGN KEY (klantcontact) REFERENCES klantcontact(uuid) ON DELETE CASCADE DEFERRABLE;

onderwerpobject: onderwerpobject_pkey PRIMARY KEY (uuid);

onderwerpobject: onderwerpobject_volgnummer_key UNIQUE (volgnummer);

onderwerpobject: onderwerpobject_volledig TRIGGER DEFERRABLE INITIALLY DEFERRED;

onderwerpobject: onderwerpobject_was_klantcontact_fkey FOREIGN KEY (was_klantcontact) REFERENCES klantcontact(uuid) ON DELETE CASCADE DEFERRABLE;

onderwerpobject_verwijderd: onderwerpobject_verwijderd_pkey PRIMARY KEY (uuid);

oproep: oproep_einde CHECK (((geeindigd_op IS NOT NULL) = (toestand = ANY (ARRAY['beeindigd'::text, 'gemist'::text, 'opgegeven'::text]))));

oproep: oproep_medewerker_fkey FOREIGN KEY (medewerker) REFERENCES actor(uuid) ON DELETE SET NULL;

oproep: oproep_pkey PRIMARY KEY (uuid);

oproep: oproep_richting CHECK ((richting = ANY (ARRAY['inkomend'::text, 'uitgaand'::text])));

oproep: oproep_terugbellen_fkey FOREIGN KEY (terugbellen) REFERENCES klantcontact(uuid) ON DELETE SET NULL;

oproep: oproep_toestand CHECK ((toestand = ANY (ARRAY['wachten'::text, 'rinkelt'::text, 'opgenomen'::text, 'doorverbonden'::text, 'beeindigd'::text, 'gemist'::text, 'opgegeven'::text])));

oproep: oproep_uniek UNIQUE (bron, gesprek_id);

oproep_gesprek: oproep_gesprek_medewerker_fkey FOREIGN KEY (medewerker) REFERENCES actor(uuid) ON DELETE CASCADE;

oproep_gesprek: oproep_gesprek_oproep_fkey FOREIGN KEY (oproep) REFERENCES oproep(uuid) ON DELETE CASCADE;

oproep_gesprek: oproep_gesprek_pkey PRIMARY KEY (oproep, gesprek);

overname: overname_pkey PRIMARY KEY (bron, soort);

overname_bevinding: overname_bevinding_pkey PRIMARY KEY (resource, uuid, code, veld);

overname_lezing: overname_lezing_pkey PRIMARY KEY (bron, soort, uuid);

overname_object: overname_object_pkey PRIMARY KEY (bron, resource, uuid);

partij: partij_contactpersoon_uuid_uniek UNIQUE (contactpersoon_uuid);

partij: partij_nummer_uniek UNIQUE (nummer);

partij: partij_pkey PRIMARY KEY (uuid);

partij: partij_volgnummer_key UNIQUE (volgnummer);

partij: partij_voorkeurs_digitaal_adres FOREIGN KEY (voorkeurs_digitaal_adres) REFERENCES digitaal_adres(uuid) ON DELETE SET NULL DEFERRABLE;

partij: partij_voorkeurs_rekeningnummer FOREIGN KEY (voorkeurs_rekeningnummer) REFERENCES rekeningnummer(uuid) ON DELETE SET NULL DEFERRABLE;

partij: partij_werkte_voor_partij_fkey FOREIGN KEY (werkte_voor_partij) REFERENCES partij(uuid) ON DELETE SET NULL DEFERRABLE;

partij_authenticatie: partij_authenticatie_door_soort_check CHECK ((door_soort = ANY (ARRAY['medewerker'::text, 'applicatie'::text])));

partij_authenticatie: partij_authenticatie_niet_in_de_toekomst CHECK ((op <= (now() + '00:05:00'::interval)));

partij_authenticatie: partij_authenticatie_partij_fkey FOREIGN KEY (partij) REFERENCES partij(uuid) ON DELETE CASCADE DEFERRABLE;

partij_authenticatie: partij_authenticatie_pkey PRIMARY KEY (uuid);

partij_identificator: partij_identificator_hierarchie CHECK ((buiten_regels OR (((((code_register = 'brp'::text) AND (code_objecttype = 'natuurlijk_persoon'::text) AND (code_soort_object_id = 'bsn'::text)) OR ((code_register = 'hr'::text) AND (code_objecttype = 'niet_natuurlijk_persoon'::text) AND (code_soort_object_id = 'rsin'::text))) OR ((code_register = 'hr'::text) AND (code_objecttype = 'niet_natuurlijk_persoon'::text) AND (code_soort_object_id = 'kvk_nummer'::text))) OR ((code_register = 'hr'::text) AND (code_objecttype = 'vestiging'::text) AND (code_soort_object_id = 'vestigingsnummer'::text)))));

partij_identificator: partij_identificator_partij_fkey FOREIGN KEY (partij) REFERENCES partij(uuid) ON DELETE CASCADE DEFERRABLE;

partij_identificator: partij_identificator_pkey PRIMARY KEY (uuid);

partij_identificator: partij_identificator_soort_uniek UNIQUE (partij, code_soort_object_id);

partij_identificator: partij_identificator_sub FOREIGN KEY (sub_identificator_van) REFERENCES partij_identificator(uuid) DEFERRABLE;

partij_identificator: partij_identificator_uniek UNIQUE NULLS NOT DISTINCT (code_register, code_objecttype, code_soort_object_id, object_id, sub_identificator_van);

partij_identificator: partij_identificator_vestiging CHECK ((buiten_regels OR (code_soort_object_id <> 'vestigingsnummer'::text) OR (sub_identificator_van IS NOT NULL)));

partij_identificator: partij_identificator_volgnummer_key UNIQUE (volgnummer);

postvakbericht: postvakbericht_pkey PRIMARY KEY (uuid);

rekeningnummer: rekeningnummer_partij_fkey FOREIGN KEY (partij) REFERENCES partij(uuid) ON DELETE CASCADE DEFERRABLE;

rekeningnummer: rekeningnummer_pkey PRIMARY KEY (uuid);

rekeningnummer: rekeningnummer_volgnummer_key UNIQUE (volgnummer);

rol: rol_naam_vorm CHECK ((naam ~ '^[a-z]+(-[a-z]+)*$'::text));

rol: rol_pkey PRIMARY KEY (naam);

sessie: sessie_actor_fkey FOREIGN KEY (actor) REFERENCES actor(uuid) ON DELETE CASCADE DEFERRABLE;

sessie: sessie_pkey PRIMARY KEY (uuid);

sessie: sessie_token_hash_uniek UNIQUE (token_hash);

signaal: signaal_gemeld CHECK (((status = 'gemeld'::text) = (gemeld_op IS NOT NULL)));

signaal: signaal_klantcontact_fkey FOREIGN KEY (klantcontact) REFERENCES klantcontact(uuid) ON DELETE CASCADE DEFERRABLE;

signaal: signaal_pkey PRIMARY KEY (uuid);

signaal: signaal_plaats CHECK ((((lengtegraad IS NULL) = (breedtegraad IS NULL)) AND ((adres <> ''::text) OR (lengtegraad IS NOT NULL))));

signaal: signaal_status CHECK ((status = ANY (ARRAY['wacht'::text, 'bezig'::text, 'onzeker'::text, 'geweigerd'::text, 'gemeld'::text, 'ingetrokken'::text])));

standaardantwoord: standaardantwoord_afdeling_fkey FOREIGN KEY (afdeling) REFERENCES actor(uuid) ON DELETE CASCADE;

standaardantwoord: standaardantwoord_naam_lengte CHECK (((char_length(naam) >= 1) AND (char_length(naam) <= 100)));

standaardantwoord: standaardantwoord_onderwerp_alleen_antwoord CHECK (((onderwerp = ''::text) OR (soort = 'antwoord'::text)));

standaardantwoord: standaardantwoord_onderwerp_lengte CHECK ((char_length(onderwerp) <= 100));

standaardantwoord: standaardantwoord_pkey PRIMARY KEY (uuid);

standaardantwoord: standaardantwoord_soort CHECK ((soort = ANY (ARRAY['antwoord'::text, 'ondertekening'::text])));

standaardantwoord: standaardantwoord_tekst_lengte CHECK (((char_length(tekst) >= 1) AND (char_length(tekst) <= 10000)));

storing: storing_periode CHECK ((eind_op > begin_op));

storing: storing_pkey PRIMARY KEY (uuid);

storing: storing_reden_lengte CHECK (((char_length(reden) >= 1) AND (char_length(reden) <= 500)));

storing: storing_verlengd CHECK (((verlengd_tot > begin_op) AND (verlengd_tot >= COALESCE(eind_op, begin_op))));

taakconcept: taakconcept_interne_taak_fkey FOREIGN KEY (interne_taak) REFERENCES interne_taak(uuid) ON DELETE CASCADE;

taakconcept: taakconcept_medewerker_fkey FOREIGN KEY (medewerker) REFERENCES actor(uuid) ON DELETE CASCADE;

taakconcept: taakconcept_pkey PRIMARY KEY (medewerker, interne_taak, soort);

taakconcept: taakconcept_soort CHECK ((soort = ANY (ARRAY['antwoord'::text, 'bericht'::text, 'contactpoging'::text, 'notitie'::text, 'afronding'::text, 'toewijzing'::text, 'doorsturing'::text, 'heropening'::text, 'zaak'::text, 'zaakstart'::text])));

taakconcept: taakconcept_versie_positief CHECK ((versie > 0));

telling: telling_pkey PRIMARY KEY (tabel, plaats);

toestemming: toestemming_adres CHECK (((doel = 'hergebruik'::doel_toestemming) = (adres IS NOT NULL)));

toestemming: toestemming_bron CHECK ((bron = ANY (ARRAY['mijn'::text, 'gemeente'::text])));

toestemming: toestemming_partij_fkey FOREIGN KEY (partij) REFERENCES partij(uuid) ON DELETE CASCADE DEFERRABLE;

toestemming: toestemming_pkey PRIMARY KEY (volgnummer);

vertegenwoordiging: vertegenwoordiging_niet_zichzelf CHECK ((vertegenwoordigende_partij <> vertegenwoordigde_partij));

vertegenwoordiging: vertegenwoordiging_pkey PRIMARY KEY (uuid);

vertegenwoordiging: vertegenwoordiging_uniek UNIQUE (vertegenwoordigende_partij, vertegenwoordigde_partij);

vertegenwoordiging: vertegenwoordiging_vertegenwoordigde_partij_fkey FOREIGN KEY (vertegenwoordigde_partij) REFERENCES partij(uuid) ON DELETE CASCADE DEFERRABLE;

vertegenwoordiging: vertegenwoordiging_vertegenwoordigende_partij_fkey FOREIGN KEY (vertegenwoordigende_partij) REFERENCES partij(uuid) ON DELETE CASCADE DEFERRABLE;

vertegenwoordiging: vertegenwoordiging_volgnummer_key UNIQUE (volgnummer);

verwerkingsactiviteit: verwerkingsactiviteit_naam_niet_leeg CHECK ((naam <> ''::text));

verwerkingsactiviteit: verwerkingsactiviteit_pkey PRIMARY KEY (operatie);

voorstel: voorstel_besluit CHECK ((besluit = ANY (ARRAY['goedgekeurd'::text, 'afgewezen'::text, 'ingetrokken'::text])));

voorstel: voorstel_besluit_heel CHECK ((num_nonnulls(besluit, besluit_door, besluit_door_naam, besluit_op) = ANY (ARRAY[0, 4])));

voorstel: voorstel_door_soort CHECK ((door_soort = ANY (ARRAY['medewerker'::text, 'applicatie'::text])));

voorstel: voorstel_op_tijd CHECK (((besluit <> 'goedgekeurd'::text) OR (besluit_op <= geldig_tot)));

voorstel: voorstel_pkey PRIMARY KEY (uuid);

voorstel: voorstel_reden_lengte CHECK ((char_length(reden) <= 1000));

voorstel: voorstel_vier_ogen CHECK (((besluit IS NULL) OR ((besluit = 'ingetrokken'::text) = (besluit_door = door))));

vragenset: vragenset_actor_fkey FOREIGN KEY (actor) REFERENCES actor(uuid) ON DELETE CASCADE;

vragenset: vragenset_pkey PRIMARY KEY (uuid);

vragenset: vragenset_titel_lengte CHECK (((char_length(titel) >= 1) AND (char_length(titel) <= 100)));

vragenset: vragenset_vragen_lijst CHECK ((jsonb_typeof(vragen) = 'array'::text));

weergave: weergave_gedeeld CHECK (((gedeeld_met IS NULL) OR (gedeeld_met_naam IS NOT NULL)));

weergave: weergave_gedeeld_met_fkey FOREIGN KEY (gedeeld_met) REFERENCES actor(uuid) ON DELETE SET NULL;

weergave: weergave_medewerker_fkey FOREIGN KEY (medewerker) REFERENCES actor(uuid) ON DELETE CASCADE;

weergave: weergave_naam_lengte CHECK (((char_length(naam) >= 1) AND (char_length(naam) <= 100)));

weergave: weergave_pkey PRIMARY KEY (uuid);

weergave: weergave_versie_positief CHECK ((versie > 0));

weergave_standaard: weergave_standaard_medewerker_fkey FOREIGN KEY (medewerker) REFERENCES actor(uuid) ON DELETE CASCADE;

weergave_standaard: weergave_standaard_pkey PRIMARY KEY (medewerker);

weergave_standaard: weergave_standaard_weergave_fkey FOREIGN KEY (weergave) REFERENCES weergave(uuid) ON DELETE CASCADE;

wijziging: wijziging_actie CHECK ((actie = ANY (ARRAY['gemaakt'::text, 'gewijzigd'::text, 'verwijderd'::text])));

wijziging: wijziging_akkoord CHECK (((akkoord IS NULL) = (akkoord_naam IS NULL)));

wijziging: wijziging_door_soort CHECK ((door_soort = ANY (ARRAY['medewerker'::text, 'applicatie'::text, 'opdrachtregel'::text])));

wijziging: wijziging_pkey PRIMARY KEY (volgnummer);

wijziging: wijziging_vier_ogen CHECK ((akkoord <> door));

wijziging_gezien: wijziging_gezien_pkey PRIMARY KEY (wie);

zaak: zaak_pkey PRIMARY KEY (uuid);

zaak: zaak_te_melden CHECK (((te_melden_status IS NULL) = (te_melden_op IS NULL)));

zaak: zaak_toestand CHECK ((toestand = ANY (ARRAY['bekend'::text, 'afgeschermd'::text, 'vernietigd'::text, 'geen_toegang'::text])));

zaak: zaak_url_uniek UNIQUE (zaaksysteem, url);

zaak: zaak_zaaksysteem_fkey FOREIGN KEY (zaaksysteem) REFERENCES zaaksysteem(uuid) ON DELETE CASCADE;

zaak_onbekend: zaak_onbekend_pkey PRIMARY KEY (object_id, soort_object_id);

zaakkoppeling: zaakkoppeling_pkey PRIMARY KEY (onderwerpobject, object_id);

zaakkoppeling: zaakkoppeling_zaaksysteem_fkey FOREIGN KEY (zaaksysteem) REFERENCES zaaksysteem(uuid) ON DELETE CASCADE;

zaakregister_bestandsdeel: zaakregister_bestandsdeel_document_fkey FOREIGN KEY (document) REFERENCES zaakregister_document(uuid) ON DELETE CASCADE;

zaakregister_bestandsdeel: zaakregister_bestandsdeel_inhoud_fkey FOREIGN KEY (inhoud) REFERENCES inhoud(uuid);

zaakregister_bestandsdeel: zaakregister_bestandsdeel_omvang_check CHECK ((omvang > 0));

zaakregister_bestandsdeel: zaakregister_bestandsdeel_pkey PRIMARY KEY (uuid);

zaakregister_bestandsdeel: zaakregister_bestandsdeel_volgnummer UNIQUE (document, volgnummer);

zaakregister_bestandsdeel: zaakregister_bestandsdeel_volgnummer_check CHECK ((volgnummer > 0));

zaakregister_catalogus: zaakregister_catalogus_domein CHECK ((domein ~ '^[A-Z]{1,5}$'::text));

zaakregister_catalogus: zaakregister_catalogus_pkey PRIMARY KEY (uuid);

zaakregister_catalogus: zaakregister_catalogus_rsin CHECK ((rsin ~ '^\d{9}$'::text));

zaakregister_catalogus: zaakregister_catalogus_uniek UNIQUE (domein, rsin);

zaakregister_catalogus: zaakregister_catalogus_volgnummer_key UNIQUE (volgnummer);

zaakregister_document: zaakregister_document_bronorganisatie_check CHECK ((bronorganisatie ~ '^\d{9}$'::text));

zaakregister_document: zaakregister_document_identificatie_check CHECK ((identificatie <> ''::text));

zaakregister_document: zaakregister_document_identificatie_uniek UNIQUE (identificatie, bronorganisatie);

zaakregister_document: zaakregister_document_informatieobjecttype_fkey FOREIGN KEY (informatieobjecttype) REFERENCES zaakregister_informatieobjecttype(uuid);

zaakregister_document: zaakregister_document_pkey PRIMARY KEY (uuid);

zaakregister_document: zaakregister_document_status_check CHECK ((status = ANY (ARRAY[''::text, 'in_bewerking'::text, 'ter_vaststelling'::text, 'definitief'::text, 'gearchiveerd'::text])));

zaakregister_document: zaakregister_document_taal_check CHECK ((taal ~ '^[a-z]{3}$'::text));

zaakregister_document: zaakregister_document_volgnummer_key UNIQUE (volgnummer);

zaakregister_eigenschap: zaakregister_eigenschap_lengte_check CHECK (((lengte >= 1) AND (lengte <= 10000)));

zaakregister_eigenschap: zaakregister_eigenschap_naam_uniek UNIQUE (zaaktype, naam);

zaakregister_eigenschap: zaakregister_eigenschap_pkey PRIMARY KEY (uuid);

zaakregister_eigenschap: zaakregister_eigenschap_volgnummer_key UNIQUE (volgnummer);

zaakregister_eigenschap: zaakregister_eigenschap_zaaktype_fkey FOREIGN KEY (zaaktype) REFERENCES zaakregister_zaaktype(uuid) ON DELETE CASCADE;

zaakregister_informatieobjecttype: zaakregister_informatieobjecttype_catalogus_fkey FOREIGN KEY (catalogus) REFERENCES zaakregister_catalogus(uuid);

zaakregister_informatieobjecttype: zaakregister_informatieobjecttype_pkey PRIMARY KEY (uuid);

zaakregister_informatieobjecttype: zaakregister_informatieobjecttype_uniek UNIQUE (catalogus, omschrijving);

zaakregister_informatieobjecttype: zaakregister_informatieobjecttype_volgnummer_key UNIQUE (volgnummer);

zaakregister_inhoud: zaakregister_inhoud_document_fkey FOREIGN KEY (document) REFERENCES zaakregister_document(uuid) ON DELETE CASCADE;

zaakregister_inhoud: zaakregister_inhoud_inhoud UNIQUE (inhoud);

zaakregister_inhoud: zaakregister_inhoud_inhoud_fkey FOREIGN KEY (inhoud) REFERENCES inhoud(uuid);

zaakregister_inhoud: zaakregister_inhoud_pkey PRIMARY KEY (document, versie);

zaakregister_resultaat: zaakregister_resultaat_pkey PRIMARY KEY (uuid);

zaakregister_resultaat: zaakregister_resultaat_resultaattype_fkey FOREIGN KEY (resultaattype) REFERENCES zaakregister_resultaattype(uuid);

zaakregister_resultaat: zaakregister_resultaat_uniek UNIQUE (zaak);

zaakregister_resultaat: zaakregister_resultaat_volgnummer_key UNIQUE (volgnummer);

zaakregister_resultaat: zaakregister_resultaat_zaak_fkey FOREIGN KEY (zaak) REFERENCES zaakregister_zaak(uuid) ON DELETE CASCADE;

zaakregister_resultaattype: zaakregister_resultaattype_archiefactietermijn_check CHECK (is_periode(archiefactietermijn));

zaakregister_resultaattype: zaakregister_resultaattype_pkey PRIMARY KEY (uuid);

zaakregister_resultaattype: zaakregister_resultaattype_termijn CHECK (((archiefnominatie = 'blijvend_bewaren'::archiefnominatie) OR (archiefactietermijn IS NOT NULL)));

zaakregister_resultaattype: zaakregister_resultaattype_volgnummer_key UNIQUE (volgnummer);

zaakregister_resultaattype: zaakregister_resultaattype_zaaktype_fkey FOREIGN KEY (zaaktype) REFERENCES zaakregister_zaaktype(uuid) ON DELETE CASCADE;

zaakregister_rol: zaakregister_rol_actor_fkey FOREIGN KEY (actor) REFERENCES actor(uuid) ON DELETE SET NULL;

zaakregister_rol: zaakregister_rol_indicatie_machtiging_check CHECK ((indicatie_machtiging = ANY (ARRAY[''::text, 'gemachtigde'::text, 'machtiginggever'::text])));

zaakregister_rol: zaakregister_rol_pkey PRIMARY KEY (uuid);

zaakregister_rol: zaakregister_rol_roltype_fkey FOREIGN KEY (roltype) REFERENCES zaakregister_roltype(uuid);

zaakregister_rol: zaakregister_rol_volgnummer_key UNIQUE (volgnummer);

zaakregister_rol: zaakregister_rol_zaak_fkey FOREIGN KEY (zaak) REFERENCES zaakregister_zaak(uuid) ON DELETE CASCADE;

zaakregister_roltype: zaakregister_roltype_pkey PRIMARY KEY (uuid);

zaakregister_roltype: zaakregister_roltype_volgnummer_key UNIQUE (volgnummer);

zaakregister_roltype: zaakregister_roltype_zaaktype_fkey FOREIGN KEY (zaaktype) REFERENCES zaakregister_zaaktype(uuid) ON DELETE CASCADE;

zaakregister_status: zaakregister_status_pkey PRIMARY KEY (uuid);

zaakregister_status: zaakregister_status_statustype_fkey FOREIGN KEY (statustype) REFERENCES zaakregister_statustype(uuid);

zaakregister_status: zaakregister_status_uniek UNIQUE (zaak, datum_status_gezet);

zaakregister_status: zaakregister_status_volgnummer_key UNIQUE (volgnummer);

zaakregister_status: zaakregister_status_zaak_fkey FOREIGN KEY (zaak) REFERENCES zaakregister_zaak(uuid) ON DELETE CASCADE;

zaakregister_statustype: zaakregister_statustype_pkey PRIMARY KEY (uuid);

zaakregister_statustype: zaakregister_statustype_plaats_check CHECK (((plaats >= 1) AND (plaats <= 9999)));

zaakregister_statustype: zaakregister_statustype_plaats_uniek UNIQUE (zaaktype, plaats) DEFERRABLE INITIALLY DEFERRED;

zaakregister_statustype: zaakregister_statustype_volgnummer_key UNIQUE (volgnummer);

zaakregister_statustype: zaakregister_statustype_zaaktype_fkey FOREIGN KEY (zaaktype) REFERENCES zaakregister_zaaktype(uuid) ON DELETE CASCADE;

zaakregister_zaak: zaakregister_zaak_archiefstatus_check CHECK ((archiefstatus = ANY (ARRAY['nog_te_archiveren'::text, 'gearchiveerd'::text, 'gearchiveerd_procestermijn_onbekend'::text, 'overgedragen'::text])));

zaakregister_zaak: zaakregister_zaak_betalingsindicatie_check CHECK ((betalingsindicatie = ANY (ARRAY[''::text, 'nvt'::text, 'nog_niet'::text, 'gedeeltelijk'::text, 'geheel'::text])));

zaakregister_zaak: zaakregister_zaak_bronorganisatie_check CHECK ((bronorganisatie ~ '^\d{9}$'::text));

zaakregister_zaak: zaakregister_zaak_deelzaken FOREIGN KEY (hoofdzaak) REFERENCES zaakregister_zaak(uuid);

zaakregister_zaak: zaakregister_zaak_einddatum CHECK ((einddatum >= startdatum));

zaakregister_zaak: zaakregister_zaak_hoofdzaak CHECK ((hoofdzaak <> uuid));

zaakregister_zaak: zaakregister_zaak_identificatie_check CHECK ((identificatie <> ''::text));

zaakregister_zaak: zaakregister_zaak_identificatie_uniek UNIQUE (identificatie, bronorganisatie);

zaakregister_zaak: zaakregister_zaak_pkey PRIMARY KEY (uuid);

zaakregister_zaak: zaakregister_zaak_verantwoordelijke_organisatie_check CHECK ((verantwoordelijke_organisatie ~ '^\d{9}$'::text));

zaakregister_zaak: zaakregister_zaak_volgnummer_key UNIQUE (volgnummer);

zaakregister_zaak: zaakregister_zaak_zaaktype_fkey FOREIGN KEY (zaaktype) REFERENCES zaakregister_zaaktype(uuid);

zaakregister_zaakeigenschap: zaakregister_zaakeigenschap_eigenschap_fkey FOREIGN KEY (eigenschap) REFERENCES zaakregister_eigenschap(uuid);

zaakregister_zaakeigenschap: zaakregister_zaakeigenschap_pkey PRIMARY KEY (uuid);

zaakregister_zaakeigenschap: zaakregister_zaakeigenschap_uniek UNIQUE (zaak, eigenschap);

zaakregister_zaakeigenschap: zaakregister_zaakeigenschap_volgnummer_key UNIQUE (volgnummer);

zaakregister_zaakeigenschap: zaakregister_zaakeigenschap_zaak_fkey FOREIGN KEY (zaak) REFERENCES zaakregister_zaak(uuid) ON DELETE CASCADE;

zaakregister_zaakinformatieobject: zaakregister_zaakinformatieobject_document FOREIGN KEY (document) REFERENCES zaakregister_document(uuid);

zaakregister_zaakinformatieobject: zaakregister_zaakinformatieobject_pkey PRIMARY KEY (uuid);

zaakregister_zaakinformatieobject: zaakregister_zaakinformatieobject_uniek UNIQUE (zaak, document);

zaakregister_zaakinformatieobject: zaakregister_zaakinformatieobject_volgnummer_key UNIQUE (volgnummer);

zaakregister_zaakinformatieobject: zaakregister_zaakinformatieobject_zaak_fkey FOREIGN KEY (zaak) REFERENCES zaakregister_zaak(uuid) ON DELETE CASCADE;

zaakregister_zaakobject: zaakregister_zaakobject_pkey PRIMARY KEY (uuid);

zaakregister_zaakobject: zaakregister_zaakobject_volgnummer_key UNIQUE (volgnummer);

zaakregister_zaakobject: zaakregister_zaakobject_zaak_fkey FOREIGN KEY (zaak) REFERENCES zaakregister_zaak(uuid) ON DELETE CASCADE;

zaakregister_zaaktype: zaakregister_zaaktype_afdeling_fkey FOREIGN KEY (afdeling) REFERENCES actor(uuid);

zaakregister_zaaktype: zaakregister_zaaktype_catalogus_fkey FOREIGN KEY (catalogus) REFERENCES zaakregister_catalogus(uuid);

zaakregister_zaaktype: zaakregister_zaaktype_doorlooptijd_check CHECK (is_periode(doorlooptijd));

zaakregister_zaaktype: zaakregister_zaaktype_geldigheid CHECK ((einde_geldigheid >= begin_geldigheid));

zaakregister_zaaktype: zaakregister_zaaktype_identificatie_check CHECK ((identificatie <> ''::text));

zaakregister_zaaktype: zaakregister_zaaktype_omschrijving_check CHECK ((omschrijving <> ''::text));

zaakregister_zaaktype: zaakregister_zaaktype_pkey PRIMARY KEY (uuid);

zaakregister_zaaktype: zaakregister_zaaktype_servicenorm_check CHECK (is_periode(servicenorm));

zaakregister_zaaktype: zaakregister_zaaktype_versie_uniek UNIQUE (catalogus, identificatie, begin_geldigheid);

zaakregister_zaaktype: zaakregister_zaaktype_volgnummer_key UNIQUE (volgnummer);

zaakregister_zaaktype_informatieobjecttype: zaakregister_zaaktype_informatieobjec_informatieobjecttype_fkey FOREIGN KEY (informatieobjecttype) REFERENCES zaakregister_informatieobjecttype(uuid);

zaakregister_zaaktype_informatieobjecttype: zaakregister_zaaktype_informatieobjecttype_pkey PRIMARY KEY (uuid);

zaakregister_zaaktype_informatieobjecttype: zaakregister_zaaktype_informatieobjecttype_uniek UNIQUE (zaaktype, informatieobjecttype);

zaakregister_zaaktype_informatieobjecttype: zaakregister_zaaktype_informatieobjecttype_volgnummer_key UNIQUE (volgnummer);

zaakregister_zaaktype_informatieobjecttype: zaakregister_zaaktype_informatieobjecttype_zaaktype_fkey FOREIGN KEY (zaaktype) REFERENCES zaakregister_zaaktype(uuid) ON DELETE CASCADE;

zaakstart: zaakstart_identificatie_uniek UNIQUE (zaaksysteem, identificatie);

zaakstart: zaakstart_interne_taak_fkey FOREIGN KEY (interne_taak) REFERENCES interne_taak(uuid) ON DELETE SET NULL;

zaakstart: zaakstart_klaar CHECK (((status = 'wacht'::status_zaakstart) = (klaar_op IS NULL)));

zaakstart: zaakstart_klantcontact_fkey FOREIGN KEY (klantcontact) REFERENCES klantcontact(uuid) ON DELETE CASCADE;

zaakstart: zaakstart_pkey PRIMARY KEY (uuid);

zaakstart: zaakstart_reden CHECK (((status = 'opgegeven'::status_zaakstart) = (reden IS NOT NULL)));

zaakstart: zaakstart_volledig TRIGGER DEFERRABLE INITIALLY DEFERRED;

zaakstart: zaakstart_zaaksysteem_fkey FOREIGN KEY (zaaksysteem) REFERENCES zaaksysteem(uuid);

zaakstart: zaakstart_zaaktype FOREIGN KEY (zaaksysteem, zaaktype) REFERENCES zaaktype(zaaksysteem, identificatie);

zaaksysteem: zaaksysteem_bronorganisatie_check CHECK ((bronorganisatie ~ '^\d{9}$'::text));

zaaksysteem: zaaksysteem_catalogi_url_check CHECK ((catalogi_url ~ '^https?://'::text));

zaaksysteem: zaaksysteem_certificaat CHECK (((certificaat IS NULL) = (certificaat_geheim IS NULL)));

zaaksysteem: zaaksysteem_documenten_url_check CHECK ((documenten_url ~ '^https?://'::text));

zaaksysteem: zaaksysteem_events_url CHECK (((koppeling_melden <> 'cloudevents'::text) OR (events_url IS NOT NULL)));

zaaksysteem: zaaksysteem_events_url_check CHECK ((events_url ~ '^https?://'::text));

zaaksysteem: zaaksysteem_gelijktijdig_check CHECK (((gelijktijdig >= 1) AND (gelijktijdig <= 50)));

zaaksysteem: zaaksysteem_koppeling_melden CHECK ((koppeling_melden = ANY (ARRAY['niet'::text, 'cloudevents'::text, 'zaakobject'::text])));

zaaksysteem: zaaksysteem_max_vertrouwelijkheid CHECK ((max_vertrouwelijkheid = ANY (ARRAY['openbaar'::text, 'beperkt_openbaar'::text, 'intern'::text, 'zaakvertrouwelijk'::text, 'vertrouwelijk'::text, 'confidentieel'::text, 'geheim'::text, 'zeer_geheim'::text])));

zaaksysteem: zaaksysteem_naam_uniek UNIQUE (naam);

zaaksysteem: zaaksysteem_nummering CHECK ((nummering = ANY (ARRAY['eigen'::text, 'gereserveerd'::text])));

zaaksysteem: zaaksysteem_organisatie_als CHECK ((organisatie_als = ANY (ARRAY['niet_natuurlijk_persoon'::text, 'vestiging'::text])));

zaaksysteem: zaaksysteem_pkey PRIMARY KEY (uuid);

zaaksysteem: zaaksysteem_zaken_url_check CHECK ((zaken_url ~ '^https?://'::text));

zaaksysteem: zaaksysteem_zaken_url_uniek UNIQUE (zaken_url);

zaaktype: zaaktype_pkey PRIMARY KEY (zaaksysteem, identificatie);

zaaktype: zaaktype_zaaksysteem_fkey FOREIGN KEY (zaaksysteem) REFERENCES zaaksysteem(uuid) ON DELETE CASCADE;

zaakverloop: zaakverloop_klantcontact_fkey FOREIGN KEY (klantcontact) REFERENCES klantcontact(uuid) ON DELETE CASCADE;

zaakverloop: zaakverloop_pkey PRIMARY KEY (uuid);

zaakverloop: zaakverloop_soort_check CHECK ((soort = ANY (ARRAY['gekoppeld'::text, 'ontkoppeld'::text])));

-- indexes

CREATE UNIQUE INDEX aanmelding_pkey ON public.aanmelding USING btree (state_hash);

CREATE UNIQUE INDEX abonnement_naam_uniek ON public.abonnement USING btree (naam);

CREATE UNIQUE INDEX abonnement_pkey ON public.abonnement USING btree (uuid);

CREATE INDEX actor_eenheid_eenheid ON public.actor_eenheid USING btree (eenheid);

CREATE UNIQUE INDEX actor_eenheid_pkey ON public.actor_eenheid USING btree (actor, eenheid);

CREATE INDEX actor_klantcontact_actor ON public.actor_klantcontact USING btree (actor, volgnummer DESC);

CREATE INDEX actor_klantcontact_klantcontact ON public.actor_klantcontact USING btree (klantcontact, volgnummer) INCLUDE (actor);

CREATE UNIQUE INDEX actor_klantcontact_pkey ON public.actor_klantcontact USING btree (uuid);

CREATE UNIQUE INDEX actor_klantcontact_uniek ON public.actor_klantcontact USING btree (actor, klantcontact);

CREATE UNIQUE INDEX actor_klantcontact_volgnummer_key ON public.actor_klantcontact USING btree (volgnummer);

CREATE INDEX actor_naam ON public.actor USING gin (naam gin_trgm_ops);

CREATE INDEX actor_naam_deel ON public.actor USING gin (lower((naam COLLATE "C")) gin_trgm_ops);

CREATE INDEX actor_naam_gelijk ON public.actor USING btree (naam);

CREATE INDEX actor_object_id ON public.actor USING btree (((actoridentificator).object_id));

CREATE INDEX actor_objecttype ON public.actor USING btree (((actoridentificator).code_objecttype), volgnummer DESC);

CREATE UNIQUE INDEX actor_pkey ON public.actor USING btree (uuid);

CREATE INDEX actor_register ON public.actor USING btree (((actoridentificator).code_register), volgnummer DESC);

CREATE INDEX actor_soort ON public.actor USING btree (soort_actor, volgnummer DESC);

CREATE INDEX actor_soort_object_id ON public.actor USING btree (((actoridentificator).code_soort_object_id), volgnummer DESC);

CREATE UNIQUE INDEX actor_volgnummer_key ON public.actor USING btree (volgnummer);

CREATE UNIQUE INDEX adresbevestiging_pkey ON public.adresbevestiging USING btree (adres);

CREATE UNIQUE INDEX adresbevestiging_sleutel_key ON public.adresbevestiging USING btree (sleutel);

CREATE UNIQUE INDEX afwezigheid_pkey ON public.afwezigheid USING btree (actor);

CREATE UNIQUE INDEX applicatie_client_id_uniek ON public.applicatie USING btree (client_id);

CREATE INDEX applicatie_geheim_applicatie ON public.applicatie_geheim USING btree (applicatie, soort);

CREATE UNIQUE INDEX applicatie_geheim_hash_uniek ON public.applicatie_geheim USING btree (hash);

CREATE UNIQUE INDEX applicatie_geheim_pkey ON public.applicatie_geheim USING btree (uuid);

CREATE UNIQUE INDEX applicatie_pkey ON public.applicatie USING btree (uuid);

CREATE INDEX betaling_door ON public.betaling USING btree (door);

CREATE INDEX betaling_klanttaak ON public.betaling USING btree (klanttaak);

CREATE INDEX betaling_loopt ON public.betaling USING btree (volgende_keer) WHERE (status = ANY (ARRAY['begonnen'::status_betaling, 'wacht'::status_betaling]));

CREATE UNIQUE INDEX betaling_pkey ON public.betaling USING btree (uuid);

CREATE INDEX betrokkene_achternaam ON public.betrokkene USING btree (((contactnaam).achternaam), volgnummer DESC);

CREATE INDEX betrokkene_klantcontact ON public.betrokkene USING btree (klantcontact, volgnummer) INCLUDE (uuid, partij);

CREATE INDEX betrokkene_onbekende_naam ON public.betrokkene USING gin (zoekvorm(((volledige_naam(contactnaam) || ' '::text) || organisatienaam)) gin_trgm_ops) WHERE (partij IS NULL);

CREATE INDEX betrokkene_organisatienaam ON public.betrokkene USING btree (organisatienaam) WHERE (organisatienaam <> ''::text);

CREATE INDEX betrokkene_partij ON public.betrokkene USING btree (partij, volgnummer) INCLUDE (uuid, klantcontact);

CREATE UNIQUE INDEX betrokkene_pkey ON public.betrokkene USING btree (uuid);

CREATE UNIQUE INDEX betrokkene_volgnummer_key ON public.betrokkene USING btree (volgnummer);

CREATE INDEX betrokkene_voorletters ON public.betrokkene USING btree (((contactnaam).voorletters), volgnummer DESC);

CREATE INDEX betrokkene_voornaam ON public.betrokkene USING btree (((contactnaam).voornaam), volgnummer DESC);

CREATE INDEX betrokkene_voorvoegsel ON public.betrokkene USING btree (((contactnaam).voorvoegsel_achternaam), volgnummer DESC);

CREATE INDEX bezorging_aan_de_beurt ON public.bezorging USING btree (abonnement, volgende_poging) WHERE (stand = 'wacht'::text);

CREATE INDEX bezorging_mislukt ON public.bezorging USING btree (abonnement, volgnummer) WHERE (stand = 'mislukt'::text);

CREATE UNIQUE INDEX bezorging_pkey ON public.bezorging USING btree (abonnement, volgnummer);

CREATE INDEX bezorging_wacht ON public.bezorging USING btree (abonnement, volgnummer) WHERE (stand = 'wacht'::text);

CREATE INDEX bezorging_wacht_object ON public.bezorging USING btree (abonnement, subject, volgnummer) WHERE (stand = 'wacht'::text);

CREATE INDEX bijlage_informatieobject ON public.bijlage USING btree (informatieobject) WHERE (informatieobject IS NOT NULL);

CREATE INDEX bijlage_klantcontact ON public.bijlage USING btree (klantcontact, volgnummer) INCLUDE (uuid);

CREATE INDEX bijlage_object_id ON public.bijlage USING btree (((identificator).object_id), volgnummer DESC);

CREATE INDEX bijlage_objecttype ON public.bijlage USING btree (((identificator).code_objecttype), volgnummer DESC);

CREATE UNIQUE INDEX bijlage_pkey ON public.bijlage USING btree (uuid);

CREATE INDEX bijlage_register ON public.bijlage USING btree (((identificator).code_register), volgnummer DESC);

CREATE INDEX bijlage_soort_object_id ON public.bijlage USING btree (((identificator).code_soort_object_id), volgnummer DESC);

CREATE UNIQUE INDEX bijlage_volgnummer_key ON public.bijlage USING btree (volgnummer);

CREATE INDEX categorie_naam ON public.categorie USING btree (naam);

CREATE UNIQUE INDEX categorie_pkey ON public.categorie USING btree (uuid);

CREATE INDEX categorie_relatie_begin ON public.categorie_relatie USING btree (begin_datum);

CREATE INDEX categorie_relatie_categorie ON public.categorie_relatie USING btree (categorie);

CREATE INDEX categorie_relatie_eind ON public.categorie_relatie USING btree (eind_datum);

CREATE INDEX categorie_relatie_partij ON public.categorie_relatie USING btree (partij);

CREATE UNIQUE INDEX categorie_relatie_pkey ON public.categorie_relatie USING btree (uuid);

CREATE UNIQUE INDEX categorie_relatie_volgnummer_key ON public.categorie_relatie USING btree (volgnummer);

CREATE UNIQUE INDEX categorie_volgnummer_key ON public.categorie USING btree (volgnummer);

CREATE INDEX concept_bijgewerkt ON public.concept USING btree (bijgewerkt_op);

CREATE INDEX concept_medewerker ON public.concept USING btree (medewerker, bijgewerkt_op DESC);

CREATE UNIQUE INDEX concept_pkey ON public.concept USING btree (uuid);

CREATE UNIQUE INDEX contactgegevens_organisatie_pkey ON public.contactgegevens_organisatie USING btree (uuid);

CREATE UNIQUE INDEX contactgegevens_organisatie_volgnummer_key ON public.contactgegevens_organisatie USING btree (volgnummer);

CREATE UNIQUE INDEX contactgegevens_persoon_pkey ON public.contactgegevens_persoon USING btree (uuid);

CREATE UNIQUE INDEX contactgegevens_persoon_volgnummer_key ON public.contactgegevens_persoon USING btree (volgnummer);

CREATE INDEX digitaal_adres_adres ON public.digitaal_adres USING btree (adres);

CREATE INDEX digitaal_adres_adres_deel ON public.digitaal_adres USING gin (lower((adres COLLATE "C")) gin_trgm_ops);

CREATE INDEX digitaal_adres_betrokkene ON public.digitaal_adres USING btree (betrokkene, volgnummer) INCLUDE (uuid);

CREATE INDEX digitaal_adres_betrokkene_rol ON public.digitaal_adres USING btree (betrokkene_rol, volgnummer DESC) WHERE (betrokkene_rol IS NOT NULL);

CREATE UNIQUE INDEX digitaal_adres_een_standaard ON public.digitaal_adres USING btree (partij, soort_digitaal_adres) WHERE is_standaard_adres;

CREATE INDEX digitaal_adres_omschrijving ON public.digitaal_adres USING gin (lower((omschrijving COLLATE "C")) gin_trgm_ops) WHERE (omschrijving <> ''::text);

CREATE INDEX digitaal_adres_partij ON public.digitaal_adres USING btree (partij);

CREATE UNIQUE INDEX digitaal_adres_pkey ON public.digitaal_adres USING btree (uuid);

CREATE INDEX digitaal_adres_referentie ON public.digitaal_adres USING btree (referentie) WHERE (referentie <> ''::text);

CREATE UNIQUE INDEX digitaal_adres_referentie_uniek ON public.digitaal_adres USING btree (partij, soort_digitaal_adres, referentie) WHERE (referentie <> ''::text);

CREATE INDEX digitaal_adres_soort ON public.digitaal_adres USING btree (soort_digitaal_adres, volgnummer DESC);

CREATE INDEX digitaal_adres_verificatie ON public.digitaal_adres USING btree (verificatie_datum) WHERE (verificatie_datum IS NOT NULL);

CREATE UNIQUE INDEX digitaal_adres_volgnummer_key ON public.digitaal_adres USING btree (volgnummer);

CREATE INDEX digitaal_adres_zoekwaarde ON public.digitaal_adres USING btree (zoekwaarde);

CREATE INDEX documentupload_kenmerk ON public.documentupload USING btree (door, kenmerk) WHERE (kenmerk IS NOT NULL);

CREATE INDEX documentupload_onbekend ON public.documentupload USING btree (bijgewerkt_op) WHERE onbekend;

CREATE UNIQUE INDEX documentupload_pkey ON public.documentupload USING btree (uuid);

CREATE INDEX email_bericht_apart ON public.email_bericht USING btree (postvak, uuid DESC) WHERE (stand = 'apart'::text);

CREATE INDEX email_bericht_in_te_nemen ON public.email_bericht USING btree (postvak) WHERE ((stand = 'overgeslagen'::text) AND (inhoud IS NOT NULL));

CREATE INDEX email_bericht_inhoud ON public.email_bericht USING btree (inhoud) WHERE (inhoud IS NOT NULL);

CREATE INDEX email_bericht_klantcontact ON public.email_bericht USING btree (klantcontact) WHERE (klantcontact IS NOT NULL);

CREATE INDEX email_bericht_lijst ON public.email_bericht USING btree (postvak, uuid DESC);

CREATE INDEX email_bericht_overgeslagen ON public.email_bericht USING btree (postvak, uuid DESC) WHERE (stand = 'overgeslagen'::text);

CREATE UNIQUE INDEX email_bericht_pkey ON public.email_bericht USING btree (uuid);

CREATE INDEX email_bericht_regel ON public.email_bericht USING btree (regel) WHERE (regel IS NOT NULL);

CREATE UNIQUE INDEX email_bericht_uniek ON public.email_bericht USING btree (plaats, uidvalidity, uid);

CREATE INDEX email_bericht_wacht ON public.email_bericht USING btree (volgende_poging) WHERE (stand = 'wacht'::text);

CREATE INDEX email_ontvangen_afzender ON public.email_ontvangen USING btree (afzender, aangekomen_op) WHERE (afzender IS NOT NULL);

CREATE INDEX email_ontvangen_domein ON public.email_ontvangen USING btree (domein, aangekomen_op) WHERE (domein IS NOT NULL);

CREATE INDEX email_ontvangen_interne_taak ON public.email_ontvangen USING btree (interne_taak) WHERE (interne_taak IS NOT NULL);

CREATE INDEX email_ontvangen_klantcontact ON public.email_ontvangen USING btree (klantcontact);

CREATE UNIQUE INDEX email_ontvangen_pkey ON public.email_ontvangen USING btree (message_id, vingerafdruk);

CREATE UNIQUE INDEX email_postvak_naam_uniek ON public.email_postvak USING btree (naam);

CREATE UNIQUE INDEX email_postvak_pkey ON public.email_postvak USING btree (uuid);

CREATE UNIQUE INDEX email_regel_naam_uniek ON public.email_regel USING btree (naam);

CREATE UNIQUE INDEX email_regel_pkey ON public.email_regel USING btree (uuid);

CREATE UNIQUE INDEX gebeurtenis_pkey ON public.gebeurtenis USING btree (id);

CREATE INDEX gebeurtenis_subject ON public.gebeurtenis USING btree (subject, transactie);

CREATE UNIQUE INDEX gebeurtenis_volgnummer_key ON public.gebeurtenis USING btree (volgnummer);

CREATE UNIQUE INDEX huisstijlbestand_pkey ON public.huisstijlbestand USING btree (soort);

CREATE INDEX idempotentie_op ON public.idempotentie USING btree (op);

CREATE UNIQUE INDEX idempotentie_pkey ON public.idempotentie USING btree (wie, sleutel, operatie);

CREATE UNIQUE INDEX informatieobject_pkey ON public.informatieobject USING btree (uuid);

CREATE UNIQUE INDEX inhoud_deel_pkey ON public.inhoud_deel USING btree (inhoud, vanaf);

CREATE INDEX inhoud_opslag_bezig ON public.inhoud_opslag USING btree (object) WHERE ((inhoud IS NULL) OR (NOT heel));

CREATE UNIQUE INDEX inhoud_opslag_inhoud ON public.inhoud_opslag USING btree (inhoud);

CREATE UNIQUE INDEX inhoud_opslag_pkey ON public.inhoud_opslag USING btree (object);

CREATE UNIQUE INDEX inhoud_pkey ON public.inhoud USING btree (uuid);

CREATE INDEX inhoud_te_controleren ON public.inhoud USING btree (gemaakt_op) WHERE ((controle IS NULL) AND heel);

CREATE INDEX inhoud_te_melden ON public.inhoud USING btree (uuid) WHERE ((controle = 'besmet'::text) AND (gemeld_op IS NULL));

CREATE INDEX inhoud_te_verplaatsen ON public.inhoud USING btree (omvang) WHERE heel;

CREATE UNIQUE INDEX inkomend_gespreksbericht_pkey ON public.inkomend_gespreksbericht USING btree (kanaal, gesprek, bericht);

CREATE INDEX inkomend_kanaal_afdeling ON public.inkomend_kanaal USING btree (afdeling) WHERE (afdeling IS NOT NULL);

CREATE UNIQUE INDEX inkomend_kanaal_pkey ON public.inkomend_kanaal USING btree (uuid);

CREATE UNIQUE INDEX inkomend_kanaal_uniek ON public.inkomend_kanaal USING btree (soort, sleutel);

CREATE UNIQUE INDEX inkomend_object_pkey ON public.inkomend_object USING btree (object);

CREATE INDEX inkomend_object_volgende ON public.inkomend_object USING btree (volgende_poging);

CREATE INDEX inkomende_levering_gegevens ON public.inkomende_levering USING btree (gegevens) WHERE (gegevens IS NOT NULL);

CREATE INDEX inkomende_levering_kenmerk ON public.inkomende_levering USING btree (kenmerk) WHERE ((kenmerk <> ''::text) AND (klantcontact IS NOT NULL));

CREATE INDEX inkomende_levering_klantcontact ON public.inkomende_levering USING btree (klantcontact) WHERE (klantcontact IS NOT NULL);

CREATE INDEX inkomende_levering_lijst ON public.inkomende_levering USING btree (soort, adres, uuid DESC);

CREATE INDEX inkomende_levering_melding ON public.inkomende_levering USING btree (ontvangen_op) WHERE (soort = 'melding'::text);

CREATE UNIQUE INDEX inkomende_levering_pkey ON public.inkomende_levering USING btree (uuid);

CREATE INDEX inkomende_levering_stand ON public.inkomende_levering USING btree (stand, uuid DESC) WHERE (stand <> 'geregistreerd'::text);

CREATE UNIQUE INDEX inkomende_levering_uniek ON public.inkomende_levering USING btree (bron, soort, sleutel) WHERE (stand <> 'geweigerd'::text);

CREATE INDEX inkomende_weigering_adres ON public.inkomende_weigering USING btree (soort, adres);

CREATE INDEX inkomende_weigering_lijst ON public.inkomende_weigering USING btree (eerste_op DESC, uuid DESC);

CREATE UNIQUE INDEX inkomende_weigering_pkey ON public.inkomende_weigering USING btree (uuid);

CREATE INDEX inkomende_weigering_uur ON public.inkomende_weigering USING btree (uur, bron);

CREATE UNIQUE INDEX instelling_pkey ON public.instelling USING btree (naam);

CREATE INDEX interne_taak_actor_open ON public.interne_taak_actor USING btree (actor, open_tot, interne_taak) WHERE (open_tot IS NOT NULL);

CREATE UNIQUE INDEX interne_taak_actor_open_nieuwste ON public.interne_taak_actor USING btree (actor, volgnummer DESC) WHERE (open_tot IS NOT NULL);

CREATE UNIQUE INDEX interne_taak_actor_pkey ON public.interne_taak_actor USING btree (interne_taak, actor);

CREATE INDEX interne_taak_gedaan ON public.interne_taak USING btree (afgehandeld_op DESC, uuid) WHERE (status = 'verwerkt'::status_interne_taak);

CREATE INDEX interne_taak_klantcontact ON public.interne_taak USING btree (klantcontact, volgnummer) INCLUDE (uuid);

CREATE INDEX interne_taak_klantcontact_open ON public.interne_taak USING btree (klantcontact) INCLUDE (uuid) WHERE (status = 'te_verwerken'::status_interne_taak);

CREATE INDEX interne_taak_label_label ON public.interne_taak_label USING btree (label, interne_taak);

CREATE UNIQUE INDEX interne_taak_label_pkey ON public.interne_taak_label USING btree (interne_taak, label);

CREATE UNIQUE INDEX interne_taak_nummer_uniek ON public.interne_taak USING btree (nummer);

CREATE INDEX interne_taak_open ON public.interne_taak USING btree (uiterlijk_op, uuid) WHERE (status = 'te_verwerken'::status_interne_taak);

CREATE INDEX interne_taak_opnieuw ON public.interne_taak USING btree (opnieuw_op, uuid) WHERE (opnieuw_op IS NOT NULL);

CREATE UNIQUE INDEX interne_taak_pkey ON public.interne_taak USING btree (uuid);

CREATE UNIQUE INDEX interne_taak_referentienummer_uniek ON public.interne_taak USING btree (referentienummer);

CREATE INDEX interne_taak_status ON public.interne_taak USING btree (status, volgnummer DESC);

CREATE INDEX interne_taak_toegewezen ON public.interne_taak_actor USING btree (actor, interne_taak) INCLUDE (open_tot);

CREATE INDEX interne_taak_toegewezen_op ON public.interne_taak USING btree (toegewezen_op);

CREATE INDEX interne_taak_verlengd_door ON public.interne_taak USING btree (verlengd_door) WHERE (verlengd_door IS NOT NULL);

CREATE INDEX interne_taak_verloop_genoemd ON public.interne_taak_verloop USING gin (genoemd jsonb_path_ops) WHERE (genoemd <> '[]'::jsonb);

CREATE UNIQUE INDEX interne_taak_verloop_pkey ON public.interne_taak_verloop USING btree (uuid);

CREATE INDEX interne_taak_verloop_taak ON public.interne_taak_verloop USING btree (interne_taak, op);

CREATE UNIQUE INDEX interne_taak_volgnummer_key ON public.interne_taak USING btree (volgnummer);

CREATE INDEX interne_taak_zoek ON public.interne_taak USING gin ((((gevraagde_handeling || ' '::text) || toelichting)) gin_trgm_ops);

CREATE INDEX interne_taak_zoek_open ON public.interne_taak USING gin ((((gevraagde_handeling || ' '::text) || toelichting)) gin_trgm_ops) WHERE (status = 'te_verwerken'::status_interne_taak);

CREATE UNIQUE INDEX kanaal_code_uniek ON public.kanaal USING btree (code);

CREATE INDEX kanaal_naam_uniek ON public.kanaal USING btree (lower(naam));

CREATE UNIQUE INDEX kanaal_pkey ON public.kanaal USING btree (uuid);

CREATE UNIQUE INDEX klantantwoord_antwoord ON public.klantantwoord USING btree (antwoord);

CREATE INDEX klantantwoord_interne_taak ON public.klantantwoord USING btree (interne_taak);

CREATE UNIQUE INDEX klantantwoord_pkey ON public.klantantwoord USING btree (klantbericht);

CREATE INDEX klantantwoord_teruggehaald ON public.klantantwoord USING btree (antwoord) WHERE (teruggehaald_op IS NOT NULL);

CREATE INDEX klantbericht_adres ON public.klantbericht USING btree (adres);

CREATE INDEX klantbericht_bestemming ON public.klantbericht USING btree (bestemming, op) WHERE (bestemming IS NOT NULL);

CREATE INDEX klantbericht_betrokkene ON public.klantbericht USING btree (betrokkene);

CREATE UNIQUE INDEX klantbericht_een_keer ON public.klantbericht USING btree (soort, over, partij, betrokkene) NULLS NOT DISTINCT;

CREATE INDEX klantbericht_klantcontact ON public.klantbericht USING btree (klantcontact);

CREATE INDEX klantbericht_klanttaak ON public.klantbericht USING btree (klanttaak);

CREATE INDEX klantbericht_mislukt ON public.klantbericht USING btree (op) WHERE ((status = 'mislukt'::status_melding) AND (gesignaleerd_op IS NULL));

CREATE INDEX klantbericht_partij ON public.klantbericht USING btree (partij);

CREATE UNIQUE INDEX klantbericht_pkey ON public.klantbericht USING btree (uuid);

CREATE INDEX klantbericht_wacht ON public.klantbericht USING btree (volgende_poging) WHERE (status = 'wacht'::status_melding);

CREATE INDEX klantconcept_bijgewerkt_op ON public.klantconcept USING btree (bijgewerkt_op);

CREATE UNIQUE INDEX klantconcept_pkey ON public.klantconcept USING btree (wie, over);

CREATE INDEX klantcontact_correctie_klantcontact ON public.klantcontact_correctie USING btree (klantcontact, op);

CREATE UNIQUE INDEX klantcontact_correctie_pkey ON public.klantcontact_correctie USING btree (uuid);

CREATE INDEX klantcontact_gelukt ON public.klantcontact USING btree (indicatie_contact_gelukt, plaatsgevonden_op DESC, volgnummer DESC);

CREATE INDEX klantcontact_geregistreerd_op ON public.klantcontact USING brin (geregistreerd_op);

CREATE INDEX klantcontact_gesprek ON public.klantcontact USING btree (gesprek) WHERE (gesprek IS NOT NULL);

CREATE INDEX klantcontact_inhoud ON public.klantcontact USING gin (lower((inhoud COLLATE "C")) gin_trgm_ops);

CREATE INDEX klantcontact_kanaal ON public.klantcontact USING btree (kanaal, plaatsgevonden_op DESC, volgnummer DESC);

CREATE UNIQUE INDEX klantcontact_nummer_uniek ON public.klantcontact USING btree (nummer);

CREATE INDEX klantcontact_onderwerp ON public.klantcontact USING gin (lower((onderwerp COLLATE "C")) gin_trgm_ops);

CREATE UNIQUE INDEX klantcontact_pkey ON public.klantcontact USING btree (uuid);

CREATE INDEX klantcontact_plaatsgevonden ON public.klantcontact USING btree (plaatsgevonden_op DESC, volgnummer DESC);

CREATE INDEX klantcontact_reactie ON public.klantcontact USING gin (lower((reactie COLLATE "C")) gin_trgm_ops) WHERE (reactie <> ''::text);

CREATE UNIQUE INDEX klantcontact_referentienummer_uniek ON public.klantcontact USING btree (referentienummer);

CREATE INDEX klantcontact_vertrouwelijk ON public.klantcontact USING btree (vertrouwelijk, plaatsgevonden_op DESC, volgnummer DESC);

CREATE INDEX klantcontact_vertrouwelijk_door ON public.klantcontact USING btree (geregistreerd_door) WHERE vertrouwelijk;

CREATE INDEX klantcontact_vertrouwelijk_uuid ON public.klantcontact USING btree (uuid) INCLUDE (geregistreerd_door) WHERE vertrouwelijk;

CREATE UNIQUE INDEX klantcontact_volgnummer_key ON public.klantcontact USING btree (volgnummer);

CREATE UNIQUE INDEX klantcontact_weergave_pkey ON public.klantcontact_weergave USING btree (klantcontact);

CREATE INDEX klantcontact_zoek ON public.klantcontact USING gin (week(plaatsgevonden_op), zoek);

CREATE UNIQUE INDEX klantcontact_zonder_opvolging_pkey ON public.klantcontact_zonder_opvolging USING btree (klantcontact);

CREATE INDEX klantcontact_zonder_opvolging_sinds ON public.klantcontact_zonder_opvolging USING btree (sinds);

CREATE INDEX klanttaak_aangemaakt_op ON public.klanttaak USING brin (aangemaakt_op);

CREATE INDEX klanttaak_behandelaar ON public.klanttaak USING btree (behandelaar) WHERE (behandelaar IS NOT NULL);

CREATE INDEX klanttaak_bezorging_opgegeven ON public.klanttaak_bezorging USING btree (klanttaak) WHERE (status = 'opgegeven'::status_bezorging);

CREATE UNIQUE INDEX klanttaak_bezorging_pkey ON public.klanttaak_bezorging USING btree (klanttaak);

CREATE INDEX klanttaak_bezorging_wacht ON public.klanttaak_bezorging USING btree (volgende_poging) WHERE (status = 'wacht'::status_bezorging);

CREATE INDEX klanttaak_bijlage_informatieobject ON public.klanttaak_bijlage USING btree (informatieobject);

CREATE UNIQUE INDEX klanttaak_bijlage_pkey ON public.klanttaak_bijlage USING btree (klanttaak, informatieobject);

CREATE UNIQUE INDEX klanttaak_handtekening_pkey ON public.klanttaak_handtekening USING btree (klanttaak);

CREATE UNIQUE INDEX klanttaak_herinnering_een_keer ON public.klanttaak_herinnering USING btree (klanttaak, soort, laatste_dag);

CREATE INDEX klanttaak_herinnering_mislukt ON public.klanttaak_herinnering USING btree (klanttaak) WHERE (status = 'mislukt'::status_melding);

CREATE UNIQUE INDEX klanttaak_herinnering_pkey ON public.klanttaak_herinnering USING btree (uuid);

CREATE INDEX klanttaak_herinnering_wacht ON public.klanttaak_herinnering USING btree (volgende_poging) WHERE (status = 'wacht'::status_melding);

CREATE INDEX klanttaak_klantcontact ON public.klanttaak USING btree (klantcontact) WHERE (klantcontact IS NOT NULL);

CREATE INDEX klanttaak_loopt_af ON public.klanttaak USING btree (laatste_dag) WHERE (status = 'open'::status_klanttaak);

CREATE INDEX klanttaak_open_van_partij ON public.klanttaak USING btree (partij, volgnummer DESC) WHERE (status = 'open'::status_klanttaak);

CREATE UNIQUE INDEX klanttaak_pkey ON public.klanttaak USING btree (uuid);

CREATE INDEX klanttaak_te_herinneren ON public.klanttaak USING btree (herinneren_op) WHERE ((status = 'open'::status_klanttaak) AND (herinneren_op IS NOT NULL));

CREATE INDEX klanttaak_uitgevoerd_door ON public.klanttaak USING btree (uitgevoerd_door) WHERE (uitgevoerd_door IS NOT NULL);

CREATE INDEX klanttaak_van_partij ON public.klanttaak USING btree (partij, volgnummer DESC);

CREATE INDEX klanttaak_van_registerzaak ON public.klanttaak USING btree (registerzaak) WHERE (registerzaak IS NOT NULL);

CREATE INDEX klanttaak_van_zaak ON public.klanttaak USING btree (zaak) WHERE (zaak IS NOT NULL);

CREATE INDEX klanttaak_verloop_klanttaak ON public.klanttaak_verloop USING btree (klanttaak, op);

CREATE UNIQUE INDEX klanttaak_verloop_pkey ON public.klanttaak_verloop USING btree (uuid);

CREATE INDEX klanttaak_verlopen ON public.klanttaak USING btree (laatste_dag) WHERE (status = 'verlopen'::status_klanttaak);

CREATE INDEX klanttaak_verwerker_taak ON public.klanttaak USING btree (verwerker_taak_id) WHERE (verwerker_taak_id <> ''::text);

CREATE UNIQUE INDEX klanttaak_volgnummer_key ON public.klanttaak USING btree (volgnummer);

CREATE INDEX klanttaak_wacht_op_verwerking ON public.klanttaak USING btree (uitgevoerd_op) WHERE (status = 'uitgevoerd'::status_klanttaak);

CREATE UNIQUE INDEX klanttaaksjabloon_pkey ON public.klanttaaksjabloon USING btree (uuid);

CREATE UNIQUE INDEX klanttaaksjabloon_uniek ON public.klanttaaksjabloon USING btree (zaaktype, naam);

CREATE INDEX koppelverzoek_actor ON public.koppelverzoek USING btree (actor);

CREATE UNIQUE INDEX koppelverzoek_identiteit_uniek ON public.koppelverzoek USING btree (issuer, subject);

CREATE UNIQUE INDEX koppelverzoek_pkey ON public.koppelverzoek USING btree (uuid);

CREATE UNIQUE INDEX label_naam_uniek ON public.label USING btree (lower(naam));

CREATE UNIQUE INDEX label_pkey ON public.label USING btree (uuid);

CREATE INDEX logboek_brp_elders_idx ON ONLY public.logboek_brp USING gin (elders) WHERE (elders <> '{}'::text[]);

CREATE INDEX logboek_brp_op_idx ON ONLY public.logboek_brp USING brin (op);

CREATE INDEX logboek_brp_partijen_idx ON ONLY public.logboek_brp USING gin (partijen);

CREATE UNIQUE INDEX logboek_brp_pkey ON ONLY public.logboek_brp USING btree (id, soort, op);

CREATE INDEX logboek_brp_rest_elders_idx ON public.logboek_brp_rest USING gin (elders) WHERE (elders <> '{}'::text[]);

CREATE INDEX logboek_brp_rest_op_idx ON public.logboek_brp_rest USING brin (op);

CREATE INDEX logboek_brp_rest_partijen_idx ON public.logboek_brp_rest USING gin (partijen);

CREATE UNIQUE INDEX logboek_brp_rest_pkey ON public.logboek_brp_rest USING btree (id, soort, op);

CREATE INDEX logboek_brp_rest_wie_op_idx ON public.logboek_brp_rest USING btree (wie, op);

CREATE INDEX logboek_brp_wie_op_idx ON ONLY public.logboek_brp USING btree (wie, op);

CREATE INDEX logboek_elders ON ONLY public.logboek USING gin (elders) WHERE (elders <> '{}'::text[]);

CREATE INDEX logboek_op ON ONLY public.logboek USING brin (op);

CREATE INDEX logboek_overig_elders_idx ON ONLY public.logboek_overig USING gin (elders) WHERE (elders <> '{}'::text[]);

CREATE INDEX logboek_overig_op_idx ON ONLY public.logboek_overig USING brin (op);

CREATE INDEX logboek_overig_partijen_idx ON ONLY public.logboek_overig USING gin (partijen);

CREATE UNIQUE INDEX logboek_overig_pkey ON ONLY public.logboek_overig USING btree (id, soort, op);

CREATE INDEX logboek_overig_rest_elders_idx ON public.logboek_overig_rest USING gin (elders) WHERE (elders <> '{}'::text[]);

CREATE INDEX logboek_overig_rest_op_idx ON public.logboek_overig_rest USING brin (op);

CREATE INDEX logboek_overig_rest_partijen_idx ON public.logboek_overig_rest USING gin (partijen);

CREATE UNIQUE INDEX logboek_overig_rest_pkey ON public.logboek_overig_rest USING btree (id, soort, op);

CREATE INDEX logboek_overig_rest_wie_op_idx ON public.logboek_overig_rest USING btree (wie, op);

CREATE INDEX logboek_overig_wie_op_idx ON ONLY public.logboek_overig USING btree (wie, op);

CREATE INDEX logboek_partijen ON ONLY public.logboek USING gin (partijen);

CREATE INDEX logboek_persoon_elders_idx ON ONLY public.logboek_persoon USING gin (elders) WHERE (elders <> '{}'::text[]);

CREATE INDEX logboek_persoon_op_idx ON ONLY public.logboek_persoon USING brin (op);

CREATE INDEX logboek_persoon_partijen_idx ON ONLY public.logboek_persoon USING gin (partijen);

CREATE UNIQUE INDEX logboek_persoon_pkey ON ONLY public.logboek_persoon USING btree (id, soort, op);

CREATE INDEX logboek_persoon_rest_elders_idx ON public.logboek_persoon_rest USING gin (elders) WHERE (elders <> '{}'::text[]);

CREATE INDEX logboek_persoon_rest_op_idx ON public.logboek_persoon_rest USING brin (op);

CREATE INDEX logboek_persoon_rest_partijen_idx ON public.logboek_persoon_rest USING gin (partijen);

CREATE UNIQUE INDEX logboek_persoon_rest_pkey ON public.logboek_persoon_rest USING btree (id, soort, op);

CREATE INDEX logboek_persoon_rest_wie_op_idx ON public.logboek_persoon_rest USING btree (wie, op);

CREATE INDEX logboek_persoon_wie_op_idx ON ONLY public.logboek_persoon USING btree (wie, op);

CREATE UNIQUE INDEX logboek_pkey ON ONLY public.logboek USING btree (id, soort, op);

CREATE UNIQUE INDEX logboek_vernietiging_pkey ON public.logboek_vernietiging USING btree (uuid);

CREATE UNIQUE INDEX logboek_vernietiging_uniek ON public.logboek_vernietiging USING btree (soort, maand, op);

CREATE UNIQUE INDEX logboek_verzonden_pkey ON public.logboek_verzonden USING btree (bestemming);

CREATE INDEX logboek_weigering_elders_idx ON ONLY public.logboek_weigering USING gin (elders) WHERE (elders <> '{}'::text[]);

CREATE INDEX logboek_weigering_op_idx ON ONLY public.logboek_weigering USING brin (op);

CREATE INDEX logboek_weigering_partijen_idx ON ONLY public.logboek_weigering USING gin (partijen);

CREATE UNIQUE INDEX logboek_weigering_pkey ON ONLY public.logboek_weigering USING btree (id, soort, op);

CREATE INDEX logboek_weigering_rest_elders_idx ON public.logboek_weigering_rest USING gin (elders) WHERE (elders <> '{}'::text[]);

CREATE INDEX logboek_weigering_rest_op_idx ON public.logboek_weigering_rest USING brin (op);

CREATE INDEX logboek_weigering_rest_partijen_idx ON public.logboek_weigering_rest USING gin (partijen);

CREATE UNIQUE INDEX logboek_weigering_rest_pkey ON public.logboek_weigering_rest USING btree (id, soort, op);

CREATE INDEX logboek_weigering_rest_wie_op_idx ON public.logboek_weigering_rest USING btree (wie, op);

CREATE INDEX logboek_weigering_wie_op_idx ON ONLY public.logboek_weigering USING btree (wie, op);

CREATE INDEX logboek_wie ON ONLY public.logboek USING btree (wie, op);

CREATE UNIQUE INDEX logout_token_pkey ON public.logout_token USING btree (jti);

CREATE INDEX medewerker_identiteit_actor ON public.medewerker_identiteit USING btree (actor);

CREATE UNIQUE INDEX medewerker_identiteit_pkey ON public.medewerker_identiteit USING btree (issuer, subject);

CREATE INDEX melding_actor ON public.melding USING btree (actor, soort, op);

CREATE UNIQUE INDEX melding_instelling_pkey ON public.melding_instelling USING btree (actor);

CREATE INDEX melding_interne_taak ON public.melding USING btree (interne_taak);

CREATE INDEX melding_mail ON public.melding USING btree (mail) WHERE (mail IS NOT NULL);

CREATE INDEX melding_mislukt ON public.melding USING btree (op DESC, uuid DESC) WHERE (status = 'mislukt'::status_melding);

CREATE UNIQUE INDEX melding_over_tijd ON public.melding USING btree (interne_taak, actor) WHERE (soort = 'over_tijd'::soort_melding);

CREATE UNIQUE INDEX melding_pkey ON public.melding USING btree (uuid);

CREATE INDEX melding_verzonden ON public.melding USING btree (actor, verzonden_op) WHERE (verzonden_op IS NOT NULL);

CREATE INDEX melding_wacht ON public.melding USING btree (volgende_poging) WHERE (status = 'wacht'::status_melding);

CREATE UNIQUE INDEX mijn_aanmelding_pkey ON public.mijn_aanmelding USING btree (state_hash);

CREATE INDEX mijn_aanmelding_verloopt ON public.mijn_aanmelding USING btree (verloopt_op);

CREATE UNIQUE INDEX mijn_logout_token_pkey ON public.mijn_logout_token USING btree (jti);

CREATE INDEX mijn_pagina_browser ON public.mijn_pagina USING btree (browser_hash) WHERE (browser_hash IS NOT NULL);

CREATE UNIQUE INDEX mijn_pagina_pkey ON public.mijn_pagina USING btree (uuid);

CREATE INDEX mijn_pagina_sessie ON public.mijn_pagina USING btree (sessie) WHERE (sessie IS NOT NULL);

CREATE INDEX mijn_pagina_verloopt ON public.mijn_pagina USING btree (verloopt_op);

CREATE UNIQUE INDEX mijn_sessie_pkey ON public.mijn_sessie USING btree (uuid);

CREATE INDEX mijn_sessie_sid ON public.mijn_sessie USING btree (issuer, sid) WHERE (sid IS NOT NULL);

CREATE INDEX mijn_sessie_subject ON public.mijn_sessie USING btree (issuer, subject_hash);

CREATE UNIQUE INDEX mijn_sessie_token_hash_key ON public.mijn_sessie USING btree (token_hash);

CREATE INDEX mijn_sessie_verloopt ON public.mijn_sessie USING btree (verloopt_op);

CREATE UNIQUE INDEX nieuws_gezien_pkey ON public.nieuws_gezien USING btree (actor);

CREATE UNIQUE INDEX norm_pkey ON public.norm USING btree (uuid);

CREATE UNIQUE INDEX norm_uniek ON public.norm USING btree (actor, lower(onderwerp)) NULLS NOT DISTINCT;

CREATE INDEX onderwerpobject_informatieobject ON public.onderwerpobject USING btree (informatieobject) WHERE (informatieobject IS NOT NULL);

CREATE INDEX onderwerpobject_klantcontact ON public.onderwerpobject USING btree (klantcontact, volgnummer) INCLUDE (uuid);

CREATE INDEX onderwerpobject_object_id ON public.onderwerpobject USING btree (((identificator).object_id), volgnummer DESC);

CREATE INDEX onderwerpobject_objecttype ON public.onderwerpobject USING btree (((identificator).code_objecttype), volgnummer DESC);

CREATE UNIQUE INDEX onderwerpobject_pkey ON public.onderwerpobject USING btree (uuid);

CREATE INDEX onderwerpobject_register ON public.onderwerpobject USING btree (((identificator).code_register), volgnummer DESC);

CREATE INDEX onderwerpobject_soort_object_id ON public.onderwerpobject USING btree (((identificator).code_soort_object_id), volgnummer DESC);

CREATE UNIQUE INDEX onderwerpobject_verwijderd_pkey ON public.onderwerpobject_verwijderd USING btree (uuid);

CREATE UNIQUE INDEX onderwerpobject_volgnummer_key ON public.onderwerpobject USING btree (volgnummer);

CREATE INDEX onderwerpobject_was_klantcontact ON public.onderwerpobject USING btree (was_klantcontact);

CREATE INDEX oproep_begonnen ON public.oproep USING btree (begonnen_op DESC);

CREATE INDEX oproep_gesprek_gesprek ON public.oproep_gesprek USING btree (gesprek);

CREATE INDEX oproep_gesprek_medewerker ON public.oproep_gesprek USING btree (medewerker);

CREATE UNIQUE INDEX oproep_gesprek_pkey ON public.oproep_gesprek USING btree (oproep, gesprek);

CREATE INDEX oproep_lopend ON public.oproep USING btree (toestand_op) WHERE (geeindigd_op IS NULL);

CREATE INDEX oproep_medewerker ON public.oproep USING btree (medewerker, toestand_op DESC) WHERE (medewerker IS NOT NULL);

CREATE UNIQUE INDEX oproep_pkey ON public.oproep USING btree (uuid);

CREATE INDEX oproep_terugbellen ON public.oproep USING btree (terugbellen) WHERE (terugbellen IS NOT NULL);

CREATE INDEX oproep_terugbellen_nummer ON public.oproep USING btree (nummer) WHERE (terugbellen IS NOT NULL);

CREATE UNIQUE INDEX oproep_uniek ON public.oproep USING btree (bron, gesprek_id);

CREATE INDEX overname_bevinding_code ON public.overname_bevinding USING btree (code, resource);

CREATE UNIQUE INDEX overname_bevinding_pkey ON public.overname_bevinding USING btree (resource, uuid, code, veld);

CREATE UNIQUE INDEX overname_lezing_pkey ON public.overname_lezing USING btree (bron, soort, uuid);

CREATE INDEX overname_lezing_volgorde ON public.overname_lezing USING btree (bron, soort, volgnummer);

CREATE UNIQUE INDEX overname_object_pkey ON public.overname_object USING btree (bron, resource, uuid);

CREATE UNIQUE INDEX overname_pkey ON public.overname USING btree (bron, soort);

CREATE INDEX partij_actief ON public.partij USING btree (indicatie_actief, volgnummer DESC);

CREATE INDEX partij_authenticatie_partij ON public.partij_authenticatie USING btree (partij, op DESC);

CREATE UNIQUE INDEX partij_authenticatie_pkey ON public.partij_authenticatie USING btree (uuid);

CREATE INDEX partij_bezoekadres ON public.partij USING btree (((bezoekadres).postcode), ((bezoekadres).huisnummer));

CREATE INDEX partij_bezoekadres_bag ON public.partij USING btree (((bezoekadres).nummeraanduiding_id)) WHERE ((bezoekadres).nummeraanduiding_id <> ''::text);

CREATE INDEX partij_bezoekadres_land ON public.partij USING btree (((bezoekadres).land)) WHERE ((bezoekadres).land <> ''::text);

CREATE INDEX partij_bezoekadres_regel1 ON public.partij USING btree (((bezoekadres).adresregel1)) WHERE ((bezoekadres).adresregel1 <> ''::text);

CREATE INDEX partij_bezoekadres_regel2 ON public.partij USING btree (((bezoekadres).adresregel2)) WHERE ((bezoekadres).adresregel2 <> ''::text);

CREATE INDEX partij_bezoekadres_regel3 ON public.partij USING btree (((bezoekadres).adresregel3)) WHERE ((bezoekadres).adresregel3 <> ''::text);

CREATE UNIQUE INDEX partij_contactpersoon_uuid_uniek ON public.partij USING btree (contactpersoon_uuid);

CREATE INDEX partij_correspondentieadres ON public.partij USING btree (((correspondentieadres).postcode), ((correspondentieadres).huisnummer));

CREATE INDEX partij_correspondentieadres_bag ON public.partij USING btree (((correspondentieadres).nummeraanduiding_id)) WHERE ((correspondentieadres).nummeraanduiding_id <> ''::text);

CREATE INDEX partij_correspondentieadres_land ON public.partij USING btree (((correspondentieadres).land)) WHERE ((correspondentieadres).land <> ''::text);

CREATE INDEX partij_correspondentieadres_regel1 ON public.partij USING btree (((correspondentieadres).adresregel1)) WHERE ((correspondentieadres).adresregel1 <> ''::text);

CREATE INDEX partij_correspondentieadres_regel2 ON public.partij USING btree (((correspondentieadres).adresregel2)) WHERE ((correspondentieadres).adresregel2 <> ''::text);

CREATE INDEX partij_correspondentieadres_regel3 ON public.partij USING btree (((correspondentieadres).adresregel3)) WHERE ((correspondentieadres).adresregel3 <> ''::text);

CREATE INDEX partij_geheimhouding ON public.partij USING btree (indicatie_geheimhouding, volgnummer DESC);

CREATE INDEX partij_identificator_andere ON public.partij_identificator USING btree (andere_partij_identificator) WHERE (andere_partij_identificator <> ''::text);

CREATE INDEX partij_identificator_codes ON public.partij_identificator USING btree (code_register, code_objecttype, code_soort_object_id);

CREATE INDEX partij_identificator_object ON public.partij_identificator USING btree (object_id, code_soort_object_id);

CREATE UNIQUE INDEX partij_identificator_pkey ON public.partij_identificator USING btree (uuid);

CREATE UNIQUE INDEX partij_identificator_soort_uniek ON public.partij_identificator USING btree (partij, code_soort_object_id);

CREATE INDEX partij_identificator_sub_van ON public.partij_identificator USING btree (sub_identificator_van);

CREATE UNIQUE INDEX partij_identificator_uniek ON public.partij_identificator USING btree (code_register, code_objecttype, code_soort_object_id, object_id, sub_identificator_van) NULLS NOT DISTINCT;

CREATE UNIQUE INDEX partij_identificator_volgnummer_key ON public.partij_identificator USING btree (volgnummer);

CREATE UNIQUE INDEX partij_nummer_uniek ON public.partij USING btree (nummer);

CREATE UNIQUE INDEX partij_pkey ON public.partij USING btree (uuid);

CREATE INDEX partij_soort ON public.partij USING btree (soort_partij, volgnummer DESC);

CREATE UNIQUE INDEX partij_volgnummer_key ON public.partij USING btree (volgnummer);

CREATE INDEX partij_voorkeur_adres ON public.partij USING btree (voorkeurs_digitaal_adres) WHERE (voorkeurs_digitaal_adres IS NOT NULL);

CREATE INDEX partij_voorkeur_rekening ON public.partij USING btree (voorkeurs_rekeningnummer) WHERE (voorkeurs_rekeningnummer IS NOT NULL);

CREATE INDEX partij_werkte_voor ON public.partij USING btree (werkte_voor_partij);

CREATE INDEX partij_zoeknaam ON public.partij USING gin (zoeknaam gin_trgm_ops);

CREATE INDEX postvakbericht_op ON public.postvakbericht USING btree (op DESC, uuid DESC);

CREATE UNIQUE INDEX postvakbericht_pkey ON public.postvakbericht USING btree (uuid);

CREATE INDEX rekeningnummer_bic ON public.rekeningnummer USING btree (bic) WHERE (bic <> ''::text);

CREATE INDEX rekeningnummer_iban ON public.rekeningnummer USING btree (iban);

CREATE INDEX rekeningnummer_partij ON public.rekeningnummer USING btree (partij);

CREATE UNIQUE INDEX rekeningnummer_pkey ON public.rekeningnummer USING btree (uuid);

CREATE UNIQUE INDEX rekeningnummer_volgnummer_key ON public.rekeningnummer USING btree (volgnummer);

CREATE UNIQUE INDEX rol_pkey ON public.rol USING btree (naam);

CREATE INDEX sessie_actor ON public.sessie USING btree (actor);

CREATE UNIQUE INDEX sessie_pkey ON public.sessie USING btree (uuid);

CREATE INDEX sessie_sid ON public.sessie USING btree (issuer, sid);

CREATE INDEX sessie_subject ON public.sessie USING btree (issuer, subject);

CREATE UNIQUE INDEX sessie_token_hash_uniek ON public.sessie USING btree (token_hash);

CREATE INDEX sessie_verloopt ON public.sessie USING btree (verloopt_op);

CREATE INDEX signaal_aandacht ON public.signaal USING btree (gemaakt_op) WHERE (status = ANY (ARRAY['onzeker'::text, 'geweigerd'::text]));

CREATE INDEX signaal_af_te_maken ON public.signaal USING btree (afmaken_op) WHERE (afmaken_op IS NOT NULL);

CREATE INDEX signaal_klantcontact ON public.signaal USING btree (klantcontact);

CREATE UNIQUE INDEX signaal_pkey ON public.signaal USING btree (uuid);

CREATE INDEX signaal_te_melden ON public.signaal USING btree (volgende_poging) WHERE (status = ANY (ARRAY['wacht'::text, 'bezig'::text]));

CREATE INDEX signaal_te_volgen ON public.signaal USING btree (volgend_op) WHERE (volgend_op IS NOT NULL);

CREATE UNIQUE INDEX standaardantwoord_ondertekening ON public.standaardantwoord USING btree (afdeling) NULLS NOT DISTINCT WHERE (soort = 'ondertekening'::text);

CREATE UNIQUE INDEX standaardantwoord_pkey ON public.standaardantwoord USING btree (uuid);

CREATE UNIQUE INDEX standaardantwoord_uniek ON public.standaardantwoord USING btree (afdeling, lower(naam)) NULLS NOT DISTINCT WHERE (soort = 'antwoord'::text);

CREATE UNIQUE INDEX storing_pkey ON public.storing USING btree (uuid);

CREATE INDEX taakconcept_bijgewerkt ON public.taakconcept USING btree (bijgewerkt_op);

CREATE UNIQUE INDEX taakconcept_pkey ON public.taakconcept USING btree (medewerker, interne_taak, soort);

CREATE INDEX taakconcept_taak ON public.taakconcept USING btree (interne_taak);

CREATE UNIQUE INDEX telling_pkey ON public.telling USING btree (tabel, plaats);

CREATE INDEX toestemming_partij ON public.toestemming USING btree (partij, doel, volgnummer DESC);

CREATE UNIQUE INDEX toestemming_pkey ON public.toestemming USING btree (volgnummer);

CREATE UNIQUE INDEX vertegenwoordiging_pkey ON public.vertegenwoordiging USING btree (uuid);

CREATE UNIQUE INDEX vertegenwoordiging_uniek ON public.vertegenwoordiging USING btree (vertegenwoordigende_partij, vertegenwoordigde_partij);

CREATE INDEX vertegenwoordiging_vertegenwoordigde ON public.vertegenwoordiging USING btree (vertegenwoordigde_partij);

CREATE UNIQUE INDEX vertegenwoordiging_volgnummer_key ON public.vertegenwoordiging USING btree (volgnummer);

CREATE UNIQUE INDEX verwerkingsactiviteit_pkey ON public.verwerkingsactiviteit USING btree (operatie);

CREATE INDEX voorstel_op ON public.voorstel USING btree (op DESC);

CREATE UNIQUE INDEX voorstel_pkey ON public.voorstel USING btree (uuid);

CREATE INDEX voorstel_wacht ON public.voorstel USING btree (geldig_tot) WHERE (besluit IS NULL);

CREATE INDEX vragenset_actor ON public.vragenset USING btree (actor);

CREATE UNIQUE INDEX vragenset_pkey ON public.vragenset USING btree (uuid);

CREATE INDEX weergave_gedeeld_met ON public.weergave USING btree (gedeeld_met) WHERE (gedeeld_met IS NOT NULL);

CREATE UNIQUE INDEX weergave_naam_uniek ON public.weergave USING btree (medewerker, lower(naam));

CREATE UNIQUE INDEX weergave_pkey ON public.weergave USING btree (uuid);

CREATE UNIQUE INDEX weergave_standaard_pkey ON public.weergave_standaard USING btree (medewerker);

CREATE INDEX weergave_standaard_weergave ON public.weergave_standaard USING btree (weergave);

CREATE INDEX wijziging_door ON public.wijziging USING btree (door, volgnummer DESC);

CREATE UNIQUE INDEX wijziging_gezien_pkey ON public.wijziging_gezien USING btree (wie);

CREATE INDEX wijziging_op ON public.wijziging USING brin (op);

CREATE UNIQUE INDEX wijziging_pkey ON public.wijziging USING btree (volgnummer);

CREATE INDEX wijziging_soort ON public.wijziging USING btree (soort, object, volgnummer DESC);

CREATE INDEX zaak_identificatie ON public.zaak USING btree (identificatie) WHERE (identificatie <> ''::text);

CREATE INDEX zaak_klanten ON public.zaak USING gin (klanten);

CREATE UNIQUE INDEX zaak_onbekend_pkey ON public.zaak_onbekend USING btree (object_id, soort_object_id);

CREATE INDEX zaak_onbekend_volgende_poging ON public.zaak_onbekend USING btree (volgende_poging);

CREATE UNIQUE INDEX zaak_pkey ON public.zaak USING btree (uuid);

CREATE INDEX zaak_te_melden ON public.zaak USING btree (te_melden_op) WHERE (te_melden_op IS NOT NULL);

CREATE UNIQUE INDEX zaak_url_uniek ON public.zaak USING btree (zaaksysteem, url);

CREATE INDEX zaak_volgende_keer ON public.zaak USING btree (zaaksysteem, volgende_keer);

CREATE INDEX zaak_zaak_uuid ON public.zaak USING btree (zaak_uuid);

CREATE UNIQUE INDEX zaakkoppeling_pkey ON public.zaakkoppeling USING btree (onderwerpobject, object_id);

CREATE INDEX zaakkoppeling_van_zaaksysteem ON public.zaakkoppeling USING btree (zaaksysteem, sinds, event);

CREATE INDEX zaakkoppeling_wacht ON public.zaakkoppeling USING btree (zaaksysteem, volgende_poging) WHERE ((gemeld IS DISTINCT FROM gekoppeld) AND (NOT opgegeven));

CREATE INDEX zaakkoppeling_zonder_zaak ON public.zaakkoppeling USING btree (object_id) WHERE (zaaksysteem IS NULL);

CREATE INDEX zaakregister_bestandsdeel_inhoud ON public.zaakregister_bestandsdeel USING btree (inhoud);

CREATE UNIQUE INDEX zaakregister_bestandsdeel_pkey ON public.zaakregister_bestandsdeel USING btree (uuid);

CREATE UNIQUE INDEX zaakregister_bestandsdeel_volgnummer ON public.zaakregister_bestandsdeel USING btree (document, volgnummer);

CREATE UNIQUE INDEX zaakregister_catalogus_pkey ON public.zaakregister_catalogus USING btree (uuid);

CREATE UNIQUE INDEX zaakregister_catalogus_uniek ON public.zaakregister_catalogus USING btree (domein, rsin);

CREATE UNIQUE INDEX zaakregister_catalogus_volgnummer_key ON public.zaakregister_catalogus USING btree (volgnummer);

CREATE UNIQUE INDEX zaakregister_document_identificatie_uniek ON public.zaakregister_document USING btree (identificatie, bronorganisatie);

CREATE UNIQUE INDEX zaakregister_document_pkey ON public.zaakregister_document USING btree (uuid);

CREATE UNIQUE INDEX zaakregister_document_volgnummer_key ON public.zaakregister_document USING btree (volgnummer);

CREATE UNIQUE INDEX zaakregister_eigenschap_naam_uniek ON public.zaakregister_eigenschap USING btree (zaaktype, naam);

CREATE UNIQUE INDEX zaakregister_eigenschap_pkey ON public.zaakregister_eigenschap USING btree (uuid);

CREATE UNIQUE INDEX zaakregister_eigenschap_volgnummer_key ON public.zaakregister_eigenschap USING btree (volgnummer);

CREATE UNIQUE INDEX zaakregister_informatieobjecttype_pkey ON public.zaakregister_informatieobjecttype USING btree (uuid);

CREATE UNIQUE INDEX zaakregister_informatieobjecttype_uniek ON public.zaakregister_informatieobjecttype USING btree (catalogus, omschrijving);

CREATE UNIQUE INDEX zaakregister_informatieobjecttype_volgnummer_key ON public.zaakregister_informatieobjecttype USING btree (volgnummer);

CREATE UNIQUE INDEX zaakregister_inhoud_inhoud ON public.zaakregister_inhoud USING btree (inhoud);

CREATE UNIQUE INDEX zaakregister_inhoud_pkey ON public.zaakregister_inhoud USING btree (document, versie);

CREATE UNIQUE INDEX zaakregister_resultaat_pkey ON public.zaakregister_resultaat USING btree (uuid);

CREATE UNIQUE INDEX zaakregister_resultaat_uniek ON public.zaakregister_resultaat USING btree (zaak);

CREATE UNIQUE INDEX zaakregister_resultaat_volgnummer_key ON public.zaakregister_resultaat USING btree (volgnummer);

CREATE UNIQUE INDEX zaakregister_resultaattype_pkey ON public.zaakregister_resultaattype USING btree (uuid);

CREATE UNIQUE INDEX zaakregister_resultaattype_volgnummer_key ON public.zaakregister_resultaattype USING btree (volgnummer);

CREATE INDEX zaakregister_resultaattype_zaaktype ON public.zaakregister_resultaattype USING btree (zaaktype);

CREATE INDEX zaakregister_rol_actor ON public.zaakregister_rol USING btree (actor) WHERE (actor IS NOT NULL);

CREATE INDEX zaakregister_rol_bsn ON public.zaakregister_rol USING btree (((betrokkene_identificatie ->> 'inpBsn'::text)));

CREATE INDEX zaakregister_rol_kvk ON public.zaakregister_rol USING btree (((betrokkene_identificatie ->> 'kvkNummer'::text)));

CREATE INDEX zaakregister_rol_nnp ON public.zaakregister_rol USING btree (((betrokkene_identificatie ->> 'innNnpId'::text)));

CREATE UNIQUE INDEX zaakregister_rol_pkey ON public.zaakregister_rol USING btree (uuid);

CREATE INDEX zaakregister_rol_vestiging ON public.zaakregister_rol USING btree (((betrokkene_identificatie ->> 'vestigingsNummer'::text)));

CREATE UNIQUE INDEX zaakregister_rol_volgnummer_key ON public.zaakregister_rol USING btree (volgnummer);

CREATE INDEX zaakregister_rol_zaak ON public.zaakregister_rol USING btree (zaak);

CREATE UNIQUE INDEX zaakregister_roltype_pkey ON public.zaakregister_roltype USING btree (uuid);

CREATE UNIQUE INDEX zaakregister_roltype_volgnummer_key ON public.zaakregister_roltype USING btree (volgnummer);

CREATE INDEX zaakregister_roltype_zaaktype ON public.zaakregister_roltype USING btree (zaaktype);

CREATE INDEX zaakregister_status_gezet ON public.zaakregister_status USING brin (datum_status_gezet);

CREATE UNIQUE INDEX zaakregister_status_pkey ON public.zaakregister_status USING btree (uuid);

CREATE UNIQUE INDEX zaakregister_status_uniek ON public.zaakregister_status USING btree (zaak, datum_status_gezet);

CREATE UNIQUE INDEX zaakregister_status_volgnummer_key ON public.zaakregister_status USING btree (volgnummer);

CREATE UNIQUE INDEX zaakregister_statustype_pkey ON public.zaakregister_statustype USING btree (uuid);

CREATE UNIQUE INDEX zaakregister_statustype_plaats_uniek ON public.zaakregister_statustype USING btree (zaaktype, plaats);

CREATE UNIQUE INDEX zaakregister_statustype_volgnummer_key ON public.zaakregister_statustype USING btree (volgnummer);

CREATE INDEX zaakregister_zaak_hoofdzaak ON public.zaakregister_zaak USING btree (hoofdzaak) WHERE (hoofdzaak IS NOT NULL);

CREATE UNIQUE INDEX zaakregister_zaak_identificatie_uniek ON public.zaakregister_zaak USING btree (identificatie, bronorganisatie);

CREATE INDEX zaakregister_zaak_kenmerken ON public.zaakregister_zaak USING gin (kenmerken jsonb_path_ops);

CREATE INDEX zaakregister_zaak_open ON public.zaakregister_zaak USING btree (uiterlijke_einddatum_afdoening) WHERE (einddatum IS NULL);

CREATE UNIQUE INDEX zaakregister_zaak_pkey ON public.zaakregister_zaak USING btree (uuid);

CREATE UNIQUE INDEX zaakregister_zaak_volgnummer_key ON public.zaakregister_zaak USING btree (volgnummer);

CREATE INDEX zaakregister_zaak_zaaktype ON public.zaakregister_zaak USING btree (zaaktype);

CREATE UNIQUE INDEX zaakregister_zaakeigenschap_pkey ON public.zaakregister_zaakeigenschap USING btree (uuid);

CREATE UNIQUE INDEX zaakregister_zaakeigenschap_uniek ON public.zaakregister_zaakeigenschap USING btree (zaak, eigenschap);

CREATE UNIQUE INDEX zaakregister_zaakeigenschap_volgnummer_key ON public.zaakregister_zaakeigenschap USING btree (volgnummer);

CREATE INDEX zaakregister_zaakinformatieobject_document ON public.zaakregister_zaakinformatieobject USING btree (document);

CREATE UNIQUE INDEX zaakregister_zaakinformatieobject_pkey ON public.zaakregister_zaakinformatieobject USING btree (uuid);

CREATE UNIQUE INDEX zaakregister_zaakinformatieobject_uniek ON public.zaakregister_zaakinformatieobject USING btree (zaak, document);

CREATE UNIQUE INDEX zaakregister_zaakinformatieobject_volgnummer_key ON public.zaakregister_zaakinformatieobject USING btree (volgnummer);

CREATE INDEX zaakregister_zaakobject_object ON public.zaakregister_zaakobject USING btree (object) WHERE (object <> ''::text);

CREATE UNIQUE INDEX zaakregister_zaakobject_pkey ON public.zaakregister_zaakobject USING btree (uuid);

CREATE UNIQUE INDEX zaakregister_zaakobject_volgnummer_key ON public.zaakregister_zaakobject USING btree (volgnummer);

CREATE INDEX zaakregister_zaakobject_zaak ON public.zaakregister_zaakobject USING btree (zaak);

CREATE UNIQUE INDEX zaakregister_zaaktype_informatieobjecttype_pkey ON public.zaakregister_zaaktype_informatieobjecttype USING btree (uuid);

CREATE UNIQUE INDEX zaakregister_zaaktype_informatieobjecttype_uniek ON public.zaakregister_zaaktype_informatieobjecttype USING btree (zaaktype, informatieobjecttype);

CREATE UNIQUE INDEX zaakregister_zaaktype_informatieobjecttype_volgnummer_key ON public.zaakregister_zaaktype_informatieobjecttype USING btree (volgnummer);

CREATE UNIQUE INDEX zaakregister_zaaktype_lopend ON public.zaakregister_zaaktype USING btree (catalogus, identificatie) WHERE ((einde_geldigheid IS NULL) AND (NOT concept));

CREATE UNIQUE INDEX zaakregister_zaaktype_pkey ON public.zaakregister_zaaktype USING btree (uuid);

CREATE UNIQUE INDEX zaakregister_zaaktype_versie_uniek ON public.zaakregister_zaaktype USING btree (catalogus, identificatie, begin_geldigheid);

CREATE UNIQUE INDEX zaakregister_zaaktype_volgnummer_key ON public.zaakregister_zaaktype USING btree (volgnummer);

CREATE UNIQUE INDEX zaakstart_identificatie_uniek ON public.zaakstart USING btree (zaaksysteem, identificatie);

CREATE INDEX zaakstart_interne_taak ON public.zaakstart USING btree (interne_taak);

CREATE INDEX zaakstart_klantcontact ON public.zaakstart USING btree (klantcontact);

CREATE INDEX zaakstart_op_te_ruimen ON public.zaakstart USING btree (volgende_poging) WHERE ((status = 'opgegeven'::status_zaakstart) AND (stappen ? 'uploads'::text));

CREATE UNIQUE INDEX zaakstart_pkey ON public.zaakstart USING btree (uuid);

CREATE INDEX zaakstart_wacht ON public.zaakstart USING btree (volgende_poging) WHERE (status = 'wacht'::status_zaakstart);

CREATE UNIQUE INDEX zaaksysteem_naam_uniek ON public.zaaksysteem USING btree (naam);

CREATE UNIQUE INDEX zaaksysteem_pkey ON public.zaaksysteem USING btree (uuid);

CREATE UNIQUE INDEX zaaksysteem_zaken_url_uniek ON public.zaaksysteem USING btree (zaken_url);

CREATE UNIQUE INDEX zaaktype_pkey ON public.zaaktype USING btree (zaaksysteem, identificatie);

CREATE INDEX zaakverloop_klantcontact ON public.zaakverloop USING btree (klantcontact, op);

CREATE UNIQUE INDEX zaakverloop_pkey ON public.zaakverloop USING btree (uuid);

-- triggers

CREATE TRIGGER actor_vernieuwt_weergaven AFTER UPDATE ON public.actor FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION actor_vernieuwt_weergaven();

CREATE TRIGGER actor_klantcontact_meldt_komst AFTER INSERT ON public.actor_klantcontact REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION meld_deel('klantcontact-aangevuld', 'klantcontact');

CREATE TRIGGER actor_klantcontact_meldt_vertrek AFTER DELETE ON public.actor_klantcontact REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION meld_deel('klantcontact-aangevuld', 'klantcontact');

CREATE TRIGGER actor_klantcontact_meldt_wijziging AFTER UPDATE ON public.actor_klantcontact REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION meld_deel_wijziging('klantcontact-aangevuld', 'klantcontact');

CREATE TRIGGER actor_klantcontact_vernieuwt_bij_komst AFTER INSERT ON public.actor_klantcontact REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION klantcontact_vergeet_weergave();

CREATE TRIGGER actor_klantcontact_vernieuwt_bij_verplaatsing AFTER UPDATE OF klantcontact ON public.actor_klantcontact FOR EACH ROW WHEN ((old.klantcontact IS DISTINCT FROM new.klantcontact)) EXECUTE FUNCTION klantcontact_vergeet_verplaatst();

CREATE TRIGGER actor_klantcontact_vernieuwt_bij_vertrek AFTER DELETE ON public.actor_klantcontact REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION klantcontact_vergeet_weergave();

CREATE CONSTRAINT TRIGGER actor_klantcontact_volledig AFTER DELETE OR UPDATE OF klantcontact ON public.actor_klantcontact DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION klantcontact_is_volledig();

CREATE TRIGGER betaling_overgang BEFORE UPDATE ON public.betaling FOR EACH ROW EXECUTE FUNCTION betaling_bewaakt_overgang();

CREATE TRIGGER betrokkene_gaat_weg AFTER DELETE ON public.betrokkene REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION delen_gaan_weg();

CREATE TRIGGER betrokkene_geheimhouding BEFORE UPDATE ON public.betrokkene FOR EACH ROW WHEN (((old.partij IS NOT NULL) AND zonder_recht_op_geheim())) EXECUTE FUNCTION betrokkene_bewaak_geheimhouding();

CREATE TRIGGER betrokkene_komt_erbij AFTER INSERT ON public.betrokkene REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION delen_komen_erbij();

CREATE TRIGGER betrokkene_meldt_komst AFTER INSERT ON public.betrokkene REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION meld_deel('klantcontact-aangevuld', 'klantcontact');

CREATE TRIGGER betrokkene_meldt_vertrek AFTER DELETE ON public.betrokkene REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION meld_deel('klantcontact-aangevuld', 'klantcontact');

CREATE TRIGGER betrokkene_meldt_wijziging AFTER UPDATE ON public.betrokkene REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION meld_deel_wijziging('klantcontact-aangevuld', 'klantcontact');

CREATE TRIGGER betrokkene_rol_bij_adressen AFTER UPDATE OF rol ON public.betrokkene FOR EACH ROW WHEN ((new.rol <> old.rol)) EXECUTE FUNCTION betrokkene_zet_rol_bij_adressen();

CREATE TRIGGER betrokkene_vernieuwt_bij_verplaatsing AFTER UPDATE OF klantcontact ON public.betrokkene FOR EACH ROW WHEN ((old.klantcontact IS DISTINCT FROM new.klantcontact)) EXECUTE FUNCTION klantcontact_vergeet_verplaatst();

CREATE CONSTRAINT TRIGGER betrokkene_volledig AFTER DELETE OR UPDATE OF klantcontact ON public.betrokkene DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION klantcontact_is_volledig();

CREATE TRIGGER bijlage_informatieobject BEFORE INSERT OR UPDATE OF identificator ON public.bijlage FOR EACH ROW WHEN (((new.identificator).object_id <> ''::text)) EXECUTE FUNCTION zet_informatieobject();

CREATE TRIGGER bijlage_meldt_komst AFTER INSERT ON public.bijlage REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION meld_deel('klantcontact-aangevuld', 'klantcontact');

CREATE TRIGGER bijlage_meldt_vertrek AFTER DELETE ON public.bijlage REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION meld_deel('klantcontact-aangevuld', 'klantcontact');

CREATE TRIGGER bijlage_meldt_wijziging AFTER UPDATE ON public.bijlage REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION meld_deel_wijziging('klantcontact-aangevuld', 'klantcontact');

CREATE TRIGGER bijlage_vernieuwt_bij_komst AFTER INSERT ON public.bijlage REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION klantcontact_vergeet_weergave();

CREATE TRIGGER bijlage_vernieuwt_bij_verplaatsing AFTER UPDATE OF klantcontact ON public.bijlage FOR EACH ROW WHEN ((old.klantcontact IS DISTINCT FROM new.klantcontact)) EXECUTE FUNCTION klantcontact_vergeet_verplaatst();

CREATE TRIGGER bijlage_vernieuwt_bij_vertrek AFTER DELETE ON public.bijlage REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION klantcontact_vergeet_weergave();

CREATE TRIGGER categorie_relatie_meldt_komst AFTER INSERT ON public.categorie_relatie REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION meld_deel('partij-gewijzigd', 'partij');

CREATE TRIGGER categorie_relatie_meldt_vertrek AFTER DELETE ON public.categorie_relatie REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION meld_deel('partij-gewijzigd', 'partij');

CREATE TRIGGER categorie_relatie_meldt_wijziging AFTER UPDATE ON public.categorie_relatie REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION meld_deel_wijziging('partij-gewijzigd', 'partij');

CREATE TRIGGER digitaal_adres_betrokkene_rol BEFORE INSERT OR UPDATE OF betrokkene ON public.digitaal_adres FOR EACH ROW EXECUTE FUNCTION digitaal_adres_zet_betrokkene_rol();

CREATE TRIGGER digitaal_adres_meldt_komst AFTER INSERT ON public.digitaal_adres REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION meld_deel('partij-gewijzigd', 'partij');

CREATE TRIGGER digitaal_adres_meldt_vertrek AFTER DELETE ON public.digitaal_adres REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION meld_deel('partij-gewijzigd', 'partij');

CREATE TRIGGER digitaal_adres_meldt_wijziging AFTER UPDATE ON public.digitaal_adres REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION meld_deel_wijziging('partij-gewijzigd', 'partij');

CREATE TRIGGER digitaal_adres_telt_eraf AFTER DELETE ON public.digitaal_adres REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION tel_mee();

CREATE TRIGGER digitaal_adres_telt_erbij AFTER INSERT ON public.digitaal_adres REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION tel_mee();

CREATE TRIGGER digitaal_adres_toestemming AFTER INSERT OR DELETE OR UPDATE OF toestemming_hergebruik, partij ON public.digitaal_adres FOR EACH ROW EXECUTE FUNCTION digitaal_adres_bewaart_toestemming();

CREATE TRIGGER email_bericht_vergeet BEFORE UPDATE OF inhoud, stand ON public.email_bericht FOR EACH ROW WHEN (((new.inhoud IS NULL) OR (new.stand = 'geregistreerd'::text))) EXECUTE FUNCTION email_bericht_vergeet();

CREATE TRIGGER gebeurtenis_gaat_naar_abonnementen AFTER INSERT ON public.gebeurtenis REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION gebeurtenis_gaat_naar_abonnementen();

CREATE TRIGGER gebeurtenis_niet_muteerbaar BEFORE DELETE OR UPDATE ON public.gebeurtenis FOR EACH ROW EXECUTE FUNCTION weiger_wijziging();

CREATE TRIGGER gebeurtenis_ververst_zaak AFTER INSERT ON public.gebeurtenis REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION zaak_kan_gewijzigd_zijn();

CREATE TRIGGER informatieobject_niet_muteerbaar BEFORE UPDATE ON public.informatieobject FOR EACH ROW EXECUTE FUNCTION weiger_wijziging();

CREATE TRIGGER interne_taak_afgehandeld_bekend BEFORE UPDATE OF afgehandeld_op ON public.interne_taak FOR EACH ROW WHEN ((old.afgehandeld_onbekend AND new.afgehandeld_onbekend AND (new.afgehandeld_op IS DISTINCT FROM old.afgehandeld_op))) EXECUTE FUNCTION interne_taak_afgehandeld_bekend();

CREATE TRIGGER interne_taak_gaat_weg AFTER DELETE ON public.interne_taak REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION delen_gaan_weg();

CREATE TRIGGER interne_taak_is_opvolging AFTER UPDATE OF klantcontact ON public.interne_taak FOR EACH ROW WHEN ((old.klantcontact <> new.klantcontact)) EXECUTE FUNCTION opvolging_komt_erbij();

CREATE TRIGGER interne_taak_komt_erbij AFTER INSERT ON public.interne_taak REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION internetaken_komen_erbij();

CREATE TRIGGER interne_taak_meldt_komst AFTER INSERT ON public.interne_taak REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION meld_komst('internetaak');

CREATE TRIGGER interne_taak_meldt_vertrek AFTER DELETE ON public.interne_taak REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION interne_taak_meldt_vertrek();

CREATE TRIGGER interne_taak_open_anders AFTER UPDATE ON public.interne_taak REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION tel_open_taken();

CREATE TRIGGER interne_taak_open_eraf AFTER DELETE ON public.interne_taak REFERENCING OLD TABLE AS oud FOR EACH STATEMENT EXECUTE FUNCTION tel_open_taken();

CREATE TRIGGER interne_taak_open_tot AFTER UPDATE OF status, uiterlijk_op ON public.interne_taak FOR EACH ROW EXECUTE FUNCTION interne_taak_zet_open_tot();

CREATE TRIGGER interne_taak_verleng BEFORE INSERT OR UPDATE OF uiterlijk_op ON public.interne_taak FOR EACH ROW EXECUTE FUNCTION interne_taak_verleng();

CREATE TRIGGER interne_taak_vernieuwt_bij_verplaatsing AFTER UPDATE OF klantcontact ON public.interne_taak FOR EACH ROW WHEN ((old.klantcontact IS DISTINCT FROM new.klantcontact)) EXECUTE FUNCTION klantcontact_vergeet_verplaatst();

CREATE CONSTRAINT TRIGGER interne_taak_volledig AFTER DELETE OR UPDATE OF klantcontact ON public.interne_taak DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION klantcontact_is_volledig();

CREATE TRIGGER interne_taak_was_opvolging AFTER DELETE OR UPDATE OF klantcontact ON public.interne_taak FOR EACH ROW EXECUTE FUNCTION opvolging_gaat_weg();

CREATE TRIGGER interne_taak_actor_open_anders AFTER UPDATE ON public.interne_taak_actor REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION tel_open_van_actor();

CREATE TRIGGER interne_taak_actor_open_eraf AFTER DELETE ON public.interne_taak_actor REFERENCING OLD TABLE AS oud FOR EACH STATEMENT EXECUTE FUNCTION tel_open_van_actor();

CREATE TRIGGER interne_taak_actor_open_erbij AFTER INSERT ON public.interne_taak_actor REFERENCING NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION tel_open_van_actor();

CREATE TRIGGER interne_taak_actor_volgnummer BEFORE INSERT ON public.interne_taak_actor FOR EACH ROW WHEN ((new.volgnummer IS NULL)) EXECUTE FUNCTION interne_taak_actor_zet_volgnummer();

CREATE TRIGGER interne_taak_verloop_meldt AFTER INSERT ON public.interne_taak_verloop REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION interne_taak_verloop_meldt();

CREATE TRIGGER interne_taak_verloop_niet_muteerbaar BEFORE UPDATE ON public.interne_taak_verloop FOR EACH ROW EXECUTE FUNCTION weiger_wijziging();

CREATE TRIGGER klantcontact_doorzoekbaar BEFORE INSERT ON public.klantcontact FOR EACH ROW WHEN ((new.zoek IS NULL)) EXECUTE FUNCTION klantcontact_maak_doorzoekbaar();

CREATE TRIGGER klantcontact_komt_erbij AFTER INSERT ON public.klantcontact REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION klantcontacten_komen_erbij();

CREATE TRIGGER klantcontact_meldt_komst AFTER INSERT ON public.klantcontact REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION meld_komst('klantcontact');

CREATE TRIGGER klantcontact_meldt_vertrek AFTER DELETE ON public.klantcontact REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION klantcontact_meldt_vertrek();

CREATE TRIGGER klantcontact_niet_muteerbaar BEFORE DELETE OR UPDATE ON public.klantcontact FOR EACH ROW EXECUTE FUNCTION klantcontact_weiger_wijziging();

CREATE TRIGGER klantcontact_te_lang_geleden BEFORE INSERT ON public.klantcontact FOR EACH ROW WHEN (((new.plaatsgevonden_op < '1900-01-01 00:00:00+00'::timestamp with time zone) AND (new.geregistreerd_op >= '1900-01-01 00:00:00+00'::timestamp with time zone))) EXECUTE FUNCTION klantcontact_weiger_moment();

CREATE TRIGGER klantcontact_telt_eraf AFTER DELETE ON public.klantcontact REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION tel_mee();

CREATE CONSTRAINT TRIGGER klantcontact_volledig AFTER INSERT ON public.klantcontact DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((NOT new.in_delen)) EXECUTE FUNCTION klantcontact_is_volledig();

CREATE TRIGGER klantcontact_correctie_doorzoekbaar AFTER INSERT ON public.klantcontact_correctie FOR EACH ROW EXECUTE FUNCTION klantcontact_zoek_na_correctie();

CREATE TRIGGER klantcontact_correctie_meldt AFTER INSERT ON public.klantcontact_correctie REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION meld_deel('klantcontact-gecorrigeerd', 'klantcontact');

CREATE TRIGGER klantcontact_correctie_niet_muteerbaar BEFORE DELETE OR UPDATE ON public.klantcontact_correctie FOR EACH ROW EXECUTE FUNCTION weiger_wijziging();

CREATE TRIGGER klantcontact_correctie_vernieuwt AFTER INSERT ON public.klantcontact_correctie REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION klantcontact_vergeet_weergave();

CREATE TRIGGER klanttaak_meldt_komst AFTER INSERT ON public.klanttaak REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION klanttaak_meldt_komst();

CREATE TRIGGER klanttaak_meldt_vertrek AFTER DELETE ON public.klanttaak REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION klanttaak_meldt_vertrek();

CREATE TRIGGER klanttaak_meldt_wijziging AFTER UPDATE ON public.klanttaak REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION klanttaak_meldt_wijziging();

CREATE TRIGGER klanttaak_overgang BEFORE UPDATE ON public.klanttaak FOR EACH ROW EXECUTE FUNCTION klanttaak_bewaakt_overgang();

CREATE TRIGGER klanttaak_telt_eraf AFTER DELETE ON public.klanttaak REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION klanttaak_telt();

CREATE TRIGGER klanttaak_telt_erbij AFTER INSERT ON public.klanttaak REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION klanttaak_telt();

CREATE TRIGGER klanttaak_handtekening_niet_muteerbaar BEFORE UPDATE ON public.klanttaak_handtekening FOR EACH ROW EXECUTE FUNCTION weiger_wijziging();

CREATE TRIGGER klanttaak_verloop_niet_muteerbaar BEFORE UPDATE ON public.klanttaak_verloop FOR EACH ROW EXECUTE FUNCTION weiger_wijziging();

CREATE TRIGGER logboek_niet_leeg_te_maken BEFORE TRUNCATE ON public.logboek FOR EACH STATEMENT EXECUTE FUNCTION logboek_weiger_wijziging();

CREATE TRIGGER logboek_niet_muteerbaar BEFORE DELETE OR UPDATE ON public.logboek FOR EACH ROW EXECUTE FUNCTION logboek_weiger_wijziging();

CREATE TRIGGER logboek_niet_muteerbaar BEFORE DELETE OR UPDATE ON public.logboek_brp FOR EACH ROW EXECUTE FUNCTION logboek_weiger_wijziging();

CREATE TRIGGER logboek_niet_leeg_te_maken BEFORE TRUNCATE ON public.logboek_brp_rest FOR EACH STATEMENT EXECUTE FUNCTION logboek_weiger_wijziging();

CREATE TRIGGER logboek_niet_muteerbaar BEFORE DELETE OR UPDATE ON public.logboek_brp_rest FOR EACH ROW EXECUTE FUNCTION logboek_weiger_wijziging();

CREATE TRIGGER logboek_niet_muteerbaar BEFORE DELETE OR UPDATE ON public.logboek_overig FOR EACH ROW EXECUTE FUNCTION logboek_weiger_wijziging();

CREATE TRIGGER logboek_niet_leeg_te_maken BEFORE TRUNCATE ON public.logboek_overig_rest FOR EACH STATEMENT EXECUTE FUNCTION logboek_weiger_wijziging();

CREATE TRIGGER logboek_niet_muteerbaar BEFORE DELETE OR UPDATE ON public.logboek_overig_rest FOR EACH ROW EXECUTE FUNCTION logboek_weiger_wijziging();

CREATE TRIGGER logboek_niet_muteerbaar BEFORE DELETE OR UPDATE ON public.logboek_persoon FOR EACH ROW EXECUTE FUNCTION logboek_weiger_wijziging();

CREATE TRIGGER logboek_niet_leeg_te_maken BEFORE TRUNCATE ON public.logboek_persoon_rest FOR EACH STATEMENT EXECUTE FUNCTION logboek_weiger_wijziging();

CREATE TRIGGER logboek_niet_muteerbaar BEFORE DELETE OR UPDATE ON public.logboek_persoon_rest FOR EACH ROW EXECUTE FUNCTION logboek_weiger_wijziging();

CREATE TRIGGER logboek_niet_leeg_te_maken BEFORE TRUNCATE ON public.logboek_vernietiging FOR EACH STATEMENT EXECUTE FUNCTION logboek_weiger_wijziging();

CREATE TRIGGER logboek_niet_muteerbaar BEFORE DELETE OR UPDATE ON public.logboek_vernietiging FOR EACH ROW EXECUTE FUNCTION logboek_weiger_wijziging();

CREATE TRIGGER logboek_niet_muteerbaar BEFORE DELETE OR UPDATE ON public.logboek_weigering FOR EACH ROW EXECUTE FUNCTION logboek_weiger_wijziging();

CREATE TRIGGER logboek_niet_leeg_te_maken BEFORE TRUNCATE ON public.logboek_weigering_rest FOR EACH STATEMENT EXECUTE FUNCTION logboek_weiger_wijziging();

CREATE TRIGGER logboek_niet_muteerbaar BEFORE DELETE OR UPDATE ON public.logboek_weigering_rest FOR EACH ROW EXECUTE FUNCTION logboek_weiger_wijziging();

CREATE TRIGGER onderwerpobject_gaat_weg AFTER DELETE ON public.onderwerpobject REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION delen_gaan_weg();

CREATE TRIGGER onderwerpobject_informatieobject BEFORE INSERT OR UPDATE OF identificator ON public.onderwerpobject FOR EACH ROW WHEN ((((new.identificator).object_id <> ''::text) AND ((new.identificator).code_objecttype IS DISTINCT FROM 'zaak'::text))) EXECUTE FUNCTION zet_informatieobject();

CREATE TRIGGER onderwerpobject_is_opvolging AFTER INSERT OR UPDATE ON public.onderwerpobject FOR EACH ROW WHEN ((new.is_zaak AND (new.klantcontact IS NOT NULL))) EXECUTE FUNCTION opvolging_komt_erbij();

CREATE TRIGGER onderwerpobject_is_verwijderd AFTER DELETE ON public.onderwerpobject FOR EACH ROW EXECUTE FUNCTION onderwerpobject_onthoud_verwijderd();

CREATE TRIGGER onderwerpobject_komt_erbij AFTER INSERT ON public.onderwerpobject REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION delen_komen_erbij();

CREATE TRIGGER onderwerpobject_koppelt_zaak AFTER INSERT OR DELETE OR UPDATE OF identificator, klantcontact ON public.onderwerpobject FOR EACH ROW EXECUTE FUNCTION onderwerpobject_koppelt_zaak();

CREATE TRIGGER onderwerpobject_meldt_komst AFTER INSERT ON public.onderwerpobject REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION onderwerpobject_meldt();

CREATE TRIGGER onderwerpobject_meldt_vertrek AFTER DELETE ON public.onderwerpobject REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION onderwerpobject_meldt();

CREATE TRIGGER onderwerpobject_meldt_wijziging AFTER UPDATE ON public.onderwerpobject REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION onderwerpobject_meldt();

CREATE TRIGGER onderwerpobject_vernieuwt_bij_verplaatsing AFTER UPDATE OF klantcontact ON public.onderwerpobject FOR EACH ROW WHEN ((old.klantcontact IS DISTINCT FROM new.klantcontact)) EXECUTE FUNCTION klantcontact_vergeet_verplaatst();

CREATE TRIGGER onderwerpobject_volgt_zaak AFTER INSERT OR UPDATE OF identificator ON public.onderwerpobject FOR EACH ROW WHEN (new.is_zaak) EXECUTE FUNCTION zaak_wordt_gevolgd();

CREATE CONSTRAINT TRIGGER onderwerpobject_volledig AFTER DELETE OR UPDATE ON public.onderwerpobject DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (old.is_zaak) EXECUTE FUNCTION klantcontact_is_volledig();

CREATE TRIGGER onderwerpobject_was_opvolging AFTER DELETE OR UPDATE ON public.onderwerpobject FOR EACH ROW WHEN ((old.is_zaak AND (old.klantcontact IS NOT NULL))) EXECUTE FUNCTION opvolging_gaat_weg();

CREATE TRIGGER partij_geheimhouding BEFORE UPDATE ON public.partij FOR EACH ROW WHEN ((old.indicatie_geheimhouding AND zonder_recht_op_geheim())) EXECUTE FUNCTION partij_bewaak_geheimhouding();

CREATE TRIGGER partij_meldt_komst AFTER INSERT ON public.partij REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION meld_komst('partij');

CREATE TRIGGER partij_meldt_vertrek AFTER DELETE ON public.partij REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION partij_meldt_vertrek();

CREATE TRIGGER partij_meldt_wijziging AFTER UPDATE ON public.partij REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION meld_wijziging('partij');

CREATE TRIGGER partij_telt_eraf AFTER DELETE ON public.partij REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION tel_mee();

CREATE TRIGGER partij_telt_erbij AFTER INSERT ON public.partij REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION tel_mee();

CREATE TRIGGER partij_authenticatie_niet_muteerbaar BEFORE UPDATE ON public.partij_authenticatie FOR EACH ROW EXECUTE FUNCTION weiger_wijziging();

CREATE TRIGGER partij_identificator_meldt_komst AFTER INSERT ON public.partij_identificator REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION meld_deel('partij-gewijzigd', 'partij');

CREATE TRIGGER partij_identificator_meldt_vertrek AFTER DELETE ON public.partij_identificator REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION meld_deel('partij-gewijzigd', 'partij');

CREATE TRIGGER partij_identificator_meldt_wijziging AFTER UPDATE ON public.partij_identificator REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION meld_deel_wijziging('partij-gewijzigd', 'partij');

CREATE TRIGGER rekeningnummer_meldt_komst AFTER INSERT ON public.rekeningnummer REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION meld_deel('partij-gewijzigd', 'partij');

CREATE TRIGGER rekeningnummer_meldt_vertrek AFTER DELETE ON public.rekeningnummer REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION meld_deel('partij-gewijzigd', 'partij');

CREATE TRIGGER rekeningnummer_meldt_wijziging AFTER UPDATE ON public.rekeningnummer REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION meld_deel_wijziging('partij-gewijzigd', 'partij');

CREATE TRIGGER toestemming_niet_muteerbaar BEFORE UPDATE ON public.toestemming FOR EACH ROW EXECUTE FUNCTION weiger_wijziging();

CREATE TRIGGER vertegenwoordiging_meldt_komst AFTER INSERT ON public.vertegenwoordiging REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION meld_deel('partij-gewijzigd', 'vertegenwoordigde_partij');

CREATE TRIGGER vertegenwoordiging_meldt_vertrek AFTER DELETE ON public.vertegenwoordiging REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION meld_deel('partij-gewijzigd', 'vertegenwoordigde_partij');

CREATE TRIGGER vertegenwoordiging_meldt_wijziging AFTER UPDATE ON public.vertegenwoordiging REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION meld_deel_wijziging('partij-gewijzigd', 'vertegenwoordigde_partij');

CREATE TRIGGER voorstel_niet_muteerbaar BEFORE DELETE OR UPDATE ON public.voorstel FOR EACH ROW EXECUTE FUNCTION weiger_wijziging_voorstel();

CREATE TRIGGER wijziging_niet_leeg_te_maken BEFORE TRUNCATE ON public.wijziging FOR EACH STATEMENT EXECUTE FUNCTION weiger_wijziging();

CREATE TRIGGER wijziging_niet_muteerbaar BEFORE DELETE OR UPDATE ON public.wijziging FOR EACH ROW EXECUTE FUNCTION weiger_wijziging();

CREATE TRIGGER zaak_is_gevonden AFTER INSERT OR UPDATE OF identificatie ON public.zaak FOR EACH ROW EXECUTE FUNCTION zaak_is_gevonden();

CREATE TRIGGER zaakregister_bestandsdeel_weg AFTER DELETE ON public.zaakregister_bestandsdeel FOR EACH ROW EXECUTE FUNCTION verwijder_inhoud();

CREATE TRIGGER zaakregister_document_meldt_komst AFTER INSERT ON public.zaakregister_document REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION document_meldt();

CREATE TRIGGER zaakregister_document_meldt_vertrek AFTER DELETE ON public.zaakregister_document REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION document_meldt();

CREATE TRIGGER zaakregister_document_meldt_wijziging AFTER UPDATE ON public.zaakregister_document REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION document_meldt_wijziging();

CREATE TRIGGER zaakregister_inhoud_weg AFTER DELETE ON public.zaakregister_inhoud FOR EACH ROW EXECUTE FUNCTION verwijder_inhoud();

CREATE TRIGGER zaakregister_resultaat_meldt_komst AFTER INSERT ON public.zaakregister_resultaat REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION zaakdeel_meldt('resultaat');

CREATE TRIGGER zaakregister_resultaat_meldt_vertrek AFTER DELETE ON public.zaakregister_resultaat REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION zaakdeel_meldt('resultaat');

CREATE TRIGGER zaakregister_resultaat_meldt_wijziging AFTER UPDATE ON public.zaakregister_resultaat REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION zaakdeel_meldt_wijziging('resultaat');

CREATE TRIGGER zaakregister_rol_actor BEFORE INSERT OR UPDATE OF betrokkene_identificatie ON public.zaakregister_rol FOR EACH ROW EXECUTE FUNCTION zaakregister_rol_van_actor();

CREATE TRIGGER zaakregister_rol_meldt_komst AFTER INSERT ON public.zaakregister_rol REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION zaakdeel_meldt('rol');

CREATE TRIGGER zaakregister_rol_meldt_vertrek AFTER DELETE ON public.zaakregister_rol REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION zaakdeel_meldt('rol');

CREATE TRIGGER zaakregister_rol_meldt_wijziging AFTER UPDATE ON public.zaakregister_rol REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION zaakdeel_meldt_wijziging('rol');

CREATE TRIGGER zaakregister_status_meldt_komst AFTER INSERT ON public.zaakregister_status REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION zaakdeel_meldt('status');

CREATE TRIGGER zaakregister_status_meldt_vertrek AFTER DELETE ON public.zaakregister_status REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION zaakdeel_meldt('status');

CREATE TRIGGER zaakregister_status_meldt_wijziging AFTER UPDATE ON public.zaakregister_status REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION zaakdeel_meldt_wijziging('status');

CREATE TRIGGER zaakregister_zaak_meldt_komst AFTER INSERT ON public.zaakregister_zaak REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION zaak_meldt_komst();

CREATE TRIGGER zaakregister_zaak_meldt_vertrek AFTER DELETE ON public.zaakregister_zaak REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION zaak_meldt_vertrek();

CREATE TRIGGER zaakregister_zaak_meldt_wijziging AFTER UPDATE ON public.zaakregister_zaak REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION zaak_meldt_wijziging();

CREATE TRIGGER zaakregister_zaakeigenschap_meldt_komst AFTER INSERT ON public.zaakregister_zaakeigenschap REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION zaakdeel_meldt('zaakeigenschap');

CREATE TRIGGER zaakregister_zaakeigenschap_meldt_vertrek AFTER DELETE ON public.zaakregister_zaakeigenschap REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION zaakdeel_meldt('zaakeigenschap');

CREATE TRIGGER zaakregister_zaakeigenschap_meldt_wijziging AFTER UPDATE ON public.zaakregister_zaakeigenschap REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION zaakdeel_meldt_wijziging('zaakeigenschap');

CREATE TRIGGER zaakregister_zaakinformatieobject_meldt_komst AFTER INSERT ON public.zaakregister_zaakinformatieobject REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION zaakdeel_meldt('zaakinformatieobject');

CREATE TRIGGER zaakregister_zaakinformatieobject_meldt_vertrek AFTER DELETE ON public.zaakregister_zaakinformatieobject REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION zaakdeel_meldt('zaakinformatieobject');

CREATE TRIGGER zaakregister_zaakinformatieobject_meldt_wijziging AFTER UPDATE ON public.zaakregister_zaakinformatieobject REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION zaakdeel_meldt_wijziging('zaakinformatieobject');

CREATE TRIGGER zaakregister_zaakobject_meldt_komst AFTER INSERT ON public.zaakregister_zaakobject REFERENCING NEW TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION zaakdeel_meldt('zaakobject');

CREATE TRIGGER zaakregister_zaakobject_meldt_vertrek AFTER DELETE ON public.zaakregister_zaakobject REFERENCING OLD TABLE AS rijen FOR EACH STATEMENT EXECUTE FUNCTION zaakdeel_meldt('zaakobject');

CREATE TRIGGER zaakregister_zaakobject_meldt_wijziging AFTER UPDATE ON public.zaakregister_zaakobject REFERENCING OLD TABLE AS oud NEW TABLE AS nieuw FOR EACH STATEMENT EXECUTE FUNCTION zaakdeel_meldt_wijziging('zaakobject');

CREATE TRIGGER zaakstart_is_opvolging AFTER INSERT ON public.zaakstart FOR EACH ROW EXECUTE FUNCTION opvolging_komt_erbij();

CREATE CONSTRAINT TRIGGER zaakstart_volledig AFTER DELETE OR UPDATE OF status ON public.zaakstart DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.status = 'wacht'::status_zaakstart)) EXECUTE FUNCTION klantcontact_is_volledig();

CREATE TRIGGER zaakstart_was_opvolging AFTER DELETE OR UPDATE OF status ON public.zaakstart FOR EACH ROW WHEN ((old.status = 'wacht'::status_zaakstart)) EXECUTE FUNCTION opvolging_gaat_weg();

CREATE TRIGGER zaakverloop_niet_muteerbaar BEFORE UPDATE ON public.zaakverloop FOR EACH ROW EXECUTE FUNCTION weiger_wijziging();
