import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import * as applicaties from '../../inrichting/toegang/applicaties.ts'
import { ZICHTRECHTEN } from '../../inrichting/toegang/contract.ts'
import { seal } from '../../inrichting/toegang/versleuteling.ts'
import type { NieuwZaaksysteem } from '../../inrichting/zaaksystemen/contract.ts'
import * as zaaksystemen from '../../inrichting/zaaksystemen/queries.ts'
import type { Config } from '../../platform/config.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { insertRowOf } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { RECHTEN } from '../../register/zaakregister/contract.ts'
import { zaak } from '../../register/zaken/row.ts'
import { GEMEENTE } from './corpus/afdelingen.ts'
import { ZAAKTYPEN } from './corpus/zaaktypen.ts'
import { RSIN } from './zaken.ts'

// The register inside as the zaaksysteem of the demonstration, reached over its own wire (decision 0047). Only for demonstration.

const APPLICATIE = '0192f5a0-0000-7000-8000-000000000002'
const ZAAKSYSTEEM = '0192f5a0-0000-7000-8000-000000000003'
const CLIENT_ID = 'balie-demonstratie'

/** The rights that the client of Balie needs over there; the standards call them zaken.aanmaken, .lezen, .bijwerken and the like. */
const RECHTEN_DAAR = [
  RECHTEN.catalogusLezen,
  RECHTEN.lezen,
  RECHTEN.aanmaken,
  RECHTEN.bijwerken,
  RECHTEN.statusToevoegen,
  RECHTEN.documentenLezen,
  RECHTEN.documentenAanmaken,
  // Large documents go in parts, under their lock.
  RECHTEN.documentenBijwerken,
  RECHTEN.documentenVergrendelen,
  RECHTEN.documentenOntgrendelen,
  ZICHTRECHTEN.zaken,
]

const adressen = (origin: string) => ({
  zakenUrl: `${origin}/zaken/api/v1`,
  catalogiUrl: `${origin}/catalogi/api/v1`,
  documentenUrl: `${origin}/documenten/api/v1`,
})

const STANDAARD: Omit<NieuwZaaksysteem, 'geheim' | 'certificaat' | 'zakenUrl' | 'catalogiUrl' | 'documentenUrl'> = {
  naam: `Zaakregister van ${GEMEENTE.naam}`,
  actief: true,
  clientId: CLIENT_ID,
  bronorganisatie: RSIN,
  nummering: 'eigen',
  organisatieAls: 'niet_natuurlijk_persoon',
  kentKvk: true,
  // The register inside tells it by itself.
  notificaties: true,
  koppelingMelden: 'niet',
  eventsUrl: null,
  opslagUrl: null,
  maxVertrouwelijkheid: 'zaakvertrouwelijk',
  gelijktijdig: 4,
}

/** Makes the application with which Balie asks, with a new secret in the place of the old; gives that secret, sealed. */
async function saveApplicatie(db: Db, config: Config): Promise<Buffer | undefined> {
  const versleuteld = seal(config.SECRET_KEY, randomBytes(32).toString('base64url'))
  if (!versleuteld) return undefined
  const applicatie = { naam: 'Balie zelf (demonstratie)', actief: true, clientId: CLIENT_ID, rechten: RECHTEN_DAAR }
  const zonder = { certificaat: null, authenticatie: null, geldigTot: null, limietPerMinuut: null }
  const klanttaken = { soorten: [], zaaktypen: [] }
  await applicaties.save(db, APPLICATIE, { ...applicatie, ...zonder, klanttaken })
  await sql`update applicatie set demo = true where uuid = ${APPLICATIE}::uuid`.execute(db)
  await sql`delete from applicatie_geheim where applicatie = ${APPLICATIE}::uuid`.execute(db)
  const geheim = { uuid: uuidv7(), soort: 'jwt', geldigTot: null, hash: null, versleuteld } as const
  await applicaties.makeSecret(db, APPLICATIE, geheim, null)
  return versleuteld
}

/** Moves the data that were kept under the address of an earlier start to this one. */
async function move(db: Db, from: string, to: string): Promise<void> {
  if (from === to) return
  const moved = (column: string) =>
    sql`${sql.ref(column)} = replace(${sql.ref(column)}::text, ${`${from}/`}, ${`${to}/`})`
  await sql`update zaak set ${moved('url')} where zaaksysteem = ${ZAAKSYSTEEM}::uuid`.execute(db)
  await sql`update zaakkoppeling set ${moved('zaak_url')} where zaaksysteem = ${ZAAKSYSTEEM}::uuid`.execute(db)
  await sql`
    update zaakstart set stappen = replace(stappen::text, ${`${from}/`}, ${`${to}/`})::jsonb
    where zaaksysteem = ${ZAAKSYSTEEM}::uuid`.execute(db)
}

/** Keeps the copy of the catalogus. */
async function saveCatalogus(db: Db, origin: string): Promise<void> {
  const { rows } = await sql<zaaksystemen.Cataloguszaaktype>`
    select t.identificatie, (array_agg(t.omschrijving order by t.begin_geldigheid desc))[1] as omschrijving,
      to_json((array_agg(to_jsonb(t.trefwoorden) order by t.begin_geldigheid desc))[1]) as trefwoorden,
      json_agg(json_build_object('url', ${`${origin}/catalogi/api/v1/zaaktypen/`} || t.uuid, 'begin', t.begin_geldigheid,
        'einde', t.einde_geldigheid, 'concept', t.concept) order by t.begin_geldigheid) as versies
    from zaakregister_zaaktype t where not t.concept group by t.identificatie`.execute(db)
  await zaaksystemen.saveCatalogus(db, ZAAKSYSTEEM, rows)
}

/** Whoever may start zaken may start those of the demonstration. */
async function chooseZaaktypen(db: Db): Promise<void> {
  const keuze = { startbaar: true, synoniemen: [], rollen: [], eenheden: [], informatieobjecttype: 'Bijlage' }
  for (const { zaaktype } of ZAAKTYPEN)
    await zaaksystemen.chooseZaaktype(db, ZAAKSYSTEEM, zaaktype.identificatie, keuze)
}

/** Takes copies of the zaken that klantcontacten are linked to, as the client of Balie would read them over the wire. */
async function saveKopieen(db: Db, origin: string, now: Date): Promise<void> {
  const op = now.toISOString()
  const kopie = insertRowOf(zaak, {
    uuid: sql`gen_random_uuid()`,
    zaaksysteem: ZAAKSYSTEEM,
    url: sql`${`${origin}/zaken/api/v1/zaken/`} || z.uuid`,
    zaakUuid: sql`z.uuid::text`,
    identificatie: sql`case when x.bekend then z.identificatie else '' end`,
    toestand: sql`case when x.bekend then 'bekend' else 'afgeschermd' end`,
    gegevens: sql`case when x.bekend then jsonb_build_object(
        'zaaktype', t.omschrijving, 'omschrijving', z.omschrijving, 'startdatum', z.startdatum, 'einddatum', z.einddatum,
        'einddatumGepland', z.einddatum_gepland, 'uiterlijkeEinddatum', z.uiterlijke_einddatum_afdoening,
        'status', (select json_build_object('tekst', coalesce(nullif(y.statustekst, ''), y.omschrijving), 'gezetOp', to_char(s.datum_status_gezet at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
            'volgnummer', y.plaats, 'aantal', a.aantal, 'eind', y.plaats = a.laatste)
          from zaakregister_status s join zaakregister_statustype y on y.uuid = s.statustype
          cross join lateral (select count(*) as aantal, max(w.plaats) as laatste from zaakregister_statustype w where w.zaaktype = z.zaaktype) a
          where s.zaak = z.uuid order by s.datum_status_gezet desc limit 1),
        'substatus', null,
        'resultaat', (select y.omschrijving from zaakregister_resultaat r join zaakregister_resultaattype y on y.uuid = r.resultaattype
          where r.zaak = z.uuid),
        'opgeschort', z.opschorting ->> 'reden',
        'afdeling', (select r.betrokkene_identificatie ->> 'naam' from zaakregister_rol r
          where r.zaak = z.uuid and r.betrokkene_type = 'organisatorische_eenheid' limit 1),
        'deelzaken', '[]'::jsonb) end`,
    open: sql`z.einddatum is null`,
    opgehaaldOp: op,
    gelezenOp: op,
    volgendeKeer: sql`${op}::timestamptz + random() * interval '1 day'`,
  })
  await sql`
    ${kopie}
    from zaakregister_zaak z join zaakregister_zaaktype t on t.uuid = z.zaaktype
    cross join lateral (select z.vertrouwelijkheidaanduiding <= 'zaakvertrouwelijk' as bekend) x`.execute(db)
  await sql`
    delete from zaak_onbekend o where exists (select from zaakregister_zaak z where o.object_id in (z.uuid::text, z.identificatie))`.execute(
    db,
  )
}

/** The findings that a test of the connection would have. */
const stand = (now: Date) => ({
  getestOp: now.toISOString(),
  versie: '1.5.1',
  klokverschil: 0,
  reserveert: false,
  substatussen: false,
  catalogusOp: now.toISOString(),
})

/**
 * Makes the register inside a zaaksysteem of the demonstration, or lets the one of an earlier start be found at the address of this one, with a
 * secret made anew. Without `SECRET_KEY` there is nothing to keep that secret with, and it does nothing.
 * @param origin where this server listens: `http://127.0.0.1:8080`
 */
export async function loadZaaksysteem(db: Db, config: Config, origin: string, now: Date): Promise<void> {
  await inTransaction(db, 'schrijven', async (tx) => {
    const geheim = await saveApplicatie(tx, config)
    if (!geheim) return
    const eerder = await zaaksystemen.zaaksysteem(tx, ZAAKSYSTEEM, { vast: true })
    await zaaksystemen.save(
      tx,
      ZAAKSYSTEEM,
      { ...(eerder ?? STANDAARD), ...adressen(origin) },
      { geheim, certificaat: undefined },
    )
    if (eerder) await move(tx, new URL(eerder.zakenUrl).origin, origin)
    await saveCatalogus(tx, origin)
    await zaaksystemen.saveStand(tx, ZAAKSYSTEEM, stand(now))
    if (eerder) return
    await chooseZaaktypen(tx)
    await saveKopieen(tx, origin, now)
  })
}
