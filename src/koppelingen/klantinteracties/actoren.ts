import { v7 as uuidv7 } from 'uuid'
import { SOORTEN_ACTOR } from '../../begrippen/contract.ts'
import { NieuweActor } from '../../inrichting/actoren/contract.ts'
import { change, makeWithDetails, remove } from '../../inrichting/actoren/queries.ts'
import { actor } from '../../inrichting/actoren/row.ts'
import { lengthOf } from '../../platform/lengths.ts'
import { sql } from '../../platform/sql.ts'
import { emailadres, GEEN_EMAILADRES, telefoonnummer } from './adresregels.ts'
import { objectidentificator } from './groepen.ts'
import {
  boolean,
  choice,
  type Field,
  type Fields,
  type Input,
  optional,
  optionalText,
  perSoort,
  sayingGroup,
  text,
} from './wire/fields.ts'
import * as filter from './wire/filters.ts'
import * as json from './wire/json.ts'
import { removal, resource } from './wire/resource.ts'

type SoortActor = (typeof SOORTEN_ACTOR)[number]

const email = optionalText(254, { rules: [emailadres], noText: GEEN_EMAILADRES })

/** The details that each kind of actor has. */
export const DETAILS = {
  medewerker: {
    functie: text({ max: 40 }),
    emailadres: email,
    telefoonnummer: text({ max: 20, rules: [telefoonnummer] }),
  },
  geautomatiseerde_actor: {
    functie: text({ max: lengthOf(NieuweActor, 'functie') }),
    omschrijving: optionalText(lengthOf(NieuweActor, 'omschrijving')),
  },
  organisatorische_eenheid: {
    omschrijving: optionalText(lengthOf(NieuweActor, 'omschrijving')),
    emailadres: email,
    faxnummer: optionalText(20),
    telefoonnummer: optionalText(20, { rules: [telefoonnummer] }),
  },
} as const satisfies Record<SoortActor, Fields>

const groepen: Record<SoortActor, Field<Input<Fields> | undefined>> = {
  medewerker: sayingGroup(DETAILS.medewerker),
  geautomatiseerde_actor: sayingGroup(DETAILS.geautomatiseerde_actor),
  organisatorische_eenheid: sayingGroup(DETAILS.organisatorische_eenheid),
}

/** Makes the JSON of the details of an actor `a` of this kind, from the column with the same name. */
function detailsJson(soort: SoortActor): json.Json {
  const kolom = sql.ref(`a.${soort}`)
  const velden = Object.keys(DETAILS[soort]).map((naam) => [
    naam,
    json.text(sql`coalesce(${kolom} ->> ${sql.lit(naam)}, '')`),
  ])
  return json.orNull(kolom, json.object(Object.fromEntries(velden)))
}

const alleDetails = SOORTEN_ACTOR.map((soort) => [soort, detailsJson(soort)] as const)
const detailsOf: json.Json = {
  parts: [
    sql`case a.soort_actor ${sql.join(
      alleDetails.map(([soort, details]) => sql`when ${sql.lit(soort)} then ${json.textOf(details)}`),
      sql` `,
    )} end`,
  ],
  schema: { anyOf: alleDetails.map(([, { schema }]) => schema) },
}

const identificator = (column: string) => filter.equal((v) => sql`(a.actoridentificator).${sql.ref(column)} = ${v}`)

/** An actor acts for the municipality. */
export const actoren = resource({
  path: 'actoren',
  name: 'Actor',
  table: actor,
  alias: 'a',
  rights: { lezen: 'actoren.lezen', schrijven: 'actoren.beheren' },
  filtersOnItem: true,
  fields: {
    naam: text({ max: lengthOf(NieuweActor, 'naam') }),
    soortActor: choice(SOORTEN_ACTOR),
    indicatieActief: optional(boolean(), true),
    actoridentificator: objectidentificator(),
    actorIdentificatie: perSoort('soortActor', SOORTEN_ACTOR, (soort) => groepen[soort]),
  },
  json: (wire) => ({
    ...json.identity(wire, 'actoren', sql`a.uuid`),
    naam: json.text(sql`a.naam`),
    soortActor: json.choice(sql`a.soort_actor`, SOORTEN_ACTOR),
    indicatieActief: json.flag(sql`a.indicatie_actief`),
    actoridentificator: json.objectidentificator(sql`a.actoridentificator`),
    actorIdentificatie: detailsOf,
  }),
  filters: {
    actoridentificatorCodeObjecttype: identificator('code_objecttype'),
    actoridentificatorCodeRegister: identificator('code_register'),
    actoridentificatorCodeSoortObjectId: identificator('code_soort_object_id'),
    actoridentificatorObjectId: identificator('object_id'),
    indicatieActief: filter.flag((v) => (v ? sql`a.indicatie_actief` : sql`not a.indicatie_actief`)),
    naam: filter.contains(sql`a.naam`),
    soortActor: filter.oneOf(SOORTEN_ACTOR, (v) => sql`a.soort_actor = ${v}::soort_actor`),
  },
  async create({ db }, { actorIdentificatie: details, ...own }) {
    const uuid = uuidv7()
    await makeWithDetails(db, { ...own, uuid }, details ?? null)
    return uuid
  },
  async update({ db }, uuid, { actorIdentificatie: details, ...changes }) {
    await change(db, uuid, changes, details)
  },
  remove: removal(remove),
})
