import type { Config } from '../../platform/config.ts'
import type { Wie } from '../../platform/context.ts'
import type { JsonText } from '../../platform/contract.ts'
import { decodeCursor } from '../../platform/cursor.ts'
import type { Db } from '../../platform/database.ts'
import { pagina } from '../../platform/page.ts'
import { insertRowOf, replacing } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { controleOf } from '../documenten/controle.ts'
import type { Zaak } from './contract.ts'
import { gezienOfZaken } from './gezien.ts'
import * as rows from './row.ts'

// Reads zaken for those who treat them.

const kort = sql`'uuid', z.uuid, 'identificatie', z.identificatie, 'omschrijving', z.omschrijving, 'zaaktype', t.omschrijving,
  'status', (select y.omschrijving from zaakregister_status s join zaakregister_statustype y on y.uuid = s.statustype
    where s.zaak = z.uuid order by s.datum_status_gezet desc limit 1),
  'resultaat', (select y.omschrijving from zaakregister_resultaat r join zaakregister_resultaattype y on y.uuid = r.resultaattype
    where r.zaak = z.uuid),
  'startdatum', z.startdatum, 'uiterlijkeEinddatumAfdoening', z.uiterlijke_einddatum_afdoening, 'einddatum', z.einddatum,
  'vertrouwelijkheidaanduiding', z.vertrouwelijkheidaanduiding`

export interface ZakenGevraagd {
  open?: boolean | undefined
  behandelaar?: 'mij' | 'afdeling' | 'niemand' | undefined
  identificatie?: string | undefined
  na?: string | undefined
  paginagrootte: number
}

/** Is zaak `z` treated by whoever asks, by their afdelingen, or by nobody of the municipality? */
function treatedBy(behandelaar: 'mij' | 'afdeling' | 'niemand', { actor, eenheden }: Pick<Wie, 'actor' | 'eenheden'>) {
  const actoren = behandelaar === 'mij' ? [actor].filter((uuid) => uuid !== null) : eenheden
  const is = behandelaar === 'niemand' ? sql`r.actor is not null` : sql`r.actor = any (${actoren}::uuid[])`
  const treats = sql`exists (select from zaakregister_rol r join zaakregister_roltype t on t.uuid = r.roltype
    where r.zaak = z.uuid and t.omschrijving_generiek = 'behandelaar' and ${is})`
  return behandelaar === 'niemand' ? sql`not ${treats}` : treats
}

/** A page of zaken, the newest first. */
export async function zaken(
  db: Db,
  { open, behandelaar, identificatie, na, paginagrootte }: ZakenGevraagd,
  wie: Pick<Wie, 'actor' | 'eenheden'>,
): Promise<JsonText<never>> {
  const where = [sql`true`]
  if (behandelaar) where.push(treatedBy(behandelaar, wie))
  if (open !== undefined) where.push(open ? sql`z.einddatum is null` : sql`z.einddatum is not null`)
  if (identificatie) where.push(sql`z.identificatie = ${identificatie}`)
  if (na) where.push(sql`z.volgnummer < ${decodeCursor(na, 'nummer')[0]}::bigint`)
  const found = await sql<{ json: string; volgnummer: string }>`
    select json_build_object(${kort})::text as json, z.volgnummer
    from zaakregister_zaak z join zaakregister_zaaktype t on t.uuid = z.zaaktype
    where ${sql.join(where, sql` and `)} order by z.volgnummer desc limit ${paginagrootte + 1}`.execute(db)
  return pagina(
    found.rows,
    paginagrootte,
    ({ json }) => json,
    ({ volgnummer }) => [volgnummer],
  )
}

const field = (name: string) => sql`nullif(r.betrokkene_identificatie ->> ${sql.lit(name)}, '')`

/** How somebody with a rol is called; without a name, as what they are known. */
const naam = sql`coalesce(nullif(r.afwijkende_naam, ''),
  nullif(concat_ws(' ', coalesce(${field('voornamen')}, ${field('voorletters')}), coalesce(${field('voorvoegselGeslachtsnaam')},
    ${field('voorvoegselAchternaam')}), coalesce(${field('geslachtsnaam')}, ${field('achternaam')})), ''),
  ${field('statutaireNaam')}, r.betrokkene_identificatie -> 'handelsnaam' ->> 0, ${field('naam')},
  nullif(r.contactpersoon ->> 'naam', ''), 'Zonder naam')`

/** Whose data something shows: partijen, and people by their BSN. */
interface Gezien {
  partijen: string[]
  bsns: string[]
}

/** Whose data a document of a zaak shows; undefined when the zaak does not have it. */
export async function documentBijZaak(db: Db, zaak: string, document: string): Promise<Gezien | undefined> {
  const { partijen, bsns } = gezienOfZaken(sql`select ${zaak}::uuid`)
  const found = await sql<Gezien>`
    select array(${partijen}) as partijen, array(${bsns}) as bsns from zaakregister_zaakinformatieobject k
    where k.zaak = ${zaak}::uuid and k.document = ${document}::uuid`.execute(db)
  return found.rows[0]
}

/** A zaak with what can be done with it, whose data it shows, and their BSNs; undefined when there is none. */
export async function zaak(db: Db, config: Config, uuid: string): Promise<({ zaak: Zaak } & Gezien) | undefined> {
  const { partijen, bsns } = gezienOfZaken(sql`select ${uuid}::uuid`)
  const found = await sql<{ zaak: Zaak } & Gezien>`
    select json_build_object(${kort}, 'toelichting', z.toelichting,
      'statussen', coalesce((select json_agg(json_build_object('uuid', s.uuid, 'omschrijving', y.omschrijving,
          'op', iso(s.datum_status_gezet), 'toelichting', s.statustoelichting) order by s.datum_status_gezet desc)
        from zaakregister_status s join zaakregister_statustype y on y.uuid = s.statustype where s.zaak = z.uuid), '[]'),
      'rollen', coalesce((select json_agg(json_build_object('uuid', r.uuid, 'omschrijving', y.omschrijving, 'soort', r.betrokkene_type,
          'naam', ${naam}) order by r.volgnummer)
        from zaakregister_rol r join zaakregister_roltype y on y.uuid = r.roltype where r.zaak = z.uuid), '[]'),
      'documenten', coalesce((select json_agg(json_build_object('uuid', d.uuid, 'titel', d.titel, 'bestandsnaam', d.bestandsnaam,
          'omvang', i.omvang, 'controle', ${controleOf(config)}) order by k.volgnummer)
        from zaakregister_zaakinformatieobject k join zaakregister_document d on d.uuid = k.document
        left join lateral (select v.inhoud, v.omvang from zaakregister_inhoud v where v.document = d.uuid order by v.versie desc limit 1) i on true
        left join inhoud h on h.uuid = i.inhoud
        where k.zaak = z.uuid), '[]'),
      'resultaattoelichting', (select r.toelichting from zaakregister_resultaat r where r.zaak = z.uuid),
      'statustypen', (select json_agg(json_build_object('uuid', y.uuid, 'omschrijving', y.omschrijving,
          'isEindstatus', y.plaats = (select max(x.plaats) from zaakregister_statustype x where x.zaaktype = z.zaaktype),
          'statustekst', y.statustekst, 'informeren', y.informeren) order by y.plaats)
        from zaakregister_statustype y where y.zaaktype = z.zaaktype),
      'resultaattypen', (select json_agg(json_build_object('uuid', y.uuid, 'omschrijving', y.omschrijving) order by y.volgnummer)
        from zaakregister_resultaattype y where y.zaaktype = z.zaaktype)) as zaak,
      array(${partijen}) as partijen, array(${bsns}) as bsns
    from zaakregister_zaak z join zaakregister_zaaktype t on t.uuid = z.zaaktype where z.uuid = ${uuid}::uuid`.execute(
    db,
  )
  return found.rows[0]
}

/** Records what became of a zaak, in the place of what was recorded before. */
export async function saveResultaat(
  db: Db,
  own: string,
  zaak: string,
  { resultaattype, toelichting }: { resultaattype: string; toelichting: string },
): Promise<void> {
  const row = { uuid: own, zaak, resultaattype, toelichting }
  await sql`
    ${insertRowOf(rows.resultaat, row)}
    on conflict (zaak) do update set ${replacing(rows.resultaat, [row], 'uuid', 'zaak')}`.execute(db)
}
