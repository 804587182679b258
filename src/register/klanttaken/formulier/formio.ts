import { isObject, type JsonObject } from '../../../platform/json.ts'
import type { Antwoorden, AnyVeld, SoortVeld, Veld } from '../contract.ts'
import { booleanOf, firstText, inGroep, MOST_FIELDS, plainField, type Reading, refuse } from './reading.ts'

// Form.io, as NL Portal and GZAC write it. What only says how a component looks is passed over; what would decide about an answer is refused.

const SOORTEN: Readonly<Record<string, SoortVeld>> = {
  textfield: 'tekst',
  email: 'tekst',
  phoneNumber: 'tekst',
  textarea: 'lange_tekst',
  number: 'getal',
  currency: 'bedrag',
  datetime: 'datum',
  checkbox: 'ja_nee',
  select: 'keuze',
  radio: 'keuze',
  selectboxes: 'meerkeuze',
  file: 'bestand',
  addressNL: 'adres',
  iban: 'iban',
  bsn: 'bsn',
  editgrid: 'groep',
  datagrid: 'groep',
}

/** Components that hold others and are nothing themselves. */
const LAYOUT = ['panel', 'fieldset', 'columns', 'well']

/** Scripts and the like: the browser would do something that the server does not know of. */
const SCRIPTS = ['customConditional', 'calculateValue', 'customDefaultValue', 'logic']
const SCRIPTS_IN_VALIDATE = ['custom', 'customPrivate', 'pattern', 'json', 'minWords', 'maxWords', 'unique']

/** Members that decide whether something is asked or which answer will do, and have no counterpart here. */
const DECIDING = ['hidden', 'disabled', 'inputMask', 'inputMasks', 'minDate', 'maxDate']

const isFilled = (value: unknown) =>
  value !== undefined &&
  value !== null &&
  value !== '' &&
  value !== false &&
  !(Array.isArray(value) && value.length === 0)

/** Is something filled in beforehand? Boxes that are not ticked are not. */
const isPrefilled = (value: unknown): boolean =>
  isObject(value) ? Object.values(value).some(isPrefilled) : isFilled(value)

/** Refuses what would decide about an answer and that the server does not know of. */
function refuseDeciding(component: JsonObject, name: string, reading: Reading): void {
  const validate = isObject(component.validate) ? component.validate : {}
  const datePicker = isObject(component.datePicker) ? component.datePicker : {}
  for (const key of DECIDING)
    if (isFilled(component[key]) || isFilled(datePicker[key]))
      refuse(reading, `${name}.${key}`, `Het onderdeel ${key} kent Balie hier niet.`)
  if (isPrefilled(component.defaultValue))
    refuse(reading, `${name}.defaultValue`, 'Geef wat vooraf is ingevuld bij de klanttaak, en niet in het formulier.')
  if (isFilled(component.filePattern) && component.filePattern !== '*')
    refuse(reading, `${name}.filePattern`, 'Welke bestanden mogen, zegt Balie: zet filePattern op *.')
  if (component.clearOnHide === false && isObject(component.conditional) && isFilled(component.conditional.when))
    refuse(reading, `${name}.clearOnHide`, 'Wat niet wordt gevraagd, wordt niet verstuurd: zet clearOnHide op true.')
  for (const key of SCRIPTS)
    if (isFilled(component[key])) refuse(reading, `${name}.${key}`, `Een script (${key}) voert Balie niet uit.`)
  for (const key of SCRIPTS_IN_VALIDATE)
    if (isFilled(validate[key])) refuse(reading, `${name}.validate.${key}`, `Deze controle (${key}) kent Balie niet.`)
}

const number = (value: unknown): number | null => {
  const found = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof found === 'number' && Number.isFinite(found) ? found : null
}

const isRequired = ({ required }: JsonObject): boolean => required === true || required === 'true'

const inCents = (value: number | null) => (value === null ? null : Math.round(value * 100))

function limitsOf({ validate: given, multiple }: JsonObject, soort: SoortVeld) {
  const validate = isObject(given) ? given : {}
  if (soort === 'getal') return { minimum: number(validate.min), maximum: number(validate.max) }
  if (soort === 'bedrag') return { minimum: inCents(number(validate.min)), maximum: inCents(number(validate.max)) }
  if (soort === 'bestand') return { minimum: null, maximum: multiple === true ? null : 1 }
  // A box that must be ticked is a yes that must be given.
  if (soort === 'ja_nee') return { minimum: isRequired(validate) ? 1 : null, maximum: null }
  if (soort === 'meerkeuze')
    return { minimum: number(validate.minSelectedCount), maximum: number(validate.maxSelectedCount) }
  return { minimum: number(validate.minLength), maximum: number(validate.maxLength) }
}

function readOpties(component: JsonObject, name: string, reading: Reading): Veld['opties'] {
  const data = isObject(component.data) ? component.data : {}
  const values = component.type === 'select' ? data.values : component.values
  return (Array.isArray(values) ? values : []).flatMap((option: unknown) => {
    if (isObject(option) && typeof option.value === 'string' && option.value !== '')
      return [{ waarde: option.value, label: firstText(option.label, option.value) }]
    refuse(reading, name, 'Een keuze heeft een label en een value.')
    return []
  })
}

/** A condition `{show, when, eq}`; only `show` is known. */
function readToonAls({ conditional }: JsonObject, name: string, reading: Reading): Veld['toonAls'] {
  if (!isObject(conditional)) return null
  const { when, eq, show, json, conditions } = conditional
  if (isFilled(json) || isFilled(conditions) || (isFilled(when) && show !== true && show !== 'true')) {
    refuse(reading, `${name}.conditional`, 'Balie kent alleen de voorwaarde dat een veld wordt getoond bij één waarde.')
    return null
  }
  if (typeof when !== 'string' || when === '') return null
  if (typeof eq === 'string' || typeof eq === 'boolean' || typeof eq === 'number')
    return { veld: when, waarde: typeof eq === 'number' ? String(eq) : eq }
  refuse(reading, `${name}.conditional.eq`, 'Een voorwaarde noemt de waarde waarbij het veld wordt getoond.')
  return null
}

function readField(component: JsonObject, name: string, isInGroep: boolean, reading: Reading): Veld[] {
  const { type, key, label } = component
  const soort = SOORTEN[String(type)]
  if (!soort || typeof key !== 'string' || (soort === 'groep' && isInGroep)) {
    refuse(reading, name, `Een component ${String(type)} kent Balie hier niet.`)
    return []
  }
  refuseDeciding(component, name, reading)
  if (type === 'datetime' && component.enableTime !== false)
    refuse(reading, `${name}.enableTime`, 'Balie vraagt een datum zonder tijd: zet enableTime op false.')
  if (component.multiple === true && soort !== 'bestand')
    refuse(reading, `${name}.multiple`, 'Alleen van bestanden kunnen er meer zijn.')
  const validate = isObject(component.validate) ? component.validate : {}
  const choice = soort === 'keuze' || soort === 'meerkeuze'
  return [
    {
      ...plainField(key, firstText(label, key), soort),
      uitleg: firstText(component.description, component.tooltip),
      verplicht: isRequired(validate),
      opties: choice ? readOpties(component, name, reading) : [],
      ...limitsOf(component, soort),
      ...(soort === 'getal' &&
        (component.decimalLimit === 0 || validate.integer === true) && { geheel: true as const }),
      toonAls: readToonAls(component, name, reading),
      velden: soort === 'groep' ? readComponents(component.components, name, true, reading).map(inGroep) : [],
    },
  ]
}

function readComponents(components: unknown, name: string, isInGroep: boolean, reading: Reading): Veld[] {
  if (!Array.isArray(components)) {
    refuse(reading, `${name}.components`, 'Hier hoort een lijst van componenten.')
    return []
  }
  // Of far too many no more are read than it takes to see that.
  return components.slice(0, MOST_FIELDS + 1).flatMap((component: unknown, index) => {
    const place = `${name}.components.${index}`
    if (!isObject(component)) {
      refuse(reading, place, 'Een component is een object.')
      return []
    }
    if (component.type === 'button') return []
    if (component.type === 'columns' && Array.isArray(component.columns))
      return component.columns.flatMap((column: unknown) =>
        readComponents(isObject(column) ? column.components : undefined, place, isInGroep, reading),
      )
    if (LAYOUT.includes(String(component.type))) return readComponents(component.components, place, isInGroep, reading)
    return readField(component, place, isInGroep, reading)
  })
}

/** Reads `{display: 'form', components}`. */
export function readFormio(definitie: unknown, name: string, reading: Reading): Veld[] {
  if (!isObject(definitie)) {
    refuse(reading, name, 'Een definitie van Form.io is een object met components.')
    return []
  }
  if (definitie.display !== undefined && definitie.display !== 'form')
    refuse(reading, `${name}.display`, 'Balie kent alleen formulieren van één pagina (display: form).')
  return readComponents(definitie.components, name, false, reading)
}

function fromFormio({ soort, velden = [] }: AnyVeld, value: unknown): unknown {
  if (soort === 'meerkeuze' && isObject(value)) return Object.keys(value).filter((key) => value[key] === true)
  if (soort === 'bedrag' && typeof value === 'number') return Math.round(value * 10_000) / 100
  if (soort === 'datum' && typeof value === 'string') return value.slice(0, 10)
  if (soort === 'ja_nee' && typeof value === 'string') return booleanOf(value) ?? value
  if (soort === 'groep' && Array.isArray(value))
    return value.map((row: unknown) => (isObject(row) ? antwoordenOfFormio(velden, row) : row))
  return value
}

/** Reads the answers of a portal with Form.io as Balie keeps them: amounts are in euros there, and boxes an object. A button has a value there too. */
export function antwoordenOfFormio(velden: readonly AnyVeld[], data: JsonObject): Antwoorden {
  const { submit: _, ...rest } = data
  const byKey = new Map(velden.map((veld) => [veld.sleutel, veld]))
  return Object.fromEntries(
    Object.entries(rest).map(([key, value]) => {
      const veld = byKey.get(key)
      return [key, veld ? fromFormio(veld, value) : value]
    }),
  )
}

function toFormio({ soort, opties, velden = [] }: AnyVeld, value: unknown): unknown {
  if (soort === 'meerkeuze' && Array.isArray(value))
    return Object.fromEntries(opties.map(({ waarde }) => [waarde, value.includes(waarde)]))
  if (soort === 'bedrag' && typeof value === 'number') return value / 100
  if (soort === 'groep' && Array.isArray(value))
    return value.map((row: unknown) => (isObject(row) ? antwoordenToFormio(velden, row) : row))
  return value
}

/** Writes answers that Balie keeps as a portal with Form.io reads them: the other way round. */
export function antwoordenToFormio(velden: readonly AnyVeld[], antwoorden: Antwoorden): Antwoorden {
  return Object.fromEntries(
    Object.entries(antwoorden).map(([key, value]) => {
      const veld = velden.find(({ sleutel }) => sleutel === key)
      return [key, veld ? toFormio(veld, value) : value]
    }),
  )
}
