-- Customers reach the municipality through these kanalen. The list guides screens: a klantcontact keeps the text with which it was
-- registered.

create table kanaal (
  uuid uuid primary key,
  naam text not null,
  actief boolean not null default true,
  volgorde integer not null,
  -- It is the item in the Referentielijsten API from which it was taken over.
  code text,
  constraint kanaal_naam_lengte check (char_length(naam) between 1 and 50),
  constraint kanaal_code_uniek unique (code),
  -- It is deferrable, and checked at the end of a statement, so that names can change places.
  constraint kanaal_naam_uniek exclude (lower(naam) with =) deferrable
);

insert into kanaal (uuid, naam, volgorde)
select gen_random_uuid(), naam, volgorde
from unnest(array['telefoon', 'balie', 'e-mail', 'webformulier', 'post', 'chat', 'whatsapp', 'social media', 'dso'])
  with ordinality as k (naam, volgorde);
