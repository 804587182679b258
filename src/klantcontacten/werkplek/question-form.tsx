import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { ProblemError } from '../../client/client.ts'
import type { ConceptVraag } from '../../concepten/contract.ts'
import { actorSearch } from '../../internetaken/werkplek/actor-search.ts'
import { CheckboxField, RadioField, SelectField } from '../../ui/choice-fields.tsx'
import { MultiComboboxField } from '../../ui/combobox-field.tsx'
import { type Fault, Form, type FormState, useFormulier } from '../../ui/form.tsx'
import { useTexts } from '../../ui/language.tsx'
import { Columns, Panel, Stack } from '../../ui/layout.tsx'
import { DateField, TextareaField, TextField } from '../../ui/text-field.tsx'
import { clientOf } from '../../werkplek/client.ts'
import { klantcontacten } from '../contract.ts'
import { AttachmentsField } from './attachments.tsx'
import { foutenBijVelden, klantcontactVan } from './contact.ts'
import { Customer } from './customer.tsx'
import { Pictures } from './customer-picture.tsx'
import { channelsQuery } from './queries.ts'
import { type Values, vraagVan, waardenVan } from './question-values.ts'
import { rememberChannel } from './start.ts'
import { contactTexts } from './texts.ts'
import './contact.css'

const MAX_CONTENT = 1000

type Texts = typeof contactTexts.nl

/** What can be told before it is sent; the server looks at everything once more. */
function check(
  values: Values,
  t: Pick<Texts, 'required' | 'chooseEstablished' | 'chooseWhom' | 'chooseRecipient'>,
): Fault[] {
  const { klant, vaststelling, initiatiefnemer, kanaal, onderwerp, soort, handeling, actoren, zaaknummer } = values
  const faults: [boolean, keyof Values, string][] = [
    [klant !== null && vaststelling === '' && initiatiefnemer !== 'gemeente', 'vaststelling', t.chooseEstablished],
    [values.namensAnder && values.namens === null, 'namens', t.chooseWhom],
    [kanaal === '', 'kanaal', t.required],
    [onderwerp.trim() === '', 'onderwerp', t.required],
    [soort === 'taak' && actoren.length === 0, 'actoren', t.chooseRecipient],
    [soort === 'taak' && handeling.trim() === '', 'handeling', t.required],
    [soort === 'zaak' && zaaknummer.trim() === '', 'zaaknummer', t.required],
  ]
  return faults.flatMap(([isFault, name, reason]) => (isFault ? [{ name, reason }] : []))
}

/** Registers a question. The key makes that a second time, after a broken connection, answers the first. */
async function register(vraag: ConceptVraag, gesprek: string | null): Promise<string> {
  try {
    const { nummer } = await clientOf(klantcontacten).registreren({
      headers: { 'idempotency-key': vraag.uuid },
      body: klantcontactVan(vraag, gesprek),
    })
    return nummer
  } catch (error) {
    if (!(error instanceof ProblemError) || !error.problem.invalidParams) throw error
    const invalidParams = foutenBijVelden(error.problem.invalidParams, vraag)
    throw new ProblemError({ ...error.problem, invalidParams }, error.headers)
  }
}

interface QuestionFormProps {
  vraag: ConceptVraag
  /** The conversation, when it has more than one question (R13). */
  gesprek: string | null
  onChange(vraag: ConceptVraag): void
  onRegistered(vraag: ConceptVraag): void
  /** The buttons under the form. */
  children(form: FormState<Values>): React.ReactNode
}

/** One question of a conversation: who asked it, what was said, and what happens now. */
export function QuestionForm({ vraag, gesprek, onChange, onRegistered, children }: QuestionFormProps) {
  const t = useTexts(contactTexts)
  const form = useFormulier<Values, string>({
    initial: waardenVan(vraag),
    check: (values) => check(values, t),
    submit: (values) => register(vraagVan(values, vraag), gesprek),
    onDone: (nummer, values) => {
      rememberChannel(values.kanaal)
      onRegistered(vraagVan(values, { ...vraag, nummer }))
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
            <FollowUp form={form} />
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
        <DateField
          label={t.day}
          description={t.dayHelp}
          required={false}
          max={new Date().toISOString().slice(0, 10)}
          {...form.field('dag')}
        />
        <CheckboxField label={t.confidential} {...form.field('vertrouwelijk')} />
      </Stack>
    </Panel>
  )
}

function FollowUp({ form }: { form: FormState<Values> }) {
  const t = useTexts(contactTexts)
  const { soort } = form.values
  return (
    <Panel title={t.followUp}>
      <Stack>
        <RadioField
          label={t.followUp}
          hideLabel
          choices={(['beantwoord', 'taak', 'zaak'] as const).map((value) => ({ value, label: t.followUps[value] }))}
          {...form.field('soort')}
        />
        {soort === 'taak' && (
          <>
            <MultiComboboxField
              label={t.recipients}
              description={t.recipientsHelp}
              source="actoren"
              search={actorSearch((kind) => t.kinds[kind])}
              {...form.field('actoren')}
            />
            <TextField label={t.task} {...form.field('handeling')} />
          </>
        )}
        {soort === 'zaak' && <TextField label={t.caseNumber} width="medium" {...form.field('zaaknummer')} />}
        {soort !== 'zaak' && (
          <TextareaField
            label={t.note}
            description={t.noteHelp}
            required={false}
            rows={3}
            max={MAX_CONTENT}
            {...form.field('toelichting')}
          />
        )}
      </Stack>
    </Panel>
  )
}
