import { type Sql, sql } from '../../platform/sql.ts'

// Whose data is shown with zaken (R29): who has a rol in them.

/** @param zaken a select of the zaken: `select s.zaak from pagina s` */
export function gezienOfZaken(zaken: Sql): { partijen: Sql; bsns: Sql } {
  // An array, so that the rollen are found along their index however few there are.
  const rollen = sql`zaakregister_rol rol where rol.zaak = any (array(${zaken}))`
  const field = (name: string) => sql`rol.betrokkene_identificatie ->> ${sql.lit(name)}`
  return {
    partijen: sql`select i.partij from (select * from ${rollen}) rol
      cross join lateral (values ('bsn', ${field('inpBsn')}), ('rsin', ${field('innNnpId')}), ('kvk_nummer', ${field('kvkNummer')}),
        ('vestigingsnummer', ${field('vestigingsNummer')})) n (soort, nummer)
      join partij_identificator i on i.object_id = n.nummer and i.code_soort_object_id = n.soort
      where n.nummer <> '' and i.partij is not null`,
    bsns: sql`select distinct ${field('inpBsn')} from ${rollen} and ${field('inpBsn')} <> ''`,
  }
}
