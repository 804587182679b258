import { isDeepStrictEqual } from 'node:util'
import { datumOp } from '../../begrippen/kalender.ts'
import type { Outside } from '../../platform/context.ts'
import { isObject } from '../../platform/json.ts'
import type { InvalidParam } from '../../platform/problems.ts'
import type { Changes } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { HANDELINGSPERSPECTIEVEN, type StatusKlanttaak } from '../../register/klanttaken/contract.ts'
import { antwoordenOfFormio } from '../../register/klanttaken/formulier/formio.ts'
import * as queries from '../../register/klanttaken/queries.ts'
import { process, withdraw } from '../../register/klanttaken/routes.ts'
import { klanttaak } from '../../register/klanttaken/row.ts'
import { foutenInTermijn, remindOn, wijzigbaar } from '../../register/klanttaken/rules.ts'
import { carryOut } from '../../register/klanttaken/uitvoeren.ts'
import { setOut } from '../../register/klanttaken/uitzetten.ts'
import { askForZaak, type GevondenZaak } from '../../register/klanttaken/zaak.ts'
import { notAllowedError, validationError } from '../klantinteracties/wire/errors.ts'
import {
  choice,
  type Field,
  group,
  type Input,
  list,
  nullable,
  optional,
  optionalText,
  text,
} from '../klantinteracties/wire/fields.ts'
import * as filter from '../klantinteracties/wire/filters.ts'
import * as json from '../klantinteracties/wire/json.ts'
import { date } from '../klantinteracties/wire/moments.ts'
import { type Resource, removal, resource, type WireContext } from '../klantinteracties/wire/resource.ts'
import { selectOne } from '../klantinteracties/wire/select.ts'
import { zoekZaak } from '../zaaksysteem/vinden.ts'
import { date10, dates } from '../zgw/velden.ts'
import { details, membersOf, readDetails, SOORTEN, schemaOf, TAAKSOORTEN, type Taaksoort } from './details.ts'
import { meant, partijOf, urn, urnOfPartij, zaakOf } from './urns.ts'

// Klanttaken as Open VTB 0.2.0 has them, stricter where the concept asks it: a zaak and a partij that are known, and states that go on.

const STATUSSEN = ['open', 'uitgevoerd', 'niet_uitgevoerd', 'afgebroken', 'verwerkt'] as const
type Taakstatus = (typeof STATUSSEN)[number]

const STATUS: Readonly<Record<StatusKlanttaak, Taakstatus>> = {
  open: 'open',
  uitgevoerd: 'uitgevoerd',
  verwerkt: 'verwerkt',
  ingetrokken: 'afgebroken',
  verlopen: 'niet_uitgevoerd',
}

const fault = (name: string, code: string, reason: string): InvalidParam => ({ name, code, reason })

/** Any object: what is in it depends on the kind. */
const anyDetails = (schema: json.Schema): Field<Readonly<Record<string, unknown>>> => ({
  required: true,
  nullable: false,
  schema,
  read: (value, name, reading) => {
    if (isObject(value)) return value
    reading.faults.push(fault(name, 'invalid', 'Dit moet een object zijn.'))
    return {}
  },
})

/** A field that only the server fills in. */
const filledIn = (): Field<undefined> => ({
  required: false,
  nullable: true,
  absent: undefined,
  schema: { readOnly: true },
  read: (_value, name, reading) => {
    reading.faults.push(fault(name, 'invalid', 'Dit veld wordt automatisch ingevuld.'))
    return undefined
  },
})

const shared = {
  titel: text({ max: 100 }),
  verwerkerTaakId: optionalText(36),
  status: optional(choice(STATUSSEN), undefined),
  startdatum: optional(date(), undefined),
  handelingsPerspectief: optional(choice([...HANDELINGSPERSPECTIEVEN, '']), ''),
  einddatumHandelingsTermijn: date(),
  datumHerinnering: optional(nullable(date()), undefined),
  toelichting: optionalText(80),
  isToegewezenAan: urn(),
  isGerelateerdAan: list(group({ urn: urn() })),
}

const fieldsOf = (soort: Taaksoort | undefined) => ({
  ...shared,
  taakSoort: soort
    ? (filledIn() as Field<Taaksoort | undefined>)
    : (choice(TAAKSOORTEN) as Field<Taaksoort | undefined>),
  details: anyDetails(soort ? schemaOf(soort) : { type: 'object', oneOf: TAAKSOORTEN.map(schemaOf) }),
})

type Sent = Input<ReturnType<typeof fieldsOf>>

const LEZEN = 'klanttaken.lezen'
const UITZETTEN = 'klanttaken.uitzetten'
const UITVOEREN = 'klanttaken.uitvoeren'
const VERWERKEN = 'klanttaken.verwerken'

function need({ wie }: WireContext, right: string): void {
  if (!wie.rechten.has(right)) throw notAllowedError(`Hiervoor is het recht ${right} nodig.`)
}

/** The first of what it is about, as it was sent. */
function firstUrn(body: unknown): string {
  const related = isObject(body) ? (body.isGerelateerdAan ?? body.is_gerelateerd_aan) : undefined
  const [first] = Array.isArray(related) ? related : []
  return isObject(first) && typeof first.urn === 'string' ? first.urn.trim() : ''
}

/** Looks for the zaak of a klanttaak that is to be set out, where Balie does not know enough of it. */
async function before(outside: Outside, body: unknown): Promise<GevondenZaak | undefined> {
  const zaak = zaakOf(firstUrn(body))
  const name = isObject(body) ? (body.isToegewezenAan ?? body.is_toegewezen_aan) : undefined
  const partij = typeof name === 'string' ? await outside.lezen((db) => partijOf(db, name.trim())) : undefined
  return zaak && partij ? askForZaak(outside, zoekZaak, zaak, partij) : undefined
}

const PLACES: Readonly<Record<string, string>> = {
  laatsteDag: 'einddatumHandelingsTermijn',
  herinnerenOp: 'datumHerinnering',
  zaak: 'isGerelateerdAan.0.urn',
  partij: 'isToegewezenAan',
}

/** Faults of the register, at the fields of the Taken API. */
const atFields = (faults: readonly InvalidParam[]) =>
  faults.map((one) => ({ ...one, name: PLACES[one.name] ?? one.name }))

async function create(context: WireContext, input: Sent, soort: Taaksoort): Promise<string> {
  const { db, config, asked } = context
  if (input.status && input.status !== 'open')
    throw validationError([fault('status', 'invalid', 'Een nieuwe taak is open.')])
  const urns = input.isGerelateerdAan.map((related) => related.urn)
  const zaak = zaakOf(urns[0] ?? '')
  const partij = await partijOf(db, input.isToegewezenAan)
  const read = readDetails(config, soort, input.details)
  const faults = [
    ...(zaak
      ? []
      : [fault('isGerelateerdAan', 'klanttaak-zonder-zaak', 'Het eerste waar een taak over gaat is een zaak.')]),
    ...(partij ? [] : [fault('isToegewezenAan', 'partij-onbekend', 'Balie kent deze persoon of organisatie niet.')]),
    ...read.fouten,
  ]
  if (!zaak || !partij || !read.opdracht || faults.length > 0) throw validationError(faults)
  const termijn = { startdatum: input.startdatum ?? datumOp(context.now), laatsteDag: input.einddatumHandelingsTermijn }
  const wrong = foutenInTermijn({ ...termijn, herinnerenOp: input.datumHerinnering ?? null }, datumOp(context.now))
  if (wrong.length > 0) throw validationError(atFields(wrong))
  const nieuw = {
    zaak,
    partij,
    titel: input.titel,
    toelichting: input.toelichting,
    opdracht: read.opdracht,
    ...termijn,
    herinnerenOp: input.datumHerinnering,
    teLaatToegestaan: false,
    niveau: 'laag' as const,
    verwerker: 'zaaksysteem' as const,
    bijlagen: [],
  }
  const { handelingsPerspectief, verwerkerTaakId } = input
  return setOut(context, nieuw, asked as GevondenZaak | undefined, { handelingsPerspectief, verwerkerTaakId, urns })
}

const stays = (name: string, reason: string) => validationError([fault(name, 'wijzigen-niet-toegelaten', reason)])

/** Checks that a member that must stay as it is was not changed; it may be sent. */
async function checkStays({ db }: WireContext, changes: Partial<Sent>, stored: queries.Vergrendeld): Promise<void> {
  const { isToegewezenAan, isGerelateerdAan } = changes
  if (isToegewezenAan !== undefined && (await partijOf(db, isToegewezenAan)) !== stored.partij)
    throw stays('isToegewezenAan', 'Een taak blijft van wie zij is.')
  const zaak = isGerelateerdAan && zaakOf(isGerelateerdAan[0]?.urn ?? '')
  if (isGerelateerdAan && zaak?.objectId !== stored.zaakUuid && zaak?.objectId !== stored.identificatie)
    throw stays('isGerelateerdAan', 'Een taak blijft bij haar zaak.')
}

const asJson = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))

/** Are they the same JSON? The order of members does not count: the database has its own. */
const equal = (one: unknown, other: unknown) => isDeepStrictEqual(asJson(one), asJson(other))

/** `details` as they are shown. */
async function shownDetails({ db, links }: WireContext, uuid: string): Promise<Sent['details']> {
  const { json = '{}' } = (await selectOne(db, links, externetaken, uuid)) ?? {}
  return JSON.parse(json.toString()).details ?? {}
}

/** The changes of `details`: members that are sent go beside those that were there. */
async function detailChanges(
  context: WireContext,
  sent: Sent['details'],
  stored: queries.Vergrendeld,
  soort: Taaksoort,
): Promise<Pick<Changes<typeof klanttaak>, 'details' | 'versie'>> {
  const isOwnKind = stored.soort === soort
  const before = isOwnKind ? membersOf(stored.details) : await shownDetails(context, stored.uuid)
  const { ontvangenGegevens: _, ontvangenBijlagen: __, ...asked } = sent
  if (Object.entries(asked).every(([name, value]) => equal(value, before[name]))) return {}
  if (!isOwnKind)
    throw stays('details', 'Wat hier wordt gevraagd heeft de Taken API niet; het wijzigt hier dus ook niet.')
  const { details: kept, fouten } = readDetails(context.config, soort, { ...before, ...asked })
  if (!kept || fouten.length > 0) throw validationError(fouten)
  // An empty member is not shown, and need not be sent.
  return equal(kept, stored.details) ? {} : { details: kept, versie: stored.versie + 1 }
}

/** Gives the members that a body changes: a PUT sends everything, and only what differs counts. */
async function differencesOf(
  context: WireContext,
  changes: Partial<Sent>,
  stored: queries.Vergrendeld,
  soort: Taaksoort,
) {
  const wanted = {
    titel: changes.titel,
    toelichting: changes.toelichting,
    verwerkerTaakId: changes.verwerkerTaakId,
    handelingsPerspectief: changes.handelingsPerspectief,
    startdatum: changes.startdatum,
    laatsteDag: changes.einddatumHandelingsTermijn,
    herinnerenOp: changes.datumHerinnering,
    urns: changes.isGerelateerdAan?.map((related) => related.urn),
  }
  const different = Object.entries(wanted).filter(
    ([name, value]) => value !== undefined && !equal(value, stored[name as keyof typeof wanted]),
  )
  const details = changes.details && (await detailChanges(context, changes.details, stored, soort))
  return { ...(Object.fromEntries(different) as Partial<typeof wanted>), ...details }
}

/** Changes a klanttaak while it can be done. */
async function change(
  context: WireContext,
  differences: Awaited<ReturnType<typeof differencesOf>>,
  stored: queries.Vergrendeld,
): Promise<void> {
  const { db, wie, now } = context
  need(context, UITZETTEN)
  const problem = wijzigbaar(stored)
  if (problem) throw problem
  const termijn = { ...stored, ...differences }
  const moved = termijn.laatsteDag !== stored.laatsteDag
  // More time is another day to be reminded, unless one was named.
  const isReminded = moved && differences.herinnerenOp === undefined && stored.herinnerenOp !== null
  const reminder = isReminded ? { herinnerenOp: remindOn(termijn.startdatum, termijn.laatsteDag) } : {}
  const wrong = foutenInTermijn({ ...termijn, ...reminder }, moved ? datumOp(now) : stored.startdatum)
  if (wrong.length > 0) throw validationError(atFields(wrong))
  const opens = stored.status === 'verlopen' && moved && { status: 'open' as const }
  const stap = { soort: moved ? ('verlengd' as const) : ('gewijzigd' as const), reden: '' }
  await queries.change(db, stored.uuid, { ...differences, ...reminder, ...opens }, stap, wie)
}

/** Is what was sent what is kept already? A draft is kept as it came. */
const isKept = (
  received: Readonly<Record<string, unknown>>,
  { details: kept, ontvangen, ontvangenFormio }: queries.Vergrendeld,
): boolean =>
  ontvangenFormio ? equal(antwoordenOfFormio(kept.velden ?? [], received), ontvangen) : equal(received, ontvangen ?? {})

/** Gives what was handed in, in the form of its kind. */
function antwoordenOf({ details: kept, ontvangen }: queries.Vergrendeld, sent: Sent['details'] | undefined) {
  const data = isObject(sent?.ontvangenGegevens) ? sent.ontvangenGegevens : ontvangen
  if (!data) return undefined
  return 'definitie' in kept ? antwoordenOfFormio(kept.velden ?? [], data) : { ...data }
}

/** Keeps what was filled in until it is done. */
async function keepDraft(
  context: WireContext,
  ontvangen: Readonly<Record<string, unknown>>,
  stored: queries.Vergrendeld,
) {
  need(context, UITVOEREN)
  const problem = wijzigbaar(stored)
  if (problem) throw problem
  const stap = { soort: 'gewijzigd' as const, reden: 'Ingevuld, nog niet verstuurd' }
  await queries.change(context.db, stored.uuid, { ontvangen: { ...ontvangen } }, stap, context.wie)
}

/** Where a klant does a klanttaak that a portal tells of. */
const KANAAL = 'portaal'

/** Brings a klanttaak into the state that was sent. */
async function setStatus(
  context: WireContext,
  status: Taakstatus,
  changes: Partial<Sent>,
  stored: queries.Vergrendeld,
) {
  const { wie } = context
  if (status === 'uitgevoerd') {
    need(context, UITVOEREN)
    const uitvoering = {
      versie: stored.versie,
      kanaal: KANAAL,
      antwoorden: antwoordenOf(stored, changes.details),
      bijlagen: [],
      opmerking: '',
      actoren: [],
    }
    return carryOut(context, stored, uitvoering)
  }
  if (status === 'verwerkt') {
    need(context, VERWERKEN)
    return process(context, stored, '')
  }
  need(context, UITZETTEN)
  if (status === 'afgebroken') return withdraw(context, stored, `Ingetrokken door ${wie.naam}.`)
  const reason =
    status === 'open'
      ? 'Wat gedaan of ingetrokken is gaat niet weer open; een verlopen taak wel, met een latere einddatum.'
      : 'Niet uitgevoerd wordt een taak vanzelf, na de laatste dag.'
  throw validationError([fault('status', 'invalid-transition', reason)])
}

async function update(context: WireContext, uuid: string, changes: Partial<Sent>, stored: queries.Vergrendeld) {
  const soort = TAAKSOORTEN.find((one) => SOORTEN[one].includes(stored.soort)) ?? 'urltaak'
  if (changes.taakSoort && changes.taakSoort !== soort) throw stays('taakSoort', 'Een taak blijft van haar soort.')
  await checkStays(context, changes, stored)
  const differences = await differencesOf(context, changes, stored, soort)
  const differs = Object.keys(differences).length > 0
  if (differs) await change(context, differences, stored)
  const current = (differs && (await queries.lockOne(context.db, uuid))) || stored
  const { status } = changes
  if (status && status !== STATUS[current.status]) return setStatus(context, status, changes, current)
  const received = changes.details?.ontvangenGegevens
  if (isObject(received) && !isKept(received, stored)) await keepDraft(context, received, current)
}

const order = sql`k.volgnummer desc`

/** Triggers keep count of all klanttaken, and of those of each kind. */
const totalOf = (soort: Taaksoort | undefined) => sql`aantal_in(${sql.lit(soort ? `klanttaak ${soort}` : 'klanttaak')})`

/** One collection of the Taken API: all klanttaken, or those of one kind. */
function collection(
  path: string,
  soort: Taaksoort | undefined,
): Resource<ReturnType<typeof fieldsOf>, queries.Vergrendeld> {
  const kinds = soort && SOORTEN[soort]
  return resource<ReturnType<typeof fieldsOf>, queries.Vergrendeld>({
    path,
    name: soort ? soort.charAt(0).toUpperCase() + soort.slice(1) : 'ExterneTaak',
    table: klanttaak,
    alias: 'k',
    order,
    rights: { lezen: LEZEN, schrijven: UITZETTEN, wijzigen: LEZEN, verwijderen: 'klanttaken.verwijderen' },
    filtersOnItem: false,
    ...(kinds && { only: sql`k.soort in (${sql.join(kinds.map((kind) => sql.lit(kind)))})` }),
    fields: fieldsOf(soort),
    json: (wire) => ({
      url: json.url(wire, `taken/api/v1/${path}`, sql`k.uuid`),
      urn: { parts: ['"urn:balie:taken:externetaak:', sql`k.uuid`, '"'], schema: { type: 'string', format: 'urn' } },
      uuid: json.uuid(sql`k.uuid`),
      titel: json.text(sql`k.titel`),
      verwerkerTaakId: json.text(sql`k.verwerker_taak_id`),
      status: json.choice(sql`taakstatus_van(k.status)`, STATUSSEN),
      startdatum: date10(sql`k.startdatum`),
      handelingsPerspectief: json.choice(sql`k.handelings_perspectief`, [...HANDELINGSPERSPECTIEVEN, '']),
      einddatumHandelingsTermijn: date10(sql`k.laatste_dag`),
      datumHerinnering: json.dateOrNull(sql`k.herinneren_op`),
      // Balie allows more than the 80 characters of the standard.
      toelichting: json.text(
        sql`case when length(k.toelichting) > 80 then left(k.toelichting, 79) || '…' else k.toelichting end`,
      ),
      isToegewezenAan: json.text(urnOfPartij),
      isGerelateerdAan: json.raw(
        sql`coalesce((select json_agg(json_build_object('urn', u.urn) order by u.plaats) from unnest(k.urns) with ordinality u (urn, plaats)), '[]')::text`,
        { type: 'array', items: { type: 'object', properties: { urn: { type: 'string', format: 'urn' } } } },
      ),
      taakSoort: json.choice(sql`taaksoort_van(k.soort)`, TAAKSOORTEN),
      details: details(wire),
    }),
    partijen: sql`select unnest(array_remove(array[k.partij, k.uitgevoerd_door], null)) from pagina k`,
    total: sql`select ${totalOf(soort)}`,
    filters: {
      uuid: filter.uuid((value) => sql`k.uuid = ${value}`),
      titel: filter.equal((value) => sql`k.titel = ${value}`),
      status: filter.oneOf(STATUSSEN, (value) => sql`taakstatus_van(k.status) = ${value}`),
      taakSoort: filter.oneOf(
        TAAKSOORTEN,
        (value) => sql`taaksoort_van(k.soort) = ${value}`,
        Object.fromEntries(TAAKSOORTEN.map((one) => [one, totalOf(one)])),
      ),
      verwerkerTaakId: filter.equal((value) => sql`k.verwerker_taak_id = ${value}`),
      handelingsPerspectief: filter.oneOf(HANDELINGSPERSPECTIEVEN, (value) => sql`k.handelings_perspectief = ${value}`),
      ...dates('startdatum', sql`k.startdatum`, ['', 'gt', 'gte', 'lt', 'lte']),
      ...dates('einddatumHandelingsTermijn', sql`k.laatste_dag`, ['', 'gt', 'gte', 'lt', 'lte']),
      ...dates('datumHerinnering', sql`k.herinneren_op`, ['', 'gt', 'gte', 'lt', 'lte']),
      isToegewezenAan: {
        schema: { type: 'string' },
        read: (value) => {
          const partij = value.trim() === '' ? undefined : meant(value.trim())
          if (partij) return { where: sql`k.partij = any (array(select p.uuid from partij p where ${partij}))` }
          return value.trim() === ''
            ? undefined
            : { fault: { code: 'invalid', reason: 'Geef de hele URN, of het nummer waarmee iemand bekend is.' } }
        },
      },
      isGerelateerdAan: filter.equal(
        (value) =>
          sql`exists (select from unnest(k.urns) u (urn) where u.urn = ${value} or position(':' || ${value} || ':' in ':' || u.urn || ':') > 0)`,
      ),
    },
    before,
    create: (context, input) => create(context, input, soort ?? input.taakSoort ?? 'urltaak'),
    async lock(db, uuid) {
      const stored = await queries.lockOne(db, uuid)
      return stored && (!kinds || kinds.includes(stored.soort)) ? stored : undefined
    },
    update,
    remove: removal(queries.removeKlanttaak),
  })
}

export const externetaken = collection('externetaken', undefined)
export const betaaltaken = collection('betaaltaken', 'betaaltaak')
export const urltaken = collection('urltaken', 'urltaak')
export const formuliertaken = collection('formuliertaken', 'formuliertaak')
