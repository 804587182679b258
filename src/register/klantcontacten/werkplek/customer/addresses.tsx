import type { FormState } from '../../../../web/ui/form.tsx'
import { useTexts } from '../../../../web/ui/language.tsx'
import { TextField } from '../../../../web/ui/text-field.tsx'
import type { Values } from '../question-values.ts'
import { contactTexts } from '../texts.ts'

/** Shows the fields for addresses by which this contact can be followed up; they stay with this contact (R3, R8). */
export function Addresses({ form }: { form: FormState<Values> }) {
  const t = useTexts(contactTexts)
  return (
    <div className="contact-fields">
      <TextField label={t.phone} type="tel" required={false} hideOptional {...form.field('telefoonnummer')} />
      <TextField label={t.email} type="email" required={false} hideOptional {...form.field('emailadres')} />
    </div>
  )
}
