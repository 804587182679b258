import { v7 as uuidv7 } from 'uuid'
import * as actoren from '../../inrichting/actoren/queries.ts'
import { uiterlijkOp } from '../../inrichting/normen/rules.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import type { JobContext, Loop } from '../../platform/jobs.ts'
import * as controle from '../../register/documenten/controle.ts'
import { readInhoud } from '../../register/documenten/inhoud.ts'
import * as internetaken from '../../register/internetaken/queries.ts'
import * as writes from '../../register/internetaken/writes.ts'
import { scan } from './clamd.ts'

// Documents are looked at after they came in, and are in quarantine until then. What is found is told to who follows up the klantcontact.

type Omgeving = Pick<JobContext, 'db' | 'config' | 'log'>

const MB = 1024 * 1024
/** How long a step goes on looking at documents: then what was found is told, and the process can stop. */
const STEP_MS = 30_000
const TE_GROOT = { soort: 'te-groot' } as const

/** The name in the trail of the interne taak. */
const DOOR = { uuid: '0192f5a0-0000-7000-8000-000000000003', naam: 'Virusscan' }

/** Writes the toelichting of the interne taak. */
function toelichting({ bestandsnaam, besmetMet, isBezorgd }: controle.TeMelden): string {
  const zaak = isBezorgd ? ' Het document is ook al naar het zaaksysteem gestuurd: laat het daar verwijderen.' : ''
  return `De virusscanner vond ${besmetMet} in de bijlage ${bestandsnaam}. Niemand kan haar meer openen.${zaak} Vraag de klant zo nodig om een ander bestand.`
}

/** R12, R20: makes an interne taak of what was found in a klantcontact. */
async function makeTaak(db: Db, { config }: Omgeving, gevonden: controle.TeMelden, now: Date): Promise<void> {
  const afdeling = await actoren.eenheidWithNaam(db, config.EMAIL_AFDELING)
  const wie = afdeling ? [afdeling] : []
  const { onderwerp, normen } = await internetaken.normForContact(db, gevonden.klantcontact, wie)
  const taak = {
    uuid: uuidv7(),
    klantcontact: gevonden.klantcontact,
    gevraagdeHandeling: 'Een bijlage heeft een virus',
    toelichting: toelichting(gevonden).slice(0, 1000),
    actoren: wie,
    afgehandeldOp: null,
    uiterlijkOp: uiterlijkOp(now, { actoren: wie, onderwerp }, normen, config.INTERNETAAK_WERKDAGEN).toISOString(),
  }
  await writes.make(db, [taak], DOOR)
}

const store = <T>({ db }: Omgeving, work: (tx: Db) => Promise<T>) => inTransaction(db, 'schrijven', work)

async function tellAll(omgeving: Omgeving, now: Date): Promise<void> {
  await store(omgeving, async (tx) => {
    for (const gevonden of await controle.takeToTell(tx, now)) await makeTaak(tx, omgeving, gevonden, now)
  })
}

/** Looks at the document that waits the longest; false when there is none. A document that cannot be looked at stays in quarantine. */
async function checkNext(omgeving: Omgeving, adres: string, now: Date): Promise<boolean> {
  const document = await store(omgeving, (tx) => controle.takeTurn(tx, now))
  if (!document) return false
  const lezen = <T>(work: (db: Db) => Promise<T>) => inTransaction(omgeving.db, 'lezen', work)
  const isTeGroot = document.omvang > omgeving.config.CLAMAV_MB * MB
  const oordeel = isTeGroot ? TE_GROOT : await scan(adres, readInhoud({ lezen, config: omgeving.config }, document))
  if (oordeel.soort === 'te-groot') {
    omgeving.log.error({ informatieobject: document.uuid, omvang: document.omvang }, 'te groot voor de virusscanner')
    return true
  }
  await store(omgeving, (tx) =>
    controle.setControle(tx, document.uuid, oordeel.soort === 'besmet' ? oordeel.met : null, now),
  )
  if (oordeel.soort === 'besmet') omgeving.log.warn({ informatieobject: document.uuid }, 'virus gevonden')
  return true
}

/** Looks at the documents that wait, one after the other, for some time, and tells of what was found. */
export async function checkAll(omgeving: Omgeving, klok: () => Date = () => new Date()): Promise<void> {
  const adres = omgeving.config.CLAMAV_ADRES
  if (!adres) return
  const tot = Date.now() + STEP_MS
  while ((await checkNext(omgeving, adres, klok())) && Date.now() < tot);
  await tellAll(omgeving, klok())
}

/** Looks at documents within seconds after they came in. */
export const controleerDocumenten: Loop = {
  name: 'controleer-documenten',
  everyMs: 2_000,
  begin: (omgeving) => ({
    step: () => checkAll(omgeving),
    stop: async () => undefined,
  }),
}
