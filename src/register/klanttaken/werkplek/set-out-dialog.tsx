import { useQueries } from '@tanstack/react-query'
import { useSaved } from '../../../inrichting/beheer/werkplek/act.ts'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { Alert } from '../../../web/ui/alert.tsx'
import { SelectField } from '../../../web/ui/choice-fields.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { type Fault, useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { today } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { LoadFailed } from '../../../web/ui/loaded.tsx'
import { Progress } from '../../../web/ui/progress.tsx'
import { DateField, TextareaField, TextField } from '../../../web/ui/text-field.tsx'
import { type Attachment, AttachmentsField } from '../../documenten/werkplek/attachments-field.tsx'
import { uploadTexts } from '../../documenten/werkplek/texts.ts'
import { isSending } from '../../documenten/werkplek/use-uploads.ts'
import type { Klanttaaksjabloon } from '../../klanttaaksjablonen/contract.ts'
import { type Klanttaak, klanttaken, NieuweKlanttaak } from '../contract.ts'
import { OpdrachtFields } from './opdracht-fields.tsx'
import { faultsInOpdracht, type OpdrachtValues, opdrachtOf, valuesOfOpdracht } from './opdracht-values.ts'
import { candidatesQuery, KLANTTAKEN, templatesQuery } from './queries.ts'
import { klanttaakTexts } from './texts.ts'

const DAY_MS = 86_400_000

interface Values extends OpdrachtValues {
  sjabloon: string
  partij: string
  titel: string
  toelichting: string
  laatsteDag: string
  bijlagen: Attachment[]
}

/** Gives the day that comes so many days after today. */
const daysFromNow = (days: number) => new Date(Date.parse(today()) + days * DAY_MS).toISOString().slice(0, 10)

/** Gives the values that a template fills in. */
const filledIn = (template: Klanttaaksjabloon) => ({
  ...valuesOfOpdracht(template.opdracht),
  titel: template.titel,
  toelichting: template.toelichting,
  laatsteDag: daysFromNow(template.dagen),
})

interface SetOutDialogProps {
  zaak: string
  zaaktype: string
  onClose(): void
}

/** Sets out a klanttaak from a template: choose it, look at what it says, and send it. */
export function SetOutDialog({ zaak, zaaktype, onClose }: SetOutDialogProps) {
  const t = useTexts(klanttaakTexts)
  const [templates, candidates] = useQueries({ queries: [templatesQuery(zaaktype), candidatesQuery(zaak)] })
  const failed = [templates, candidates].find(({ isError }) => isError)
  if (templates.data?.length && candidates.data?.length)
    return <SetOutForm zaak={zaak} templates={templates.data} candidates={candidates.data} onClose={onClose} />
  return (
    <Dialog title={t.setOutTitle} onClose={onClose}>
      {failed && <LoadFailed error={failed.error} onRetry={() => void failed.refetch()} />}
      {!failed && !(templates.data && candidates.data) && <Progress />}
      {templates.data?.length === 0 && <Alert kind="warning">{t.noTemplates}</Alert>}
      {candidates.data?.length === 0 && <Alert kind="warning">{t.nobody}</Alert>}
    </Dialog>
  )
}

interface SetOutFormProps extends Pick<SetOutDialogProps, 'zaak' | 'onClose'> {
  templates: readonly Klanttaaksjabloon[]
  candidates: readonly Klanttaak['partij'][]
}

function SetOutForm({ zaak, templates, candidates, onClose }: SetOutFormProps) {
  const t = useTexts(klanttaakTexts)
  const u = useTexts(uploadTexts)
  const saved = useSaved(KLANTTAKEN, onClose)
  const templateOf = ({ sjabloon }: Values) => templates.find(({ uuid }) => uuid === sjabloon)
  const only = candidates.length === 1 ? candidates[0] : undefined
  const form = useFormulier<Values, Klanttaak>({
    initial: {
      ...valuesOfOpdracht(undefined),
      sjabloon: '',
      partij: only?.uuid ?? '',
      titel: '',
      toelichting: '',
      laatsteDag: '',
      bijlagen: [],
    },
    check: (values): Fault[] => [
      ...(values.sjabloon ? [] : [{ name: 'sjabloon', reason: t.choose }]),
      ...(values.partij ? [] : [{ name: 'partij', reason: t.choose }]),
      ...(values.sjabloon && !values.titel.trim() ? [{ name: 'titel', reason: t.required }] : []),
      ...(values.sjabloon && !values.laatsteDag ? [{ name: 'laatsteDag', reason: t.required }] : []),
      ...(values.sjabloon ? faultsInOpdracht(values, t) : []),
      ...(isSending() ? [{ name: 'bijlagen', reason: u.stillSending }] : []),
    ],
    submit: (values) => {
      const template = templateOf(values)
      const { partij, titel, toelichting, laatsteDag, bijlagen } = values
      return clientOf(klanttaken).uitzetten({
        body: {
          zaak: { codeSoortObjectId: 'uuid', objectId: zaak },
          partij,
          titel,
          toelichting,
          laatsteDag,
          opdracht: opdrachtOf(values, template?.opdracht),
          niveau: template?.niveau,
          teLaatToegestaan: template?.teLaatToegestaan,
          bijlagen: bijlagen.map(({ uuid }) => uuid),
        },
      })
    },
    onDone: ({ titel }) => saved(t.isSetOut(titel)),
  })
  const template = templateOf(form.values)
  const chooseTemplate = (uuid: string) => {
    const chosen = templates.find((one) => one.uuid === uuid)
    form.change({ sjabloon: uuid, ...(chosen && filledIn(chosen)) })
  }
  return (
    <FormDialog title={t.setOutTitle} form={form} action={t.setOut} onClose={onClose} wide>
      <SelectField
        label={t.template}
        empty={t.chooseTemplate}
        choices={templates.map(({ uuid, naam }) => ({ value: uuid, label: naam }))}
        {...form.field('sjabloon')}
        onChange={chooseTemplate}
      />
      <SelectField
        label={t.whom}
        description={t.whomHelp}
        empty={only ? null : t.choosePerson}
        choices={candidates.map(({ uuid, naam, nummer }) => ({ value: uuid, label: `${naam} (${nummer})` }))}
        {...form.field('partij')}
      />
      {template && (
        <>
          <TextField label={t.name} maxLength={lengthOf(NieuweKlanttaak, 'titel')} {...form.field('titel')} />
          <TextareaField
            label={t.explanation}
            required={false}
            max={lengthOf(NieuweKlanttaak, 'toelichting')}
            {...form.field('toelichting')}
          />
          <OpdrachtFields soort={form.values['opdracht.soort']} field={form.field} hasDefinition={false} />
          <DateField label={t.lastDay} {...form.field('laatsteDag')} />
          <AttachmentsField label={t.documents} description={t.documentsHelp} {...form.field('bijlagen')} />
        </>
      )}
    </FormDialog>
  )
}
