-- What was delivered and refused is counted: by sender, kanaal, reason and hour.

create table inkomende_weigering (
  -- The sum of what is counted together.
  uuid uuid primary key,
  soort text not null,
  -- The sleutel of the kanaal, as far as it is known.
  adres text not null,
  -- Who delivered: an application, a kanaal, or nobody whom Balie knows (all zeroes).
  bron uuid not null,
  -- What it is called, or the network that it came from.
  afzender text not null,
  kenmerk text not null default '',
  reden text not null,
  uur timestamptz not null,
  eerste_op timestamptz not null,
  laatste_op timestamptz not null,
  aantal integer not null default 1,
  constraint inkomende_weigering_soort check (soort in
    ('formulier', 'productaanvraag', 'dso', 'webhook', 'gesprek', 'chatwoot', 'rocketchat', 'melding', 'oproep'))
);
create index inkomende_weigering_uur on inkomende_weigering (uur, bron);
create index inkomende_weigering_lijst on inkomende_weigering (eerste_op desc, uuid desc);
create index inkomende_weigering_adres on inkomende_weigering (soort, adres);

-- Refusals stood among the deliveries, one row for each.
insert into inkomende_weigering (uuid, soort, adres, bron, afzender, kenmerk, reden, uur, eerste_op, laatste_op, aantal)
select (array_agg(i.uuid order by i.uuid))[1], i.soort, case when i.adres = 'onleesbaar' then '' else i.adres end, i.bron,
  coalesce(max(a.naam), max(k.naam), ''), i.kenmerk, left(i.reden, 1000), date_trunc('hour', i.ontvangen_op),
  min(i.ontvangen_op), max(i.ontvangen_op), count(*)
from inkomende_levering i
  left join applicatie a on a.uuid = i.bron
  left join inkomend_kanaal k on k.uuid = i.bron
where i.stand = 'geweigerd'
group by i.soort, i.adres, i.bron, i.kenmerk, left(i.reden, 1000), date_trunc('hour', i.ontvangen_op);
delete from inkomende_levering where stand = 'geweigerd';
