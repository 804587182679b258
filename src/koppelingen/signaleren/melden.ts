import * as actoren from '../../inrichting/actoren/queries.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { faultOf } from '../../platform/fault.ts'
import type { JobContext } from '../../platform/jobs.ts'
import { readInhoud } from '../../register/documenten/inhoud.ts'
import * as internetaken from '../../register/internetaken/writes.ts'
import { addParts } from '../../register/klantcontacten/writes.ts'
import * as outbox from '../../register/signalen/outbox.ts'
import { findAdressen, isSameAdres } from './pdok.ts'
import { type Gemeld, reportMelding, SignalenFout, sendFoto } from './signalen.ts'

// Passes meldingen on to Signalen, one at a time: it is marked that one goes, it goes, and what became of it is kept. What comes after it, the link,
// the tasks and the photos, is done in a step of its own, which can be repeated.

const SIGNALEN = {
  uuid: '01920000-0000-7000-8000-00000000f008',
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

/** Gives the point of a melding: as it was given, or that of the one address that PDOK finds in the municipality. @throws SignalenFout */
async function puntOf(werk: Werk, { uuid, adres, lengtegraad, breedtegraad }: outbox.TeMelden) {
  if (lengtegraad !== null && breedtegraad !== null) return { lengtegraad, breedtegraad }
  const { config } = werk
  if (!config.PDOK_URL || !config.PDOK_GEMEENTE)
    throw new SignalenFout('geweigerd', 'Het punt op de kaart ontbreekt, en hier is niets ingesteld om het te zoeken.')
  const found = await findAdressen(config, adres)
  if (!found) throw new SignalenFout('niet-gelukt', 'De Locatieserver van PDOK antwoordt niet.')
  const [first, second] = found.filter((one) => isSameAdres(adres, one))
  if (!first) throw new SignalenFout('geweigerd', 'Dit adres is niet gevonden. Meld het met een ander adres.')
  if (second) throw new SignalenFout('geweigerd', 'Dit adres is er meer dan één keer. Meld het met een ander adres.')
  const punt = { lengtegraad: first.lengtegraad, breedtegraad: first.breedtegraad }
  await store(werk, (tx) => outbox.setPunt(tx, uuid, punt))
  return punt
}

/** Marks the open tasks of a klantcontact as done: Signalen treats what was reported. */
async function finishTasks({ now }: Werk, tx: Db, { klantcontact, nummer }: outbox.AfTeMaken): Promise<void> {
  const door = { uuid: await actoren.automatedActor(tx, SIGNALEN), naam: SIGNALEN.naam }
  for (const taak of await outbox.takenToFinish(tx, klantcontact)) {
    if ((await internetaken.lockOne(tx, taak))?.status !== 'te_verwerken') continue
    const stap = { soort: 'afgerond', reden: `Gemeld in Signalen als ${nummer}.` } as const
    await internetaken.setAfgehandeld(tx, taak, now.toISOString(), stap, door)
  }
}

/** Links a klantcontact to its melding, and marks its tasks as done, once. */
const link = (werk: Werk, melding: outbox.AfTeMaken): Promise<void> =>
  store(werk, async (tx) => {
    if (await outbox.isLinked(tx, melding)) return
    const { signaalId, nummer } = melding
    const identificator = {
      ...{ codeRegister: 'signalen', codeObjecttype: 'melding', codeSoortObjectId: signaalId ? 'signaal' : 'nummer' },
      objectId: signaalId ?? nummer,
    }
    await addParts(tx, {
      ...{ row: { uuid: melding.klantcontact }, betrokkenen: [], actoren: [], bijlagen: [] },
      onderwerpobjecten: [{ identificator }],
    })
    if (melding.afronden) await finishTasks(werk, tx, melding)
  })

/** Signalen takes pictures of these kinds alone. */
const PICTURES = new Set(['image/jpeg', 'image/png', 'image/gif'])
const NO_PICTURE = 'Signalen neemt alleen foto’s aan als JPEG, PNG of GIF.'
const NOT_OURS = 'Balie kan alleen iets toevoegen aan een melding die het zelf in Signalen maakte.'

/**
 * Sends a photo along; gives why Signalen does not get it, in Dutch, or undefined while it is in quarantine.
 * @throws when it can be tried again
 */
async function sendPhoto({ db, config }: Werk, { signaalId }: outbox.AfTeMaken, foto: outbox.Foto) {
  if (!PICTURES.has(foto.mediatype)) return NO_PICTURE
  if (!signaalId) return NOT_OURS
  if (foto.controle === 'besmet') return 'Hierin zit een virus.'
  if (foto.controle === 'wacht') return undefined
  const bron = { config, lezen: <T>(work: (on: Db) => Promise<T>) => inTransaction(db, 'lezen', work) }
  const pieces: Buffer[] = []
  for await (const piece of readInhoud(bron, foto)) pieces.push(piece)
  try {
    await sendFoto(config, signaalId, { ...foto, inhoud: Buffer.concat(pieces) })
  } catch (error) {
    if (!(error instanceof SignalenFout) || error.soort === 'niet-gelukt') throw error
    return error.message
  }
  return ''
}

/** A photo that cannot be sent is tried for so long. */
const PHOTOS_MS = 24 * LONGEST_MS

/** Sends the photos of a klantcontact along. One that does not arrive is told, and the melding stays; false when some are to be tried again. */
async function sendPhotos(werk: Werk, melding: outbox.AfTeMaken): Promise<boolean> {
  const { now, config, log } = werk
  const isLast = now.getTime() - melding.gemeldOp.getTime() > PHOTOS_MS
  const fotos = await inTransaction(werk.db, 'lezen', (tx) => outbox.fotosOf(tx, config, melding.klantcontact))
  let wasAll = true
  for (const foto of fotos.filter(({ uuid }) => !melding.fotos.includes(uuid))) {
    const sent = await sendPhoto(werk, melding, foto).catch((error: unknown) => {
      log.warn({ signaal: melding.uuid, foto: foto.uuid, fault: faultOf(error) }, 'foto niet bij Signalen')
      return undefined
    })
    const why = sent ?? (isLast ? 'Dit lukte een dag lang niet.' : undefined)
    if (why === undefined) wasAll = false
    else {
      const fout = why && `${foto.bestandsnaam} ging niet mee. ${why}`
      await store(werk, (tx) => outbox.addFoto(tx, melding.uuid, foto.uuid, fout))
    }
  }
  return wasAll
}

/** After so long what is left is tried again: a tenth of the age of the melding, half a minute at least. */
const pauseOf = ({ gemeldOp }: outbox.AfTeMaken, now: Date): number =>
  Math.max(MINUTE_MS / 2, (now.getTime() - gemeldOp.getTime()) / 10)

/**
 * Completes a melding of which somebody looked the number up (SIG-123): who speaks as an employee asks Signalen by that number. For who speaks as
 * anybody does it stays unknown how far such a melding is.
 */
async function withId(werk: Werk, melding: outbox.AfTeMaken): Promise<outbox.AfTeMaken> {
  const [, id] = /^(?:SIG-)?(\d{1,15})$/i.exec(melding.nummer.trim()) ?? []
  if (melding.signaalId || !id || !werk.config.SIGNALEN_TOKEN_URL) return melding
  await store(werk, (tx) => outbox.setSignaalId(tx, melding.uuid, id, werk.now))
  return { ...melding, signaalId: id }
}

/** Does what is left of the next melding of which something is due; false when there is none. */
async function finishOne(werk: Werk): Promise<boolean> {
  const { now } = werk
  const taken = await store(werk, (tx) => outbox.takeToFinish(tx, now))
  if (!taken) return false
  const melding = await withId(werk, taken)
  await link(werk, melding)
  const next = (await sendPhotos(werk, melding)) ? null : new Date(now.getTime() + pauseOf(melding, now))
  await store(werk, (tx) => outbox.setAfmaken(tx, melding.uuid, next))
  return true
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

/** Passes on the next melding that is due, or else does what is left of one that Signalen has; false when there is none. */
export async function passOnOne(werk: Werk): Promise<boolean> {
  const { config, now } = werk
  const melding = await store(werk, (tx) => outbox.take(tx, now))
  if (!melding) return finishOne(werk)
  let gemeld: Gemeld
  try {
    gemeld = await reportMelding(config, melding, await puntOf(werk, melding))
  } catch (error) {
    await keepFault(werk, melding, error)
    return true
  }
  await store(werk, (tx) => outbox.setGemeld(tx, melding.uuid, gemeld, now, new Date(now.getTime() + FIRST_LOOK_MS)))
  return true
}
