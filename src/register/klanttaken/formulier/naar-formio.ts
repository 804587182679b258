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

function componentOf(veld: AnyVeld): Record<string, unknown> {
  const { sleutel, label, soort, uitleg, verplicht, opties, toonAls, velden } = veld
  const choice = soort === 'keuze' || soort === 'meerkeuze'
  return {
    type: TYPES[soort],
    key: sleutel,
    label,
    input: true,
    ...(uitleg && { description: uitleg }),
    validate: { required: verplicht },
    ...(choice && { values: opties.map(({ waarde, label: shown }) => ({ value: waarde, label: shown })) }),
    ...(soort === 'datum' && { format: 'dd-MM-yyyy', enableTime: false }),
    ...(soort === 'bestand' && { multiple: veld.maximum !== 1 }),
    ...(toonAls && { conditional: { show: true, when: toonAls.veld, eq: String(toonAls.waarde) } }),
    ...(velden && velden.length > 0 && { components: velden.map(componentOf) }),
  }
}

/** A form as a definition of Form.io. */
export const toFormio = (velden: readonly AnyVeld[]) => ({ display: 'form', components: velden.map(componentOf) })
