import { type Db, inTransaction, liftLimit } from '../../platform/database.ts'
import { insertRows, type NewRow, type Table } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { ZONDER_GEBEURTENISSEN } from '../../register/gebeurtenissen/queries.ts'
import { publish, readCatalogus, saveCatalogus, saveZaaktype, zaaktype } from '../../register/zaakregister/catalogus.ts'
import type { Zaaktype } from '../../register/zaakregister/contract.ts'
import * as rows from '../../register/zaakregister/row.ts'
import { indexOfEenheid } from './actoren.ts'
import { AFDELINGEN, GEMEENTE } from './corpus/afdelingen.ts'
import { type DemoZaaktype, TOELICHTINGEN, ZAAKTYPEN } from './corpus/zaaktypen.ts'
import { at, type Random, random } from './random.ts'
import { uuidOf } from './rijen.ts'
import { STREAM } from './streams.ts'
import { loadZaakdocumenten, type ZaakVoorDocumenten } from './zaakdocumenten.ts'

// The register inside of the demonstration: zaaktypen, and the zaken that klantcontacten are linked to, in all states.

/** An RSIN that no organisation has. */
export const RSIN = '999800000'
const DAG = 86_400_000

/** A link to a zaak, with the first klantcontact that it was made in and who asked. */
interface Koppeling {
  objectId: string
  isUuid: boolean
  /** The number by which texts of the klantcontacten call it; null when none does. */
  genoemd: string | null
  klantcontact: string
  onderwerp: string
  op: Date
  /** The numbers by which the klant is known: BSN, KVK-nummer. */
  bsn: string | null
  kvk: string | null
  voornaam: string
  voorvoegsel: string
  naam: string
}

interface Medewerker {
  identificatie: string
  naam: string
}

interface Zaaktypen extends DemoZaaktype {
  bewaard: Zaaktype
  /** The medewerkers of its afdeling. */
  medewerkers: readonly Medewerker[]
}

/** The medewerkers of each afdeling, by its code. */
async function medewerkersPerAfdeling(db: Db): Promise<Map<string, Medewerker[]>> {
  const { rows: found } = await sql<{ afdeling: string; medewerkers: Medewerker[] }>`
    select (a.actoridentificator).object_id as afdeling,
      json_agg(json_build_object('identificatie', (m.actoridentificator).object_id, 'naam', m.naam) order by m.uuid) as medewerkers
    from actor_eenheid e join actor a on a.uuid = e.eenheid join actor m on m.uuid = e.actor group by 1`.execute(db)
  return new Map(found.map(({ afdeling, medewerkers }) => [afdeling, medewerkers]))
}

async function loadZaaktypen(db: Db, seed: number): Promise<Zaaktypen[]> {
  await saveCatalogus(db, undefined, { naam: GEMEENTE.naam, domein: 'DEMO', rsin: RSIN, contactpersoon: 'Beheer' })
  const catalogus = await readCatalogus(db)
  const medewerkers = await medewerkersPerAfdeling(db)
  const kept: Zaaktypen[] = []
  for (const [index, demo] of ZAAKTYPEN.entries()) {
    const uuid = uuidOf(seed, 'zaaktype', index)
    const eigen = { ...demo.zaaktype, afdeling: uuidOf(seed, 'actor', indexOfEenheid(demo.afdeling)) }
    if (catalogus) await saveZaaktype(db, catalogus.uuid, uuid, true, eigen)
    const concept = await zaaktype(db, uuid)
    if (!concept) throw new Error(`Zaaktype ${demo.zaaktype.identificatie} was not kept.`)
    await publish(db, concept)
    kept.push({ ...demo, bewaard: concept, medewerkers: medewerkers.get(demo.afdeling) ?? [] })
  }
  return kept
}

/** The zaken that klantcontacten name, each once, the oldest first: so numbers follow time. */
async function koppelingen(db: Db): Promise<Koppeling[]> {
  const { rows: found } = await sql<Koppeling>`
    with o as (
      select (x.identificator).object_id as id, (x.identificator).code_soort_object_id = 'uuid' as is_uuid, x.klantcontact
      from onderwerpobject x where x.is_zaak and x.klantcontact is not null and (x.identificator).object_id <> '')
    select x.* from (
      select distinct on (o.id) o.id as "objectId", o.is_uuid as "isUuid", k.nummer as klantcontact, k.onderwerp, k.plaatsgevonden_op as op,
        k.volgnummer, n.genoemd,
        (select i.object_id from partij_identificator i where i.partij = b.partij and i.code_soort_object_id = 'bsn') as bsn,
        (select i.object_id from partij_identificator i where i.partij = b.partij and i.code_soort_object_id = 'kvk_nummer') as kvk,
        coalesce((p.persoon).voornaam, (b.contactnaam).voornaam, '') as voornaam,
        coalesce((p.persoon).voorvoegsel_achternaam, (b.contactnaam).voorvoegsel_achternaam, '') as voorvoegsel,
        coalesce((p.persoon).achternaam, p.organisatie, nullif((b.contactnaam).achternaam, ''), 'Onbekend') as naam
      from o join klantcontact k on k.uuid = o.klantcontact
      left join lateral (select max(substring(concat_ws(' ', v.onderwerp, v.inhoud, v.reactie) from 'ZAAK-[0-9]{4}-[0-9]{10}')) as genoemd
        from o v2 join klantcontact v on v.uuid = v2.klantcontact where v2.id = o.id) n on true
      left join lateral (select * from betrokkene b where b.klantcontact = k.uuid and b.rol = 'klant' order by b.volgnummer limit 1) b on true
      left join partij p on p.uuid = b.partij
      order by o.id, k.volgnummer) x
    order by x.volgnummer, x."objectId"`.execute(db)
  return found.map((koppeling) => ({ ...koppeling, op: new Date(koppeling.op) }))
}

const datum = (moment: Date) => moment.toISOString().slice(0, 10)
const dagenOf = (periode: string) => Number(/\d+/.exec(periode)?.[0] ?? 1) * 7

/** How far a zaak is: older ones are further, and some are late. */
function aantalStatussen(r: Random, leeftijd: number, doorlooptijd: number, statustypen: number): number {
  if (leeftijd < 2) return 1
  if (leeftijd > doorlooptijd) return r.chance(0.85) ? statustypen : r.between(1, statustypen - 1)
  return r.between(1, r.chance(0.4) ? statustypen : statustypen - 1)
}

type Rij<T extends Table> = NewRow<T> & object
interface DemoZaak {
  documenten: ZaakVoorDocumenten
  zaak: Rij<typeof rows.zaak>
  rollen: Rij<typeof rows.rol>[]
  statussen: Rij<typeof rows.status>[]
  resultaat: Rij<typeof rows.resultaat>[]
}

function zaaktypeOf(zaaktypen: readonly Zaaktypen[], onderwerp: string): Zaaktypen {
  const text = onderwerp.toLowerCase()
  return (
    zaaktypen.find(({ woorden }) => woorden.some((woord) => text.includes(woord))) ??
    at(zaaktypen, zaaktypen.length - 1)
  )
}

/** A zaak that a klantcontact led to, with who asked, who treats it and how far it is. */
function makeZaak(
  seed: number,
  index: number,
  zaaktypen: readonly Zaaktypen[],
  koppeling: Koppeling,
  now: Date,
): DemoZaak {
  const r = random(seed, STREAM.zaakverloop, index)
  const van = zaaktypeOf(zaaktypen, koppeling.onderwerp)
  const { statustypen, resultaattypen, doorlooptijd, servicenorm } = van.bewaard
  const leeftijd = Math.max(0, Math.floor((now.getTime() - koppeling.op.getTime()) / DAG))
  const aantal = aantalStatussen(r, leeftijd, dagenOf(doorlooptijd), statustypen.length)
  const tot = Math.min(leeftijd, dagenOf(doorlooptijd) + 10)
  const uuid = koppeling.isUuid ? koppeling.objectId : uuidOf(seed, 'zaak', index)
  const op = (stap: number) =>
    new Date(
      Math.min(koppeling.op.getTime() + ((stap * tot) / Math.max(1, aantal)) * DAG + stap * 60_000, now.getTime()),
    )
  const isKlaar = aantal === statustypen.length
  const einddatum = isKlaar ? datum(op(aantal - 1)) : null
  const besloten = r.pick(resultaattypen)
  const over = (periode: string) => datum(new Date(koppeling.op.getTime() + dagenOf(periode) * DAG))
  const deel = (nummer: number) => uuidOf(seed, 'zaakdeel', index, nummer)
  const jaren = Number(/\d+/.exec(besloten.archiefactietermijn ?? '')?.[0])
  const wacht = !isKlaar && aantal > 1 && r.chance(0.15)
  const eigenNummer = `ZAAK-${koppeling.op.getUTCFullYear()}-D${String(index).padStart(6, '0')}`
  const identificatie = koppeling.isUuid ? (koppeling.genoemd ?? eigenNummer) : koppeling.objectId
  return {
    documenten: {
      uuid,
      identificatie,
      omschrijving: koppeling.onderwerp,
      bronorganisatie: RSIN,
      zaaktype: van.bewaard.omschrijving,
      informatieobjecttype: van.bewaard.informatieobjecttypen[0]?.uuid ?? '',
      vertrouwelijkheidaanduiding: van.bewaard.vertrouwelijkheidaanduiding,
      aanvrager: [koppeling.voornaam, koppeling.voorvoegsel, koppeling.naam].filter(Boolean).join(' '),
      op: koppeling.op,
    },
    zaak: {
      uuid,
      identificatie,
      bronorganisatie: RSIN,
      verantwoordelijkeOrganisatie: RSIN,
      zaaktype: van.bewaard.uuid,
      omschrijving: koppeling.onderwerp.slice(0, 80),
      toelichting: `Gestart naar aanleiding van klantcontact ${koppeling.klantcontact}.`,
      vertrouwelijkheidaanduiding: van.bewaard.vertrouwelijkheidaanduiding,
      registratiedatum: datum(koppeling.op),
      startdatum: datum(koppeling.op),
      einddatum,
      einddatumGepland: servicenorm && over(servicenorm),
      uiterlijkeEinddatumAfdoening: over(doorlooptijd),
      ...(wacht && { opschorting: { indicatie: true, reden: 'Wij wachten op gegevens van de klant.' } }),
      ...(einddatum && {
        archiefnominatie: besloten.archiefnominatie,
        ...(jaren > 0 && {
          archiefactiedatum: `${Number(einddatum.slice(0, 4)) + jaren}${einddatum.slice(4).replace('-02-29', '-03-01')}`,
        }),
      }),
    },
    rollen: makeRollen(r, koppeling, van, aantal > 1).map((rol, nummer) => ({
      ...rol,
      uuid: deel(nummer + 4),
      zaak: uuid,
      registratiedatum: koppeling.op.toISOString(),
    })),
    statussen: statustypen.slice(0, aantal).map((type, stap) => ({
      uuid: deel(10 + stap),
      zaak: uuid,
      statustype: type.uuid,
      datumStatusGezet: op(stap).toISOString(),
      statustoelichting: stap === 0 ? '' : r.pick(TOELICHTINGEN),
    })),
    resultaat: isKlaar ? [{ uuid: deel(3), zaak: uuid, resultaattype: besloten.uuid }] : [],
  }
}

/** Makes the rollen: the one who asked, the afdeling that treats it and, once somebody took it up, who that is. */
function makeRollen(r: Random, koppeling: Koppeling, { bewaard, afdeling, medewerkers }: Zaaktypen, isTaken: boolean) {
  const [aanvraag, , behandeling] = bewaard.roltypen
  const behandelaar = { roltype: behandeling?.uuid ?? '', roltoelichting: 'Behandelt de zaak' }
  const wie = isTaken && medewerkers.length > 0 ? r.pick(medewerkers) : undefined
  return [
    { roltype: aanvraag?.uuid ?? '', roltoelichting: 'Klant in het klantcontact', ...aanvrager(koppeling) },
    {
      ...behandelaar,
      betrokkeneType: 'organisatorische_eenheid' as const,
      betrokkeneIdentificatie: {
        identificatie: afdeling,
        naam: AFDELINGEN.find(({ code }) => code === afdeling)?.naam ?? afdeling,
        isGehuisvestIn: '',
      },
    },
    ...(wie
      ? [
          {
            ...behandelaar,
            betrokkeneType: 'medewerker' as const,
            betrokkeneIdentificatie: {
              identificatie: wie.identificatie,
              achternaam: wie.naam,
              voorletters: '',
              voorvoegselAchternaam: '',
            },
          },
        ]
      : []),
  ]
}

const aanvrager = ({
  bsn,
  kvk,
  naam,
  voornaam,
  voorvoegsel,
}: Koppeling): Pick<Rij<typeof rows.rol>, 'betrokkeneType' | 'betrokkeneIdentificatie'> =>
  kvk
    ? { betrokkeneType: 'niet_natuurlijk_persoon', betrokkeneIdentificatie: { kvkNummer: kvk, statutaireNaam: naam } }
    : {
        betrokkeneType: 'natuurlijk_persoon',
        betrokkeneIdentificatie: {
          inpBsn: bsn ?? '',
          voornamen: voornaam,
          voorvoegselGeslachtsnaam: voorvoegsel,
          geslachtsnaam: naam,
        },
      }

/** Fills the register inside, once. The same seed on the same register gives the same. */
export async function loadZaken(db: Db, seed: number, now: Date): Promise<void> {
  const load = async (tx: Db) => {
    await liftLimit(tx)
    if (await readCatalogus(tx)) return
    const zaaktypen = await loadZaaktypen(tx, seed)
    const gemaakt = (await koppelingen(tx)).map((koppeling, index) => makeZaak(seed, index, zaaktypen, koppeling, now))
    await insertRows(
      tx,
      rows.zaak,
      gemaakt.map(({ zaak }) => zaak),
    )
    await insertRows(
      tx,
      rows.rol,
      gemaakt.flatMap(({ rollen }) => rollen),
    )
    await insertRows(
      tx,
      rows.status,
      gemaakt.flatMap(({ statussen }) => statussen),
    )
    await insertRows(
      tx,
      rows.resultaat,
      gemaakt.flatMap(({ resultaat }) => resultaat),
    )
    await loadZaakdocumenten(
      tx,
      seed,
      gemaakt.map(({ documenten }) => documenten),
    )
  }
  await inTransaction(db, 'schrijven', load, { settings: ZONDER_GEBEURTENISSEN })
}
