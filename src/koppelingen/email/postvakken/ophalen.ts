import type { ImapFlow } from 'imapflow'
import { v7 as uuidv7 } from 'uuid'
import { type Db, inTransaction } from '../../../platform/database.ts'
import { removeInhoud, writeInhoud } from '../../../register/documenten/inhoud.ts'
import { LARGEST } from '../bron.ts'
import * as queries from './queries.ts'

/** The properties of a message that are known before it is fetched. */
interface Kop {
  uid: number
  aangekomenOp: Date
  omvang: number
}

/** Lists what is in the mailbox after a UID, in order. A server gives the last message also when there is none after it. */
async function listAfter(client: ImapFlow, last: number): Promise<Kop[]> {
  const found: Kop[] = []
  const query = { uid: true, internalDate: true, size: true }
  for await (const { uid, internalDate, size } of client.fetch(`${last + 1}:*`, query, { uid: true }))
    if (uid > last)
      found.push({ uid, aangekomenOp: internalDate ? new Date(internalDate) : new Date(), omvang: size ?? 0 })
  return found.sort((a, b) => a.uid - b.uid)
}

/** Fetches the content of a message piece by piece; it is whole when this ends, and otherwise it is fetched again. */
async function fetchContent(db: Db, client: ImapFlow, uid: number, bericht: string): Promise<void> {
  const found = await client.download(String(uid), undefined, { uid: true })
  // Somebody removed it since it was listed.
  if (!('content' in found) || !found.content) return queries.removeBericht(db, bericht)
  const writer = await writeInhoud(db)
  await queries.setInhoud(db, bericht, writer.uuid, 'ophalen')
  for await (const piece of found.content) await writer.write(piece as Buffer)
  await inTransaction(db, 'schrijven', async (tx) => {
    await writer.complete(tx)
    await queries.setInhoud(tx, bericht, writer.uuid, 'wacht')
  })
}

/** A message is put aside after so many attempts to fetch it, so that it does not hold up its mailbox. */
const MOST_TRIES = 5

/** Fetches one message, once. One that is too large is put aside, and so is one that the server does not give. */
async function fetchOne(
  db: Db,
  client: ImapFlow,
  { uuid: postvak, plaats }: queries.TeLezen,
  uidvalidity: string,
  kop: Kop,
): Promise<void> {
  const isTooLarge = kop.omvang > LARGEST
  const row = {
    uuid: uuidv7(),
    postvak,
    plaats,
    uidvalidity,
    uid: String(kop.uid),
    aangekomenOp: kop.aangekomenOp.toISOString(),
    omvang: String(kop.omvang),
    stand: isTooLarge ? 'apart' : 'ophalen',
    reden: isTooLarge ? `het bericht is groter dan ${LARGEST / 1024 / 1024} MB` : '',
  }
  const begun = await queries.beginBericht(db, row)
  if (begun === 'bekend' || isTooLarge) return
  const { uuid, inhoud, pogingen }: queries.Onderweg =
    begun === 'nieuw' ? { uuid: row.uuid, inhoud: null, pogingen: 0 } : begun
  if (inhoud) await removeInhoud(db, [inhoud])
  if (pogingen >= MOST_TRIES)
    return queries.setUitkomst(db, uuid, { stand: 'apart', reden: 'de mailserver geeft dit bericht niet' })
  await queries.countPoging(db, uuid, pogingen + 1)
  await fetchContent(db, client, kop.uid, uuid)
}

/**
 * Fetches all that is new in an open mailbox. A message is kept before the place in the mailbox moves on, so a crash at any moment loses
 * nothing; and each has its UID once, so two processes make nothing twice.
 * @param onProgress tells that the server still answers
 */
export async function fetchNew(
  db: Db,
  client: ImapFlow,
  postvak: queries.TeLezen,
  onProgress: () => void,
): Promise<void> {
  if (!client.mailbox) throw new Error('No mailbox is open.')
  const { plaats, innemenVanaf } = postvak
  const uidvalidity = String(client.mailbox.uidValidity)
  const isSame = postvak.uidvalidity === uidvalidity
  if (!isSame) await queries.restart(db, plaats, uidvalidity)
  const found = await listAfter(client, isSame ? Number(postvak.laatsteUid) : 0)
  const wanted = found.filter(({ aangekomenOp }) => aangekomenOp >= innemenVanaf)
  for (const kop of wanted) {
    await fetchOne(db, client, postvak, uidvalidity, kop)
    await queries.advance(db, plaats, uidvalidity, kop.uid)
    onProgress()
  }
  const last = found.at(-1)
  if (last && last !== wanted.at(-1)) await queries.advance(db, plaats, uidvalidity, last.uid)
  await queries.setGelezen(db, plaats)
}
