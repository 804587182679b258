import type { AnyVeld, SoortVeld } from '../contract.ts'

// A form in another language, for whoever knows Form.io alone.

const TYPES: Readonly<Record<SoortVeld, string>> = {
  tekst: 'textfield',
  lange_tekst: 'textarea',
  getal: 'number',
  bedrag: 'currency',
  datum: 'datetime',
  ja_nee: 'checkbox',
  keuze: 'radio',
  meerkeuze: 'selectboxes',
  bestand: 'file',
  adres: 'addressNL',
  iban: 'iban',
  bsn: 'bsn',
  groep: 'editgrid',
}

/** The limits of a field, as Form.io says them. */
function limitsOf({ soort, minimum, maximum, geheel }: AnyVeld): Record<string, unknown> {
  const named = (least: string, most: string, unit = 1) => ({
    ...(minimum !== null && { [least]: minimum / unit }),
    ...(maximum !== null && { [most]: maximum / unit }),
  })
  if (soort === 'getal') return { ...named('min', 'max'), ...(geheel && { integer: true }) }
  if (soort === 'bedrag') return named('min', 'max', 100)
  if (soort === 'meerkeuze') return named('minSelectedCount', 'maxSelectedCount')
  return soort === 'tekst' || soort === 'lange_tekst' || soort === 'groep' ? named('minLength', 'maxLength') : {}
}

const YES_NO = [
  { value: 'true', label: 'Ja' },
  { value: 'false', label: 'Nee' },
]

/** A required box must be ticked there. Where no is an answer too, both are offered. */
const isYesOrNo = ({ soort, verplicht, minimum }: AnyVeld) => soort === 'ja_nee' && verplicht && minimum === null

function componentOf(veld: AnyVeld): Record<string, unknown> {
  const { sleutel, label, soort, uitleg, verplicht, opties, toonAls, velden } = veld
  const choice = soort === 'keuze' || soort === 'meerkeuze'
  return {
    type: isYesOrNo(veld) ? 'radio' : TYPES[soort],
    key: sleutel,
    label,
    input: true,
    ...(uitleg && { description: uitleg }),
    validate: { required: verplicht, ...limitsOf(veld) },
    ...(isYesOrNo(veld) && { values: YES_NO }),
    ...(choice && { values: opties.map(({ waarde, label: shown }) => ({ value: waarde, label: shown })) }),
    ...(soort === 'datum' && { format: 'dd-MM-yyyy', enableTime: false }),
    ...(soort === 'bestand' && { multiple: veld.maximum !== 1 }),
    ...(toonAls && { conditional: { show: true, when: toonAls.veld, eq: String(toonAls.waarde) } }),
    ...(velden && velden.length > 0 && { components: velden.map(componentOf) }),
  }
}

/** A form as a definition of Form.io. */
export const toFormio = (velden: readonly AnyVeld[]) => ({ display: 'form', components: velden.map(componentOf) })
