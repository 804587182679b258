import * as actoren from '../../inrichting/actoren/queries.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { faultOf } from '../../platform/fault.ts'
import type { JobContext } from '../../platform/jobs.ts'
import { readInhoud } from '../../register/documenten/inhoud.ts'
import * as internetaken from '../../register/internetaken/writes.ts'
import { addParts } from '../../register/klantcontacten/writes.ts'
import * as outbox from '../../register/signalen/outbox.ts'
import { findAdressen } from './pdok.ts'
import { type Gemeld, reportMelding, SignalenFout, sendFoto } from './signalen.ts'

// Passes meldingen on to Signalen, one at a time: it is marked that one goes, it goes, and what became of it is kept.

const SIGNALEN = {
  uuid: '01920000-0000-7000-8000-00000000f006',
  naam: 'Signalen',
  functie: 'Behandelt meldingen openbare ruimte',
}

const MINUTE_MS = 60_000
const LONGEST_MS = 60 * MINUTE_MS
/** The first time that Signalen is asked how a melding is. */
const FIRST_LOOK_MS = 5 * MINUTE_MS

/** Twice as long after each attempt, an hour at most. */
const nextAfter = (pogingen: number, now: Date): Date =>
  new Date(now.getTime() + Math.min(LONGEST_MS, MINUTE_MS * 2 ** Math.min(pogingen - 1, 10)))

type Werk = Pick<JobContext, 'db' | 'now' | 'config' | 'log'>

const store = <T>({ db }: Werk, work: (tx: Db) => Promise<T>): Promise<T> => inTransaction(db, 'schrijven', work)

/** Gives the point of a melding: as it was given, or that of the first address that PDOK finds. @throws SignalenFout */
async function puntOf(werk: Werk, { uuid, adres, lengtegraad, breedtegraad }: outbox.TeMelden) {
  if (lengtegraad !== null && breedtegraad !== null) return { lengtegraad, breedtegraad }
  const { config } = werk
  if (!config.PDOK_URL)
    throw new SignalenFout('geweigerd', 'Het punt op de kaart ontbreekt, en hier is niets ingesteld om het te zoeken.')
  const found = await findAdressen(config, adres)
  if (!found) throw new SignalenFout('niet-gelukt', 'De Locatieserver van PDOK antwoordt niet.')
  const [first] = found
  if (!first) throw new SignalenFout('geweigerd', 'Dit adres is niet gevonden. Meld het met een ander adres.')
  const punt = { lengtegraad: first.lengtegraad, breedtegraad: first.breedtegraad }
  await store(werk, (tx) => outbox.setPunt(tx, uuid, punt))
  return punt
}

/** Marks the open tasks of a klantcontact as done: Signalen treats what was reported. */
async function finishTasks({ now }: Werk, tx: Db, { klantcontact }: outbox.TeMelden, nummer: string): Promise<void> {
  const door = { uuid: await actoren.automatedActor(tx, SIGNALEN), naam: SIGNALEN.naam }
  for (const taak of await outbox.openTaken(tx, klantcontact)) {
    await internetaken.lockOne(tx, taak)
    const stap = { soort: 'afgerond', reden: `Gemeld in Signalen als ${nummer}.` } as const
    await internetaken.setAfgehandeld(tx, taak, now.toISOString(), stap, door)
  }
}

/** Keeps that Signalen has a melding, with the link to it at the klantcontact. */
async function keep(werk: Werk, melding: outbox.TeMelden, gemeld: Gemeld): Promise<void> {
  const { now } = werk
  await store(werk, async (tx) => {
    await outbox.setGemeld(tx, melding.uuid, gemeld, now, new Date(now.getTime() + FIRST_LOOK_MS))
    const identificator = {
      ...{ codeRegister: 'signalen', codeObjecttype: 'melding', codeSoortObjectId: 'signaal' },
      objectId: gemeld.signaalId,
    }
    await addParts(tx, {
      ...{ row: { uuid: melding.klantcontact }, betrokkenen: [], actoren: [], bijlagen: [] },
      onderwerpobjecten: [{ identificator }],
    })
    if (melding.afronden) await finishTasks(werk, tx, melding, gemeld.nummer)
  })
}

/** Sends the photos of a klantcontact along. One that does not arrive is told, and the melding stays. */
async function sendPhotos(werk: Werk, { uuid, klantcontact }: outbox.TeMelden, signaalId: string): Promise<void> {
  const { db, config } = werk
  const bron = { config, lezen: <T>(work: (on: Db) => Promise<T>) => inTransaction(db, 'lezen', work) }
  const missed: string[] = []
  for (const foto of await bron.lezen((tx) => outbox.fotosOf(tx, klantcontact))) {
    if (foto.besmet) {
      missed.push(`${foto.bestandsnaam}: hierin zit een virus.`)
      continue
    }
    try {
      const pieces: Buffer[] = []
      for await (const piece of readInhoud(bron, foto)) pieces.push(piece)
      await sendFoto(config, signaalId, { ...foto, inhoud: Buffer.concat(pieces) })
      await store(werk, (tx) => outbox.addFoto(tx, uuid, foto.uuid))
    } catch (error) {
      if (!(error instanceof SignalenFout)) throw error
      missed.push(`${foto.bestandsnaam}: ${error.message}`)
    }
  }
  if (missed.length > 0)
    await store(werk, (tx) =>
      outbox.setOpmerking(tx, uuid, `Niet alle foto's gingen mee. ${missed.join(' ')}`.slice(0, 1000)),
    )
}

/** Keeps why a melding is not there. */
async function keepFault(werk: Werk, { uuid, pogingen }: outbox.TeMelden, error: unknown): Promise<void> {
  const fout = error instanceof SignalenFout ? error : new SignalenFout('onzeker', 'Er ging iets mis aan onze kant.')
  werk.log.warn({ signaal: uuid, soort: fout.soort, fault: faultOf(error) }, 'melding niet bij Signalen')
  await store(werk, (tx) => {
    if (fout.soort === 'onzeker') return outbox.setOnzeker(tx, uuid)
    if (fout.soort === 'geweigerd') return outbox.setGeweigerd(tx, uuid, fout.message)
    return outbox.setWacht(tx, uuid, fout.message, nextAfter(pogingen, werk.now))
  })
}

/** Passes on the next melding that is due; false when there is none. */
export async function passOnOne(werk: Werk): Promise<boolean> {
  const melding = await store(werk, (tx) => outbox.take(tx, werk.now))
  if (!melding) return false
  let gemeld: Gemeld
  try {
    gemeld = await reportMelding(werk.config, melding, await puntOf(werk, melding))
  } catch (error) {
    await keepFault(werk, melding, error)
    return true
  }
  await keep(werk, melding, gemeld)
  await sendPhotos(werk, melding, gemeld.signaalId)
  return true
}
