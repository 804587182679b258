-- Mijn: a page that answered a form, shown at an address until the session ends.

create table mijn_pagina (
  uuid uuid primary key,
  -- Who may see it again: whoever has this session, or of nobody who is logged in, this browser.
  sessie uuid references mijn_sessie on delete cascade,
  browser_hash bytea,
  -- The capacity in which the form was made; null for a form of nobody in particular.
  als text,
  status integer not null,
  inhoud text not null,
  -- The page of another site where the browser goes next.
  elders text,
  verloopt_op timestamptz not null,
  constraint mijn_pagina_van check (num_nonnulls(sessie, browser_hash) = 1)
);
create index mijn_pagina_sessie on mijn_pagina (sessie) where sessie is not null;
create index mijn_pagina_browser on mijn_pagina (browser_hash) where browser_hash is not null;
create index mijn_pagina_verloopt on mijn_pagina (verloopt_op);
