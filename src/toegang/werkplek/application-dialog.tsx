import { CheckboxField, SelectField } from '../../ui/choice-fields.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form, useFormulier } from '../../ui/form.tsx'
import { FormButtons } from '../../ui/form-buttons.tsx'
import { useTexts } from '../../ui/language.tsx'
import { DateField, TextField } from '../../ui/text-field.tsx'
import { useDone } from '../../werkplek/beheer/act.ts'
import { beheerTexts } from '../../werkplek/beheer/places.ts'
import { clientOf } from '../../werkplek/client.ts'
import { type Applicatie, toegang } from '../contract.ts'
import { RightsField } from './rights-field.tsx'
import { toegangTexts } from './texts.ts'

export const APPLICATIES = ['applicaties'] as const

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
}

const STANDARD_LIMIT = '6000'

const valuesOf = (applicatie: Applicatie | undefined): Values => ({
  naam: applicatie?.naam ?? '',
  actief: applicatie?.actief ?? true,
  clientId: applicatie?.clientId ?? '',
  rechten: applicatie?.rechten ?? [],
  middel: applicatie?.authenticatie?.middel ?? '',
  niveau: applicatie?.authenticatie?.niveau ?? '',
  geldigTot: applicatie?.geldigTot?.slice(0, 10) ?? '',
  limietPerMinuut: applicatie ? String(applicatie.limietPerMinuut ?? '') : STANDARD_LIMIT,
})

/** What is sent of it. Valid until a day is until that day ends. */
const bodyOf = ({ clientId, middel, niveau, geldigTot, limietPerMinuut, ...values }: Values) => ({
  ...values,
  clientId: clientId.trim() || null,
  authenticatie: middel && niveau ? { middel, niveau } : null,
  geldigTot: geldigTot ? new Date(`${geldigTot}T23:59:59`).toISOString() : null,
  limietPerMinuut: limietPerMinuut.trim() ? Number(limietPerMinuut) : null,
})

const choicesOf = <Key extends string>(labels: Readonly<Record<Key, string>>) =>
  (Object.keys(labels) as Key[]).map((value) => ({ value, label: labels[value] }))

/** Makes an application, or changes what it may. */
export function ApplicationDialog({ applicatie, onClose }: { applicatie?: Applicatie | undefined; onClose(): void }) {
  const t = useTexts(toegangTexts)
  const beheer = useTexts(beheerTexts)
  const done = useDone(APPLICATIES)
  const form = useFormulier<Values, Applicatie>({
    initial: valuesOf(applicatie),
    check: ({ naam, middel, niveau, limietPerMinuut }) => [
      ...(naam.trim() === '' ? [{ name: 'naam', reason: beheer.required }] : []),
      ...(middel && !niveau ? [{ name: 'niveau', reason: beheer.required }] : []),
      ...(/^\d*$/.test(limietPerMinuut.trim()) ? [] : [{ name: 'limietPerMinuut', reason: t.number }]),
    ],
    submit: (values) =>
      applicatie
        ? clientOf(toegang).applicatieWijzigen({ params: { uuid: applicatie.uuid }, body: bodyOf(values) })
        : clientOf(toegang).applicatieMaken({ body: bodyOf(values) }),
    onDone: ({ naam }) => {
      onClose()
      void done(t.saved(naam))
    },
  })
  return (
    <Dialog title={applicatie ? t.changeApplication(applicatie.naam) : t.addApplication} onClose={onClose} wide>
      <Form form={form}>
        <TextField label={t.name} maxLength={100} {...form.field('naam')} />
        <CheckboxField label={t.active} {...form.field('actief')} />
        <TextField
          label={t.clientId}
          description={t.clientIdHelp}
          required={false}
          width="medium"
          maxLength={100}
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
        <RightsField label={t.rights} {...form.field('rechten')} />
        <FormButtons text={beheer.save} form={form} onClose={onClose} />
      </Form>
    </Dialog>
  )
}
