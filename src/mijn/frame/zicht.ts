import { type Sql, sql } from '../../platform/sql.ts'
import { isInRegister } from '../../register/zaakregister/reads.ts'
import { ROLLEN_VAN_KLANT } from '../../register/zaken/kopie.ts'
import type { Hoedanigheid, SoortKlant } from './hoedanigheid.ts'

// Selects what belongs to whoever is logged in (R28). Every query of Mijn begins with one of these, so that none can forget to ask whose it is.

/** Whoever is logged in, in one capacity, with the partijen that they are in it (R6); none for somebody who is not known. */
export interface Eigenaar {
  hoedanigheid: Hoedanigheid
  partijen: readonly string[]
}

/** The uuids as a set. PostgreSQL then does not see how many there are, and plans a statement once. */
const setOf = (uuids: readonly string[]): Sql => sql`any (array(select unnest(${uuids}::uuid[])))`

/** Tells whether this column holds a partij of whoever is logged in. */
export const isEigenPartij = (column: Sql, { partijen }: Eigenaar): Sql => sql`${column} = ${setOf(partijen)}`

/**
 * Selects the klantcontacten in which whoever is logged in took part, and whether as the klant (R16). An answer that was taken back before it was
 * sent never reached them.
 */
export const eigenContacten = (eigenaar: Eigenaar): Sql => sql`
  select b.klantcontact as uuid, bool_or(b.rol = 'klant') as is_klant from betrokkene b
  where ${isEigenPartij(sql`b.partij`, eigenaar)}
    and not exists (select from klantantwoord w where w.antwoord = b.klantcontact and w.teruggehaald_op is not null) group by b.klantcontact`

/** The fields in which a rol of a zaak has a kind of number. Systems differ in whether a legal person is known by RSIN or KVK-nummer. */
const FIELDS: Readonly<Record<SoortKlant, readonly string[]>> = {
  bsn: ['inpBsn'],
  kvk_nummer: ['kvkNummer', 'innNnpId'],
  rsin: ['innNnpId'],
  vestigingsnummer: ['vestigingsNummer'],
  eidas: [],
}

/** The kinds of numbers that belong to a capacity: a citizen is not the firm that they have as well (R6). */
const SOORTEN: Readonly<Record<Hoedanigheid['soort'], readonly SoortKlant[]>> = {
  burger: ['bsn'],
  organisatie: ['kvk_nummer', 'rsin', 'vestigingsnummer'],
  vestiging: ['vestigingsnummer'],
}

const PAIRS = Object.entries(FIELDS).flatMap(([soort, fields]) => fields.map((field) => ({ soort, field })))

/** Selects `(field, nummer)`: how the rollen of zaken name whoever is logged in. */
const eigenNummers = ({ hoedanigheid: { soort, klant }, partijen }: Eigenaar): Sql => sql`
  select f.field, n.nummer from (
    select ${klant.soort}::text as soort, ${klant.waarde}::text as nummer
    union select i.code_soort_object_id, i.object_id from partij_identificator i where i.partij = ${setOf(partijen)}) n
  join (values ${sql.join(PAIRS.map(({ soort: of, field }) => sql`(${sql.lit(of)}, ${sql.lit(field)})`))}) f (soort, field) on f.soort = n.soort
  where n.nummer <> '' and n.soort = any (${SOORTEN[soort]}::text[])`

/** Is a zaak or contact of the whole company? One of a branch is not, although its rol may name both (R6). */
const isOfWhole = (field: string) =>
  field === 'vestigingsNummer' ? sql`true` : sql`coalesce(r.betrokkene_identificatie ->> 'vestigingsNummer', '') = ''`

const inRegister = (field: string) => sql`
  select r.zaak, y.omschrijving_generiek <> 'belanghebbende' as is_aanvrager
  from nummers n join zaakregister_rol r on r.betrokkene_identificatie ->> ${sql.lit(field)} = n.nummer
  join zaakregister_roltype y on y.uuid = r.roltype
  where n.field = ${sql.lit(field)} and y.omschrijving_generiek in (${sql.join(ROLLEN_VAN_KLANT.map((rol) => sql.lit(rol)))})
    and r.indicatie_machtiging <> 'gemachtigde' and ${isOfWhole(field)}`

/**
 * Writes CTEs with the zaken of whoever is logged in: `eigen_zaak (id, identificatie, register, kopie, is_aanvrager, open, startdatum)`, where `id` is the
 * uuid of the zaak in its register. They have a rol in it, or something to do in it (R26). What is more vertrouwelijk than betrokkenen may
 * see, or of a zaaktype for the municipality itself, is left out.
 */
export const eigenZaken = (eigenaar: Eigenaar): Sql => sql`
  nummers as materialized (${eigenNummers(eigenaar)}),
  eigen_rol as (
    select v.zaak, bool_or(v.is_aanvrager) as is_aanvrager from (
      ${sql.join([...new Set(PAIRS.map(({ field }) => field))].map(inRegister), sql` union all `)}
      union all select k.registerzaak, true from klanttaak k where ${isEigenPartij(sql`k.partij`, eigenaar)} and k.registerzaak is not null) v
    group by v.zaak),
  eigen_zaak as materialized (
    select z.uuid::text as id, nullif(z.identificatie, '') as identificatie, z.uuid as register, null::uuid as kopie, v.is_aanvrager, z.einddatum is null as open, z.startdatum
    from eigen_rol v join zaakregister_zaak z on z.uuid = v.zaak join zaakregister_zaaktype t on t.uuid = z.zaaktype
    where z.vertrouwelijkheidaanduiding <= 'zaakvertrouwelijk' and not t.intern
    union all
    select z.zaak_uuid, nullif(z.identificatie, ''), null, z.uuid, true, z.open, (z.gegevens ->> 'startdatum')::date
    from zaak z where z.toestand <> 'afgeschermd'
      and (z.klanten && array(select n.field || ':' || n.nummer from nummers n)
        or z.uuid = any (array(select k.zaak from klanttaak k where ${isEigenPartij(sql`k.partij`, eigenaar)} and k.zaak is not null)))
      and not ${isInRegister})`
