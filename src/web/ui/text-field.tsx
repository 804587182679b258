import { type ComponentProps, useEffect, useState } from 'react'
import { classes } from './classes.ts'
import { Field, type FieldProps } from './field.tsx'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'

type InputProps = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type' | 'name' | 'required' | 'id'>

export interface TextFieldProps extends FieldProps, InputProps {
  value: string
  onChange(value: string): void
  type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'password' | 'number' | 'date'
  width?: 'short' | 'medium'
}

/** A field for one line of text. */
export function TextField({
  name,
  id,
  isInvalid,
  label,
  hideLabel,
  description,
  error,
  required,
  hideOptional,
  value,
  onChange,
  type = 'text',
  width,
  ...rest
}: TextFieldProps) {
  return (
    <Field {...{ name, id, isInvalid, label, hideLabel, description, error, required, hideOptional }}>
      {(control) => (
        <input
          autoComplete="off"
          {...rest}
          {...control}
          className={classes(
            'utrecht-textbox',
            'utrecht-textbox--html-input',
            error && 'utrecht-textbox--invalid',
            width && `balie-control--${width}`,
          )}
          type={type}
          name={name}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

/** A field for a day, with the date picker of the browser: `2026-11-26`, or "". */
export const DateField = (props: Omit<TextFieldProps, 'type' | 'width'>) => (
  <TextField {...props} type="date" width="short" />
)

/** The counter is announced when this number of characters is left. */
const NEAR_END = 20
/** Typing must pause this long, in ms, before the counter is announced. */
const REST_MS = 1000

/** Shows how many characters may still be typed, and announces it near the end when typing pauses. */
function Counter({ id, length, max }: { id: string; length: number; max: number }) {
  const texts = useTexts(kitTexts)
  const left = max - length
  const text = left < 0 ? texts.over(-left) : texts.left(left)
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSaid(left <= NEAR_END ? text : ''), REST_MS)
    return () => clearTimeout(timer)
  }, [left, text])
  return (
    <>
      <div id={id} className={classes('balie-counter', left < 0 && 'balie-counter--over')}>
        {text}
      </div>
      <div className="balie-visually-hidden" role="status">
        {said}
      </div>
    </>
  )
}

export interface TextareaFieldProps
  extends FieldProps,
    Omit<ComponentProps<'textarea'>, 'value' | 'onChange' | 'name' | 'required'> {
  value: string
  onChange(value: string): void
  /** The maximum number of characters. More can be typed, and is refused on submitting, so that pasted text is never cut off. */
  max?: number
}

/** A field for several lines of text. */
export function TextareaField({
  name,
  label,
  hideLabel,
  description,
  error,
  required,
  value,
  onChange,
  max,
  ...rest
}: TextareaFieldProps) {
  return (
    <Field {...{ name, label, hideLabel, description, error, required }}>
      {(control) => (
        <>
          <textarea
            rows={4}
            {...rest}
            {...control}
            aria-describedby={
              classes(control['aria-describedby'], max !== undefined && `${control.id}-counter`) || undefined
            }
            className={classes(
              'utrecht-textarea',
              'utrecht-textarea--html-textarea',
              error && 'utrecht-textarea--invalid',
            )}
            name={name}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          {max !== undefined && <Counter id={`${control.id}-counter`} length={value.trim().length} max={max} />}
        </>
      )}
    </Field>
  )
}

/** Gives the lines that were typed in a field with one on each, without what is empty. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
