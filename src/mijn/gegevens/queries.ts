import type { SOORTEN_DIGITAAL_ADRES } from '../../begrippen/contract.ts'
import type { Db } from '../../platform/database.ts'
import { membersOnly } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import type { StatusKlanttaak } from '../../register/klanttaken/contract.ts'
import { digitaalAdres, partij } from '../../register/partijen/row.ts'
import type { DoelToestemming } from '../../register/partijen/toestemmingen.ts'
import { type Eigenaar, isEigenPartij } from '../frame/zicht.ts'

/** An address at which somebody wants to be reached (R8). */
export interface MijnAdres {
  uuid: string
  soortDigitaalAdres: (typeof SOORTEN_DIGITAAL_ADRES)[number]
  adres: string
  omschrijving: string
  isStandaardAdres: boolean
  toestemmingHergebruik: boolean
  verificatieDatum: string | null
  /** A code went there that was not typed yet. */
  teBevestigen: boolean
}

/** A consent that a klant gave or withdrew. */
export interface MijnToestemming {
  doel: DoelToestemming
  /** Of hergebruik; null: that address is gone. */
  adres: string | null
  gegeven: boolean
  op: string
  bron: 'mijn' | 'gemeente'
}

/** A partij as the klant sees it. What employees wrote about it for each other is not among it (R16). */
export interface MijnPartij {
  uuid: string
  nummer: string
  naam: string
  soortPartij: string
  voorkeurskanaal: string
  voorkeurstaal: string
  indicatieGeheimhouding: boolean
  bezoekadres: object
  correspondentieadres: object
  adressen: MijnAdres[]
  identificatoren: { soort: string; nummer: string }[]
  /** How it was established who they are, the last time first (R1). */
  vastgesteld: { op: string; middel: string; niveau: string }[]
  vertegenwoordigdDoor: string[]
  /** The consents that they gave and withdrew, the last time first. */
  toestemmingen: MijnToestemming[]
}

/** Reads the partijen of whoever is logged in, in one statement. */
export async function partijen(db: Db, eigenaar: Eigenaar): Promise<MijnPartij[]> {
  const { rows } = await sql<{ partij: MijnPartij }>`
    select json_build_object(${membersOnly(partij, 'p', ['uuid', 'nummer', 'naam', 'soortPartij', 'voorkeurskanaal', 'voorkeurstaal', 'bezoekadres', 'correspondentieadres'])},
      'indicatieGeheimhouding', coalesce(p.indicatie_geheimhouding, false),
      'adressen', coalesce((
        select json_agg(json_build_object(${membersOnly(digitaalAdres, 'd', ['uuid', 'soortDigitaalAdres', 'adres', 'omschrijving', 'isStandaardAdres', 'toestemmingHergebruik', 'verificatieDatum'])},
          'teBevestigen', exists (select from adresbevestiging v where v.adres = d.uuid))
          order by d.soort_digitaal_adres, d.is_standaard_adres desc, d.volgnummer) from digitaal_adres d where d.partij = p.uuid), '[]'),
      'identificatoren', coalesce((
        select json_agg(json_build_object('soort', i.code_soort_object_id, 'nummer', i.object_id) order by i.volgnummer)
        from partij_identificator i where i.partij = p.uuid), '[]'),
      'vastgesteld', coalesce((
        select json_agg(json_build_object('op', iso(x.op), 'middel', x.middel, 'niveau', x.niveau) order by x.op desc, x.uuid desc)
        from (select x.* from partij_authenticatie x where x.partij = p.uuid order by x.op desc, x.uuid desc limit 100) x), '[]'),
      'toestemmingen', coalesce((
        select json_agg(json_build_object('doel', t.doel, 'adres', d.adres, 'gegeven', t.gegeven, 'op', iso(t.op), 'bron', t.bron) order by t.volgnummer desc)
        from toestemming t left join digitaal_adres d on d.uuid = t.adres where t.partij = p.uuid), '[]'),
      'vertegenwoordigdDoor', coalesce((
        select json_agg(case when v.indicatie_geheimhouding then '' else v.naam end order by v.naam)
        from vertegenwoordiging r join partij v on v.uuid = r.vertegenwoordigende_partij where r.vertegenwoordigde_partij = p.uuid), '[]')) as partij
    from partij p where ${isEigenPartij(sql`p.uuid`, eigenaar)} order by p.volgnummer`.execute(db)
  return rows.map(({ partij: found }) => found)
}

/** A klanttaak with what was handed in. */
export interface MijnKlanttaak {
  uuid: string
  titel: string
  toelichting: string
  status: StatusKlanttaak
  laatsteDag: string
}

/** Reads every klanttaak of whoever is logged in, with what they handed in, in one statement. */
export async function klanttaken(db: Db, eigenaar: Eigenaar): Promise<MijnKlanttaak[]> {
  const { rows } = await sql<{ taak: MijnKlanttaak }>`
    select json_build_object('uuid', k.uuid, 'titel', k.titel, 'toelichting', k.toelichting, 'soort', k.soort, 'status', k.status,
      'startdatum', k.startdatum, 'laatsteDag', k.laatste_dag, 'uitgezetOp', iso(k.aangemaakt_op), 'uitgevoerdOp', iso(k.uitgevoerd_op),
      'verwerktOp', iso(k.verwerkt_op), 'antwoorden', k.ontvangen, 'reden', k.reden) as taak
    from klanttaak k where ${isEigenPartij(sql`k.partij`, eigenaar)} order by k.volgnummer desc`.execute(db)
  return rows.map(({ taak }) => taak)
}

/** Reads every message that went to whoever is logged in, with what became of it, in one statement. What it said is in its klantcontact, or not kept. */
export async function berichten(db: Db, eigenaar: Eigenaar): Promise<object[]> {
  const { rows } = await sql<{ bericht: object }>`
    select json_build_object('soort', w.soort, 'weg', w.weg, 'gevraagdOp', iso(w.op), 'verzondenOp', iso(w.verzonden_op), 'bezorgdOp', iso(w.bezorgd_op),
      'status', w.status, 'klantcontact', k.nummer) as bericht
    from klantbericht w left join betrokkene b on b.uuid = w.betrokkene left join klantcontact k on k.uuid = w.klantcontact
    where (${isEigenPartij(sql`w.partij`, eigenaar)} or ${isEigenPartij(sql`b.partij`, eigenaar)})
      and not exists (select from klantantwoord t where t.klantbericht = w.uuid and t.teruggehaald_op is not null) order by w.op desc`.execute(
    db,
  )
  return rows.map(({ bericht }) => bericht)
}
