import { notFoundAnswer, ongeldig } from './fouten.ts'
import { addRows, type Ding, DOCUMENTEN, type Stand } from './stand.ts'
import { type Aanvrager, nodig } from './zaken.ts'

type Body = Record<string, unknown>

/** How many bytes a part has. */
export const DEEL = 1024 * 1024

interface Deel {
  url: string
  volgnummer: number
  omvang: number
  bytes: Buffer | undefined
}

/** The part of a document that is not shown: its lock, its parts and its content. */
interface Binnenkant {
  lock: string
  delen: Deel[]
  bytes: Buffer | undefined
}

const binnen = new WeakMap<Ding, Binnenkant>()
const withinOf = (document: Ding): Binnenkant => {
  const found = binnen.get(document)
  if (!found) throw notFoundAnswer()
  return found
}

/** Gives the content of a document, once it is whole. */
export const inhoudOf = (document: Ding): Buffer | undefined => withinOf(document).bytes

/** Shows the parts as they are now. A lock of theirs is not the one of the document. */
function show(document: Ding): Ding {
  const { lock, delen } = withinOf(document)
  document.locked = lock !== ''
  document.bestandsdelen = delen.map(({ url, volgnummer, omvang, bytes }) => ({
    url,
    volgnummer,
    omvang,
    voltooid: bytes !== undefined,
    lock: 'een ander lock',
  }))
  return document
}

/** Gives the content that is downloaded at an address; undefined when that is no download. */
export function downloadOf(stand: Stand, { method, pad }: { method: string; pad: string }): Buffer | undefined {
  const [, adres = ''] = /^(.*\/enkelvoudiginformatieobjecten\/[^/?]+)\/download(?:\?|$)/.exec(stand.basis + pad) ?? []
  if (!adres || method !== 'GET') return undefined
  const document = stand.enkelvoudiginformatieobjecten.get(adres)
  const bytes = document && inhoudOf(document)
  if (!bytes) throw notFoundAnswer()
  return bytes
}

const newLock = () => crypto.randomUUID().replaceAll('-', '')

function announce(stand: Stand, document: Ding, omvang: number): void {
  const inside = withinOf(document)
  inside.bytes = undefined
  inside.delen = Array.from({ length: Math.ceil(omvang / DEEL) }, (_, index) => ({
    url: `${stand.basis}${DOCUMENTEN}/bestandsdelen/${crypto.randomUUID()}`,
    volgnummer: index + 1,
    omvang: Math.min(DEEL, omvang - index * DEEL),
    bytes: undefined,
  }))
}

/** Makes a document: whole when its content is with it; otherwise locked, with parts to upload. */
export function makeDocument(stand: Stand, body: Body, wie: Aanvrager): Ding {
  nodig(wie, 'documenten.aanmaken')
  for (const ander of stand.enkelvoudiginformatieobjecten.values())
    if (ander.identificatie === body.identificatie && ander.bronorganisatie === body.bronorganisatie)
      throw ongeldig(['identificatie', 'identificatie-niet-uniek'])
  const { inhoud, bestandsomvang = 0, ...velden } = body
  const bytes = typeof inhoud === 'string' ? Buffer.from(inhoud, 'base64') : undefined
  if (bytes && bytes.length !== bestandsomvang) throw ongeldig(['inhoud', 'file-size'])
  const isOpen = bytes === undefined && Number(bestandsomvang) > 0
  const document = addRows(stand, 'enkelvoudiginformatieobjecten', {
    ...velden,
    bestandsomvang,
    versie: 1,
    beginRegistratie: new Date().toISOString(),
  })
  document.inhoud = isOpen ? null : `${document.url}/download?versie=1`
  const lock = isOpen ? newLock() : ''
  binnen.set(document, { lock, delen: [], bytes })
  if (isOpen) announce(stand, document, Number(bestandsomvang))
  // The lock is told once, to who made the document.
  return { ...show(document), lock }
}

function checkLock(document: Ding, given: unknown): void {
  const { lock } = withinOf(document)
  if (!lock) throw ongeldig(['nonFieldErrors', 'unlocked'])
  if (!given) throw ongeldig(['lock', 'missing-lock-id'])
  if (given !== lock) throw ongeldig(['lock', 'incorrect-lock-id'])
}

function unlock(document: Ding, body: Body, wie: Aanvrager): void {
  const inside = withinOf(document)
  if (!body.lock) {
    nodig(wie, 'documenten.geforceerd-unlock')
    inside.delen = []
  } else {
    nodig(wie, 'documenten.lock')
    checkLock(document, body.lock)
    const bytes = inside.delen.map((deel) => deel.bytes)
    if (bytes.includes(undefined)) throw ongeldig(['nonFieldErrors', 'incomplete-upload'])
    if (bytes.length > 0) {
      inside.bytes = Buffer.concat(bytes as Buffer[])
      document.inhoud = `${document.url}/download`
      inside.delen = []
    }
  }
  inside.lock = ''
  show(document)
}

function change(stand: Stand, document: Ding, body: Body): void {
  checkLock(document, body.lock)
  const { lock: _, inhoud, ...velden } = body
  Object.assign(document, velden, { versie: Number(document.versie) + 1, inhoud: null })
  if (inhoud === null) announce(stand, document, Number(body.bestandsomvang))
  show(document)
}

/** The acts on a document, with the scopes of which one is needed. */
const SCOPES: Readonly<Record<string, readonly string[]>> = {
  PATCH: ['documenten.bijwerken'],
  '/lock': ['documenten.lock'],
  '/unlock': ['documenten.lock', 'documenten.geforceerd-unlock'],
}

/** Changes a document that is there, by the method and what stands behind its address; undefined when that is something else. */
export function changeDocument(
  stand: Stand,
  { method, pad, body, bytes }: { method: string; pad: string; body: Body; bytes: Buffer | undefined },
  wie: Aanvrager,
): { status: number; body: unknown } | undefined {
  const url = stand.basis + pad
  if (method === 'PUT' && pad.startsWith(`${DOCUMENTEN}/bestandsdelen/`)) {
    nodig(wie, 'documenten.bijwerken')
    for (const document of stand.enkelvoudiginformatieobjecten.values()) {
      const deel = withinOf(document).delen.find((een) => een.url === url)
      if (!deel) continue
      checkLock(document, body.lock)
      if (bytes?.length !== deel.omvang) throw ongeldig(['inhoud', 'file-size'])
      deel.bytes = bytes
      show(document)
      return { status: 200, body: (document.bestandsdelen as Body[])[deel.volgnummer - 1] }
    }
    throw notFoundAnswer()
  }
  const [, adres = '', wat] = /^(.*\/enkelvoudiginformatieobjecten\/[^/?]+)(\/(?:lock|unlock))?$/.exec(url) ?? []
  if (!adres || method === 'GET') return undefined
  const handeling = method === 'PATCH' ? method : wat
  const scopes = handeling && SCOPES[handeling]
  if (!scopes) return undefined
  // Whether it may be done at all is looked at before whether the document is there.
  nodig(wie, ...scopes)
  const document = stand.enkelvoudiginformatieobjecten.get(adres)
  if (!document) throw notFoundAnswer()
  if (handeling === 'PATCH') {
    change(stand, document, body)
    return { status: 200, body: document }
  }
  if (wat === '/unlock') {
    unlock(document, body, wie)
    return { status: 204, body: undefined }
  }
  const inside = withinOf(document)
  if (inside.lock) throw ongeldig(['nonFieldErrors', 'existing-lock'])
  inside.lock = newLock()
  show(document)
  return { status: 200, body: { lock: inside.lock } }
}
