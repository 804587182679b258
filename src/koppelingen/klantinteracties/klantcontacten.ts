import { v7 as uuidv7 } from 'uuid'
import type { Db } from '../../platform/database.ts'
import { lengthOf } from '../../platform/lengths.ts'
import type { InvalidParam } from '../../platform/problems.ts'
import type { Table } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { interneTaak } from '../../register/internetaken/row.ts'
import { NieuwKlantcontact } from '../../register/klantcontacten/contract.ts'
import { type CorrectableText, correctedTexts, correctionsOf, textNow } from '../../register/klantcontacten/reads.ts'
import {
  betrokkene,
  bijlage,
  klantcontact,
  type NewContact,
  onderwerpobject,
} from '../../register/klantcontacten/row.ts'
import { foutInMoment } from '../../register/klantcontacten/rules.ts'
import { destroy, make } from '../../register/klantcontacten/writes.ts'
import { actoren } from './actoren.ts'
import { betrokkenen } from './betrokkenen.ts'
import { bijlagen } from './bijlagen.ts'
import { digitaleadressen } from './digitaleadressen.ts'
import { partijenOfContacten } from './gezien.ts'
import { internetaken } from './internetaken.ts'
import { onderwerpobjecten } from './onderwerpobjecten.ts'
import { partijen } from './partijen.ts'
import { klantcontactWeergave } from './row.ts'
import { validationError } from './wire/errors.ts'
import { boolean, booleanOrNull, type Input, nummer, optional, optionalText, text, texts } from './wire/fields.ts'
import * as filter from './wire/filters.ts'
import * as json from './wire/json.ts'
import { dateTime } from './wire/moments.ts'
import { resource, type View, type WireContext } from './wire/resource.ts'
import { VERNIETIGEN } from './wire/rights.ts'
import { url } from './wire/urls.ts'
import { zaakfilters } from './zaakspelling.ts'

/** A client may send these fields of a klantcontact. */
export const klantcontactFields = {
  nummer: nummer('Klantcontact', 'nummer', 'klantcontact'),
  referentienummer: nummer('Klantcontact', 'referentienummer', 'klantcontact'),
  kanaal: text({ max: lengthOf(NieuwKlantcontact, 'kanaal') }),
  onderwerp: text({ max: lengthOf(NieuwKlantcontact, 'onderwerp') }),
  inhoud: optionalText(lengthOf(NieuwKlantcontact, 'inhoud')),
  reactie: optionalText(4000),
  indicatieContactGelukt: optional(booleanOrNull(), null),
  hoofdOnderwerpType: optional(url(200), ''),
  verdereActieOndernomen: optional(boolean(), false),
  taal: text({ max: 3 }),
  vertrouwelijk: boolean(),
  plaatsgevondenOp: optional(dateTime(), undefined),
  metadata: optional(texts(255), {}),
}

type KlantcontactInput = Input<typeof klantcontactFields>

/** Gives the faults between the fields of a klantcontact; each field is valid by itself. */
export const foutenTussenVelden = ({
  verdereActieOndernomen,
  indicatieContactGelukt,
}: Partial<KlantcontactInput>): InvalidParam[] =>
  verdereActieOndernomen && indicatieContactGelukt
    ? [
        {
          name: 'nonFieldErrors',
          code: 'no-further-action-when-contact-succesful',
          reason: 'Als het contact gelukt is kan er geen verdere actie zijn ondernomen',
        },
      ]
    : []

/** Makes a klantcontact as it is written, without parts. */
export const newKlantcontact = ({ now, wie }: WireContext, input: KlantcontactInput): NewContact => ({
  row: {
    ...input,
    uuid: uuidv7(),
    plaatsgevondenOp: input.plaatsgevondenOp ?? now.toISOString(),
    inDelen: true,
    geregistreerdDoor: wie.uuid,
  },
  betrokkenen: [],
  actoren: [],
  onderwerpobjecten: [],
  bijlagen: [],
})

/** Selects klantcontacten whose present text contains something. Few are corrected, so those are found separately. */
const tekstBevat = (text: CorrectableText) =>
  filter.matching(({ contains, indexed }) => {
    const nuAnders = sql`select x.klantcontact from (${correctedTexts(text)}) x where ${contains(sql`x.tekst`)}`
    // Where an index finds the others it finds these too; where every row is read, a hash table is fastest.
    const isNuAnders = indexed ? sql`k.uuid = any (array(${nuAnders}))` : sql`k.uuid in (${nuAnders})`
    const nogZo = sql`${contains(sql`k.${sql.ref(text)}`)}
      and not exists (select from ${correctionsOf(text)} and c.klantcontact = k.uuid)`
    return {
      where: sql`(${nogZo} or ${isNuAnders})`,
      total: sql`(select count(*) from klantcontact k where ${nogZo}) + (select count(*) from (${nuAnders}) anders)`,
    }
  })

/**
 * Selects the klantcontacten to which certain parts belong. The parts alone tell which they are and how many.
 * @param contact the column of the parts that refers to the klantcontact
 * @param delen the parts, as `betrokkene b where …`
 */
const withDeel = (contact: json.Sql, delen: json.Sql): filter.Condition => ({
  where: sql`k.uuid in (select ${contact} from ${delen})`,
  total: sql`select count(distinct ${contact}) from ${delen}`,
  uuids: sql`select ${contact} from ${delen}`,
})

/** Selects klantcontacten that have a certain part, or that lack one, by walking them until a page is full. */
const hasDeel = (hasScope: boolean, contact: json.Sql, delen: json.Sql): filter.Condition => {
  const met = sql`exists (select from ${delen} and ${contact} = k.uuid)`
  const { total } = withDeel(contact, delen)
  return hasScope
    ? { where: met, total }
    : { where: sql`not ${met}`, total: sql`aantal_in('klantcontact') - (${total})` }
}

/** Selects klantcontacten with a betrokkene for whom a condition holds. */
const withBetrokkene = (condition: json.Sql) => withDeel(sql`b.klantcontact`, sql`betrokkene b where ${condition}`)

const ofPartijWith = (column: string) =>
  filter.equal((v) =>
    withBetrokkene(
      sql`b.partij in (select i.partij from partij_identificator i where ${sql.ref(`i.${column}`)} = ${v})`,
    ),
  )

/** Makes the filters on an onderwerpobject: the one of a klantcontact, or the klantcontact that is one itself. */
const byOnderwerpobject = (name: string, column: 'klantcontact' | 'was_klantcontact') => {
  const met = (condition: json.Sql) => {
    const contact = sql`o.${sql.ref(column)}`
    const delen = sql`onderwerpobject o where ${contact} is not null and ${condition}`
    // Few klantcontacten are an onderwerpobject themselves, so they are gathered and not searched for through all klantcontacten.
    return column === 'was_klantcontact'
      ? sql`k.uuid = any (array(select ${contact} from ${delen}))`
      : withDeel(contact, delen)
  }
  return {
    ...zaakfilters(`${name}__onderwerpobjectidentificator`, met),
    ...filter.references(name, (v) => met(sql`o.uuid = ${v}`)),
  }
}

const referenties = (wire: json.Wire, path: string, of: Table, alias: string) =>
  json.array(
    json.reference(wire, path, sql.ref(`${alias}.uuid`)),
    sql`${sql.table(of)} ${sql.ref(alias)} where ${sql.ref(`${alias}.klantcontact`)} = k.uuid`,
    sql.ref(`${alias}.volgnummer`),
  )

/**
 * Locks klantcontacten and the actoren that they show, because adding a part locks the klantcontact and changing an actor locks the actor.
 * Rows that another transaction holds are skipped.
 */
async function retain(db: Db, uuids: readonly string[]): Promise<string[]> {
  const contacten = await sql<{ uuid: string }>`
    select uuid from klantcontact where uuid = any (${uuids}::uuid[]) for update skip locked`.execute(db)
  const vast = contacten.rows.map(({ uuid }) => uuid)
  const { rows } = await sql<{ uuid: string }>`
    with betrokken as materialized (select ak.klantcontact, ak.actor from actor_klantcontact ak where ak.klantcontact = any (${vast}::uuid[])),
    vast as materialized (select a.uuid from actor a where a.uuid in (select actor from betrokken) for share skip locked)
    select uuid from unnest(${vast}::uuid[]) as k (uuid)
    where not exists (select from betrokken b where b.klantcontact = k.uuid and b.actor not in (select uuid from vast))`.execute(
    db,
  )
  return rows.map(({ uuid }) => uuid)
}

/** A klantcontact is recorded once and unchangeable (R9-R18). A klantcontact that is made here comes in parts (R12). */
export const klantcontacten = resource({
  path: 'klantcontacten',
  name: 'Klantcontact',
  table: klantcontact,
  alias: 'k',
  order: sql`k.plaatsgevonden_op desc, k.volgnummer desc`,
  rights: { lezen: 'klantcontacten.lezen', schrijven: 'klantcontacten.registreren', verwijderen: VERNIETIGEN },
  filtersOnItem: false,
  fields: klantcontactFields,
  json: (wire) => ({
    ...json.identity(wire, 'klantcontacten', sql`k.uuid`),
    gingOverOnderwerpobjecten: referenties(wire, 'onderwerpobjecten', onderwerpobject, 'o'),
    hadBetrokkenActoren: json.array(
      json.one(json.object(actoren.json(wire)), sql`actor a where a.uuid = ak.actor`),
      sql`actor_klantcontact ak where ak.klantcontact = k.uuid`,
      sql`ak.volgnummer`,
    ),
    omvatteBijlagen: referenties(wire, 'bijlagen', bijlage, 'g'),
    hadBetrokkenen: referenties(wire, 'betrokkenen', betrokkene, 'b'),
    leiddeTotInterneTaken: referenties(wire, 'internetaken', interneTaak, 't'),
    nummer: json.text(sql`k.nummer`),
    referentienummer: json.textOrNull(sql`k.referentienummer`),
    kanaal: json.text(sql`k.kanaal`),
    onderwerp: json.text(textNow('onderwerp')),
    inhoud: json.text(textNow('inhoud')),
    reactie: json.text(sql`k.reactie`),
    indicatieContactGelukt: json.flagOrNull(sql`k.indicatie_contact_gelukt`),
    hoofdOnderwerpType: json.text(sql`k.hoofd_onderwerp_type`),
    verdereActieOndernomen: json.flag(sql`k.verdere_actie_ondernomen`),
    taal: json.text(sql`k.taal`),
    vertrouwelijk: json.flag(sql`k.vertrouwelijk`),
    plaatsgevondenOp: json.moment(sql`k.plaatsgevonden_op`),
    metadata: json.raw(sql`k.metadata`, { type: 'object', additionalProperties: { type: 'string' } }),
  }),
  kept: { table: klantcontactWeergave, key: 'klantcontact', hold: retain },
  expansions: {
    hadBetrokkenen: {
      of: (): View => betrokkenen,
      many: true,
      where: sql`b.klantcontact = k.uuid`,
      expansions: {
        wasPartij: { of: (): View => partijen, many: false, where: sql`p.uuid = b.partij` },
        digitaleAdressen: { of: (): View => digitaleadressen, many: true, where: sql`d.betrokkene = b.uuid` },
      },
    },
    leiddeTotInterneTaken: { of: (): View => internetaken, many: true, where: sql`t.klantcontact = k.uuid` },
    gingOverOnderwerpobjecten: { of: (): View => onderwerpobjecten, many: true, where: sql`o.klantcontact = k.uuid` },
    omvatteBijlagen: { of: (): View => bijlagen, many: true, where: sql`g.klantcontact = k.uuid` },
  },
  partijen: partijenOfContacten('k.uuid'),
  total: sql`select aantal_in('klantcontact')`,
  filters: {
    hadBetrokkene__digitaaladres__adres__icontains: filter.contains(sql`d.adres`, (bevat) =>
      withDeel(sql`b.klantcontact`, sql`digitaal_adres d join betrokkene b on b.uuid = d.betrokkene where ${bevat}`),
    ),
    ...filter.references('hadBetrokkene', (v) => withBetrokkene(sql`b.uuid = ${v}`)),
    hadBetrokkene__wasPartij: filter.flag((v) =>
      hasDeel(v, sql`b.klantcontact`, sql`betrokkene b where b.partij is not null`),
    ),
    hadBetrokkene__wasPartij__partijIdentificator__codeObjecttype: ofPartijWith('code_objecttype'),
    hadBetrokkene__wasPartij__partijIdentificator__codeRegister: ofPartijWith('code_register'),
    hadBetrokkene__wasPartij__partijIdentificator__codeSoortObjectId: ofPartijWith('code_soort_object_id'),
    hadBetrokkene__wasPartij__partijIdentificator__objectId: ofPartijWith('object_id'),
    ...filter.references('hadBetrokkene__wasPartij', (v) => withBetrokkene(sql`b.partij = ${v}`)),
    indicatieContactGelukt: filter.flag((v) => sql`k.indicatie_contact_gelukt = ${v}`),
    inhoud: tekstBevat('inhoud'),
    kanaal: filter.equal((v) => sql`k.kanaal = ${v}`),
    leiddeTotInterneTaken: filter.flag((v) => hasDeel(v, sql`t.klantcontact`, sql`interne_taak t where true`)),
    nummer: filter.equalOfFew((v) => sql`k.nummer = ${v}`),
    onderwerp: tekstBevat('onderwerp'),
    ...byOnderwerpobject('onderwerpobject', 'klantcontact'),
    plaatsgevondenOp: filter.dateTime((v) => sql`k.plaatsgevonden_op = ${v}`),
    reactie: filter.contains(sql`k.reactie`, (bevat) => sql`${bevat} and k.reactie <> ''`),
    referentienummer: filter.equalOfFew((v) => sql`k.referentienummer = ${v}`),
    vertrouwelijk: filter.flag((v) => sql`k.vertrouwelijk = ${v}`),
    ...byOnderwerpobject('wasOnderwerpobject', 'was_klantcontact'),
  },
  rules: ({ now }, { plaatsgevondenOp }, isWrong) =>
    isWrong('plaatsgevondenOp') ? [] : foutInMoment(plaatsgevondenOp, now),
  async create(context, input) {
    const fouten = foutenTussenVelden(input)
    if (fouten.length > 0) throw validationError(fouten)
    const contact = newKlantcontact(context, input)
    await make(context.db, [contact])
    return contact.row.uuid
  },
  async remove({ db }, uuid) {
    await destroy(db, [uuid])
    return undefined
  },
})
