import { Fragment, type ReactNode, useId } from 'react'
import { classes } from './classes.ts'
import { Field, FieldHelp, type FieldProps, OptionalMark, useField } from './field.tsx'
import { useFieldNote } from './form.tsx'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'

/** An option that can be chosen. */
export interface Choice<Value extends string = string> {
  value: Value
  label: string
  description?: ReactNode
  /** The heading under which it stands in a list; choices with the same one stand together. */
  group?: string
}

/** Makes the choices of these values, in their order. */
export const choicesOf = <Key extends string>(
  keys: readonly Key[],
  labels: Readonly<Record<Key, string>>,
): Choice<Key>[] => keys.map((value) => ({ value, label: labels[value] }))

interface SelectFieldProps<Value extends string> extends FieldProps {
  value: Value | ''
  onChange(value: Value): void
  choices: readonly Choice<Value>[]
  /** The text of the empty choice; null means that there is none. */
  empty?: string | null
  width?: 'short' | 'medium'
  autoFocus?: boolean
}

/** The options of a list, under the headings of their groups. */
function Options({ choices }: { choices: readonly Choice[] }) {
  const groups = [...new Set(choices.map(({ group }) => group))]
  return groups.map((group) => {
    const options = choices
      .filter((choice) => choice.group === group)
      .map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))
    return group === undefined ? (
      <Fragment key="">{options}</Fragment>
    ) : (
      <optgroup key={group} label={group}>
        {options}
      </optgroup>
    )
  })
}

/** A field to choose one option from a list. */
export function SelectField<Value extends string>({
  value,
  onChange,
  choices,
  empty,
  width,
  autoFocus,
  ...field
}: SelectFieldProps<Value>) {
  const texts = useTexts(kitTexts)
  return (
    <Field {...field}>
      {(control) => (
        <select
          {...control}
          className={classes(
            'utrecht-select',
            'utrecht-select--html-select',
            field.error && 'utrecht-select--invalid',
            width && `balie-control--${width}`,
          )}
          name={field.name}
          value={value}
          // biome-ignore lint/a11y/noAutofocus: where one goes on after a choice
          autoFocus={autoFocus}
          onChange={(event) => onChange(event.target.value as Value)}
        >
          {empty !== null && <option value="">{empty ?? texts.choose}</option>}
          <Options choices={choices} />
        </select>
      )}
    </Field>
  )
}

interface CheckboxFieldProps extends FieldProps {
  value: boolean
  onChange(value: boolean): void
}

/** A checkbox for yes or no. */
export function CheckboxField({ value, onChange, ...field }: CheckboxFieldProps) {
  const { id, control } = useField({ ...field, required: false })
  return (
    <div className={classes('utrecht-form-field', field.error && 'utrecht-form-field--invalid')}>
      <div className="balie-choice">
        <input
          {...control}
          type="checkbox"
          name={field.name}
          checked={value}
          onChange={(event) => onChange(event.target.checked)}
        />
        <label htmlFor={id}>{field.label}</label>
      </div>
      <FieldHelp id={id} description={field.description} error={field.error} />
      {useFieldNote(field.name)}
    </div>
  )
}

interface GroupProps extends FieldProps {
  children(control: { id: string; describedBy: string | undefined }): ReactNode
}

/** A group of choices that belong together, with a legend. The group itself has the id, so that the error summary can link to it. */
function ChoiceGroup({ children, ...field }: GroupProps) {
  const { id, control } = useField(field)
  return (
    <div className={classes('utrecht-form-field', field.error && 'utrecht-form-field--invalid')}>
      <fieldset className="balie-fieldset" aria-describedby={control['aria-describedby']}>
        <legend className={field.hideLabel ? 'balie-visually-hidden' : 'utrecht-form-label'}>
          {field.label}
          <OptionalMark required={field.required !== false || field.hideOptional === true} />
        </legend>
        <FieldHelp id={id} description={field.description} error={field.error} />
        {children({ id, describedBy: control['aria-describedby'] })}
      </fieldset>
      {useFieldNote(field.name)}
    </div>
  )
}

interface RadioFieldProps<Value extends string> extends FieldProps {
  value: Value | ''
  onChange(value: Value): void
  choices: readonly Choice<Value>[]
  inline?: boolean
}

/** A field to choose one of a few options, all visible. */
export function RadioField<Value extends string>({
  value,
  onChange,
  choices,
  inline = false,
  ...field
}: RadioFieldProps<Value>) {
  const group = useId()
  return (
    <ChoiceGroup {...field}>
      {({ id }) => (
        <div className={classes('balie-choices', inline && 'balie-choices--inline')}>
          {choices.map((choice, index) => {
            const own = index === 0 ? id : `${id}-${choice.value}`
            return (
              <div key={choice.value} className="balie-choice">
                <input
                  id={own}
                  type="radio"
                  name={group}
                  value={choice.value}
                  checked={value === choice.value}
                  aria-describedby={choice.description ? `${own}-about` : undefined}
                  onChange={() => onChange(choice.value)}
                />
                <label htmlFor={own}>{choice.label}</label>
                {choice.description && (
                  <span id={`${own}-about`} className="balie-soft balie-small">
                    {choice.description}
                  </span>
                )}
              </div>
            )
          })}
        </div>
      )}
    </ChoiceGroup>
  )
}

interface CheckboxGroupFieldProps<Value extends string> extends FieldProps {
  value: readonly Value[]
  onChange(value: Value[]): void
  choices: readonly Choice<Value>[]
  inline?: boolean
}

/** A field to choose any number of a few options, all visible. */
export function CheckboxGroupField<Value extends string>({
  value,
  onChange,
  choices,
  inline = false,
  ...field
}: CheckboxGroupFieldProps<Value>) {
  const toggle = (own: Value, isIn: boolean) =>
    onChange(isIn ? [...value, own] : value.filter((other) => other !== own))
  return (
    <ChoiceGroup {...field}>
      {({ id }) => (
        <div className={classes('balie-choices', inline && 'balie-choices--inline')}>
          {choices.map((choice, index) => {
            const own = index === 0 ? id : `${id}-${choice.value}`
            return (
              <div key={choice.value} className="balie-choice">
                <input
                  id={own}
                  type="checkbox"
                  checked={value.includes(choice.value)}
                  onChange={(event) => toggle(choice.value, event.target.checked)}
                />
                <label htmlFor={own}>{choice.label}</label>
              </div>
            )
          })}
        </div>
      )}
    </ChoiceGroup>
  )
}

/** A group of fields that belong together, with a legend. */
export const Fieldset = ({ legend, children }: { legend: ReactNode; children: ReactNode }) => (
  <fieldset className="balie-fieldset">
    <legend>{legend}</legend>
    {children}
  </fieldset>
)
