import { createHash } from 'node:crypto'
import { isObject, type JsonObject } from '../../../platform/json.ts'
import { isStorable, shortened } from '../../../platform/text.ts'
import type { Identificator } from '../../../register/partijen/contract.ts'
import { foutInNummer } from '../../../register/partijen/rules.ts'
import type { Inzending, Rol, Veld, Verwijzing } from '../inzending.ts'
import { readVelden } from '../velden.ts'

// The objecttype Productaanvraag (Dimpact), in which Open Forms and others put what was asked.

const textAt = (from: unknown, name: string): string => {
  const value = isObject(from) ? from[name] : undefined
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}

const WRONG_NUMBER = 'Het nummer van een betrokkene is niet geldig, en is niet gebruikt.'

function nummerOf(betrokkene: unknown): Identificator | undefined {
  const [bsn, kvk, vestiging] = ['inpBsn', 'kvkNummer', 'vestigingsNummer'].map((name) => textAt(betrokkene, name))
  if (bsn) return { soort: 'bsn', nummer: bsn }
  if (kvk && vestiging) return { soort: 'vestigingsnummer', nummer: vestiging, kvkNummer: kvk }
  if (kvk) return { soort: 'kvk_nummer', nummer: kvk }
  const rsin = textAt(betrokkene, 'innNnpId')
  // Open Forms puts a number of the KVK here as well.
  return rsin ? { soort: rsin.length === 8 ? 'kvk_nummer' : 'rsin', nummer: rsin } : undefined
}

/** Gives somebody whom a login established. The object does not say at which level (R1). */
function rolOf(betrokkene: unknown, isSpreker: boolean, opmerkingen: string[]): Rol | undefined {
  const machtiging = textAt(betrokkene, 'indicatieMachtiging')
  const nummer = nummerOf(betrokkene)
  if (!nummer) return undefined
  if (foutInNummer(nummer.soort, nummer.nummer)) {
    opmerkingen.push(WRONG_NUMBER)
    return undefined
  }
  const own = nummer.soort === 'bsn' ? 'digid' : 'eherkenning'
  return {
    rol: machtiging === 'gemachtigde' ? 'vertegenwoordiger' : 'klant',
    vastgesteld: { middel: isSpreker ? own : 'machtiging', niveau: 'onbepaald', nummer },
    gegevens: {},
  }
}

/** Gives the initiator, and for whom they act (R4). Of others nobody established who they are. */
function rollenOf(betrokkenen: readonly unknown[], opmerkingen: string[]): Rol[] {
  const initiator = betrokkenen.find((one) => textAt(one, 'rolOmschrijvingGeneriek') === 'initiator')
  const spreker = initiator === undefined ? undefined : rolOf(initiator, true, opmerkingen)
  if (!spreker) return []
  const gevers = betrokkenen.filter((one) => textAt(one, 'indicatieMachtiging') === 'machtiginggever')
  const klanten = spreker.rol === 'vertegenwoordiger' ? gevers.map((one) => rolOf(one, false, opmerkingen)) : []
  return [spreker, ...klanten.filter((rol) => rol !== undefined)]
}

/** No reference, name or address of a document has more characters. */
const LONGEST = 200

const NO_ADDRESS = 'Het adres van een document is niet te bewaren: het staat alleen in de gegevens.'

/** Gives the id of a document at an address: the whole address, or of a longer one its end; undefined when neither can be kept. */
function idAt(url: string): string | undefined {
  const id = url.length > LONGEST ? (url.split('/').at(-1) ?? '') : url
  return id && id.length <= LONGEST && isStorable(id) ? id : undefined
}

/** Refers to the documents in a Documenten API. */
function documentenOf({ pdf, csv, bijlagen }: JsonObject, opmerkingen: string[]): Verwijzing[] {
  const given = [pdf, csv, ...(Array.isArray(bijlagen) ? bijlagen : [])]
  const urls = given.map((url) => (typeof url === 'string' ? url.trim() : '')).filter(Boolean)
  const ids = urls.map(idAt).filter((id) => id !== undefined)
  if (ids.length < urls.length) opmerkingen.push(NO_ADDRESS)
  return ids.map((objectId) => ({
    ...{ objectId, codeObjecttype: 'informatieobject' },
    ...{ codeRegister: 'documenten', codeSoortObjectId: 'url' },
  }))
}

/** The rest of an object that a rule can use, beside what was asked. */
function restOf({ zaakgegevens, betaling }: JsonObject): Veld[] {
  const velden = [
    ['zaakgegevens.omschrijving', 'Omschrijving', textAt(zaakgegevens, 'omschrijving')],
    ['zaakgegevens.toelichting', 'Toelichting', textAt(zaakgegevens, 'toelichting')],
    ['betaling.status', 'Betaling', textAt(betaling, 'status').replaceAll('_', ' ')],
  ] as const
  return velden.filter(([, , waarde]) => waarde).map(([veld, naam, waarde]) => ({ veld, naam, waarde }))
}

const NUMBERS = ['inpBsn', 'innNnpId', 'kvkNummer', 'vestigingsNummer', 'bsn', 'kvk']

/** Leaves the numbers of persons and organisaties out: the partijen have those. */
const withoutNumbers = (from: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(from).filter(([name]) => !NUMBERS.includes(name)))

const listIn = (data: JsonObject): readonly unknown[] => (Array.isArray(data.betrokkenen) ? data.betrokkenen : [])

/** Gives by what each delivery is known: the reference at its source, which a second object for the same question has too, or else the object. */
const sleutelOf = ({ bron }: JsonObject, object: string): string => {
  const kenmerk = textAt(bron, 'kenmerk')
  return kenmerk && kenmerk.length <= LONGEST ? `${textAt(bron, 'naam').slice(0, 90)} ${kenmerk}`.trim() : object
}

/** A productaanvraag, and the type by which it is arranged. */
export interface Productaanvraag {
  type: string
  inzending: Inzending
}

/**
 * Reads a productaanvraag; undefined when it has no type or nothing that was asked.
 * @param object the uuid of the object
 * @param op when it was told of
 */
export function readProductaanvraag(data: JsonObject, object: string, op: string): Productaanvraag | undefined {
  const { aanvraaggegevens } = data
  const type = textAt(data, 'type')
  if (!type || !isObject(aanvraaggegevens)) return undefined
  const same = JSON.stringify(data)
  const { gegevens, velden, opmerkingen, ...read } = readVelden(aanvraaggegevens, undefined)
  const betrokkenen = listIn(data).filter(isObject).map(withoutNumbers)
  const found = [...opmerkingen]
  const inzending: Inzending = {
    sleutel: sleutelOf(data, object),
    vingerafdruk: createHash('sha256').update(same).digest(),
    omvang: same.length,
    kenmerk: shortened(textAt(data.bron, 'kenmerk'), LONGEST),
    naam: shortened(type, LONGEST),
    documentnaam: 'aanvraag',
    isBeantwoord: false,
    op,
    ...read,
    velden: [...velden, ...restOf(data)],
    rollen: rollenOf(listIn(data), found),
    verwijzingen: documentenOf(data, found),
    gegevens: JSON.stringify(
      { object, op, data: { ...withoutNumbers(data), aanvraaggegevens: gegevens, betrokkenen } },
      null,
      2,
    ),
    opmerkingen: found,
  }
  return { type, inzending }
}

/** Reads a productaanvraag as it was kept. */
export const rereadProductaanvraag = ({ object, op, data }: JsonObject): Inzending | undefined =>
  typeof object === 'string' && typeof op === 'string' && isObject(data)
    ? readProductaanvraag(data, object, op)?.inzending
    : undefined
