import {
  createContext,
  type FormEvent,
  type ReactNode,
  use,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react'
import { ProblemError, Proposed } from '../client/client.ts'
import { usePopupContainer } from './dialog.tsx'
import { useTexts } from './language.tsx'
import { faultText } from './problems.ts'
import { kitTexts } from './texts.ts'

/** A fault in a form: its field (`betrokkenen.0.rol`, or "" for the form as a whole) and the reason. */
export interface Fault {
  name: string
  reason: string
}

/** The properties that a form gives to a field: `<TextField label="Onderwerp" {...form.field('onderwerp')} />`. */
export interface FieldBinding<Value, Name extends string = string> {
  name: Name
  value: Value
  onChange(value: Value): void
  error: string | undefined
}

export interface FormOptions<Values extends object, Result> {
  /** The values that the form starts with. */
  initial: Values
  /** Submits the form. A problem that names fields is shown at those fields. */
  submit(values: Values): Promise<Result>
  /** Is called after the form was submitted. */
  onDone?: (result: Result, values: Values) => void
  /** Finds faults that can be reported before submitting. */
  check?: (values: Values) => Fault[]
  /** The faults that the form starts with, because it was refused elsewhere. */
  faults?: readonly Fault[]
  /** When nothing was done yet, since a second person must approve it. */
  onProposed?: () => void
  /** Deals with another problem than one of fields; gives true when it did, or else the faults. */
  onProblem?: (error: unknown, values: Values) => boolean | readonly Fault[]
}

/** The type of the items in a list. */
type ItemOf<List> = List extends readonly (infer Item)[] ? Item : never

export interface FormState<Values extends object> {
  id: string
  values: Values
  /** The values differ from the initial ones, so leaving would lose data. */
  isChanged: boolean
  /** Changes one value. */
  set<Name extends keyof Values & string>(name: Name, value: Values[Name]): void
  /** Changes several values at once. */
  change(values: Partial<Values>): void
  /** Starts again, with other values when given. */
  reset(values?: Values): void
  field<Name extends keyof Values & string>(name: Name): FieldBinding<Values[Name], Name>
  /** Gives a field of one of the items in a list. */
  item<List extends keyof Values & string, Name extends keyof ItemOf<Values[List]> & string>(
    list: List,
    index: number,
    name: Name,
  ): FieldBinding<ItemOf<Values[List]>[Name]>
  /** Gives the reason of the fault at a name, or of one below it when no field has that name: `error('betrokkenen.0.rol')`. */
  error(name: string): string | undefined
  faults: readonly Fault[]
  /** The number of refusals, so that the summary takes the focus each time. */
  refused: number
  busy: boolean
  submit(): Promise<void>
}

/** The names of the fields on the page, with their labels. */
type Labels = Map<string, string>

/** Gives a note to show under a field by name, in addition to the texts of the field itself. */
type Notes = (name: string) => ReactNode

const FormContext = createContext<{ id: string; labels: Labels; notes: Notes | undefined } | null>(null)

/** Gives the id of the control of a field, for the links in the summary. */
export const controlId = (formId: string, name: string) => `${formId}-${name.replaceAll('.', '-')}`

/** Registers a field with its form and returns the id of its control. Outside a form a field gets an id of its own. */
export function useControlId(name: string | undefined, label: string): string {
  const form = use(FormContext)
  const own = useId()
  const labels = form?.labels
  useEffect(() => {
    if (!labels || !name) return undefined
    labels.set(name, label)
    return () => {
      labels.delete(name)
    }
  }, [labels, name, label])
  return form && name ? controlId(form.id, name) : own
}

/** Returns the note that the form shows under a field. */
export const useFieldNote = (name: string | undefined): ReactNode => use(FormContext)?.notes?.(name ?? '') ?? null

/** Selects the names that are not fields on the page now. */
export function useMissingFields(names: readonly string[]): readonly string[] {
  const form = use(FormContext)
  const [missing, setMissing] = useState<readonly string[]>([])
  useEffect(() => {
    const now = names.filter((name) => !form?.labels.has(name))
    if (now.join() !== missing.join()) setMissing(now)
  })
  return missing
}

/** Lists the faults that an error names, or makes one for the form as a whole. */
export function faultsOf(error: unknown, text: string): Fault[] {
  const named = error instanceof ProblemError ? error.problem.invalidParams : undefined
  if (named && named.length > 0) return named.map(({ name, reason }) => ({ name, reason }))
  return [{ name: '', reason: text }]
}

/**
 * Manages the state of a form: its values, their faults, and submitting. A fault disappears when its field changes; nothing that was typed
 * is lost when submitting fails.
 */
export function useFormulier<Values extends object, Result = unknown>(
  options: FormOptions<Values, Result>,
): FormState<Values> {
  const texts = useTexts(kitTexts)
  const id = useId()
  const [begin, setBegin] = useState(options.initial)
  const [values, setValues] = useState(begin)
  const [faults, setFaults] = useState<readonly Fault[]>(options.faults ?? [])
  const [refused, setRefused] = useState(faults.length > 0 ? 1 : 0)
  const [busy, setBusy] = useState(false)
  const sending = useRef(false)

  const change = (changed: Partial<Values>, names = Object.keys(changed)) => {
    setValues((before) => ({ ...before, ...changed }))
    setFaults((before) =>
      before.filter(({ name }) => name !== '' && !names.some((own) => name === own || name.startsWith(`${own}.`))),
    )
  }
  const refuse = (found: readonly Fault[]) => {
    setFaults(found)
    setRefused((count) => count + 1)
  }
  const error = (name: string) =>
    faults.find((fault) => fault.name === name || fault.name.startsWith(`${name}.`))?.reason
  const submit = async () => {
    if (sending.current) return
    const found = options.check?.(values) ?? []
    if (found.length > 0) return refuse(found)
    sending.current = true
    setBusy(true)
    try {
      const result = await options.submit(values)
      setFaults([])
      options.onDone?.(result, values)
    } catch (thrown) {
      if (thrown instanceof Proposed && options.onProposed) return options.onProposed()
      const handled = options.onProblem?.(thrown, values) ?? false
      if (handled !== true) refuse(handled || faultsOf(thrown, faultText(thrown, texts)))
    } finally {
      sending.current = false
      setBusy(false)
    }
  }
  return {
    id,
    values,
    isChanged: JSON.stringify(values) !== JSON.stringify(begin),
    set: (name, value) => change({ [name]: value } as unknown as Partial<Values>),
    change: (changed) => change(changed),
    reset: (fresh = options.initial) => {
      setBegin(fresh)
      setValues(fresh)
      setFaults([])
    },
    field: (name) => ({
      name,
      value: values[name],
      onChange: (value) => change({ [name]: value } as unknown as Partial<Values>),
      error: error(name),
    }),
    item: (list, index, name) => {
      type Item = ItemOf<Values[typeof list]>
      const items = values[list] as readonly Item[]
      const full = `${list}.${index}.${name}`
      return {
        name: full,
        value: items[index]?.[name] as Item[typeof name],
        onChange: (value) => {
          const changed = items.map((own, at) => (at === index ? { ...(own as object), [name]: value } : own))
          change({ [list]: changed } as unknown as Partial<Values>, [full])
        },
        error: error(full),
      }
    },
    error,
    faults,
    refused,
    busy,
    submit,
  }
}

/** Finds the field that a fault belongs to: the one with its name, or else the one that contains it (`actoren.0` is at `actoren`). */
function fieldOf(labels: Labels, name: string): string | undefined {
  const parts = name.split('.')
  for (let length = parts.length; length > 0; length--) {
    const candidate = parts.slice(0, length).join('.')
    if (labels.has(candidate)) return candidate
  }
  return undefined
}

/** A summary of all faults above the form, as NL Design System advises. It takes the focus, and each fault links to its field. */
export function ErrorSummary({
  form,
  labels,
}: {
  form: Pick<FormState<object>, 'id' | 'faults' | 'refused'>
  labels: Labels
}) {
  const texts = useTexts(kitTexts)
  const ref = useRef<HTMLElement>(null)
  // A dialog has its own title above the summary.
  const Heading = usePopupContainer() ? 'h3' : 'h2'
  const { faults, refused } = form
  // Faults that are there from the start can link to their fields only once those are on the page.
  const [, setLinked] = useState(false)
  useEffect(() => setLinked(true), [])
  useEffect(() => {
    if (refused > 0) ref.current?.focus()
  }, [refused])
  if (faults.length === 0) return null
  return (
    <section
      ref={ref}
      tabIndex={-1}
      aria-labelledby={`${form.id}-faults`}
      className="utrecht-alert utrecht-alert--error"
    >
      <div className="utrecht-alert__content">
        <div className="utrecht-alert__message">
          <Heading className="utrecht-heading-3" id={`${form.id}-faults`}>
            {texts.faults(faults.length)}
          </Heading>
          <ul className="balie-list">
            {faults.map(({ name, reason }) => {
              const field = fieldOf(labels, name)
              const id = field && controlId(form.id, field)
              return (
                <li key={`${name} ${reason}`}>
                  {id ? (
                    <a
                      className="utrecht-link"
                      href={`#${id}`}
                      onClick={(event) => {
                        event.preventDefault()
                        document.getElementById(id)?.focus()
                      }}
                    >
                      {labels.get(field)}: {reason}
                    </a>
                  ) : (
                    reason
                  )}
                </li>
              )
            })}
          </ul>
        </div>
      </div>
    </section>
  )
}

interface FormProps {
  form: Pick<FormState<object>, 'id' | 'faults' | 'refused' | 'submit'>
  /** The name of the form for screen readers. */
  label?: string
  /** The notes under fields, by name. */
  notes?: Notes
  children: ReactNode
}

/** A form with the summary of faults and its fields. Enter in a field submits it. */
export function Form({ form, label, notes, children }: FormProps) {
  const labels = useRef<Labels>(new Map())
  const context = useMemo(() => ({ id: form.id, labels: labels.current, notes }), [form.id, notes])
  const onSubmit = useCallback(
    (event: FormEvent) => {
      event.preventDefault()
      // A form in a dialog can be nested in another one, which must not be submitted as well.
      event.stopPropagation()
      void form.submit()
    },
    [form],
  )
  return (
    <FormContext value={context}>
      <form className="balie-form" noValidate onSubmit={onSubmit} aria-label={label}>
        <ErrorSummary form={form} labels={labels.current} />
        {children}
      </form>
    </FormContext>
  )
}
