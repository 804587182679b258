import { v7 as uuidv7 } from 'uuid'
import { readNormen } from '../../inrichting/normen/queries.ts'
import { along, only } from '../../platform/database.ts'
import { isObject } from '../../platform/json.ts'
import type { InvalidParam } from '../../platform/problems.ts'
import { sql } from '../../platform/sql.ts'
import * as taken from '../../register/internetaken/writes.ts'
import { makeBetrokkene } from '../../register/klantcontacten/delen.ts'
import { foutInMoment, isZaak } from '../../register/klantcontacten/rules.ts'
import { make } from '../../register/klantcontacten/writes.ts'
import { recordAtContact } from '../../register/partijen/queries.ts'
import { delivered, INZENDING, waitFor } from '../inkomend/queries.ts'
import { actoren } from './actoren.ts'
import { foutInAdres, SOORTEN_ADRES } from './adresregels.ts'
import { authenticatiesOf, betrokkeneFields, betrokkenen } from './betrokkenen.ts'
import { bijlagen } from './bijlagen.ts'
import { digitaleadressen } from './digitaleadressen.ts'
import { objectidentificator } from './groepen.ts'
import { foutTussenVelden, internetaakFields, internetaken, namedActoren, newTaak } from './internetaken.ts'
import { foutenTussenVelden, klantcontacten, klantcontactFields, newKlantcontact } from './klantcontacten.ts'
import { onderwerpobjecten } from './onderwerpobjecten.ts'
import { fault } from './wire/errors.ts'
import {
  choice,
  type Field,
  group,
  type Input,
  list,
  nullable,
  optional,
  optionalReference,
  optionalText,
  reference,
  text,
} from './wire/fields.ts'
import * as json from './wire/json.ts'
import { date } from './wire/moments.ts'
import { action, type View, type WireContext } from './wire/resource.ts'
import { asText } from './wire/select.ts'

/** Makes a group that counts as absent when it has no members at all. */
const unlessEmpty = <T>(field: Field<T>): Field<T | undefined> => ({
  ...field,
  read: (value, name, reading, siblings) =>
    isObject(value) && Object.keys(value).length === 0 ? undefined : field.read(value, name, reading, siblings),
})

const fields = {
  klantcontact: group(klantcontactFields),
  betrokkene: optional(group(betrokkeneFields), undefined),
  onderwerpobject: optional(
    unlessEmpty(
      group({
        wasKlantcontact: optionalReference('Klantcontact'),
        onderwerpobjectidentificator: objectidentificator(),
      }),
    ),
    undefined,
  ),
  // Open Klant does not know these fields: with them the klantcontact is registered whole, in one transaction.
  actoren: optional(list(reference('Actor')), undefined),
  digitaleAdressen: optional(
    list(
      group({
        adres: text({ max: 80 }),
        soortDigitaalAdres: choice(SOORTEN_ADRES),
        omschrijving: optionalText(40),
        verificatieDatum: optional(nullable(date()), null),
      }),
    ),
    undefined,
  ),
  internetaken: optional(list(group(internetaakFields)), undefined),
  bijlagen: optional(list(group({ bijlageidentificator: objectidentificator() })), undefined),
}

type Aanvraag = Input<typeof fields>

const hasZaak = ({ onderwerpobject }: Aanvraag) =>
  onderwerpobject !== undefined && isZaak(onderwerpobject.onderwerpobjectidentificator.codeObjecttype)

/**
 * Tells whether the klantcontact is whole: it has a betrokkene and an actor (R14), and an interne taak or a zaak (R12). Otherwise the rest
 * comes later.
 */
const isVolledig = (aanvraag: Aanvraag) =>
  Boolean(aanvraag.betrokkene && aanvraag.actoren?.length && (aanvraag.internetaken?.length || hasZaak(aanvraag)))

/** Makes the addresses of this one contact, which belong to its betrokkene (R3). */
function adressenOf({ digitaleAdressen = [] }: Aanvraag, betrokkene: string | undefined) {
  if (digitaleAdressen.length > 0 && !betrokkene) {
    throw fault('digitaleAdressen', 'invalid', 'Digitale adressen horen bij een betrokkene.')
  }
  return digitaleAdressen.map((adres) => ({ ...adres, partij: null, betrokkene: betrokkene ?? null }))
}

const toPlace = (plaats: string, fouten: readonly InvalidParam[]) =>
  fouten.map((fout) => ({ ...fout, name: `${plaats}.${fout.name}` }))

/**
 * Gives the faults in each of the objects in a body, at the place of the object. The rules between the fields of an object are checked once
 * its fields are valid.
 */
function foutenInObjecten(
  { klantcontact, digitaleAdressen = [], internetaken: taken = [] }: Partial<Aanvraag>,
  isWrong: (name: string) => boolean,
  now: Date,
): InvalidParam[] {
  const moment = isWrong('klantcontact.plaatsgevondenOp') ? [] : foutInMoment(klantcontact?.plaatsgevondenOp, now)
  const contact = moment.length > 0 || isWrong('klantcontact') ? moment : foutenTussenVelden(klantcontact ?? {})
  const adressen = digitaleAdressen.flatMap((adres, index) => {
    const plaats = `digitaleAdressen.${index}`
    const fout = isWrong(plaats) ? undefined : foutInAdres(adres.adres, adres.soortDigitaalAdres)
    return fout ? [{ name: `${plaats}.adres`, ...fout }] : []
  })
  const inTaken = taken.flatMap((taak, index) => {
    const plaats = `internetaken.${index}`
    const fout = isWrong(plaats) ? undefined : foutTussenVelden(taak, false)
    return fout ? toPlace(plaats, [fout]) : []
  })
  return [...toPlace('klantcontact', contact), ...adressen, ...inTaken]
}

async function takenOf(context: WireContext, contact: string, { klantcontact, internetaken: lijst = [] }: Aanvraag) {
  if (lijst.length === 0) return []
  const normen = await readNormen(context.db, namedActoren(lijst))
  const norm = { onderwerp: klantcontact.onderwerp, begonnenOp: klantcontact.plaatsgevondenOp ?? null, normen }
  return lijst.map((taak) => newTaak(context, contact, taak, norm))
}

const rowOfBetrokkene = ({ wasPartij: partij, ...own }: NonNullable<Aanvraag['betrokkene']>) => ({
  ...own,
  partij,
  uuid: uuidv7(),
})

/** Writes everything or nothing, because the request is one transaction. Gives the uuid of the klantcontact. */
async function store(context: WireContext, aanvraag: Aanvraag): Promise<string> {
  const contact = newKlantcontact(context, aanvraag.klantcontact)
  const { betrokkene, onderwerpobject } = aanvraag
  const betrokken = betrokkene && rowOfBetrokkene(betrokkene)
  const adressen = adressenOf(aanvraag, betrokken?.uuid)
  const opvolging = await takenOf(context, contact.row.uuid, aanvraag)
  const whole = {
    ...contact,
    row: { ...contact.row, inDelen: !isVolledig(aanvraag) },
    betrokkenen: betrokken ? [betrokken] : [],
    actoren: [...new Set(aanvraag.actoren)],
    onderwerpobjecten: onderwerpobject
      ? [
          {
            wasKlantcontact: onderwerpobject.wasKlantcontact,
            identificator: onderwerpobject.onderwerpobjectidentificator,
          },
        ]
      : [],
    bijlagen: (aanvraag.bijlagen ?? []).map(({ bijlageidentificator }) => ({ identificator: bijlageidentificator })),
  }
  const authenticaties = authenticatiesOf(context, betrokkene ? [betrokkene] : [])
  // Nothing is read from these statements, so they travel along with the one that is answered.
  await along(context.db, (db) => make(db, [whole]))
  await along(context.db, (db) => recordAtContact(db, adressen, authenticaties, context.wie))
  await along(context.db, (db) => taken.make(db, opvolging, context.wie))
  return contact.row.uuid
}

/** Finds the klantcontact that a submission became before it was announced here: there is one in the end, whichever comes first (R13). */
async function deliveredBefore({ db }: WireContext, { onderwerpobject }: Aanvraag): Promise<string | undefined> {
  const about = onderwerpobject?.onderwerpobjectidentificator
  if (about?.codeObjecttype !== INZENDING.codeObjecttype || about.codeRegister !== INZENDING.codeRegister)
    return undefined
  await waitFor(db, about.objectId)
  return delivered(db, about.objectId)
}

/** Adds to a klantcontact the partij that its announcement names, when it does not have it yet. */
async function joinBetrokkene(context: WireContext, klantcontact: string, { betrokkene }: Aanvraag): Promise<void> {
  const { db, wie } = context
  if (!betrokkene?.wasPartij) return
  const { rows } = await sql`
    select from betrokkene b where b.klantcontact = ${klantcontact}::uuid and b.partij = ${betrokkene.wasPartij}::uuid`.execute(
    db,
  )
  if (rows.length > 0) return
  await makeBetrokkene(db, { ...rowOfBetrokkene(betrokkene), klantcontact })
  await recordAtContact(db, [], authenticatiesOf(context, [betrokkene]), wie)
}

const item = (wire: json.Wire, view: View) => json.object(view.json(wire))

const single = (wire: json.Wire, view: View, from: json.Sql) => json.one(item(wire, view), from)

/** The objects that can be sent beside the klantcontact. */
type Naast = Exclude<keyof Aanvraag, 'klantcontact'>

/** Shows the objects that were made; of those that Open Klant does not know, only the ones that were sent. */
function gemaakt(wire: json.Wire, contact: json.Sql, gestuurd: ReadonlySet<Naast>): json.Members {
  const eenOfGeen = (naast: Naast, view: View, from: json.Sql): json.Json => {
    const gevonden = single(wire, view, from)
    return gestuurd.has(naast) ? gevonden : { ...gevonden, parts: ['null'] }
  }
  return {
    klantcontact: single(wire, klantcontacten, sql`klantcontact k where k.uuid = ${contact}`),
    betrokkene: eenOfGeen('betrokkene', betrokkenen, sql`betrokkene b where b.klantcontact = ${contact}`),
    onderwerpobject: eenOfGeen(
      'onderwerpobject',
      onderwerpobjecten,
      sql`onderwerpobject o where o.klantcontact = ${contact}`,
    ),
    ...(gestuurd.has('actoren') && {
      actoren: json.array(
        item(wire, actoren),
        sql`actor_klantcontact ak join actor a on a.uuid = ak.actor where ak.klantcontact = ${contact}`,
        sql`ak.volgnummer`,
      ),
    }),
    ...(gestuurd.has('digitaleAdressen') && {
      digitaleAdressen: json.array(
        item(wire, digitaleadressen),
        sql`betrokkene b join digitaal_adres d on d.betrokkene = b.uuid where b.klantcontact = ${contact}`,
        sql`d.volgnummer`,
      ),
    }),
    ...(gestuurd.has('internetaken') && {
      internetaken: json.array(
        item(wire, internetaken),
        sql`interne_taak t where t.klantcontact = ${contact}`,
        sql`t.volgnummer`,
      ),
    }),
    ...(gestuurd.has('bijlagen') && {
      bijlagen: json.array(item(wire, bijlagen), sql`bijlage g where g.klantcontact = ${contact}`, sql`g.volgnummer`),
    }),
  }
}

const NAAST = ['betrokkene', 'onderwerpobject', 'actoren', 'digitaleAdressen', 'internetaken', 'bijlagen'] as const

const antwoorden = new Map<string, json.Sql>()

/** The JSON of the answer, as SQL that is made once for every combination of objects that were sent: making it takes time. */
function antwoordOf(aanvraag: Aanvraag): json.Sql {
  const gestuurd = NAAST.filter((naast) => aanvraag[naast] !== undefined)
  const key = gestuurd.join(',')
  const made = antwoorden.get(key)
  if (made) return made
  const antwoord = asText(json.textOf(json.object(gemaakt(json.WIRE, sql`gemaakt.uuid`, new Set(gestuurd)))))
  antwoorden.set(key, antwoord)
  return antwoord
}

/** Registers a klantcontact with its betrokkene and onderwerpobject, and everything else that belongs to it, all or nothing. */
export const makeKlantcontact = action({
  path: 'maak-klantcontact',
  name: 'MaakKlantcontact',
  right: 'klantcontacten.registreren',
  fields,
  result: (wire) => ({
    ...json.object(gemaakt(wire, sql`null`, new Set(NAAST))).schema,
    required: Object.keys(gemaakt(wire, sql`null`, new Set())),
  }),
  rules: ({ now }, aanvraag, isWrong) => foutenInObjecten(aanvraag, isWrong, now),
  async run(context, aanvraag) {
    const earlier = await deliveredBefore(context, aanvraag)
    if (earlier) await joinBetrokkene(context, earlier, aanvraag)
    const uuid = earlier ?? (await store(context, aanvraag))
    context.gezien([aanvraag.betrokkene?.wasPartij ?? null])
    const rows = await sql<{ json: string }>`
      select ${json.withBase(antwoordOf(aanvraag), context.base)} as json from (select ${uuid}::uuid as uuid) gemaakt`.execute(
      context.db,
    )
    return { status: 201, json: only(rows).json }
  },
})
