import { useQuery } from '@tanstack/react-query'
import { CheckboxField, SelectField } from '../../../web/ui/choice-fields.tsx'
import type { FormState } from '../../../web/ui/form.tsx'
import { today, useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { languageChoices } from '../../../web/ui/languages.ts'
import { Stack } from '../../../web/ui/layout.tsx'
import { DateField } from '../../../web/ui/text-field.tsx'
import { AttachmentsField } from '../../documenten/werkplek/attachments-field.tsx'
import { Addresses } from './customer/addresses.tsx'
import { OnBehalf } from './customer/on-behalf.tsx'
import { pictureQuery } from './queries.ts'
import type { Values } from './question-values.ts'
import { contactTexts } from './texts.ts'

type Form = FormState<Values>

/** Shows the fields that a talk rarely needs. */
export function RareFields({ form }: { form: Form }) {
  const t = useTexts(contactTexts)
  const formats = useFormats()
  const { klant, taal } = form.values
  return (
    <Stack>
      {klant && <AboutKnown form={form} partij={klant.id} />}
      <div className="contact-fields">
        <SelectField
          label={t.initiative}
          empty={null}
          choices={(['klant', 'vertegenwoordiger', 'gemeente'] as const).map((value) => ({
            value,
            label: t.initiatives[value],
          }))}
          {...form.field('initiatiefnemer')}
        />
        <SelectField
          label={t.language}
          empty={null}
          choices={languageChoices(taal, formats.language, formats.compare)}
          {...form.field('taal')}
        />
      </div>
      <AttachmentsField label={t.attachments} description={t.attachmentsHelp} {...form.field('bijlagen')} />
      <DateField label={t.day} description={t.dayHelp} required={false} max={today()} {...form.field('dag')} />
      <CheckboxField label={t.confidential} {...form.field('vertrouwelijk')} />
    </Stack>
  )
}

/** Shows for whom a known customer speaks (R4), and how to reach them for this contact alone (R8). */
function AboutKnown({ form, partij }: { form: Form; partij: string }) {
  const t = useTexts(contactTexts)
  const { data } = useQuery(pictureQuery(partij))
  return (
    <>
      <OnBehalf form={form} represented={data?.partij.vertegenwoordigt ?? []} />
      <Stack gap="small">
        <p>
          <strong>{t.forThisContact}</strong> <span className="balie-soft balie-small">{t.forThisContactHelp}</span>
        </p>
        <Addresses form={form} />
      </Stack>
    </>
  )
}
