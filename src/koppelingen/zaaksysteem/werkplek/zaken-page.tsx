import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import type { z } from 'zod'
import { customerSearch } from '../../../register/klantcontacten/werkplek/customer/customer-sources.ts'
import { zaakTexts } from '../../../register/zaken/werkplek/texts.ts'
import { ZaakSummary } from '../../../register/zaken/werkplek/zaak-summary.tsx'
import { Page } from '../../../web/frame/page.tsx'
import { Alert } from '../../../web/ui/alert.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { RadioField } from '../../../web/ui/choice-fields.tsx'
import { ComboboxField, type Option } from '../../../web/ui/combobox-field.tsx'
import { type Fault, Form, useFormulier } from '../../../web/ui/form.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Panel, Stack } from '../../../web/ui/layout.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { TextField } from '../../../web/ui/text-field.tsx'
import type { Zoekresultaat } from '../contract.ts'
import { type CaseQuestion, searchQuery } from './queries.ts'
import { zakenTexts } from './texts.ts'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Kept with the place in the history and not in its address, so that going back shows the same zaken. */
    caseQuestion?: CaseQuestion
  }
}

const MOST_NUMBER = 40

/** Shows a search for zaken in all zaaksystemen. */
export function ZakenPage() {
  const t = useTexts(zakenTexts)
  const question = useLocation({ select: ({ state }) => state.caseQuestion })
  return (
    <Page title={t.title}>
      <Stack gap="large">
        <Panel title={t.search}>
          <SearchForm question={question} />
        </Panel>
        {question && <Results question={question} />}
      </Stack>
    </Page>
  )
}

interface Values {
  by: 'nummer' | 'klant'
  nummer: string
  klant: Option | null
}

const valuesOf = (question: CaseQuestion | undefined): Values => {
  if (!question) return { by: 'nummer', nummer: '', klant: null }
  if ('nummer' in question) return { by: 'nummer', nummer: question.nummer, klant: null }
  return { by: 'klant', nummer: '', klant: { id: question.partij, label: question.naam } }
}

const questionOf = ({ by, nummer, klant }: Values): CaseQuestion | undefined => {
  if (by === 'nummer') return nummer.trim() ? { nummer: nummer.trim() } : undefined
  return klant ? { partij: klant.id, naam: klant.label } : undefined
}

function SearchForm({ question }: { question: CaseQuestion | undefined }) {
  const t = useTexts(zakenTexts)
  const navigate = useNavigate()
  const missing = ({ by }: Values): Fault =>
    by === 'nummer' ? { name: 'nummer', reason: t.numberMissing } : { name: 'klant', reason: t.customerMissing }
  const form = useFormulier<Values>({
    initial: valuesOf(question),
    check: (values) => (questionOf(values) ? [] : [missing(values)]),
    submit: (values) => {
      const caseQuestion = questionOf(values)
      return navigate({ to: '/zaken', replace: true, ...(caseQuestion && { state: { caseQuestion } }) })
    },
  })
  return (
    <Form form={form} label={t.title}>
      <p className="balie-soft">{t.help}</p>
      <RadioField
        label={t.by}
        inline
        choices={[
          { value: 'nummer', label: t.byNumber },
          { value: 'klant', label: t.byCustomer },
        ]}
        {...form.field('by')}
      />
      {form.values.by === 'nummer' ? (
        <TextField label={t.number} width="medium" maxLength={MOST_NUMBER} {...form.field('nummer')} />
      ) : (
        <ComboboxField
          label={t.customer}
          description={t.customerHelp}
          source="klanten"
          search={customerSearch}
          {...form.field('klant')}
        />
      )}
      <Actions>
        <Button type="submit" variant="primary" busy={form.busy}>
          {t.search}
        </Button>
      </Actions>
    </Form>
  )
}

function Results({ question }: { question: CaseQuestion }) {
  const t = useTexts(zakenTexts)
  const query = useQuery(searchQuery(question))
  return (
    <Panel title={t.found}>
      <Loaded query={query}>{(result) => <Found result={result} />}</Loaded>
    </Panel>
  )
}

function Found({ result: { resultaten, onbereikbaar } }: { result: z.output<typeof Zoekresultaat> }) {
  const t = useTexts(zakenTexts)
  const z = useTexts(zaakTexts)
  return (
    <Stack>
      <p role="status">{resultaten.length === 0 ? t.none : t.count(resultaten.length)}</p>
      {onbereikbaar.map(({ zaaksysteem, reden }) => (
        <Alert key={zaaksysteem} kind="warning" title={t.silent(zaaksysteem)}>
          {reden}
        </Alert>
      ))}
      {resultaten.length > 0 && (
        <ul className="balie-list balie-list--lined">
          {resultaten.map((zaak) => (
            <li key={`${zaak.zaaksysteem.uuid} ${zaak.zaak}`}>
              <ZaakSummary number={zaak.identificatie || z.nameless} zaak={zaak} />
            </li>
          ))}
        </ul>
      )}
    </Stack>
  )
}
