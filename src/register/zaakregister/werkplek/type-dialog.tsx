import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { VERTROUWELIJKHEDEN } from '../../../begrippen/contract.ts'
import { optionsQuery } from '../../../inrichting/actoren/werkplek/queries.ts'
import { unitSearch } from '../../../inrichting/actoren/werkplek/unit-search.ts'
import { useSaved } from '../../../inrichting/beheer/werkplek/act.ts'
import { beheerTexts } from '../../../inrichting/beheer/werkplek/beheer-texts.ts'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { Button } from '../../../web/ui/button.tsx'
import { CheckboxField, choicesOf, Fieldset, SelectField } from '../../../web/ui/choice-fields.tsx'
import { ComboboxField, type Option } from '../../../web/ui/combobox-field.tsx'
import { type FormState, useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { today } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Disclosure, Stack } from '../../../web/ui/layout.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { DateField, TextareaField, TextField } from '../../../web/ui/text-field.tsx'
import { levelTexts } from '../../zaken/werkplek/level-texts.ts'
import {
  ARCHIEFNOMINATIES,
  Eigenschap,
  FORMATEN,
  GENERIEKE_ROLLEN,
  Informatieobjecttype,
  NieuwZaaktype,
  Resultaattype,
  RICHTINGEN,
  Roltype,
  Statustype,
  type Zaaktype,
  zaakregister,
} from '../contract.ts'
import { zaaktypeTexts } from './type-texts.ts'
import { bodyOf, EMPTY, type TypeValues, valuesOf } from './type-values.ts'

export const ZAAKTYPEN = ['zaakregister', 'zaaktypen'] as const

type List = keyof typeof EMPTY
type Form = FormState<TypeValues>

interface PartsProps {
  form: Form
  list: List
  title: string
  /** The name of each part: "Status 1". */
  legend(number: number): string
  /** So many parts there must be. */
  least: number
  children(index: number): ReactNode
}

/** A list of parts of the zaaktype, each with its fields; parts can be added and taken away. */
function Parts({ form, list, title, legend, least, children }: PartsProps) {
  const t = useTexts(zaaktypeTexts)
  const parts = form.values[list] as readonly object[]
  const set = (next: readonly object[]) => form.change({ [list]: next })
  return (
    <Disclosure summary={`${title} (${parts.length})`}>
      <Stack>
        {parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part has no key of its own, and its fields are controlled.
          <Fieldset key={index} legend={legend(index + 1)}>
            {children(index)}
            {parts.length > least && (
              <div>
                <Button
                  variant="subtle"
                  about={legend(index + 1)}
                  onClick={() => set(parts.filter((other) => other !== part))}
                >
                  {t.remove}
                </Button>
              </div>
            )}
          </Fieldset>
        ))}
        <div>
          <Button onClick={() => set([...parts, EMPTY[list]()])}>{t.addTo(title)}</Button>
        </div>
      </Stack>
    </Disclosure>
  )
}

function Statuses({ form }: { form: Form }) {
  const t = useTexts(zaaktypeTexts)
  return (
    <Parts form={form} list="statustypen" title={t.statuses} legend={t.status} least={2}>
      {(index) => (
        <>
          <TextField
            label={t.description}
            maxLength={lengthOf(Statustype, 'omschrijving')}
            {...form.item('statustypen', index, 'omschrijving')}
          />
          <TextareaField
            label={t.statusText}
            required={false}
            rows={2}
            max={lengthOf(Statustype, 'statustekst')}
            {...form.item('statustypen', index, 'statustekst')}
          />
          <CheckboxField label={t.inform} {...form.item('statustypen', index, 'informeren')} />
        </>
      )}
    </Parts>
  )
}

function Roles({ form }: { form: Form }) {
  const t = useTexts(zaaktypeTexts)
  return (
    <Parts form={form} list="roltypen" title={t.roles} legend={t.role} least={1}>
      {(index) => (
        <>
          <TextField
            label={t.description}
            maxLength={lengthOf(Roltype, 'omschrijving')}
            {...form.item('roltypen', index, 'omschrijving')}
          />
          <SelectField
            label={t.generic}
            empty={null}
            choices={choicesOf(GENERIEKE_ROLLEN, t.generics)}
            {...form.item('roltypen', index, 'omschrijvingGeneriek')}
          />
        </>
      )}
    </Parts>
  )
}

function Results({ form }: { form: Form }) {
  const t = useTexts(zaaktypeTexts)
  return (
    <Parts form={form} list="resultaattypen" title={t.results} legend={t.result} least={1}>
      {(index) => {
        const nomination = form.item('resultaattypen', index, 'archiefnominatie')
        return (
          <>
            <TextField
              label={t.description}
              maxLength={lengthOf(Resultaattype, 'omschrijving')}
              {...form.item('resultaattypen', index, 'omschrijving')}
            />
            <TextField
              label={t.resultDescription}
              inputMode="url"
              {...form.item('resultaattypen', index, 'resultaattypeomschrijving')}
            />
            <TextField
              label={t.selectionClass}
              inputMode="url"
              {...form.item('resultaattypen', index, 'selectielijstklasse')}
            />
            <SelectField
              label={t.nomination}
              empty={null}
              choices={choicesOf(ARCHIEFNOMINATIES, t.nominations)}
              {...nomination}
            />
            <TextField
              label={t.keep}
              description={t.keepHelp}
              required={nomination.value === 'vernietigen'}
              width="short"
              {...form.item('resultaattypen', index, 'archiefactietermijn')}
            />
          </>
        )
      }}
    </Parts>
  )
}

function Properties({ form }: { form: Form }) {
  const t = useTexts(zaaktypeTexts)
  return (
    <Parts form={form} list="eigenschappen" title={t.properties} legend={t.property} least={0}>
      {(index) => (
        <>
          <TextField
            label={t.name}
            maxLength={lengthOf(Eigenschap, 'naam')}
            {...form.item('eigenschappen', index, 'naam')}
          />
          <TextField
            label={t.definition}
            maxLength={lengthOf(Eigenschap, 'definitie')}
            {...form.item('eigenschappen', index, 'definitie')}
          />
          <SelectField
            label={t.format}
            empty={null}
            choices={choicesOf(FORMATEN, t.formats)}
            {...form.item('eigenschappen', index, 'formaat')}
          />
        </>
      )}
    </Parts>
  )
}

function Documents({ form }: { form: Form }) {
  const t = useTexts(zaaktypeTexts)
  return (
    <Parts form={form} list="informatieobjecttypen" title={t.documents} legend={t.document} least={0}>
      {(index) => (
        <>
          <TextField
            label={t.description}
            maxLength={lengthOf(Informatieobjecttype, 'omschrijving')}
            {...form.item('informatieobjecttypen', index, 'omschrijving')}
          />
          <TextField
            label={t.category}
            maxLength={lengthOf(Informatieobjecttype, 'categorie')}
            {...form.item('informatieobjecttypen', index, 'categorie')}
          />
          <SelectField
            label={t.direction}
            empty={null}
            choices={choicesOf(RICHTINGEN, t.directions)}
            {...form.item('informatieobjecttypen', index, 'richting')}
          />
        </>
      )}
    </Parts>
  )
}

interface TypeDialogProps {
  /** The concept to change, or the version of which to make a new one; absent: a new zaaktype. */
  zaaktype?: Zaaktype | undefined
  isVersion: boolean
  onClose(): void
}

/** A dialog to make a zaaktype or a version of it, or to change a concept, once the name of its afdeling is known. */
export function TypeDialog(props: TypeDialogProps) {
  const afdeling = props.zaaktype?.afdeling
  const query = useQuery(optionsQuery(afdeling ? [afdeling] : []))
  return <Loaded query={query}>{([unit]) => <TypeForm {...props} afdeling={unit ?? null} />}</Loaded>
}

const REQUIRED = ['identificatie', 'omschrijving', 'doel', 'aanleiding', 'onderwerp', 'doorlooptijd'] as const

function TypeForm({ zaaktype, isVersion, afdeling, onClose }: TypeDialogProps & { afdeling: Option | null }) {
  const t = useTexts(zaaktypeTexts)
  const levels = useTexts(levelTexts)
  const beheer = useTexts(beheerTexts)
  const saved = useSaved(ZAAKTYPEN, onClose)
  const changes = zaaktype && !isVersion
  const form = useFormulier<TypeValues, Zaaktype>({
    initial: valuesOf(zaaktype, afdeling, changes ? zaaktype.beginGeldigheid : today()),
    check: (values) =>
      REQUIRED.filter((name) => values[name].trim() === '').map((name) => ({ name, reason: beheer.required })),
    submit: (values) => {
      const body = bodyOf(values, zaaktype)
      return changes
        ? clientOf(zaakregister).zaaktypeWijzigen({ params: { uuid: zaaktype.uuid }, body })
        : clientOf(zaakregister).zaaktypeMaken({ body })
    },
    onDone: ({ omschrijving }) => saved(t.saved(omschrijving)),
  })
  const title = !zaaktype
    ? t.add
    : changes
      ? t.changeTitle(zaaktype.omschrijving)
      : t.versionTitle(zaaktype.omschrijving)
  return (
    <FormDialog title={title} form={form} action={beheer.save} onClose={onClose} wide>
      <TextField
        label={t.identification}
        description={t.identificationHelp}
        width="medium"
        maxLength={lengthOf(NieuwZaaktype, 'identificatie')}
        readOnly={zaaktype !== undefined}
        {...form.field('identificatie')}
      />
      <TextField
        label={t.description}
        maxLength={lengthOf(NieuwZaaktype, 'omschrijving')}
        {...form.field('omschrijving')}
      />
      <TextField label={t.subject} maxLength={lengthOf(NieuwZaaktype, 'onderwerp')} {...form.field('onderwerp')} />
      <TextareaField label={t.goal} rows={2} max={lengthOf(NieuwZaaktype, 'doel')} {...form.field('doel')} />
      <TextareaField
        label={t.occasion}
        rows={2}
        max={lengthOf(NieuwZaaktype, 'aanleiding')}
        {...form.field('aanleiding')}
      />
      <TextareaField
        label={t.note}
        rows={2}
        required={false}
        max={lengthOf(NieuwZaaktype, 'toelichting')}
        {...form.field('toelichting')}
      />
      <ComboboxField
        label={t.unit}
        description={t.unitHelp}
        required={false}
        source="eenheden"
        search={unitSearch}
        {...form.field('afdeling')}
      />
      <TextField label={t.term} description={t.termHelp} width="short" {...form.field('doorlooptijd')} />
      <TextField
        label={t.norm}
        description={t.normHelp}
        required={false}
        width="short"
        {...form.field('servicenorm')}
      />
      <SelectField
        label={t.confidentiality}
        empty={null}
        choices={choicesOf(VERTROUWELIJKHEDEN, levels)}
        {...form.field('vertrouwelijkheidaanduiding')}
      />
      <DateField label={t.begin} {...form.field('beginGeldigheid')} />
      <TextareaField
        label={t.words}
        description={t.wordsHelp}
        required={false}
        rows={3}
        {...form.field('trefwoorden')}
      />
      <Statuses form={form} />
      <Roles form={form} />
      <Results form={form} />
      <Properties form={form} />
      <Documents form={form} />
    </FormDialog>
  )
}
