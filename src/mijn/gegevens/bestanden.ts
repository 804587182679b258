import type { Db } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'
import type { Opvraagbaar } from '../frame/downloaden.ts'
import { type Eigenaar, eigenContacten, eigenZaken, isEigenPartij } from '../frame/zicht.ts'
import { isVoorKlant } from '../zaken/queries.ts'

/** A document of whoever is logged in, and the number of the contact or zaak to which it belongs. */
export interface EigenBestand extends Opvraagbaar {
  bij: 'contacten' | 'taken' | 'zaken'
  nummer: string
}

/** Reads every document that whoever is logged in may open, of these kinds, in one statement; no more than `most`. */
export async function bestanden(
  db: Db,
  eigenaar: Eigenaar,
  { bij, most }: { bij: readonly EigenBestand['bij'][]; most: number },
): Promise<EigenBestand[]> {
  const { rows } = await sql<EigenBestand>`
    with ${eigenZaken(eigenaar)},
    gevonden (bij, nummer, inhoud, bestandsnaam, mediatype) as (
      select 'contacten', k.nummer, i.uuid, i.bestandsnaam, i.mediatype
      from (${eigenContacten(eigenaar)}) e join klantcontact k on k.uuid = e.uuid join bijlage g on g.klantcontact = k.uuid
      join informatieobject i on i.uuid = g.informatieobject
      union
      select 'taken', k.titel, i.uuid, i.bestandsnaam, i.mediatype
      from klanttaak k join klanttaak_bijlage b on b.klanttaak = k.uuid join informatieobject i on i.uuid = b.informatieobject
      where ${isEigenPartij(sql`k.partij`, eigenaar)}
      union
      select 'zaken', z.identificatie, i.inhoud, coalesce(nullif(d.bestandsnaam, ''), d.titel), coalesce(nullif(d.formaat, ''), 'application/octet-stream')
      from eigen_zaak e join zaakregister_zaak z on z.uuid = e.register
      join zaakregister_zaakinformatieobject x on x.zaak = z.uuid join zaakregister_document d on d.uuid = x.document
      cross join lateral (select i.inhoud from zaakregister_inhoud i where i.document = d.uuid order by i.versie desc limit 1) i
      where e.is_aanvrager and ${isVoorKlant})
    select v.bij, v.nummer, h.uuid, h.omvang::float8 as omvang, v.bestandsnaam, v.mediatype, h.controle
    from gevonden v join inhoud h on h.uuid = v.inhoud where h.heel and v.bij = any (${[...bij]}::text[]) order by v.bij, v.nummer, v.bestandsnaam, h.uuid limit ${sql.lit(most)}`.execute(
    db,
  )
  return rows
}
