import { type Db, inTransaction, liftLimit } from '../../platform/database.ts'
import { insertRows, type NewRow, type Table } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { publish, readCatalogus, saveCatalogus, saveZaaktype, zaaktype } from '../../register/zaakregister/catalogus.ts'
import type { Zaaktype } from '../../register/zaakregister/contract.ts'
import * as rows from '../../register/zaakregister/row.ts'
import { GEMEENTE } from './corpus/afdelingen.ts'
import { type DemoZaaktype, ZAAKTYPEN } from './corpus/zaaktypen.ts'
import { at, type Random, random } from './random.ts'
import { uuidOf } from './rijen.ts'
import { STREAM } from './streams.ts'

// The register inside of the demonstration: zaaktypen, and the zaken that klantcontacten are linked to, in all states.

export const DEMO_ZAKEN = 400
/** An RSIN that no organisation has. */
const RSIN = '999800007'
const DAG = 86_400_000

/** A link to a zaak, with the klantcontact that it was made in and who asked. */
interface Koppeling {
  objectId: string
  isUuid: boolean
  onderwerp: string
  op: Date
  /** The numbers by which the klant is known: BSN, KVK-nummer. */
  bsn: string | null
  kvk: string | null
  naam: string
}

interface Zaaktypen extends DemoZaaktype {
  bewaard: Zaaktype
}

async function loadZaaktypen(db: Db, seed: number): Promise<Zaaktypen[]> {
  await saveCatalogus(db, undefined, { naam: GEMEENTE.naam, domein: 'DEMO', rsin: RSIN, contactpersoon: 'Beheer' })
  const catalogus = await readCatalogus(db)
  const kept: Zaaktypen[] = []
  for (const [index, demo] of ZAAKTYPEN.entries()) {
    const uuid = uuidOf(seed, 'zaaktype', index)
    if (catalogus) await saveZaaktype(db, catalogus.uuid, uuid, true, demo.zaaktype)
    const concept = await zaaktype(db, uuid)
    if (!concept) throw new Error(`Zaaktype ${demo.zaaktype.identificatie} was not kept.`)
    await publish(db, concept)
    kept.push({ ...demo, bewaard: concept })
  }
  return kept
}

/** The zaken that klantcontacten name most recently, each once. */
async function koppelingen(db: Db): Promise<Koppeling[]> {
  const { rows: found } = await sql<Koppeling>`
    select x.* from (
      select distinct on ((o.identificator).object_id) (o.identificator).object_id as "objectId",
        (o.identificator).code_soort_object_id = 'uuid' as "isUuid", k.onderwerp, k.plaatsgevonden_op as op, k.volgnummer,
        (select i.object_id from partij_identificator i where i.partij = b.partij and i.code_soort_object_id = 'bsn') as bsn,
        (select i.object_id from partij_identificator i where i.partij = b.partij and i.code_soort_object_id = 'kvk_nummer') as kvk,
        coalesce((p.persoon).achternaam, p.organisatie, nullif((b.contactnaam).achternaam, ''), 'Onbekend') as naam
      from onderwerpobject o join klantcontact k on k.uuid = o.klantcontact
      left join lateral (select * from betrokkene b where b.klantcontact = k.uuid and b.rol = 'klant' order by b.volgnummer limit 1) b on true
      left join partij p on p.uuid = b.partij
      where o.is_zaak and (o.identificator).object_id <> ''
      order by (o.identificator).object_id, k.volgnummer) x
    order by x.volgnummer desc limit ${DEMO_ZAKEN}`.execute(db)
  // The oldest first, so that numbers follow time.
  return found.map((koppeling) => ({ ...koppeling, op: new Date(koppeling.op) })).reverse()
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
  zaak: Rij<typeof rows.zaak>
  rollen: Rij<typeof rows.rol>[]
  statussen: Rij<typeof rows.status>[]
  resultaat: Rij<typeof rows.resultaat>[]
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
  const { bewaard, afdeling } =
    zaaktypen.find(({ woorden }) => woorden.test(koppeling.onderwerp)) ?? at(zaaktypen, zaaktypen.length - 1)
  const { statustypen, resultaattypen, roltypen, doorlooptijd, servicenorm } = bewaard
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
  return {
    zaak: {
      uuid,
      identificatie: koppeling.isUuid
        ? `ZAAK-${koppeling.op.getUTCFullYear()}-D${String(index).padStart(6, '0')}`
        : koppeling.objectId,
      bronorganisatie: RSIN,
      verantwoordelijkeOrganisatie: RSIN,
      zaaktype: bewaard.uuid,
      omschrijving: koppeling.onderwerp.slice(0, 80),
      vertrouwelijkheidaanduiding: bewaard.vertrouwelijkheidaanduiding,
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
    rollen: [
      {
        uuid: deel(1),
        zaak: uuid,
        roltype: roltypen[0]?.uuid ?? '',
        roltoelichting: 'Klant in het klantcontact',
        registratiedatum: koppeling.op.toISOString(),
        ...aanvrager(koppeling),
      },
      {
        uuid: deel(2),
        zaak: uuid,
        roltype: roltypen[2]?.uuid ?? '',
        registratiedatum: koppeling.op.toISOString(),
        roltoelichting: 'Behandelt de zaak',
        betrokkeneType: 'organisatorische_eenheid',
        betrokkeneIdentificatie: { identificatie: afdeling, naam: afdeling, isGehuisvestIn: '' },
      },
    ],
    statussen: statustypen.slice(0, aantal).map((type, stap) => ({
      uuid: deel(10 + stap),
      zaak: uuid,
      statustype: type.uuid,
      datumStatusGezet: op(stap).toISOString(),
    })),
    resultaat: isKlaar ? [{ uuid: deel(3), zaak: uuid, resultaattype: besloten.uuid }] : [],
  }
}

const aanvrager = ({
  bsn,
  kvk,
  naam,
}: Koppeling): Pick<Rij<typeof rows.rol>, 'betrokkeneType' | 'betrokkeneIdentificatie'> =>
  kvk
    ? { betrokkeneType: 'niet_natuurlijk_persoon', betrokkeneIdentificatie: { kvkNummer: kvk, statutaireNaam: naam } }
    : { betrokkeneType: 'natuurlijk_persoon', betrokkeneIdentificatie: { inpBsn: bsn ?? '', geslachtsnaam: naam } }

/** Fills the register inside, once. The same seed on the same register gives the same. */
export async function loadZaken(db: Db, seed: number, now: Date): Promise<void> {
  await inTransaction(db, 'schrijven', async (tx) => {
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
  })
}
