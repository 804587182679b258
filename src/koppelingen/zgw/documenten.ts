import { createHash, randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { VERTROUWELIJKHEDEN } from '../../begrippen/contract.ts'
import { ZICHTRECHTEN } from '../../inrichting/toegang/contract.ts'
import type { Changes } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { DEEL_OMVANG } from '../../register/documenten/contract.ts'
import { refuseUnsafe } from '../../register/documenten/controle.ts'
import { readInhoud } from '../../register/documenten/inhoud.ts'
import { safeMediaType } from '../../register/documenten/rules.ts'
import { DOCUMENTSTATUSSEN, RECHTEN } from '../../register/zaakregister/contract.ts'
import { gezienOfZaken } from '../../register/zaakregister/gezien.ts'
import {
  beginDelen,
  bestandsdeel,
  completeDelen,
  findInhoud,
  removeDelen,
  saveBestandsdeel,
  saveInhoud,
} from '../../register/zaakregister/inhoud.ts'
import {
  addDocument,
  changeRow,
  type Documentstand,
  lockDocument,
  removeRow,
  setLock,
} from '../../register/zaakregister/queries.ts'
import * as rows from '../../register/zaakregister/row.ts'
import { isAtLeast, lockFaults } from '../../register/zaakregister/rules.ts'
import { fault, notAllowedError, notFoundError, validationError } from '../klantinteracties/wire/errors.ts'
import { bodyOf, type Face, formOf, itemAnswer, type Route, uuidOf } from '../klantinteracties/wire/face.ts'
import {
  booleanOrNull,
  choice,
  type Field,
  type Input,
  integer,
  matches,
  nullable,
  optional,
  optionalText,
  text,
} from '../klantinteracties/wire/fields.ts'
import * as filter from '../klantinteracties/wire/filters.ts'
import { readNew } from '../klantinteracties/wire/input.ts'
import * as json from '../klantinteracties/wire/json.ts'
import { date } from '../klantinteracties/wire/moments.ts'
import { resource, type WireContext } from '../klantinteracties/wire/resource.ts'
import { url } from '../klantinteracties/wire/urls.ts'
import { zgw } from './dialect.ts'
import {
  anyOf,
  date10,
  dateOrNull,
  fixed,
  groupOrNull,
  jsonOrNull,
  link,
  linkTo,
  number,
  optionalChoice,
  optionalTexts,
  rsin,
  texts,
} from './velden.ts'

// The Documenten API 1.4.3. Content comes inline, or, when it is large, in parts (bestandsdelen) under the lock of the document.

/** The largest document, in kB, as base64 inside JSON. */
const BODY_KB = 40 * 1024
const MOST_BYTES = 2 ** 31 - 1
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** The bytes of a document; null when they are not sent along. */
const inhoud = (): Field<Buffer | null> => ({
  required: false,
  nullable: true,
  absent: null,
  schema: { type: ['string', 'null'], format: 'byte' },
  read: (value, name, reading) => {
    if (value === null) return null
    const written = typeof value === 'string' ? value.replaceAll(/\s/g, '') : undefined
    if (written !== undefined && BASE64.test(written)) return Buffer.from(written, 'base64')
    reading.faults.push({ name, code: 'invalid', reason: 'De inhoud moet base64 zijn.' })
    return null
  },
})

const ALGORITMES = [
  'crc_16',
  'crc_32',
  'crc_64',
  'fletcher_4',
  'fletcher_8',
  'fletcher_16',
  'fletcher_32',
  'hmac',
  'md5',
  'sha_1',
  'sha_256',
  'sha_512',
  'sha_3',
] as const

const fields = {
  identificatie: optionalText(40),
  bronorganisatie: rsin(),
  creatiedatum: date(),
  titel: text({ max: 200 }),
  vertrouwelijkheidaanduiding: optionalChoice(VERTROUWELIJKHEDEN),
  auteur: text({ max: 200 }),
  status: optionalChoice(DOCUMENTSTATUSSEN),
  formaat: optionalText(255),
  taal: text({ max: 3, rules: [matches(/^[a-z]{3}$/, 'Een taal is een code van drie letters, zoals nld.')] }),
  bestandsnaam: optionalText(255),
  inhoud: inhoud(),
  bestandsomvang: optional(nullable(integer(0, MOST_BYTES)), null),
  link: optional(url(200), ''),
  beschrijving: optionalText(1000),
  ontvangstdatum: dateOrNull(),
  verzenddatum: dateOrNull(),
  indicatieGebruiksrecht: optional(booleanOrNull(), null),
  verschijningsvorm: optionalText(1000),
  ondertekening: groupOrNull({ soort: choice(['analoog', 'digitaal', 'pki']), datum: date() }),
  integriteit: groupOrNull({ algoritme: choice(ALGORITMES), waarde: text({ max: 128 }), datum: date() }),
  informatieobjecttype: link('Informatieobjecttype'),
  trefwoorden: optionalTexts(100),
  /** The lock of who changes it. */
  lock: optionalText(100),
}

type Sent = Input<typeof fields>

/** Content must be as long as it is said to be, and what it was when its sum was taken. */
function checkInhoud({ inhoud: bytes, bestandsomvang, integriteit }: Partial<Sent>): void {
  if (!bytes) return
  if (bestandsomvang !== undefined && bestandsomvang !== null && bestandsomvang !== bytes.length)
    throw fault('bestandsomvang', 'file-size', `De inhoud is ${bytes.length} bytes.`)
  const sums: Readonly<Record<string, string>> = { md5: 'md5', sha_1: 'sha1', sha_256: 'sha256', sha_512: 'sha512' }
  const algorithm = sums[String(integriteit?.algoritme)]
  if (!algorithm || !integriteit) return
  const sum = createHash(algorithm).update(bytes).digest('hex')
  if (sum !== String(integriteit.waarde).toLowerCase())
    throw fault('integriteit.waarde', 'invalid', 'De inhoud is niet wat zij volgens deze controlesom was.')
}

function checkVertrouwelijkheid(
  { wie }: WireContext,
  { vertrouwelijkheidaanduiding: aanduiding }: Partial<Sent>,
): void {
  if (aanduiding && isAtLeast(aanduiding, 'vertrouwelijk') && !wie.rechten.has(ZICHTRECHTEN.zaken))
    throw notAllowedError()
}

/** The size: of the parts that are announced, or of the last version. */
const omvang = sql`coalesce((select sum(b.omvang) from zaakregister_bestandsdeel b where b.document = d.uuid),
  (select v.omvang from zaakregister_inhoud v where v.document = d.uuid order by v.versie desc limit 1))`
const versieMetInhoud = sql`(select max(v.versie) from zaakregister_inhoud v where v.document = d.uuid)`

/** A part. Its own lock is empty: the lock of its document is what it is sent with. */
const partJson = (base: string) => sql`concat(${sql.lit(`{"url":"${base}/documenten/api/v1/bestandsdelen/`)}, b.uuid,
  '","volgnummer":', b.volgnummer, ',"omvang":', b.omvang, ',"voltooid":', b.voltooid::text, ',"lock":""}')`

const newLock = () => randomBytes(16).toString('hex')

/** Keeps content that was sent along, or announces its parts when there is only a size. */
async function saveSent(
  { db }: WireContext,
  document: string,
  versie: number,
  { inhoud: bytes, bestandsomvang }: Partial<Pick<Sent, 'inhoud' | 'bestandsomvang'>>,
): Promise<void> {
  if (bytes) await saveInhoud(db, document, versie, bytes)
  else if (bestandsomvang) await beginDelen(db, document, bestandsomvang)
}

export const enkelvoudiginformatieobjecten = resource<typeof fields, Documentstand>({
  path: 'enkelvoudiginformatieobjecten',
  name: 'EnkelvoudigInformatieObject',
  table: rows.document,
  alias: 'd',
  rights: {
    lezen: RECHTEN.documentenLezen,
    schrijven: RECHTEN.documentenAanmaken,
    wijzigen: RECHTEN.documentenBijwerken,
    verwijderen: RECHTEN.documentenVerwijderen,
  },
  bodyKb: BODY_KB,
  filtersOnItem: false,
  ...gezienOfZaken(sql`select k.zaak from pagina d join zaakregister_zaakinformatieobject k on k.document = d.uuid`),
  fields,
  json: (wire) => ({
    url: linkTo(wire, 'Informatieobject', sql`d.uuid`),
    uuid: json.uuid(sql`d.uuid`),
    identificatie: json.text(sql`d.identificatie`),
    bronorganisatie: json.text(sql`d.bronorganisatie`),
    creatiedatum: date10(sql`d.creatiedatum`),
    titel: json.text(sql`d.titel`),
    vertrouwelijkheidaanduiding: json.choice(sql`d.vertrouwelijkheidaanduiding`, VERTROUWELIJKHEDEN),
    auteur: json.text(sql`d.auteur`),
    status: json.text(sql`d.status`),
    formaat: json.text(sql`d.formaat`),
    taal: json.text(sql`d.taal`),
    versie: json.raw(sql`d.versie::text`, { type: 'integer' }),
    beginRegistratie: json.moment(sql`d.begin_registratie`),
    bestandsnaam: json.text(sql`d.bestandsnaam`),
    inhoud: {
      parts: [
        sql`case when ${versieMetInhoud} is null then 'null' else concat(${sql.lit(`"${wire.base}/documenten/api/v1/enkelvoudiginformatieobjecten/`)}, d.uuid,
          '/download?versie=', ${versieMetInhoud}, '"') end`,
      ],
      schema: { type: ['string', 'null'], format: 'uri' },
    },
    bestandsomvang: number(omvang),
    link: json.text(sql`d.link`),
    beschrijving: json.text(sql`d.beschrijving`),
    ontvangstdatum: json.dateOrNull(sql`d.ontvangstdatum`),
    verzenddatum: json.dateOrNull(sql`d.verzenddatum`),
    indicatieGebruiksrecht: json.flagOrNull(sql`d.indicatie_gebruiksrecht`),
    verschijningsvorm: json.text(sql`d.verschijningsvorm`),
    ondertekening: jsonOrNull(sql`d.ondertekening`),
    integriteit: jsonOrNull(sql`d.integriteit`),
    informatieobjecttype: linkTo(wire, 'Informatieobjecttype', sql`d.informatieobjecttype`),
    locked: json.flag(sql`d.lock is not null`),
    bestandsdelen: json.raw(
      sql`(select concat('[', string_agg(${partJson(wire.base)}, ',' order by b.volgnummer), ']') from zaakregister_bestandsdeel b where b.document = d.uuid)`,
      { type: 'array', items: { type: 'object' } },
    ),
    // The key is shown to who just made a document of which the parts are still to come.
    lock: json.text(sql`case when d.begin_registratie = now() then coalesce(d.lock, '') else '' end`),
    trefwoorden: texts(sql`d.trefwoorden`),
  }),
  filters: {
    identificatie: filter.equal((value) => sql`d.identificatie = ${value}`),
    bronorganisatie: filter.equal((value) => sql`d.bronorganisatie = ${value}`),
    trefwoorden: anyOf((values) => sql`d.trefwoorden && ${values}`),
  },
  async create(context, input) {
    checkInhoud(input)
    checkVertrouwelijkheid(context, input)
    const { inhoud: bytes, bestandsomvang, identificatie, vertrouwelijkheidaanduiding, lock: _, ...document } = input
    const row = {
      ...document,
      ...(identificatie && { identificatie }),
      vertrouwelijkheidaanduiding: vertrouwelijkheidaanduiding || undefined,
    }
    const isInDelen = !bytes && Boolean(bestandsomvang)
    const uuid = await addDocument(context.db, { ...row, lock: isInDelen ? newLock() : null })
    await saveSent(context, uuid, 1, {
      inhoud: bytes ?? (bestandsomvang === 0 ? Buffer.alloc(0) : null),
      bestandsomvang,
    })
    return uuid
  },
  lock: lockDocument,
  async update(context, uuid, changes, stored) {
    const faults = lockFaults(stored.lock, changes.lock ?? '')
    if (faults.length > 0) throw validationError(faults)
    checkInhoud(changes)
    checkVertrouwelijkheid(context, changes)
    const { inhoud, bestandsomvang, lock: _, identificatie, vertrouwelijkheidaanduiding, ...rest } = changes
    const versie = stored.versie + 1
    const kept: Changes<typeof rows.document> = {
      ...rest,
      identificatie: identificatie || undefined,
      vertrouwelijkheidaanduiding: vertrouwelijkheidaanduiding || undefined,
      versie,
      beginRegistratie: context.now.toISOString(),
    }
    await changeRow(context.db, rows.document, uuid, kept)
    await saveSent(context, uuid, versie, { inhoud, bestandsomvang })
  },
  async remove({ db }, uuid, { lock }) {
    if (lock !== null) throw fault('nonFieldErrors', 'informatieobject-locked', 'Dit document is vergrendeld.')
    await removeRow(db, rows.document, uuid)
    return undefined
  },
})

/** Which zaken a document belongs to: the same links as the zaakinformatieobjecten, from the other side. */
const objectinformatieobjecten = resource({
  path: 'objectinformatieobjecten',
  name: 'ObjectInformatieObject',
  table: rows.zaakinformatieobject,
  alias: 'k',
  rights: { lezen: RECHTEN.documentenLezen },
  remove: null,
  unpaged: true,
  filtersOnItem: false,
  ...gezienOfZaken(sql`select k.zaak from pagina k`),
  fields: {},
  json: (wire) => ({
    url: linkTo(wire, 'Objectinformatieobject', sql`k.uuid`),
    informatieobject: linkTo(wire, 'Informatieobject', sql`k.document`),
    object: linkTo(wire, 'Zaak', sql`k.zaak`),
    objectType: fixed('zaak'),
  }),
  filters: {
    object: filter.url((value) => sql`k.zaak = ${value}`),
    informatieobject: filter.url((value) => sql`k.document = ${value}`),
  },
})

const uuidParameter = { name: 'uuid', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }
const LOCK_SCHEMA = { type: 'object', properties: { lock: { type: 'string' } }, additionalProperties: false }
const lockBody = { 'application/json': { schema: LOCK_SCHEMA } }

async function documentOf({ db }: WireContext, uuid: string): Promise<Documentstand> {
  const found = await lockDocument(db, uuid)
  if (!found) throw notFoundError()
  return found
}

const lockRoute: Route = {
  path: '/enkelvoudiginformatieobjecten/:uuid/lock',
  name: 'Lock',
  methods: {
    POST: {
      right: RECHTEN.documentenVergrendelen,
      name: 'documenten.enkelvoudiginformatieobjecten.vergrendelen',
      work: async (context, request) => {
        const uuid = uuidOf(request)
        if ((await documentOf(context, uuid)).lock !== null)
          throw fault('nonFieldErrors', 'existing-lock', 'Dit document is al vergrendeld.')
        const lock = newLock()
        await setLock(context.db, uuid, lock)
        return { status: 200, json: JSON.stringify({ lock }) }
      },
    },
  },
  description: {
    parameters: [uuidParameter],
    post: {
      operationId: 'enkelvoudiginformatieobjectLock',
      tags: ['enkelvoudiginformatieobjecten'],
      responses: { 200: { description: 'Vergrendeld.', content: lockBody } },
    },
  },
}

const unlockRoute: Route = {
  path: '/enkelvoudiginformatieobjecten/:uuid/unlock',
  name: 'Unlock',
  methods: {
    POST: {
      right: RECHTEN.documentenVergrendelen,
      name: 'documenten.enkelvoudiginformatieobjecten.ontgrendelen',
      work: async (context, request) => {
        const uuid = uuidOf(request)
        const { lock: given } = await readNew(context.db, { lock: optionalText(100) }, bodyOf(request), undefined)
        const { lock } = await documentOf(context, uuid)
        const isForced = given === '' && context.wie.rechten.has(RECHTEN.documentenOntgrendelen)
        const faults = isForced ? [] : lockFaults(lock, given)
        if (faults.length > 0) throw validationError(faults)
        if (!(await completeDelen(context.db, uuid))) {
          if (!isForced) throw fault('nonFieldErrors', 'incomplete-upload', 'Er ontbreken nog bestandsdelen.')
          await removeDelen(context.db, uuid)
        }
        await setLock(context.db, uuid, null)
        return { status: 204, json: '' }
      },
    },
  },
  description: {
    parameters: [uuidParameter],
    post: {
      operationId: 'enkelvoudiginformatieobjectUnlock',
      tags: ['enkelvoudiginformatieobjecten'],
      requestBody: { content: lockBody },
      responses: { 204: { description: 'Ontgrendeld.' } },
    },
  },
}

const downloadRoute: Route = {
  path: '/enkelvoudiginformatieobjecten/:uuid/download',
  name: 'Download',
  isRaw: true,
  methods: {
    GET: {
      right: RECHTEN.documentenLezen,
      name: 'documenten.enkelvoudiginformatieobjecten.downloaden',
      work: async (context, request) => {
        const versie = context.query.get('versie')
        if (versie !== null && !/^\d{1,6}$/.test(versie)) throw notFoundError()
        const uuid = uuidOf(request)
        // Whose document is looked at goes to the logboek.
        await itemAnswer(context, enkelvoudiginformatieobjecten, uuid, 200)
        const found = await findInhoud(context.db, context.config, uuid, versie === null ? null : Number(versie))
        if (!found) throw notFoundError()
        refuseUnsafe(found.controle)
        const headers = {
          'Content-Type': safeMediaType(found.formaat),
          'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.bestandsnaam || 'document')}`,
          'Content-Security-Policy': "default-src 'none'; sandbox",
        }
        const bytes = readInhoud(context, { uuid: found.inhoud, omvang: found.omvang })
        return { status: 200, json: '', stroom: { bytes, omvang: found.omvang, headers } }
      },
    },
  },
  description: {
    parameters: [uuidParameter],
    get: {
      operationId: 'enkelvoudiginformatieobjectDownload',
      tags: ['enkelvoudiginformatieobjecten'],
      parameters: [{ name: 'versie', in: 'query', schema: { type: 'integer' } }],
      responses: {
        200: { description: 'De inhoud.', content: { 'application/octet-stream': { schema: { type: 'string' } } } },
      },
    },
  },
}

/** The lock and the bytes of a part, as they came. */
async function partOf(request: FastifyRequest): Promise<{ lock: string; bytes: Buffer | undefined }> {
  const form = await formOf(request)
  const [lock, inhoud] = [form?.get('lock'), form?.get('inhoud')]
  const bytes = inhoud instanceof Blob ? Buffer.from(await inhoud.arrayBuffer()) : undefined
  return { lock: typeof lock === 'string' ? lock : '', bytes }
}

const bestandsdeelRoute: Route = {
  path: '/bestandsdelen/:uuid',
  name: 'BestandsDeel',
  bodyKb: DEEL_OMVANG / 1024 + 64,
  methods: {
    PUT: {
      right: RECHTEN.documentenBijwerken,
      name: 'documenten.bestandsdelen.wijzigen',
      work: async (context, request) => {
        const uuid = uuidOf(request)
        const deel = await bestandsdeel(context.db, uuid)
        if (!deel) throw notFoundError()
        const { lock, bytes } = await partOf(request)
        const faults = lockFaults((await documentOf(context, deel.document)).lock, lock)
        if (faults.length > 0) throw validationError(faults)
        if (!bytes)
          throw fault('inhoud', 'required', 'Stuur de bytes als bestand in een formulier (multipart/form-data).')
        if (bytes.length !== deel.omvang)
          throw fault('inhoud', 'file-size', `Dit deel heeft ${deel.omvang} bytes; dit zijn er ${bytes.length}.`)
        await saveBestandsdeel(context.db, uuid, deel, bytes)
        const { volgnummer, omvang } = deel
        const json = { url: `${context.base}/bestandsdelen/${uuid}`, volgnummer, omvang, voltooid: true, lock: '' }
        return { status: 200, json: JSON.stringify(json) }
      },
    },
  },
  description: {
    parameters: [uuidParameter],
    put: {
      operationId: 'bestandsdeelUpdate',
      tags: ['bestandsdelen'],
      requestBody: {
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object',
              properties: { inhoud: { type: 'string', format: 'binary' }, lock: { type: 'string' } },
              required: ['inhoud', 'lock'],
            },
          },
        },
      },
      responses: { 200: { description: 'Bewaard.', content: { 'application/json': { schema: { type: 'object' } } } } },
    },
  },
}

/** The Documenten API of the register inside. */
export const documenten: Face = {
  title: 'Documenten API',
  description: 'De Documenten API 1.4.3 op het zaakregister van Balie, zonder gebruiksrechten en verzendingen.',
  path: '/documenten/api',
  version: '1.4.3',
  dialect: zgw,
  parts: [enkelvoudiginformatieobjecten, objectinformatieobjecten],
  routes: [lockRoute, unlockRoute, downloadRoute, bestandsdeelRoute],
}
