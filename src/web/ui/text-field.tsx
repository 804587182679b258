import { type ComponentProps, useEffect, useState } from 'react'
import { classes } from './classes.ts'
import { Field, type FieldProps } from './field.tsx'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'

type InputProps = Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'type' | 'name' | 'required'>

export interface TextFieldProps extends FieldProps, InputProps {
  value: string
  onChange(value: string): void
  type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'password' | 'number' | 'date'
  width?: 'short' | 'medium'
}

/** One line of text. */
export function TextField({
  name,
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
    <Field {...{ name, label, hideLabel, description, error, required, hideOptional }}>
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

/** A day, as the browser lets one choose it: `2026-11-26`, or "". */
export const DateField = (props: Omit<TextFieldProps, 'type' | 'width'>) => (
  <TextField {...props} type="date" width="short" />
)

/** How many characters are left before the counter says so aloud. */
const NEAR_END = 20
/** Typing has to rest this long before the counter says something. */
const REST_MS = 1000

/** How much more may be typed; said aloud near the end, when typing rests. */
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
  /** The most characters that it may hold. More can be typed, and is refused when it is sent: what was pasted is not cut off. */
  max?: number
}

/** Several lines of text. */
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
