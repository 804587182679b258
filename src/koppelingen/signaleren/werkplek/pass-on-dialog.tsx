import type { z } from 'zod'
import { useSaved } from '../../../inrichting/beheer/werkplek/act.ts'
import { lengthOf } from '../../../platform/lengths.ts'
import { KLANTCONTACTEN } from '../../../register/internetaken/werkplek/queries.ts'
import type { Klantcontact } from '../../../register/klantcontacten/contract.ts'
import { NieuwSignaal, Plaats, signalen } from '../../../register/signalen/contract.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { CheckboxField, SelectField } from '../../../web/ui/choice-fields.tsx'
import { ComboboxField, type Option } from '../../../web/ui/combobox-field.tsx'
import { type Fault, useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Stack } from '../../../web/ui/layout.tsx'
import { TextareaField, TextField } from '../../../web/ui/text-field.tsx'
import { PointMap } from './point-map.tsx'
import type { Point } from './projection.ts'
import { addressSearch } from './queries.ts'
import { signalTexts } from './texts.ts'

/** The categories, and whether addresses can be looked up. */
interface Choices {
  resultaten: readonly { groep: string; naam: string; categorie: string }[]
  zoektAdressen: boolean
  /** Null: there is no map. */
  tegels: string | null
}

interface Values {
  categorie: string
  tekst: string
  /** An address that was found, with its point. */
  gevonden: Option | null
  adres: string
  breedtegraad: string
  lengtegraad: string
  melderDelen: boolean
  afronden: boolean
}

/** Reads a number as people here write it. */
const degrees = (text: string): number => (text.trim() ? Number(text.trim().replace(',', '.')) : Number.NaN)

function check(values: Values, { zoektAdressen }: Choices, t: (typeof signalTexts)['nl']): Fault[] {
  const isNumber = (name: 'breedtegraad' | 'lengtegraad') => Number.isFinite(degrees(values[name]))
  const faults: (readonly [isFault: boolean, name: string, reason: string])[] = [
    [values.categorie === '', 'categorie', t.required],
    [values.tekst.trim() === '', 'tekst', t.requiredText],
    [zoektAdressen && pointIn(values) === null, 'gevonden', t.required],
    [!zoektAdressen && !isNumber('breedtegraad'), 'breedtegraad', t.noPoint],
    [!zoektAdressen && !isNumber('lengtegraad'), 'lengtegraad', t.noPoint],
  ]
  return faults.flatMap(([isFault, name, reason]) => (isFault ? [{ name, reason }] : []))
}

/** Gives the point that was chosen, put on the map or typed; null when there is none. */
function pointIn({ breedtegraad, lengtegraad }: Values): Point | null {
  const point = { breedtegraad: degrees(breedtegraad), lengtegraad: degrees(lengtegraad) }
  return Object.values(point).every(Number.isFinite) ? point : null
}

/** The point of an address that was found stands in its id. */
function pointFound({ id }: Option): Point {
  const [lengtegraad = 0, breedtegraad = 0] = id.split(' ').map(Number)
  return { lengtegraad, breedtegraad }
}

interface PassOnProps {
  contact: z.output<typeof Klantcontact>
  choices: Choices
  onClose(): void
}

/** A dialog to pass a klantcontact on to Signalen as a melding. */
export function PassOnDialog({ contact, choices, onClose }: PassOnProps) {
  const t = useTexts(signalTexts)
  const saved = useSaved(KLANTCONTACTEN, onClose)
  const isReachable = contact.betrokkenen.some(({ digitaleAdressen }) => digitaleAdressen.length > 0)
  const hasOpen = contact.opvolging.internetaken.some(({ status }) => status === 'te_verwerken')
  const initial: Values = {
    ...{ categorie: '', tekst: contact.inhoud || contact.onderwerp, gevonden: null },
    ...{ adres: '', breedtegraad: '', lengtegraad: '', melderDelen: isReachable, afronden: hasOpen },
  }
  const form = useFormulier({
    initial,
    check: (values) => check(values, choices, t),
    submit: (values) => {
      const { categorie, tekst, melderDelen, afronden } = values
      const categorieNaam = choices.resultaten.find((one) => one.categorie === categorie)?.naam ?? categorie
      const plaats = {
        adres: values.gevonden?.label ?? values.adres,
        lengtegraad: null,
        breedtegraad: null,
        ...pointIn(values),
      }
      const body = { categorie, categorieNaam, tekst, plaats, melderDelen, afronden }
      return clientOf(signalen).maken({ params: { uuid: contact.uuid }, body })
    },
    onDone: () => saved(t.passedOn),
  })
  const putPoint = ({ lengtegraad, breedtegraad }: Point) =>
    form.change({ lengtegraad: String(lengtegraad), breedtegraad: String(breedtegraad) })
  return (
    <FormDialog title={t.passOn} form={form} action={t.act} onClose={onClose}>
      <Stack>
        <SelectField
          label={t.category}
          choices={choices.resultaten.map(({ groep, naam, categorie }) => ({
            value: categorie,
            label: `${groep}: ${naam}`,
          }))}
          {...form.field('categorie')}
        />
        <TextareaField
          label={t.text}
          description={t.textHelp}
          maxLength={lengthOf(NieuwSignaal, 'tekst')}
          {...form.field('tekst')}
        />
        {choices.zoektAdressen ? (
          <ComboboxField
            label={t.address}
            description={t.addressSearch}
            source="adressen"
            search={addressSearch}
            {...form.field('gevonden')}
            onChange={(gevonden) => {
              form.set('gevonden', gevonden)
              if (gevonden) putPoint(pointFound(gevonden))
            }}
          />
        ) : (
          <>
            <TextField
              label={t.addressTyped}
              required={false}
              maxLength={lengthOf(Plaats, 'adres')}
              {...form.field('adres')}
            />
            <TextField label={t.latitude} description={t.pointHelp} width="short" {...form.field('breedtegraad')} />
            <TextField label={t.longitude} width="short" {...form.field('lengtegraad')} />
          </>
        )}
        {choices.tegels && <PointMap tiles={choices.tegels} value={pointIn(form.values)} onChange={putPoint} />}
        {isReachable && <CheckboxField label={t.share} {...form.field('melderDelen')} />}
        {hasOpen && <CheckboxField label={t.finish} {...form.field('afronden')} />}
        {contact.bijlagen.length > 0 && <p className="balie-soft">{t.photos}</p>}
      </Stack>
    </FormDialog>
  )
}
