import { datumOp } from '../../../begrippen/kalender.ts'
import type { Db } from '../../../platform/database.ts'
import { writeVerloop } from '../../../register/internetaken/trail.ts'
import { linkZaak } from '../../../register/klantcontacten/writes.ts'
import { saveKopie, uuidAanEinde } from '../../../register/zaken/kopie.ts'
import { type Beurt, finish, type Opdracht, opdrachtOf, saveStappen } from '../../../register/zaken/saga.ts'
import { ZaaksysteemFout } from '../client/fout.ts'
import type { Systeem } from '../systemen.ts'
import * as catalogus from '../zgw/catalogus.ts'
import { fetchLijst } from '../zgw/lezen.ts'
import { ZgwZaaktype } from '../zgw/schemas.ts'
import { type Eigenschap, ensureEigenschappen, planEigenschappen } from './eigenschappen.ts'
import { ensureDocumenten, ensureRollen, ensureStatus } from './onderdelen.ts'
import { type Rol, rollenOf } from './rollen.ts'
import { remember, type Startreis, store } from './stap.ts'
import { ensureZaak } from './zaak.ts'

// Starts a zaak exactly once: zaak, rollen, documents, links, and the first status last. What was done is kept after each step, under a turn that
// ends by itself.

/** How links that Balie makes are spelled: as KISS, ITA and Open Inwoner do. */
export const SPELLING = { codeObjecttype: 'zgw-Zaak', codeRegister: 'openzaak', codeSoortObjectId: 'uuid' }

/** The types that the catalogus must have before anything is made. */
interface Plan {
  zaaktype: string
  statustype: string
  rollen: readonly Rol[]
  eigenschappen: readonly Eigenschap[]
  documenten: Opdracht['documenten']
  informatieobjecttype: string | undefined
}

/** The version of the zaaktype that is valid on the day of the start. */
async function geldigZaaktype({ systeem, beurt, stappen, klok }: Startreis): Promise<ZgwZaaktype> {
  const query = { identificatie: beurt.zaaktype, status: 'definitief' }
  const gevonden = await fetchLijst(systeem.verbinding, ZgwZaaktype, ['catalogi', 'zaaktypen'], query)
  const dag = stappen.startdatum ?? datumOp(klok())
  const geldig = gevonden.find(
    ({ identificatie, concept, beginGeldigheid, eindeGeldigheid }) =>
      identificatie === beurt.zaaktype && !concept && beginGeldigheid <= dag && (eindeGeldigheid ?? dag) >= dag,
  )
  if (geldig) return geldig
  throw new ZaaksysteemFout(systeem.naam, 'past-niet', { wat: `zaaktype ${beurt.zaaktype} is op ${dag} niet geldig` })
}

async function makePlan(reis: Startreis): Promise<Plan> {
  const { systeem, beurt } = reis
  const { verbinding, naam } = systeem
  const pastNiet = (wat: string) => new ZaaksysteemFout(naam, 'past-niet', { wat })
  const zaaktype = await geldigZaaktype(reis)
  const [statustype] = await catalogus.statustypen(verbinding, zaaktype.url)
  if (!statustype) throw pastNiet('het zaaktype heeft geen statustypen')
  const { betrokkenen, documenten } = await opdrachtOf(reis.db, beurt.klantcontact)
  const { rollen, mist } = rollenOf(betrokkenen, await catalogus.roltypen(verbinding, zaaktype.url), systeem)
  if (mist) throw pastNiet(`het zaaktype heeft geen roltype ${mist}`)
  const eigenschappen = await planEigenschappen(reis, zaaktype.url)
  // One with a virus goes nowhere; whoever follows up the klantcontact has an interne taak about it.
  const mee = systeem.documentenUrl ? documenten.filter(({ controle }) => controle !== 'besmet') : []
  const informatieobjecttype =
    mee.length > 0 ? await catalogus.informatieobjecttype(verbinding, zaaktype, beurt.informatieobjecttype) : undefined
  if (mee.length > 0 && !informatieobjecttype)
    throw pastNiet('het zaaktype heeft geen informatieobjecttype voor de documenten')
  return {
    ...{ zaaktype: zaaktype.url, statustype: statustype.url, rollen, eigenschappen },
    ...{ documenten: mee, informatieobjecttype },
  }
}

/** Links the zaak here, where its number is shown from now on. */
async function linkHere(reis: Startreis, zaak: string): Promise<void> {
  if (reis.stappen.gekoppeld) return
  const { beurt, systeem } = reis
  const now = reis.klok()
  await store(reis, async (tx) => {
    const identificator = { ...SPELLING, objectId: uuidAanEinde(zaak) }
    const gekoppeld = await linkZaak(tx, beurt.klantcontact, identificator)
    await remember(reis, { gekoppeld: gekoppeld?.uuid ?? 'al gekoppeld' }, tx)
    const kopie = {
      zaaksysteem: systeem.uuid,
      url: zaak,
      identificatie: beurt.identificatie ?? '',
      toestand: 'bekend',
    } as const
    // The other data are asked once it has its status.
    await saveKopie(
      tx,
      { ...kopie, gegevens: null, klanten: null, teMelden: null, open: true, etag: null, meldingen: 0 },
      now,
      now,
    )
    const stap = { soort: 'zaak_gekoppeld', reden: beurt.identificatie ?? '' } as const
    const door = { uuid: beurt.namens.id, naam: beurt.namens.naam }
    if (beurt.interneTaak) await writeVerloop(tx, beurt.interneTaak, [stap], door)
  })
}

/** Does what is still to be done of a start. @throws ZaaksysteemFout, or BeurtKwijt */
export async function perform(
  db: Db,
  systeem: Systeem,
  beurt: Beurt,
  { klok, config }: Pick<Startreis, 'klok' | 'config'>,
): Promise<void> {
  const reis: Startreis = {
    db,
    config,
    systeem,
    beurt,
    save: (tx, gedaan) => saveStappen(tx, beurt, gedaan, klok()),
    stappen: beurt.stappen,
    klok,
    namens: { namens: beurt.namens },
    kijkEerst: beurt.pogingen > 1,
  }
  const plan = await makePlan(reis)
  const zaak = await ensureZaak(reis, plan.zaaktype)
  await ensureRollen(reis, zaak, plan.rollen)
  await ensureEigenschappen(reis, zaak, plan.eigenschappen)
  if (plan.informatieobjecttype) await ensureDocumenten(reis, zaak, plan.documenten, plan.informatieobjecttype)
  await linkHere(reis, zaak)
  const status = await ensureStatus(reis, zaak, plan.statustype)
  await store(reis, (tx) => finish(tx, beurt, { status }, klok()))
}
