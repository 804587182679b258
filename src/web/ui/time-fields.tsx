import { useState } from 'react'
import { FieldHelp, type FieldProps, OptionalMark, useField } from './field.tsx'
import { useTexts } from './language.tsx'
import { DateField, TextField, type TextFieldProps } from './text-field.tsx'
import { kitTexts } from './texts.ts'
import { partsOf, timeOf } from './time.ts'

// The browser's own time field follows the settings of the browser and shows AM and PM in an English one. These fields show 14:05 to
// everybody.

/** A field for a time of day: `14:05`, or the typed text when that is not a time. */
export function TimeField({ value, onChange, ...rest }: Omit<TextFieldProps, 'type' | 'width'>) {
  const [typed, setTyped] = useState(value)
  const timeFrom = (text: string) => timeOf(text) ?? text.trim()
  return (
    <TextField
      {...rest}
      width="short"
      // The typed text stays unchanged until the user leaves the field.
      value={timeFrom(typed) === value ? typed : value}
      onChange={(text) => {
        setTyped(text)
        onChange(timeFrom(text))
      }}
      onBlur={() => setTyped(value)}
    />
  )
}

/** A field for a day and a time: `2026-11-26T14:05`, or "". `filledIn` gives the moment. */
export function MomentField({
  value,
  onChange,
  ...field
}: FieldProps & { value: string; onChange(value: string): void }) {
  const texts = useTexts(kitTexts)
  const { id, control } = useField(field)
  const { date, time } = partsOf(value)
  const set = (newDate: string, newTime: string) => onChange(newDate || newTime ? `${newDate}T${newTime}` : '')
  const part = { isInvalid: control['aria-invalid'], required: field.required ?? true, hideOptional: true }
  return (
    <div className={field.error ? 'utrecht-form-field utrecht-form-field--invalid' : 'utrecht-form-field'}>
      <fieldset className="balie-fieldset" aria-describedby={control['aria-describedby']}>
        <legend className="utrecht-form-label">
          {field.label}
          <OptionalMark required={field.required !== false || field.hideOptional === true} />
        </legend>
        <FieldHelp id={id} description={field.description} error={field.error} />
        <div className="balie-moment">
          <DateField {...part} id={id} label={texts.date} value={date} onChange={(text) => set(text, time)} />
          <TimeField {...part} label={texts.time} value={time} onChange={(text) => set(date, text)} />
        </div>
      </fieldset>
    </div>
  )
}
