import type { Db } from '../../platform/database.ts'
import { written } from '../../platform/row.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import { isInRegister } from '../zaakregister/reads.ts'
import { ROLLEN_VAN_KLANT } from '../zaken/kopie.ts'
import { adresFor, isWanted, type Wegen } from './queries.ts'
import { klantbericht } from './row.ts'

// News for a klant is found by looking, so that it does not matter through which face it came or in how many parts (R12). Each is told
// once, and only to those who can be reached: others see it in Mijn.

/** Older news is not new any more: nobody told of it in time. */
const RECENT = sql`interval '3 days'`

const SPOKEN = ['telefoon', 'balie', 'chat', 'huisbezoek', 'videobellen', 'beeldbellen']

/** Answers of the municipality in writing to what somebody asked. Who was spoken to knows it. */
const antwoorden = (now: Sql): Sql => sql`
  select 'antwoord'::soort_klantbericht as soort, k.uuid as over, v.uuid as klantcontact, null::uuid as klanttaak, b.partij, b.uuid as betrokkene
  from klantcontact k join onderwerpobject o on o.klantcontact = k.uuid join klantcontact v on v.uuid = o.was_klantcontact
  join betrokkene b on b.klantcontact = v.uuid and b.initiator
  where k.geregistreerd_op > ${now} - ${RECENT} and k.initiatiefnemer = 'gemeente' and k.indicatie_contact_gelukt is distinct from false
    and v.initiatiefnemer is distinct from 'gemeente' and lower(k.kanaal) <> all (${SPOKEN}::text[])`

/** Selects the klanttaken that a klant has to do, from the day that they can. */
const taken = (now: Sql): Sql => sql`
  select 'taak', t.uuid, null, t.uuid, t.partij, null from klanttaak t
  where t.aangemaakt_op > ${now} - ${RECENT} and t.status = 'open' and t.startdatum <= (${now} at time zone 'Europe/Amsterdam')::date`

/** A number by which a rol `r` names somebody, and the kind of it. A company is not one of its branches (R6). */
const nummers = sql`(values ('bsn', r.betrokkene_identificatie ->> 'inpBsn'), ('vestigingsnummer', r.betrokkene_identificatie ->> 'vestigingsNummer'),
  ('kvk_nummer', case when coalesce(r.betrokkene_identificatie ->> 'vestigingsNummer', '') = '' then r.betrokkene_identificatie ->> 'kvkNummer' end),
  ('rsin', case when coalesce(r.betrokkene_identificatie ->> 'vestigingsNummer', '') = '' then r.betrokkene_identificatie ->> 'innNnpId' end)) n (soort, nummer)`

/** A new status of a zaak, where its statustype says that the klant is told. They know of the first one: they asked. */
const statussen = (now: Sql): Sql => sql`
  select distinct 'status'::soort_klantbericht, s.uuid, null::uuid, null::uuid, i.partij, null::uuid
  from zaakregister_status s join zaakregister_statustype y on y.uuid = s.statustype and y.informeren
  join zaakregister_zaak z on z.uuid = s.zaak and z.vertrouwelijkheidaanduiding <= 'zaakvertrouwelijk'
  join zaakregister_zaaktype x on x.uuid = z.zaaktype and not x.intern
  join zaakregister_rol r on r.zaak = z.uuid and r.indicatie_machtiging <> 'gemachtigde'
  join zaakregister_roltype w on w.uuid = r.roltype and w.omschrijving_generiek::text = any (${[...ROLLEN_VAN_KLANT]}::text[])
  cross join lateral ${nummers}
  join partij_identificator i on i.code_soort_object_id = n.soort and i.object_id = n.nummer and n.nummer <> '' and i.partij is not null
  where s.datum_status_gezet > ${now} - ${RECENT} and s.datum_status_gezet <= ${now}
    and exists (select from zaakregister_status e where e.zaak = s.zaak and e.datum_status_gezet < s.datum_status_gezet)`

/** How the kinds of numbers are called by which a copy of a zaak names its klanten. Systems differ in whether a legal person is known by RSIN or KVK-nummer. */
const soorten = sql`(values ('inpBsn', 'bsn'), ('vestigingsNummer', 'vestigingsnummer'), ('kvkNummer', 'kvk_nummer'),
  ('innNnpId', 'rsin'), ('innNnpId', 'kvk_nummer')) s (veld, soort)`

/** Selects the same of zaken that a zaaksysteem keeps, as it told of them last. */
const statussenElders = (now: Sql): Sql => sql`
  select distinct 'status'::soort_klantbericht, z.te_melden_status, null::uuid, null::uuid, i.partij, null::uuid
  from zaak z cross join unnest(z.klanten) k (klant) join ${soorten} on s.veld = split_part(k.klant, ':', 1)
  join partij_identificator i on i.code_soort_object_id = s.soort and i.object_id = split_part(k.klant, ':', 2) and i.partij is not null
  where z.te_melden_op > ${now} - ${RECENT} and z.te_melden_op <= ${now} and z.toestand = 'bekend'
    and not ${isInRegister}`

/** Asks for the messages about what is new, in one statement. */
export async function addNieuws(db: Db, now: Date, wegen: Wegen): Promise<void> {
  const at = sql`${now.toISOString()}::timestamptz`
  const row = written(klantbericht, {
    soort: sql`n.soort`,
    over: sql`n.over`,
    klantcontact: sql`n.klantcontact`,
    klanttaak: sql`n.klanttaak`,
    partij: sql`n.partij`,
    betrokkene: sql`n.betrokkene`,
  })
  await sql`
    insert into klantbericht (${row.columns}) select ${row.values}
    from (${antwoorden(at)} union ${taken(at)} union all ${statussen(at)} union all ${statussenElders(at)}) n
    where not exists (select from klantbericht e where e.soort = n.soort and e.over = n.over
        and e.partij is not distinct from n.partij and e.betrokkene is not distinct from n.betrokkene)
      and ${isWanted({ partij: sql`n.partij`, soort: sql`n.soort` })}
      and exists (select from (${adresFor({ partij: sql`n.partij`, betrokkene: sql`n.betrokkene`, wegen })}) a)
    on conflict do nothing`.execute(db)
}
