import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { useControlId, useFieldNote } from './form.tsx'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'

/** The properties that every field has around its control. */
export interface FieldProps {
  name?: string
  /** The id of the control, where it is part of a field that the form knows. */
  id?: string | undefined
  /** The field that it is part of says what is wrong. */
  isInvalid?: boolean | undefined
  label: string
  /** The label is only for screen readers, where the surroundings make it clear to others. */
  hideLabel?: boolean
  /** A sentence of help under the label. */
  description?: ReactNode
  error?: string | undefined
  /** A field is required unless this is false. A field that is not required says so. */
  required?: boolean
  /** The field does not say that it is optional, because everybody knows that it may stay empty, such as a search field. */
  hideOptional?: boolean
}

/** The properties for the control of a field. */
export interface ControlProps {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  'aria-required': true | undefined
}

/** Makes the ids and texts of a field, linked to its control. */
export function useField({ name, id: given, isInvalid, label, description, error, required = true }: FieldProps) {
  const own = useControlId(name, label)
  const id = given ?? own
  const describedBy = [description && `${id}-description`, error && `${id}-error`].filter(Boolean).join(' ')
  const control: ControlProps = {
    id,
    'aria-describedby': describedBy || undefined,
    'aria-invalid': error || isInvalid ? true : undefined,
    'aria-required': required || undefined,
  }
  return { id, control }
}

/** The mark after the label of a field that may stay empty. */
export function OptionalMark({ required = true }: { required?: boolean | undefined }) {
  const texts = useTexts(kitTexts)
  return required ? null : <span className="balie-optional"> {texts.optional}</span>
}

/** The description and the error of a field. */
export const FieldHelp = ({
  id,
  description,
  error,
}: {
  id: string
  description?: ReactNode
  error?: string | undefined
}) => (
  <>
    {description && (
      <div className="utrecht-form-field-description" id={`${id}-description`}>
        {description}
      </div>
    )}
    {error && (
      <div className="utrecht-form-field-error-message" id={`${id}-error`}>
        {error}
      </div>
    )}
  </>
)

/** A field: its label, its help, its error, and a control. */
export function Field({ children, ...field }: FieldProps & { children(control: ControlProps): ReactNode }) {
  const { id, control } = useField(field)
  return (
    <div className={classes('utrecht-form-field', field.error && 'utrecht-form-field--invalid')}>
      <label
        className={field.hideLabel ? 'balie-visually-hidden' : 'utrecht-form-label'}
        id={`${id}-label`}
        htmlFor={id}
      >
        {field.label}
        <OptionalMark required={field.required !== false || field.hideOptional === true} />
      </label>
      <FieldHelp id={id} description={field.description} error={field.error} />
      {children(control)}
      {useFieldNote(field.name)}
    </div>
  )
}
