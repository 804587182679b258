import { v7 as uuidv7 } from 'uuid'
import { type Normgegevens, uiterlijkOp } from '../../inrichting/normen/rules.ts'
import { hasRight } from '../../platform/context.ts'
import { lengthOf } from '../../platform/lengths.ts'
import type { InvalidParam } from '../../platform/problems.ts'
import { sql } from '../../platform/sql.ts'
import { internetaken as internetakenContract, NieuweInternetaak } from '../../register/internetaken/contract.ts'
import { heropening } from '../../register/internetaken/heropenen.ts'
import * as queries from '../../register/internetaken/queries.ts'
import { interneTaak, type NewTask } from '../../register/internetaken/row.ts'
import { houdersNaHeropening, newTermijn, type Stand } from '../../register/internetaken/rules.ts'
import * as writes from '../../register/internetaken/writes.ts'
import { TOELICHTING, withoutAntwoorden } from './antwoorden.ts'
import { partijenOfContacten } from './gezien.ts'
import { notAllowedError, validationError } from './wire/errors.ts'
import { choice, type Input, list, nullable, nummer, optional, optionalText, reference, text } from './wire/fields.ts'
import * as filter from './wire/filters.ts'
import * as json from './wire/json.ts'
import { dateTime } from './wire/moments.ts'
import { removal, resource, type WireContext } from './wire/resource.ts'

const STATUSSEN = ['te_verwerken', 'verwerkt'] as const

/** A client may send these fields of an interne taak, besides the klantcontact. */
export const internetaakFields = {
  nummer: nummer('InterneTaak', 'nummer', 'interne taak'),
  referentienummer: nummer('InterneTaak', 'referentienummer', 'interne taak'),
  gevraagdeHandeling: text({ max: lengthOf(NieuweInternetaak, 'gevraagdeHandeling') }),
  toegewezenAanActor: optional(reference('Actor'), undefined),
  toegewezenAanActoren: optional(list(reference('Actor')), undefined),
  toelichting: optionalText(lengthOf(NieuweInternetaak, 'toelichting')),
  status: choice(STATUSSEN),
  afgehandeldOp: optional(nullable(dateTime()), null),
}

const fields = { ...internetaakFields, aanleidinggevendKlantcontact: reference('Klantcontact') }

type Toewijzing = Pick<Input<typeof internetaakFields>, 'toegewezenAanActor' | 'toegewezenAanActoren'>

const invalid = (name: string, reason: string): InvalidParam => ({ name, code: 'invalid', reason })

/** Checks that a body names the actoren of a task in one of the two ways, and not in both; a whole body names them. */
function foutInToewijzing(
  { toegewezenAanActor, toegewezenAanActoren }: Partial<Toewijzing>,
  partial: boolean,
): InvalidParam | undefined {
  const gezegd = [toegewezenAanActor, toegewezenAanActoren].filter((wie) => wie !== undefined).length
  if (gezegd === 2) {
    return invalid(
      'nonFieldErrors',
      '`toegewezen_aan_actor` en `toegewezen_aan_actoren` mag niet beiden gebruikt worden.',
    )
  }
  return gezegd === 0 && !partial
    ? invalid(
        'nonFieldErrors',
        '`toegewezen_aan_actor` of `toegewezen_aan_actoren` is required (mag niet beiden gebruiken).',
      )
    : undefined
}

/**
 * Gives the first rule between the fields of a task that is broken; each field is valid by itself.
 * @param status the status before a change of the task
 */
export function foutTussenVelden(
  input: Partial<Input<typeof internetaakFields>>,
  partial: boolean,
  status?: string,
): InvalidParam | undefined {
  const toewijzing = foutInToewijzing(input, partial)
  if (toewijzing || !input.afgehandeldOp || (input.status ?? status) === 'verwerkt') return toewijzing
  return invalid(
    'afgehandeldOp',
    "De Internetaak kan geen afgehandeld op datum bevatten als de status niet op 'verwerkt' staat.",
  )
}

/** Gives the actoren to whom a task is assigned, or undefined when the body does not say. */
const actorenOf = ({ toegewezenAanActor, toegewezenAanActoren }: Partial<Toewijzing>) =>
  toegewezenAanActor === undefined ? toegewezenAanActoren && [...new Set(toegewezenAanActoren)] : [toegewezenAanActor]

/** The term of a new task depends on this and on the actoren who get it. */
interface Norm {
  onderwerp: string
  /** The moment at which the question arrived; null when it is not known. */
  begonnenOp: string | null
  normen: Normgegevens
}

/** Gives the actoren who get tasks, in whichever way they were named, to read their norms before the tasks are checked. */
export const namedActoren = (taken: readonly Toewijzing[]): string[] =>
  taken.flatMap(({ toegewezenAanActor, toegewezenAanActoren }) => [
    ...(toegewezenAanActor === undefined ? [] : [toegewezenAanActor]),
    ...(toegewezenAanActoren ?? []),
  ])

/** Makes a task as it is written, from input without faults. */
export function newTaak(
  { now, config }: WireContext,
  klantcontact: string,
  input: Input<typeof internetaakFields>,
  { onderwerp, begonnenOp, normen }: Norm,
): NewTask {
  const actoren = actorenOf(input) ?? []
  const { nummer: gekozen, referentienummer, gevraagdeHandeling, toelichting } = input
  return {
    uuid: uuidv7(),
    klantcontact,
    nummer: gekozen,
    referentienummer,
    gevraagdeHandeling,
    toelichting,
    actoren,
    afgehandeldOp: input.status === 'verwerkt' ? (input.afgehandeldOp ?? now.toISOString()) : null,
    uiterlijkOp: uiterlijkOp(
      begonnenOp ? new Date(begonnenOp) : now,
      { actoren, onderwerp },
      normen,
      config.INTERNETAAK_WERKDAGEN,
    ).toISOString(),
  }
}

/** Gives the moment at which a task was done after these changes; undefined when it does not change. */
function afgehandeldNa(
  { status, afgehandeldOp }: Partial<Input<typeof internetaakFields>>,
  stand: Stand,
  now: Date,
): string | null | undefined {
  const wordt = status ?? stand.status
  if (wordt === 'te_verwerken') return stand.status === 'verwerkt' ? null : undefined
  if (afgehandeldOp) return afgehandeldOp
  return stand.status === 'verwerkt' && afgehandeldOp === undefined ? undefined : now.toISOString()
}

const areEqual = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((uuid, index) => uuid === b[index])

const actorReferences = (wire: json.Wire) =>
  json.array(
    json.reference(wire, 'actoren', sql`ta.actor`),
    sql`interne_taak_actor ta where ta.interne_taak = t.uuid`,
    sql`ta.volgorde`,
  )

/** Shows the actor to whom it was assigned first; Open Klant shows a reference to nothing when there is none. */
const firstActor = (wire: json.Wire): json.Json => ({
  parts: [
    sql`coalesce((select ${json.textOf(json.reference(wire, 'actoren', sql`ta.actor`))} from interne_taak_actor ta
      where ta.interne_taak = t.uuid order by ta.volgorde limit 1), '{"uuid":null}')`,
  ],
  schema: {
    type: 'object',
    properties: { uuid: { type: ['string', 'null'], format: 'uuid' }, url: { type: 'string', format: 'uri' } },
    required: ['uuid'],
    additionalProperties: false,
  },
})

const VAN_WIE = ['actoren__naam', 'toegewezenAanActor__uuid', 'toegewezenAanActor__url']

const gevraagd = (query: URLSearchParams, naam: string) => query.getAll(naam).at(-1)?.trim()

/** Counts the ways in which a query asks for the open tasks of somebody. */
const openOfSomebody = (query: URLSearchParams): number =>
  gevraagd(query, 'status') === 'te_verwerken' ? VAN_WIE.filter((naam) => gevraagd(query, naam)).length : 0

/**
 * Selects tasks of actoren for whom a condition holds, and none when there is no such actor. For a query about open tasks it reads no done
 * ones.
 */
const toegewezen = (actor: json.Sql, query: URLSearchParams): json.Sql => {
  const bekend = sql`exists (select from actor a where ${actor})`
  const van = sql`from interne_taak_actor ta where ta.actor in (select a.uuid from actor a where ${actor})`
  if (openOfSomebody(query) > 0)
    return sql`t.volgnummer = any (array(select ta.volgnummer ${van} and ta.open_tot is not null))`
  return sql`${bekend} and t.uuid in (select ta.interne_taak ${van})`
}

/** Selects tasks of one actor. For open tasks it walks along their index, the newest first, and their number is kept. */
const ofActor = (actor: json.Sql, query: URLSearchParams): json.Sql | filter.Condition => {
  if (openOfSomebody(query) !== 1) return toegewezen(sql`a.uuid = ${actor}`, query)
  return {
    join: sql`join interne_taak_actor ta on ta.volgnummer = t.volgnummer`,
    where: sql`ta.actor = ${actor} and ta.open_tot is not null`,
    total: sql`select aantal_open_van(${actor})`,
  }
}

/** An interne taak says what must be done about a klantcontact (R19-R24). */
export const internetaken = resource({
  path: 'internetaken',
  name: 'InterneTaak',
  table: interneTaak,
  alias: 't',
  rights: { lezen: 'internetaken.lezen', schrijven: 'klantcontacten.registreren', wijzigen: 'internetaken.afronden' },
  filtersOnItem: true,
  fields,
  json: (wire) => ({
    ...json.identity(wire, 'internetaken', sql`t.uuid`),
    nummer: json.text(sql`t.nummer`),
    referentienummer: json.textOrNull(sql`t.referentienummer`),
    gevraagdeHandeling: json.text(sql`t.gevraagde_handeling`),
    aanleidinggevendKlantcontact: json.reference(wire, 'klantcontacten', sql`t.klantcontact`),
    toegewezenAanActor: firstActor(wire),
    toegewezenAanActoren: actorReferences(wire),
    toelichting: json.text(TOELICHTING),
    status: json.choice(sql`t.status`, STATUSSEN),
    toegewezenOp: json.moment(sql`t.toegewezen_op`),
    afgehandeldOp: json.momentOrNull(sql`case when not t.afgehandeld_onbekend then t.afgehandeld_op end`),
  }),
  partijen: partijenOfContacten('t.klantcontact'),
  total: sql`select aantal_in('interne_taak')`,
  filters: {
    ...filter.references('aanleidinggevendKlantcontact', (v) => sql`t.klantcontact = ${v}`),
    actoren__naam: filter.equal((v, query) => toegewezen(sql`a.naam = ${v}`, query)),
    klantcontact__nummer: filter.equal(
      (v) => sql`t.klantcontact = (select k.uuid from klantcontact k where k.nummer = ${v})`,
    ),
    klantcontact__referentienummer: filter.equal(
      (v) => sql`t.klantcontact = (select k.uuid from klantcontact k where k.referentienummer = ${v})`,
    ),
    klantcontact__uuid: filter.uuid((v) => sql`t.klantcontact = ${v}`),
    nummer: filter.equalOfFew((v) => sql`t.nummer = ${v}`),
    referentienummer: filter.equalOfFew((v) => sql`t.referentienummer = ${v}`),
    status: filter.oneOf(
      STATUSSEN,
      // The rows of the actoren who have tasks then tell which ones are open, so reading each task would be superfluous.
      (v, query) => (openOfSomebody(query) > 0 ? undefined : sql`t.status = ${v}::status_interne_taak`),
      {
        te_verwerken: sql`aantal_in('interne_taak te_verwerken')`,
        verwerkt: sql`aantal_in('interne_taak') - aantal_in('interne_taak te_verwerken')`,
      },
    ),
    ...filter.references('toegewezenAanActor', ofActor),
    toegewezenOp: filter.dateTime((v) => sql`t.toegewezen_op = ${v}`),
  },
  async create(context, { aanleidinggevendKlantcontact, ...input }) {
    const fout = foutTussenVelden(input, false)
    if (fout) throw validationError([fout])
    const norm = await queries.normForContact(context.db, aanleidinggevendKlantcontact, namedActoren([input]))
    const taak = newTaak(context, aanleidinggevendKlantcontact, input, norm)
    await writes.make(context.db, [taak], context.wie)
    return taak.uuid
  },
  lock: writes.lockOne,
  async update(context, uuid, changes, stored, partial) {
    const { db, now, wie, config } = context
    const fout = foutTussenVelden(changes, partial, stored.status)
    if (fout) throw validationError([fout])
    const actoren = actorenOf(changes)
    const anders =
      actoren &&
      !areEqual(
        actoren,
        stored.actoren.map((actor) => actor.uuid),
      )
    if (anders && !hasRight(wie, internetakenContract.toewijzen)) throw notAllowedError()
    const afgehandeldOp = afgehandeldNa(changes, stored, now)
    // A task that is completed and handed over at once needs no term.
    const blijftOpen = (afgehandeldOp ?? null) === null
    const heropend = changes.status === 'te_verwerken' && stored.status === 'verwerkt'
    const bestemming = anders && blijftOpen && !heropend ? await queries.bestemmingOf(db, uuid, actoren) : undefined
    const termijn = bestemming && newTermijn(bestemming, bestemming, config.INTERNETAAK_WERKDAGEN)
    const naar = heropend
      ? await heropening(context, uuid, anders ? actoren : houdersNaHeropening(stored, wie.actor))
      : anders && { actoren, uiterlijkOp: termijn }
    const { aanleidinggevendKlantcontact, nummer: gekozen, referentienummer, gevraagdeHandeling } = changes
    const toelichting = changes.toelichting && (await withoutAntwoorden(db, uuid, changes.toelichting))
    const stappen = [
      ...(anders ? (['toegewezen'] as const) : []),
      ...(changes.status === 'verwerkt' && stored.status !== 'verwerkt' ? (['afgerond'] as const) : []),
      ...(heropend ? (['heropend'] as const) : []),
    ]
    await writes.change(
      db,
      uuid,
      {
        klantcontact: aanleidinggevendKlantcontact,
        nummer: gekozen ?? undefined,
        referentienummer,
        gevraagdeHandeling,
        toelichting,
        afgehandeldOp,
      },
      naar || undefined,
      stappen.length > 0 ? stappen : ['gewijzigd'],
      wie,
    )
  },
  remove: removal(writes.remove),
})
