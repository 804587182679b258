import { attributes, type Html, type HtmlValue, html } from '../../platform/html.ts'
import type { Klantconcept } from '../../register/concepten/klantconcepten.ts'
import type { AnyVeld } from '../../register/klanttaken/contract.ts'
import type { Language } from '../../web/ui/dictionary.ts'
import { button, choiceField, fileField, textArea, textField } from '../frame/components.ts'
import { addedFiles } from '../frame/concept.ts'
import type { Ingevuld } from '../frame/pages.ts'
import { ADRESVELDEN, countName, ROOT, rowsOf } from './formulier.ts'
import { texts } from './texts.ts'

// The fields of a form of a klanttaak, as a page shows them.

/** The surroundings of a field. */
export interface Around {
  taal: Language
  ingevuld: Ingevuld
  concept: Klantconcept
  /** How large files may be. */
  size: string
}

/** The name of the button that shows a groep once more; its value is the name of the groep. */
export const ANOTHER = 'nog'

/** When a field is only asked with an answer to another, it says so: without scripts nobody hides it. */
function condition(taal: Language, { toonAls }: AnyVeld, siblings: readonly AnyVeld[]): string {
  const other = toonAls && siblings.find(({ sleutel }) => sleutel === toonAls.veld)
  if (!toonAls || !other) return ''
  const t = texts[taal]
  const value =
    typeof toonAls.waarde === 'boolean'
      ? toonAls.waarde
        ? t.yes
        : t.no
      : (other.opties.find(({ waarde }) => waarde === toonAls.waarde)?.label ?? toonAls.waarde)
  return t.onlyIf(other.label, value)
}

function address(veld: AnyVeld, name: string, around: Around, description: string): Html {
  const { taal, ingevuld } = around
  const t = texts[taal]
  const fault = ingevuld.fouten.find((fout) => fout.name === name)
  return html`<fieldset class="utrecht-form-fieldset__fieldset utrecht-form-fieldset--html-fieldset"${attributes({ id: `veld-${name}`, tabindex: -1 })}><legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">${veld.label}</legend>${description && html`<div class="utrecht-form-field-description">${description}</div>`}${fault && html`<div class="utrecht-form-field-error-message">${fault.reason}</div>`}${ADRESVELDEN.map(
    (part) =>
      textField({ taal, name: `${name}.${part}`, label: t.adres[part], ingevuld, required: false, maxLength: 255 }),
  )}</fieldset>`
}

function groep(veld: AnyVeld, name: string, around: Around): Html {
  const { taal, ingevuld } = around
  const t = texts[taal]
  const rows = rowsOf(veld, name, ingevuld.waarden)
  const fault = ingevuld.fouten.find((fout) => fout.name === name)
  const inner = veld.velden ?? []
  return html`<div class="mijn-groep"${attributes({ id: `veld-${name}`, tabindex: -1 })}>${fault && html`<div class="utrecht-form-field-error-message">${fault.reason}</div>`}<input type="hidden" name="${countName(name)}" value="${rows}">${Array.from(
    { length: rows },
    (_, index) =>
      html`<fieldset class="utrecht-form-fieldset__fieldset utrecht-form-fieldset--html-fieldset"><legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">${t.rows(veld.label, index + 1)}</legend>${inner.map((field) => fieldOf(field, `${name}.${index}.${field.sleutel}`, around, inner))}</fieldset>`,
  )}${button(t.another(veld.label), { variant: 'secondary', name: ANOTHER, value: name })}</div>`
}

const AUTOCOMPLETE: Partial<Record<AnyVeld['soort'], string>> = { bsn: 'off', iban: 'off' }

/** One field of a form. */
function fieldOf(veld: AnyVeld, name: string, around: Around, siblings: readonly AnyVeld[]): HtmlValue {
  const { taal, ingevuld, concept, size } = around
  const t = texts[taal]
  const { label, soort, verplicht } = veld
  const hint = { bedrag: t.euros, getal: t.number, bestand: size }[soort as string] ?? ''
  const description = [condition(taal, veld, siblings), veld.uitleg, hint].filter(Boolean).join(' ')
  const common = { taal, name, label, description, ingevuld, required: verplicht && veld.toonAls === null }
  const choices = veld.opties.map(({ waarde, label: text }) => ({ value: waarde, label: text }))
  switch (soort) {
    case 'groep':
      return groep(veld, name, around)
    case 'adres':
      return address(veld, name, around, description)
    case 'bestand':
      return html`${fileField({ ...common, multiple: (veld.maximum ?? 2) > 1 })}${addedFiles(taal, name, concept)}`
    case 'lange_tekst':
      return textArea(common)
    case 'ja_nee':
      return choiceField({
        ...common,
        type: 'radio',
        choices: [
          { value: 'ja', label: t.yes },
          { value: 'nee', label: t.no },
        ],
      })
    case 'keuze':
      return choiceField({ ...common, type: 'radio', choices })
    case 'meerkeuze':
      return choiceField({ ...common, type: 'checkbox', choices })
    case 'datum':
      return textField({ ...common, type: 'date' })
    default:
      return textField({
        ...common,
        ...(soort === 'getal' || soort === 'bedrag' ? { inputmode: 'decimal' } : {}),
        ...(soort === 'bsn' ? { inputmode: 'numeric' } : {}),
        ...(AUTOCOMPLETE[soort] && { autocomplete: AUTOCOMPLETE[soort] }),
      })
  }
}

/** All fields of a form. */
export const fields = (velden: readonly AnyVeld[], around: Around): HtmlValue =>
  velden.map((veld) => fieldOf(veld, `${ROOT}.${veld.sleutel}`, around, velden))
