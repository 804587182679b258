import { useQuery } from '@tanstack/react-query'
import { optionsQuery } from '../../../inrichting/actoren/werkplek/queries.ts'
import { unitSearch } from '../../../inrichting/actoren/werkplek/unit-search.ts'
import { useProposed, useSaved } from '../../../inrichting/beheer/werkplek/act.ts'
import { beheerTexts } from '../../../inrichting/beheer/werkplek/beheer-texts.ts'
import { rolesQuery } from '../../../inrichting/toegang/werkplek/rights-field.tsx'
import { type Zaaktype, Zaaktypekeuze, zaaksystemen } from '../../../inrichting/zaaksystemen/contract.ts'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { CheckboxField, CheckboxGroupField } from '../../../web/ui/choice-fields.tsx'
import { MultiComboboxField, type Option } from '../../../web/ui/combobox-field.tsx'
import { useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { linesOf, TextareaField, TextField } from '../../../web/ui/text-field.tsx'
import { ZAAKSYSTEMEN } from './queries.ts'
import { zaaksysteemTexts } from './texts.ts'

interface Values {
  startbaar: boolean
  synoniemen: string
  rollen: string[]
  eenheden: readonly Option[]
  informatieobjecttype: string
}

interface TypeDialogProps {
  zaaksysteem: string
  zaaktype: Zaaktype
  onClose(): void
}

/** Decides who may start a zaaktype, once the names of its afdelingen are known. */
export function TypeDialog(props: TypeDialogProps) {
  const units = useQuery(optionsQuery(props.zaaktype.eenheden))
  return <Loaded query={units}>{(options) => <TypeForm {...props} units={options} />}</Loaded>
}

function TypeForm({ zaaksysteem, zaaktype, units, onClose }: TypeDialogProps & { units: readonly Option[] }) {
  const t = useTexts(zaaksysteemTexts)
  const beheer = useTexts(beheerTexts)
  const saved = useSaved(ZAAKSYSTEMEN, onClose)
  const { data } = useQuery(rolesQuery)
  const roles = [...new Set([...(data?.resultaten ?? []).map(({ naam }) => naam), ...zaaktype.rollen])].sort()
  const form = useFormulier<Values, Zaaktype>({
    initial: {
      startbaar: zaaktype.startbaar,
      synoniemen: zaaktype.synoniemen.join('\n'),
      rollen: zaaktype.rollen,
      eenheden: units,
      informatieobjecttype: zaaktype.informatieobjecttype ?? '',
    },
    submit: ({ startbaar, synoniemen, rollen, eenheden, informatieobjecttype }) =>
      clientOf(zaaksystemen).zaaktypeKiezen({
        params: { uuid: zaaksysteem, identificatie: zaaktype.identificatie },
        body: {
          startbaar,
          rollen,
          synoniemen: [...new Set(linesOf(synoniemen))],
          eenheden: eenheden.map(({ id }) => id),
          informatieobjecttype: informatieobjecttype.trim() || null,
        },
      }),
    onProposed: useProposed(onClose),
    onDone: ({ omschrijving }) => saved(t.saved(omschrijving)),
  })
  return (
    <FormDialog title={t.typeTitle(zaaktype.omschrijving)} form={form} action={beheer.save} onClose={onClose} wide>
      <CheckboxField label={t.startableLabel} {...form.field('startbaar')} />
      <CheckboxGroupField
        label={t.roles}
        description={t.rolesHelp}
        required={false}
        hideOptional
        choices={roles.map((value) => ({ value, label: value }))}
        {...form.field('rollen')}
      />
      <MultiComboboxField
        label={t.units}
        required={false}
        source="eenheden"
        search={unitSearch}
        {...form.field('eenheden')}
      />
      <TextareaField
        label={t.synonyms}
        description={t.synonymsHelp}
        required={false}
        rows={3}
        {...form.field('synoniemen')}
      />
      <TextField
        label={t.documentType}
        description={t.documentTypeHelp}
        required={false}
        width="medium"
        maxLength={lengthOf(Zaaktypekeuze, 'informatieobjecttype')}
        {...form.field('informatieobjecttype')}
      />
    </FormDialog>
  )
}
