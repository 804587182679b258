import { setImmediate } from 'node:timers/promises'
import { type Db, inTransaction, liftLimit, only } from '../../platform/database.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import { ZONDER_GEBEURTENISSEN } from '../../register/gebeurtenissen/queries.ts'
import { zoekwaarde } from '../../register/partijen/rules.ts'
import { makeDemoApplicatie } from './applicatie.ts'
import { type Context, makeContext } from './context.ts'
import { makeKlantcontact } from './generator.ts'
import { type Inrichting, loadInrichting, makeInrichting, normgegevensOf } from './inrichting.ts'
import { makePartij } from './partijen.ts'
import { type Rijen, rijenOfActoren, rijenOfKlantcontacten, rijenOfPartijen, uuidOf } from './rijen.ts'
import { loadZaken } from './zaken.ts'
import { withoutZoekindexen } from './zoekindexen.ts'

// This is only for demonstration and measurement: cli/commands.ts refuses it in production. It writes rows of all features at once, because
// a million klantcontacten do not go through HTTP; the constraints and triggers of the database apply all the same.

export const DEMO_KLANTCONTACTEN = 3_000
const PER_BATCH = 1_000
const TEGELIJK = 20
const NAAST_ELKAAR = 2
const GROTE_LADING = 50_000
const FEWEST_PARTIJEN = 500
const KLANTCONTACTEN_PER_PARTIJ = 20

export interface Zaad {
  klantcontacten: number
  seed: number
  now: Date
  /** The settings of beheer, if any. */
  inrichting?: Inrichting
  /** It is called after each batch with the number of klantcontacten. */
  onProgress?: (klantcontacten: number) => void
}

/** Each table with what is inserted of the rows under its name, in the order of their references. */
const TABELLEN: readonly (readonly [naam: keyof Rijen, insert: Sql, kolommen: Sql])[] = [
  [
    'actor',
    sql`insert into actor (uuid, naam, soort_actor, actoridentificator, medewerker, geautomatiseerde_actor, organisatorische_eenheid)
      select uuid, naam, soort, objectidentificator_van(identificator), medewerker, geautomatiseerde_actor, organisatorische_eenheid from b`,
    sql`uuid uuid, naam text, soort soort_actor, identificator jsonb, medewerker jsonb, geautomatiseerde_actor jsonb, organisatorische_eenheid jsonb`,
  ],
  [
    'eenheid',
    sql`insert into actor_eenheid (actor, eenheid) select actor, eenheid from b`,
    sql`actor uuid, eenheid uuid`,
  ],
  [
    'partij',
    sql`insert into partij (uuid, soort_partij, persoon, organisatie, contactpersoon, contactpersoon_uuid, werkte_voor_partij, ingezetenschap,
        indicatie_actief, indicatie_geheimhouding, voorkeurstaal, voorkeurskanaal, interne_notitie, bezoekadres, aangemaakt_op)
      select uuid, soort, case when persoon is not null then contactnaam_van(persoon) end, organisatie,
        case when contactpersoon is not null then contactnaam_van(contactpersoon) end, "contactpersoonUuid", "werkteVoor", ingezetenschap,
        "indicatieActief", "indicatieGeheimhouding", voorkeurstaal, voorkeurskanaal, "interneNotitie", adres_van(bezoekadres), "aangemaaktOp" from b`,
    sql`uuid uuid, soort soort_partij, persoon jsonb, organisatie text, contactpersoon jsonb, "contactpersoonUuid" uuid, "werkteVoor" uuid,
      ingezetenschap ingezetenschap, "indicatieActief" boolean, "indicatieGeheimhouding" boolean, voorkeurstaal text, voorkeurskanaal text,
      "interneNotitie" text, bezoekadres jsonb, "aangemaaktOp" timestamptz`,
  ],
  [
    'identificator',
    sql`insert into partij_identificator (uuid, partij, code_register, code_objecttype, code_soort_object_id, object_id)
      select uuid, partij, case when soort = 'bsn' then 'brp' else 'hr' end,
        case when soort = 'bsn' then 'natuurlijk_persoon' else 'niet_natuurlijk_persoon' end, soort, nummer from b`,
    sql`uuid uuid, partij uuid, soort text, nummer text`,
  ],
  [
    'vestiging',
    sql`, ouder as (
        insert into partij_identificator (uuid, code_register, code_objecttype, code_soort_object_id, object_id)
        select distinct on ("kvkNummer") ouder, 'hr', 'niet_natuurlijk_persoon', 'kvk_nummer', "kvkNummer" from b
        where not exists (select from partij_identificator i where i.code_soort_object_id = 'kvk_nummer' and i.object_id = b."kvkNummer")
        returning uuid, object_id)
      insert into partij_identificator (uuid, partij, code_register, code_objecttype, code_soort_object_id, object_id, sub_identificator_van)
      select b.uuid, b.partij, 'hr', 'vestiging', 'vestigingsnummer', b.nummer, coalesce(
        (select o.uuid from ouder o where o.object_id = b."kvkNummer"),
        (select i.uuid from partij_identificator i where i.code_soort_object_id = 'kvk_nummer' and i.object_id = b."kvkNummer" limit 1)) from b`,
    sql`uuid uuid, ouder uuid, partij uuid, nummer text, "kvkNummer" text`,
  ],
  [
    'vertegenwoordiging',
    sql`insert into vertegenwoordiging (uuid, vertegenwoordigende_partij, vertegenwoordigde_partij) select uuid, partij, voor from b`,
    sql`uuid uuid, partij uuid, voor uuid`,
  ],
  [
    'klantcontact',
    sql`insert into klantcontact (uuid, volgnummer, nummer, kanaal, onderwerp, inhoud, reactie, indicatie_contact_gelukt, taal, vertrouwelijk, plaatsgevonden_op,
        geregistreerd_op, metadata, initiatiefnemer, gesprek, in_delen) overriding system value
      select uuid, volgnummer, nummer, kanaal, onderwerp, inhoud, reactie, "indicatieContactGelukt", taal, vertrouwelijk, "plaatsgevondenOp", "geregistreerdOp",
        kenmerken, initiatiefnemer, gesprek, false from b`,
    sql`uuid uuid, volgnummer bigint, nummer text, kanaal text, onderwerp text, inhoud text, reactie text, "indicatieContactGelukt" boolean, taal text, vertrouwelijk boolean,
      "plaatsgevondenOp" timestamptz, "geregistreerdOp" timestamptz, kenmerken jsonb, initiatiefnemer initiatiefnemer, gesprek uuid`,
  ],
  [
    'betrokkene',
    sql`insert into betrokkene (uuid, volgnummer, klantcontact, partij, rol, initiator, organisatienaam, contactnaam) overriding system value
      select uuid, volgnummer, klantcontact, partij, rol, initiator, coalesce(organisatienaam, ''), contactnaam_van(contactnaam) from b`,
    sql`uuid uuid, volgnummer bigint, klantcontact uuid, partij uuid, rol rol_betrokkene, initiator boolean, organisatienaam text, contactnaam jsonb`,
  ],
  [
    'adres',
    sql`insert into digitaal_adres (uuid, volgnummer, partij, betrokkene, soort_digitaal_adres, adres, is_standaard_adres, toestemming_hergebruik, verificatie_datum, zoekwaarde) overriding system value
      select uuid, volgnummer, partij, betrokkene, "soortDigitaalAdres", adres, coalesce("isStandaardAdres", false), coalesce("toestemmingHergebruik", false),
        "verificatieDatum", zoekwaarde from b`,
    sql`uuid uuid, volgnummer bigint, partij uuid, betrokkene uuid, "soortDigitaalAdres" soort_digitaal_adres, adres text, "isStandaardAdres" boolean,
      "toestemmingHergebruik" boolean, "verificatieDatum" date, zoekwaarde text`,
  ],
  [
    'authenticatie',
    sql`insert into partij_authenticatie (uuid, partij, middel, niveau, op, door_soort, door, door_naam)
      select uuid, partij, middel, niveau, op, 'applicatie', '00000000-0000-8000-8000-000000000000', 'Demonstratie' from b`,
    sql`uuid uuid, partij uuid, middel authenticatiemiddel, niveau betrouwbaarheidsniveau, op timestamptz`,
  ],
  [
    'koppeling',
    sql`insert into actor_klantcontact (uuid, volgnummer, actor, klantcontact) overriding system value
      select uuid, volgnummer, actor, klantcontact from b`,
    sql`uuid uuid, volgnummer bigint, actor uuid, klantcontact uuid`,
  ],
  [
    'onderwerpobject',
    sql`insert into onderwerpobject (uuid, volgnummer, klantcontact, was_klantcontact, identificator) overriding system value
      select uuid, volgnummer, klantcontact, "wasKlantcontact", objectidentificator_van(identificator) from b`,
    sql`uuid uuid, volgnummer bigint, klantcontact uuid, "wasKlantcontact" uuid, identificator jsonb`,
  ],
  [
    'interneTaak',
    sql`insert into interne_taak (uuid, volgnummer, nummer, klantcontact, gevraagde_handeling, toelichting, status, toegewezen_op, afgehandeld_op, uiterlijk_op) overriding system value
      select uuid, volgnummer, nummer, klantcontact, "gevraagdeHandeling", toelichting, status, "toegewezenOp", "afgehandeldOp", "uiterlijkOp" from b`,
    sql`uuid uuid, volgnummer bigint, nummer text, klantcontact uuid, "gevraagdeHandeling" text, toelichting text, status status_interne_taak, "toegewezenOp" timestamptz,
      "afgehandeldOp" timestamptz, "uiterlijkOp" timestamptz`,
  ],
  [
    'toewijzing',
    sql`insert into interne_taak_actor (interne_taak, actor, volgorde, open_tot, volgnummer)
      select b.taak, b.actor, b.volgorde, b."openTot", t.volgnummer from b join interne_taak t on t.uuid = b.taak`,
    sql`taak uuid, actor uuid, volgorde smallint, "openTot" timestamptz`,
  ],
  [
    'verloop',
    sql`insert into interne_taak_verloop (uuid, interne_taak, soort, op, door, door_naam, reden, toegewezen)
      select uuid, taak, soort, op, door, "doorNaam", reden, toegewezen from b`,
    sql`uuid uuid, taak uuid, soort soort_verloop, op timestamptz, door uuid, "doorNaam" text, reden text, toegewezen jsonb`,
  ],
  [
    'correctie',
    sql`insert into klantcontact_correctie (uuid, klantcontact, onderwerp, inhoud, reden, door, door_naam, op)
      select uuid, klantcontact, onderwerp, inhoud, reden, door, "doorNaam", op from b`,
    sql`uuid uuid, klantcontact uuid, onderwerp text, inhoud text, reden text, door uuid, "doorNaam" text, op timestamptz`,
  ],
]

/** These rows get a volgnummer, and some a nummer too, from the sequences of this table. */
const GENUMMERD: Readonly<Record<string, { tabel: string; nummers?: string }>> = {
  klantcontact: { tabel: 'klantcontact', nummers: 'klantcontact_nummer' },
  betrokkene: { tabel: 'betrokkene' },
  adres: { tabel: 'digitaal_adres' },
  koppeling: { tabel: 'actor_klantcontact' },
  onderwerpobject: { tabel: 'onderwerpobject' },
  interneTaak: { tabel: 'interne_taak', nummers: 'interne_taak_nummer' },
}

/** Takes this many free numbers, in order; a client may have chosen some numbers itself. */
async function freeNummers(db: Db, tabel: string, reeks: string, aantal: number): Promise<string[]> {
  const nummers: string[] = []
  while (nummers.length < aantal) {
    const { rows } = await sql<{ nummer: string }>`
      with n as materialized (select nextval(${reeks})::text as nummer from generate_series(1, ${aantal - nummers.length}::int))
      select nummer from n where not exists (select from ${sql.ref(tabel)} t where t.nummer = n.nummer) order by nummer::bigint`.execute(
      db,
    )
    nummers.push(...rows.map(({ nummer }) => nummer))
  }
  return nummers
}

/**
 * Gives the rows of a batch their numbers beforehand, because batches are inserted side by side, and one seed must still give the same
 * numbers.
 */
async function withNummers(db: Db, rijen: Rijen): Promise<Rijen> {
  const genummerd: Rijen = { ...rijen }
  for (const [naam, { tabel, nummers: reeks }] of Object.entries(GENUMMERD)) {
    const lijst = rijen[naam]
    if (!lijst || lijst.length === 0) continue
    const { rows } = await sql<{ volgnummer: string }>`
      select nextval(pg_get_serial_sequence(${tabel}, 'volgnummer'))::text as volgnummer from generate_series(1, ${lijst.length}::int)`.execute(
      db,
    )
    const nummers = reeks ? await freeNummers(db, tabel, reeks, lijst.length) : []
    genummerd[naam] = lijst.map((rij, index) => ({ ...rij, ...rows[index], ...(reeks && { nummer: nummers[index] }) }))
  }
  return genummerd
}

/**
 * Inserts a batch with one statement per table, in one transaction that ends after `eerder`, so that the register always holds a beginning
 * of the data set.
 */
async function addRows(db: Db, rijen: Rijen, eerder?: Promise<void>): Promise<void> {
  const insertAll = async (tx: Db) => {
    await liftLimit(tx)
    for (const [naam, insert, kolommen] of TABELLEN) {
      const lijst = rijen[naam]
      if (!lijst || lijst.length === 0) continue
      await sql`with b as (select * from jsonb_to_recordset(${JSON.stringify(lijst)}::jsonb) as r (${kolommen})) ${insert}`.execute(
        tx,
      )
    }
    await eerder
  }
  await inTransaction(db, 'lezen', insertAll, { settings: ZONDER_GEBEURTENISSEN })
}

const withZoekwaarde = (rijen: Rijen): Rijen => ({
  ...rijen,
  adres: (rijen.adres ?? []).map((adres) => {
    const { soortDigitaalAdres, adres: tekst } = adres as { soortDigitaalAdres: string; adres: string }
    return { ...adres, zoekwaarde: zoekwaarde(soortDigitaalAdres, tekst) }
  }),
})

const reeks = (vanaf: number, tot: number) => Array.from({ length: tot - vanaf }, (_, index) => vanaf + index)

/** Counts the items of this kind in the register; they are made in the order of their index. */
async function aanwezig(db: Db, seed: number, soort: 'partij' | 'klantcontact', tabel: string): Promise<number> {
  const bereik = [uuidOf(seed, soort, 0), uuidOf(seed, soort, 0xffffffffffff)]
  return only(
    await sql<{
      aantal: number
    }>`select count(*)::int as aantal from ${sql.ref(tabel)} where uuid between ${bereik[0]}::uuid and ${bereik[1]}::uuid`.execute(
      db,
    ),
  ).aantal
}

/**
 * Makes batches and inserts them, two at the same time, because one connection keeps no more than one core busy. A batch refers to nothing
 * in the one before it.
 */
async function inBatches(
  vanaf: number,
  tot: number,
  make: (indexen: number[]) => Promise<Rijen>,
  save: (rijen: Rijen, tot: number, eerder: Promise<void> | undefined) => Promise<void>,
) {
  const onderweg = Array.from({ length: NAAST_ELKAAR }, () => Promise.resolve())
  for (let begin = vanaf; begin < tot; begin += PER_BATCH) {
    const einde = Math.min(begin + PER_BATCH, tot)
    const rijen = await make(reeks(begin, einde))
    await onderweg.shift()
    const bewaard = save(rijen, einde, onderweg.at(-1))
    // The next await meets a failure, and nothing before it does.
    bewaard.catch(() => undefined)
    onderweg.push(bewaard)
  }
  await Promise.all(onderweg)
}

async function loadPartijen(db: Db, seed: number, aantal: number, now: Date): Promise<void> {
  const make = (indexen: number[]) => {
    const partijen = indexen.map((index) => makePartij(seed, index, now))
    return withNummers(db, withZoekwaarde(rijenOfPartijen(seed, partijen)))
  }
  // They go one after the other, because a partij can work for one in the batch before it.
  const save = async (rijen: Rijen, _tot: number, eerder: Promise<void> | undefined) => {
    await eerder
    await addRows(db, rijen)
  }
  await inBatches(await aanwezig(db, seed, 'partij', 'partij'), aantal, make, save)
}

/**
 * Makes a batch of klantcontacten in the order in which they took place, so that their numbers follow time. It makes a few at a time, so
 * that the batches that are on their way get their next statement in between.
 */
async function makeKlantcontacten(context: Context, indexen: readonly number[]) {
  const contacten = []
  for (const index of indexen) {
    contacten.push(makeKlantcontact(context, index))
    if (contacten.length % TEGELIJK === 0) await setImmediate()
  }
  return contacten.sort((a, b) => a.plaatsgevondenOp.getTime() - b.plaatsgevondenOp.getTime())
}

async function loadKlantcontacten(db: Db, context: Context, { seed, klantcontacten, onProgress }: Zaad): Promise<void> {
  const vanaf = await aanwezig(db, seed, 'klantcontact', 'klantcontact')
  const make = async (indexen: number[]) => {
    const rijen = rijenOfKlantcontacten(seed, await makeKlantcontacten(context, indexen), context.bezetting.actoren)
    return withNummers(db, withZoekwaarde(rijen))
  }
  await inBatches(vanaf, klantcontacten, make, async (rijen, tot, eerder) => {
    await addRows(db, rijen, eerder)
    onProgress?.(tot)
  })
}

/**
 * Fills the register up to this many klantcontacten of the data set of this seed. Existing rows stay; one seed on one day always gives the
 * same register.
 */
export async function seedRegister(db: Db, zaad: Zaad): Promise<void> {
  const { seed, now, klantcontacten, inrichting } = zaad
  const partijen = Math.max(FEWEST_PARTIJEN, Math.ceil(klantcontacten / KLANTCONTACTEN_PER_PARTIJ))
  const context = makeContext({ seed, now, partijen, normen: inrichting && normgegevensOf(seed, inrichting) })
  const eerste = await sql`select from actor where uuid = ${uuidOf(seed, 'actor', 0)}::uuid`.execute(db)
  if (eerste.rows.length === 0) await addRows(db, rijenOfActoren(seed, context.bezetting.actoren))
  if (inrichting) await loadInrichting(db, seed, inrichting)
  await loadPartijen(db, seed, partijen, now)
  const nieuwe = klantcontacten - (await aanwezig(db, seed, 'klantcontact', 'klantcontact'))
  await withoutZoekindexen(db, nieuwe >= GROTE_LADING, () => loadKlantcontacten(db, context, zaad))
  await inTransaction(db, 'schrijven', async (tx) => {
    await liftLimit(tx)
    await sql`analyze`.execute(tx)
  })
}

/** Loads the demonstration: its application always, its data once, in a register that is still empty. */
export async function loadDemo(db: Db, rechten: readonly string[], now: Date): Promise<void> {
  await makeDemoApplicatie(db, rechten)
  const { rows } = await sql`select from klantcontact limit 1`.execute(db)
  if (rows.length > 0) return
  const zaad = { klantcontacten: DEMO_KLANTCONTACTEN, seed: 1, now: startOfDay(now) }
  await seedRegister(db, { ...zaad, inrichting: makeInrichting(zaad.seed, zaad.now) })
  await loadZaken(db, zaad.seed, zaad.now)
}

/** Gives midnight before this moment, because the data of a seed stay the same all day. */
export function startOfDay(now: Date): Date {
  return new Date(Math.floor(now.getTime() / 86_400_000) * 86_400_000)
}
