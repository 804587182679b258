-- A document of ours belongs to whatever refers to it, however its uuid is written there and whatever register is named beside it. This
-- decides who may see it (R28) and whether it is still needed (R30).

-- Finds the uuid in a reference: in capitals, without dashes, in braces, in a URN or in a URL. Null when there is none.
create function uuid_van(tekst text) returns uuid language sql immutable parallel safe
  return substring(regexp_replace(lower(tekst), '[{}-]', '', 'g') from '(?:^|[^0-9a-f])([0-9a-f]{32})(?:[^0-9a-f]|$)')::uuid;

alter table bijlage add informatieobject uuid;
alter table onderwerpobject add informatieobject uuid;

alter table bijlage disable trigger user;
update bijlage g set informatieobject = i.uuid from informatieobject i where i.uuid = uuid_van((g.identificator).object_id);
alter table bijlage enable trigger user;
alter table onderwerpobject disable trigger user;
update onderwerpobject o set informatieobject = i.uuid from informatieobject i
where (o.identificator).code_objecttype is distinct from 'zaak' and i.uuid = uuid_van((o.identificator).object_id);
alter table onderwerpobject enable trigger user;

alter table bijlage add constraint bijlage_informatieobject foreign key (informatieobject) references informatieobject deferrable;
alter table onderwerpobject add constraint onderwerpobject_informatieobject
  foreign key (informatieobject) references informatieobject deferrable;
create index bijlage_informatieobject on bijlage (informatieobject) where informatieobject is not null;
create index onderwerpobject_informatieobject on onderwerpobject (informatieobject) where informatieobject is not null;

-- A user who does not see a document does not come to see it by referring to it: the reference stays words.
create function zet_informatieobject() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare document uuid;
begin
  if current_setting('balie.terugzetten', true) = 'ja' then return new; end if;
  select i.uuid into document from informatieobject i where i.uuid = uuid_van((new.identificator).object_id);
  if document is not null and current_setting('role') = session_user || '_beperkt' then
    if not beperkt.ziet_informatieobject(document) then document := null; end if;
  end if;
  new.informatieobject := document;
  return new;
end $$;

create trigger bijlage_informatieobject before insert or update of identificator on bijlage
  for each row when ((new.identificator).object_id <> '') execute function zet_informatieobject();
create trigger onderwerpobject_informatieobject before insert or update of identificator on onderwerpobject
  for each row when ((new.identificator).object_id <> '' and (new.identificator).code_objecttype is distinct from 'zaak')
  execute function zet_informatieobject();
