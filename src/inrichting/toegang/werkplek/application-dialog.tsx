import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { CheckboxField, CheckboxGroupField, SelectField } from '../../../web/ui/choice-fields.tsx'
import { useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { dayOf, momentOf } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { DateField, linesOf, TextareaField, TextField } from '../../../web/ui/text-field.tsx'
import { useProposed, useSaved } from '../../beheer/werkplek/act.ts'
import { beheerTexts } from '../../beheer/werkplek/beheer-texts.ts'
import { type Applicatie, NieuweApplicatie, toegang } from '../contract.ts'
import { RightsField } from './rights-field.tsx'
import { toegangTexts } from './texts.ts'

export const APPLICATIES = ['applicaties'] as const

type Bereik = Applicatie['klanttaken']
type Authenticatie = NonNullable<Applicatie['authenticatie']>

interface Values {
  naam: string
  actief: boolean
  clientId: string
  rechten: string[]
  middel: Authenticatie['middel'] | ''
  niveau: Authenticatie['niveau'] | ''
  geldigTot: string
  limietPerMinuut: string
  soorten: Bereik['soorten']
  /** One on a line. */
  zaaktypen: string
}

const STANDARD_LIMIT = '6000'

/** Gives the last day on which the application is valid, or "". */
const dayUntil = (applicatie: Applicatie | undefined) => (applicatie?.geldigTot ? dayOf(applicatie.geldigTot) : '')

const valuesOf = (applicatie: Applicatie | undefined): Values => ({
  naam: applicatie?.naam ?? '',
  actief: applicatie?.actief ?? true,
  clientId: applicatie?.clientId ?? '',
  rechten: applicatie?.rechten ?? [],
  middel: applicatie?.authenticatie?.middel ?? '',
  niveau: applicatie?.authenticatie?.niveau ?? '',
  geldigTot: dayUntil(applicatie),
  limietPerMinuut: applicatie ? String(applicatie.limietPerMinuut ?? '') : STANDARD_LIMIT,
  soorten: applicatie?.klanttaken.soorten ?? [],
  zaaktypen: applicatie?.klanttaken.zaaktypen.join('\n') ?? '',
})

/** Gives the end of a day; the server refuses what is no day. When the day did not change, the stored moment is kept. */
function momentUntil(day: string, applicatie: Applicatie | undefined): string | null {
  if (applicatie && day === dayUntil(applicatie)) return applicatie.geldigTot
  return day ? (momentOf(`${day}T23:59:59`) ?? day) : null
}

/** Makes the body of the request. */
const bodyOf = (
  { clientId, middel, niveau, geldigTot, limietPerMinuut, soorten, zaaktypen, ...values }: Values,
  applicatie?: Applicatie,
) => ({
  ...values,
  clientId: clientId.trim() || null,
  authenticatie: middel && niveau ? { middel, niveau } : null,
  geldigTot: momentUntil(geldigTot, applicatie),
  limietPerMinuut: limietPerMinuut.trim() ? Number(limietPerMinuut) : null,
  klanttaken: { soorten, zaaktypen: linesOf(zaaktypen) },
})

const choicesOf = <Key extends string>(labels: Readonly<Record<Key, string>>) =>
  (Object.keys(labels) as Key[]).map((value) => ({ value, label: labels[value] }))

/** A dialog to make an application, or to change its rights. */
export function ApplicationDialog({ applicatie, onClose }: { applicatie?: Applicatie | undefined; onClose(): void }) {
  const t = useTexts(toegangTexts)
  const beheer = useTexts(beheerTexts)
  const saved = useSaved(APPLICATIES, onClose)
  const form = useFormulier<Values, Applicatie>({
    initial: valuesOf(applicatie),
    check: ({ naam, middel, niveau, limietPerMinuut }) => [
      ...(naam.trim() === '' ? [{ name: 'naam', reason: beheer.required }] : []),
      ...(middel && !niveau ? [{ name: 'niveau', reason: beheer.required }] : []),
      ...(/^\d*$/.test(limietPerMinuut.trim()) ? [] : [{ name: 'limietPerMinuut', reason: t.number }]),
    ],
    submit: (values) =>
      applicatie
        ? clientOf(toegang).applicatieWijzigen({ params: { uuid: applicatie.uuid }, body: bodyOf(values, applicatie) })
        : clientOf(toegang).applicatieMaken({ body: bodyOf(values) }),
    onProposed: useProposed(onClose),
    onDone: ({ naam }) => saved(t.saved(naam)),
  })
  return (
    <FormDialog
      title={applicatie ? t.changeApplication(applicatie.naam) : t.addApplication}
      form={form}
      action={beheer.save}
      onClose={onClose}
      wide
    >
      <TextField label={t.name} maxLength={lengthOf(NieuweApplicatie, 'naam')} {...form.field('naam')} />
      <CheckboxField label={t.active} {...form.field('actief')} />
      <TextField
        label={t.clientId}
        description={t.clientIdHelp}
        required={false}
        width="medium"
        maxLength={lengthOf(NieuweApplicatie, 'clientId')}
        {...form.field('clientId')}
      />
      <SelectField
        label={t.means}
        description={t.meansHelp}
        required={false}
        hideOptional
        empty={t.noMeans}
        choices={choicesOf(t.middelen)}
        {...form.field('middel')}
      />
      {form.values.middel && <SelectField label={t.level} choices={choicesOf(t.niveaus)} {...form.field('niveau')} />}
      <DateField label={t.validUntil} required={false} {...form.field('geldigTot')} />
      <TextField
        label={t.limit}
        description={t.limitHelp}
        required={false}
        hideOptional
        width="short"
        inputMode="numeric"
        {...form.field('limietPerMinuut')}
      />
      {form.values.rechten.some((recht) => recht.startsWith('klanttaken.')) && (
        <>
          <CheckboxGroupField
            label={t.taskKinds}
            description={t.taskKindsHelp}
            choices={choicesOf(t.soortenKlanttaak)}
            {...form.field('soorten')}
          />
          <TextareaField
            label={t.caseTypes}
            description={t.caseTypesHelp}
            required={false}
            rows={3}
            {...form.field('zaaktypen')}
          />
        </>
      )}
      <RightsField label={t.rights} {...form.field('rechten')} />
    </FormDialog>
  )
}
