import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ConceptVraag } from '../../concepten/contract.ts'
import { CheckboxField, SelectField } from '../../ui/choice-fields.tsx'
import { type Fault, Form, type FormState, useFormulier } from '../../ui/form.tsx'
import { today } from '../../ui/format.ts'
import { useTexts } from '../../ui/language.tsx'
import { Columns, Panel, Stack } from '../../ui/layout.tsx'
import { DateField, TextareaField, TextField } from '../../ui/text-field.tsx'
import { AttachmentsField } from './attachments.tsx'
import { check } from './check.ts'
import { Customer } from './customer.tsx'
import { Pictures } from './customer-picture.tsx'
import { FollowUps } from './follow-up.tsx'
import { channelsQuery } from './queries.ts'
import { type Values, vraagVan, waardenVan } from './question-values.ts'
import { recipientTexts } from './recipient-texts.ts'
import { QuestionRefused, type Registered } from './register.ts'
import { rememberChannel } from './start.ts'
import { contactTexts } from './texts.ts'
import './contact.css'

const MAX_CONTENT = 1000

interface QuestionFormProps {
  vraag: ConceptVraag
  /** What is wrong with it already. */
  faults: readonly Fault[]
  onChange(vraag: ConceptVraag): void
  /** Registers the whole conversation, with this question as it is now. */
  register(vraag: ConceptVraag): Promise<Registered[]>
  onRegistered(registered: Registered[]): void
  /** Another question was refused. */
  onRefused(refused: QuestionRefused): void
  /** The buttons under the form. */
  children(form: FormState<Values>): React.ReactNode
}

/** One question of a conversation: who asked it, what was said, and what happens now. */
export function QuestionForm(props: QuestionFormProps) {
  const { vraag, onChange, register, onRegistered, onRefused, children } = props
  const t = useTexts(contactTexts)
  const r = useTexts(recipientTexts)
  const form = useFormulier<Values, Registered[]>({
    initial: waardenVan(vraag),
    faults: props.faults,
    check: (values) => check(values, { ...t, ...r }),
    submit: (values) => register(vraagVan(values, vraag)),
    onProblem: (error) => {
      if (!(error instanceof QuestionRefused)) return false
      if (error.question === vraag.uuid) return error.faults
      onRefused(error)
      return true
    },
    onDone: (registered, values) => {
      rememberChannel(values.kanaal)
      onRegistered(registered)
    },
  })
  const { values } = form
  const before = useRef(values)
  useEffect(() => {
    if (before.current === values) return
    before.current = values
    onChange(vraagVan(values, vraag))
  })
  const submitByKey = (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    void form.submit()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the whole form; its button does the same
    <div onKeyDown={submitByKey}>
      <Form form={form} label={t.contact}>
        <Columns>
          <Stack gap="large">
            <Customer form={form} />
            <Said form={form} />
            <FollowUps form={form} />
            {children(form)}
          </Stack>
          <Pictures klant={values.klant} namens={values.namens} />
        </Columns>
      </Form>
    </div>
  )
}

function Said({ form }: { form: FormState<Values> }) {
  const t = useTexts(contactTexts)
  const { data: channels = [] } = useQuery(channelsQuery)
  const names = channels.map(({ naam }) => naam)
  const chosen = form.values.kanaal
  const choices = [...new Set([...names, ...(chosen ? [chosen] : [])])].map((naam) => ({ value: naam, label: naam }))
  return (
    <Panel title={t.what}>
      <Stack>
        <TextField label={t.subject} {...form.field('onderwerp')} />
        <TextareaField
          label={t.content}
          description={t.contentHelp}
          required={false}
          rows={6}
          max={MAX_CONTENT}
          {...form.field('inhoud')}
        />
        <div className="contact-fields">
          <SelectField label={t.channel} choices={choices} {...form.field('kanaal')} />
          <SelectField
            label={t.initiative}
            empty={null}
            choices={(['klant', 'vertegenwoordiger', 'gemeente'] as const).map((value) => ({
              value,
              label: t.initiatives[value],
            }))}
            {...form.field('initiatiefnemer')}
          />
        </div>
        <AttachmentsField {...form.field('bijlagen')} />
        <DateField label={t.day} description={t.dayHelp} required={false} max={today()} {...form.field('dag')} />
        <CheckboxField label={t.confidential} {...form.field('vertrouwelijk')} />
      </Stack>
    </Panel>
  )
}
