import { type Db, inTransaction } from '../../../platform/database.ts'
import { readInhoud } from '../../../register/documenten/inhoud.ts'
import { veldenOf } from '../../../register/documenten/stuk.ts'
import type { Opdracht, Upload } from '../../../register/zaken/saga.ts'
import { isFout, ZaaksysteemFout } from '../client/fout.ts'
import { formStroom } from '../client/stroom.ts'
import { fetchLijst, gelezen, make, retrieve } from '../zgw/lezen.ts'
import { Lock, ZgwDocument } from '../zgw/schemas.ts'
import { makeOnce, type Reis, remember } from './stap.ts'

// The documents of a klantcontact go to the zaaksysteem once: a small one with its bytes in JSON, a large one in bestandsdelen under its lock.

type Document = Opdracht['documenten'][number]

const DOCUMENTEN = ['documenten', 'enkelvoudiginformatieobjecten'] as const
/** A larger document goes in parts; in JSON it would be in memory several times. */
const GROOTSTE_INLINE = 2 * 1024 * 1024
/** How long a step may take before the turn is kept a while longer. */
const VERLENG_MS = 30_000

async function findDocument({ systeem, namens }: Reis, identificatie: string): Promise<ZgwDocument | undefined> {
  const { bronorganisatie, verbinding } = systeem
  const gevonden = await fetchLijst(verbinding, ZgwDocument, DOCUMENTEN, { identificatie, bronorganisatie }, namens)
  return gevonden.find((document) => document.identificatie === identificatie)
}

/** Reads the bytes of a document, and keeps the turn while somebody else takes their time for them. @throws BeurtKwijt */
async function* bytesOf(reis: Reis, { uuid, omvang }: Document, vanaf = 0, tot = omvang): AsyncGenerator<Buffer> {
  const lezen = <T>(work: (db: Db) => Promise<T>) => inTransaction(reis.db, 'lezen', work)
  let verlengd = Date.now()
  for await (const stuk of readInhoud({ lezen, config: reis.config }, { uuid, omvang }, vanaf, tot)) {
    yield stuk
    if (Date.now() - verlengd < VERLENG_MS) continue
    await remember(reis, {})
    verlengd = Date.now()
  }
}

/** Gives the fields of a document, with our uuid as its number. */
const velden = (reis: Reis, document: Document, type: string) => ({
  ...veldenOf(document),
  bronorganisatie: reis.systeem.bronorganisatie,
  bestandsomvang: document.omvang,
  informatieobjecttype: type,
})

/** Was it refused because it is there already? */
const isMade = (fout: ZaaksysteemFout) => fout.hasCode('identificatie-niet-uniek')

/** A small document, at once. */
function deliverWhole(reis: Reis, document: Document, type: string): Promise<string> {
  const create = async () => {
    const stukken: Buffer[] = []
    for await (const stuk of bytesOf(reis, document)) stukken.push(stuk)
    const body = { ...velden(reis, document, type), inhoud: Buffer.concat(stukken).toString('base64') }
    return (await make(reis.systeem.verbinding, ZgwDocument, DOCUMENTEN, body, reis.namens)).url
  }
  return makeOnce(reis, async () => (await findDocument(reis, document.uuid))?.url, create, isMade)
}

/** Is it open, with all that it should hold? One that was opened by force says how large it was to be, and holds nothing. */
const isHeel = ({ locked, bestandsomvang, inhoud }: ZgwDocument, { omvang }: Document) =>
  !locked && bestandsomvang === omvang && inhoud !== null

/** Keeps the lock before anything is sent under it. */
async function keepUpload(reis: Reis, uuid: string, upload: Upload): Promise<Upload> {
  await remember(reis, { uploads: { ...reis.stappen.uploads, [uuid]: upload } })
  return upload
}

/** Forgets a lock that is no longer the one of the document: the next attempt begins the upload anew. */
async function forgetUpload(reis: Reis, uuid: string): Promise<void> {
  const { [uuid]: _, ...uploads } = reis.stappen.uploads ?? {}
  await remember(reis, { uploads })
}

/**
 * Goes on with a document that an earlier attempt made, of which the lock was never heard: it is opened by force, locked anew, and its parts
 * are announced again.
 */
async function reopen(reis: Reis, { url, locked }: ZgwDocument, { uuid, omvang }: Document): Promise<Upload> {
  const { namens } = reis
  const { verbinding } = reis.systeem
  // From here on it may look whole, and is not.
  await keepUpload(reis, uuid, { url, lock: '' })
  if (locked) await verbinding.vraag(`${url}/unlock`, { ...namens, method: 'POST', body: {} })
  const antwoord = await verbinding.vraag(`${url}/lock`, { ...namens, method: 'POST', body: {} })
  const { lock } = gelezen(verbinding, Lock, antwoord)
  await verbinding.vraag(url, { ...namens, method: 'PATCH', body: { lock, inhoud: null, bestandsomvang: omvang } })
  return keepUpload(reis, uuid, { url, lock })
}

/** A large document that is to be filled; its address alone when it is whole already. */
function openUpload(reis: Reis, document: Document, type: string): Promise<Upload | string> {
  const { uuid } = document
  const goOn = async (): Promise<Upload | string | undefined> => {
    const gevonden = await findDocument(reis, uuid)
    if (!gevonden) return undefined
    return isHeel(gevonden, document) ? gevonden.url : reopen(reis, gevonden, document)
  }
  const create = async () => {
    const body = { ...velden(reis, document, type), inhoud: null }
    const { url, lock } = await make(reis.systeem.verbinding, ZgwDocument, DOCUMENTEN, body, reis.namens)
    return keepUpload(reis, uuid, { url, lock })
  }
  return makeOnce<Upload | string>(reis, goOn, create, isMade)
}

/** Sends the parts that are not there yet, and opens the document. */
async function fill(reis: Reis, document: Document, { url, lock }: Upload): Promise<void> {
  const { namens } = reis
  const { verbinding, naam } = reis.systeem
  const { locked, bestandsdelen } = await retrieve(verbinding, ZgwDocument, url, namens)
  let vanaf = 0
  for (const deel of bestandsdelen.toSorted((a, b) => a.volgnummer - b.volgnummer)) {
    const [begin, tot] = [vanaf, vanaf + deel.omvang]
    vanaf = tot
    if (deel.voltooid) continue
    const bestand = {
      naam: document.bestandsnaam,
      omvang: deel.omvang,
      bytes: () => bytesOf(reis, document, begin, tot),
    }
    await verbinding.vraag(deel.url, { ...namens, method: 'PUT', stroom: formStroom({ lock }, 'inhoud', bestand) })
    await remember(reis, {})
  }
  // Its answer can have been lost: then it is open.
  if (locked) await verbinding.vraag(`${url}/unlock`, { ...namens, method: 'POST', body: { lock } })
  const klaar = await retrieve(verbinding, ZgwDocument, url, namens)
  if (!isHeel(klaar, document)) throw new ZaaksysteemFout(naam, 'onverwacht', { wat: 'het document is niet heel' })
}

/** A large document, part by part; a part that is there is not sent again. */
async function deliverInParts(reis: Reis, document: Document, type: string): Promise<string> {
  const begonnen = reis.stappen.uploads?.[document.uuid] ?? (await openUpload(reis, document, type))
  if (typeof begonnen === 'string') return begonnen
  const { verbinding } = reis.systeem
  const upload = begonnen.lock
    ? begonnen
    : await reopen(reis, await retrieve(verbinding, ZgwDocument, begonnen.url, reis.namens), document)
  try {
    await fill(reis, document, upload)
    return upload.url
  } catch (error) {
    const isAnders = isFout(error) && (error.hasCode('incorrect-lock-id') || error.soort === 'niet-gevonden')
    const isLeeg = isFout(error, 'onverwacht')
    if (isAnders || isLeeg) await forgetUpload(reis, document.uuid)
    throw error
  }
}

/** Puts a document in the zaaksysteem, whole and not locked; gives its address. */
export const deliver = (reis: Reis, document: Document, type: string): Promise<string> =>
  document.omvang > GROOTSTE_INLINE ? deliverInParts(reis, document, type) : deliverWhole(reis, document, type)
