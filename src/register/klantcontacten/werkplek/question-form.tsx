import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { channelsQuery, rememberChannel, useTalks } from '../../../inrichting/kanalen/werkplek/queries.ts'
import { lengthOf } from '../../../platform/lengths.ts'
import { same } from '../../../web/frame/same.ts'
import { SelectField } from '../../../web/ui/choice-fields.tsx'
import { controlId, type Fault, Form, type FormState, useFormulier } from '../../../web/ui/form.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { DUTCH } from '../../../web/ui/languages.ts'
import { Columns, Disclosure, Panel, Stack } from '../../../web/ui/layout.tsx'
import { Progress } from '../../../web/ui/progress.tsx'
import { TextareaField, TextField } from '../../../web/ui/text-field.tsx'
import type { ConceptAnders, ConceptVraag } from '../../concepten/contract.ts'
import { uploadTexts } from '../../documenten/werkplek/texts.ts'
import { unfinishedUploads } from '../../documenten/werkplek/unfinished.ts'
import { isSending } from '../../documenten/werkplek/use-uploads.ts'
import { zaakTexts } from '../../zaken/werkplek/texts.ts'
import { NieuwKlantcontact } from '../contract.ts'
import { check } from './check.ts'
import { Customer } from './customer/customer.tsx'
import { recipientTexts } from './customer/recipient-texts.ts'
import { OthersAt, OthersElsewhere } from './draft/others.tsx'
import { screenName } from './draft/place.ts'
import { FollowUps } from './follow-up.tsx'
import { type Values, vraagOf, waardenOf } from './question-values.ts'
import { QuestionRefused, type Registered } from './register.ts'
import { TalkTimes } from './talk-times.tsx'
import { contactTexts } from './texts.ts'
import './contact.css'

/** It is fetched apart, because it is rarely looked at. */
const RareFields = lazy(async () => ({ default: (await import('./rare-fields.tsx')).RareFields }))

/** It is fetched when there is a customer to show. */
const Pictures = lazy(async () => ({ default: (await import('./customer/customer-picture.tsx')).Pictures }))

interface QuestionFormProps {
  vraag: ConceptVraag
  /** This was filled in differently in another window. */
  anders: readonly ConceptAnders[]
  /** It changes whenever the question was changed by something other than typing. */
  turn: number
  /** Gives the question as it is at this moment. */
  latest(): ConceptVraag | undefined
  /** Another question of the same conversation came before it (R13). */
  isNext: boolean
  /** These faults are known already. */
  faults: readonly Fault[]
  onType(before: ConceptVraag, after: ConceptVraag): void
  onChoose(ander: ConceptAnders, takes: boolean): void
  /** Registers the whole conversation. */
  register(): Promise<Registered[]>
  onRegistered(registered: Registered[]): void
  /** Another question was refused. */
  onRefused(refused: QuestionRefused): void
  /** Gives the buttons under the form. */
  children(form: FormState<Values>): React.ReactNode
}

/** Gives the values that changed elsewhere. */
function changedIn(values: Values, vraag: ConceptVraag): Partial<Values> {
  const { namensAnder, ...next } = waardenOf(vraag)
  const changed = Object.entries(next).filter(([name, value]) => !same(values[name as keyof Values], value))
  return { ...Object.fromEntries(changed), ...(!same(values.namens, next.namens) && { namensAnder }) }
}

/** Gives the focus back to the element that has it now, when it lost it. */
const backTo = (element: Element | null) => () => {
  if (element instanceof HTMLElement && element.isConnected && document.activeElement !== element) element.focus()
}

/**
 * Reports what is typed in a form, and puts in it what came from elsewhere; the focus stays where it is.
 * @returns a function that says where the focus goes instead, after the next change from elsewhere
 */
function useShared(form: FormState<Values>, { vraag, turn, latest, onType }: QuestionFormProps) {
  const { values } = form
  const before = useRef(values)
  const seen = useRef(turn)
  const afterwards = useRef<() => void>(undefined)
  useEffect(() => {
    if (before.current !== values) {
      const was = before.current
      before.current = values
      onType(vraagOf(was, vraag), vraagOf(values, vraag))
    }
    if (seen.current !== turn) {
      seen.current = turn
      afterwards.current ??= backTo(document.activeElement)
      const now = latest()
      const changed = now ? changedIn(values, now) : {}
      // It runs after the render that this change leads to.
      if (Object.keys(changed).length > 0) return form.change(changed)
    }
    const go = afterwards.current
    afterwards.current = undefined
    go?.()
  })
  return (go: () => void) => {
    afterwards.current = go
  }
}

/** Shows one question of a conversation: who asked it, what was said, and what happens now. */
export function QuestionForm(props: QuestionFormProps) {
  const z = useTexts(zaakTexts)
  const { vraag, anders, isNext, onChoose, register, onRegistered, onRefused, children } = props
  const t = useTexts(contactTexts)
  const u = useTexts(uploadTexts)
  const r = useTexts(recipientTexts)
  const talks = useTalks()
  const form = useFormulier<Values, Registered[]>({
    initial: waardenOf(vraag),
    faults: props.faults,
    check: (values) => [
      ...check(values, { ...t, ...r, ...z }, talks),
      ...(isSending() ? [{ name: 'bijlagen', reason: u.stillSending }] : []),
    ],
    submit: register,
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
  const subject = controlId(form.id, 'onderwerp')
  const startsAtSubject = isNext && props.faults.length === 0
  useEffect(() => {
    if (startsAtSubject) document.getElementById(subject)?.focus()
  }, [startsAtSubject, subject])
  const focusAfterwards = useShared(form, props)
  const others = {
    vraag,
    anders,
    onChoose: (ander: ConceptAnders, takes: boolean) => {
      // The question disappears with its answer, so the focus goes to its field, or to the customer.
      const names = [screenName(ander.veld, vraag), 'vaststelling', 'achternaam', 'onderwerp']
      focusAfterwards(() => {
        const controls = names.map((name) => document.getElementById(controlId(form.id, name)))
        controls.find((control) => control !== null)?.focus()
      })
      onChoose(ander, takes)
    },
  }
  const submitByKey = (event: React.KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    void form.submit()
  }
  return (
    // A shortcut for the whole form, wherever in it one is; its button does the same.
    <div className="contact-talk" onKeyDownCapture={submitByKey}>
      <Form form={form} label={t.contact} notes={(name) => <OthersAt name={name} {...others} />}>
        <Columns>
          <Stack>
            <OthersElsewhere {...others} />
            <TalkTimes form={form} />
            <Customer form={form} isNext={isNext} />
            <Said form={form} />
            <FollowUps form={form} />
            <Rare form={form} anders={anders.map(({ veld }) => screenName(veld, vraag))} />
            <div className="balie-stays">{children(form)}</div>
          </Stack>
          {values.klant && (
            <div className="balie-beside">
              <Suspense fallback={<Progress />}>
                <Pictures klant={values.klant} namens={values.namens} />
              </Suspense>
            </div>
          )}
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
        <div className="contact-fields contact-fields--subject">
          <TextField label={t.subject} {...form.field('onderwerp')} />
          <SelectField label={t.channel} choices={choices} {...form.field('kanaal')} />
        </div>
        <div className="contact-note">
          <TextareaField
            label={t.content}
            description={t.contentHelp}
            required={false}
            rows={3}
            max={lengthOf(NieuwKlantcontact, 'inhoud')}
            {...form.field('inhoud')}
          />
        </div>
      </Stack>
    </Panel>
  )
}

/** These fields are folded away. */
const RARE = ['namens', 'voortaan', 'initiatiefnemer', 'taal', 'bijlagen', 'dag', 'vertrouwelijk'] as const

/** Tells whether something folded away is not as it mostly is, or needs attention: then it is shown at once. */
function isUnusual({ values, error }: FormState<Values>, anders: readonly string[]): boolean {
  const { klant, namens, namensAnder, taal, bijlagen, dag, vertrouwelijk, initiatiefnemer, ontvangers } = values
  const reach = klant ? (['telefoonnummer', 'emailadres'] as const) : []
  return (
    [...RARE, ...reach].some((name) => error(name) || anders.includes(name)) ||
    reach.some((name) => values[name] !== '') ||
    [namens !== null, namensAnder, taal !== DUTCH, bijlagen.length > 0, dag !== '', vertrouwelijk].some(Boolean) ||
    (initiatiefnemer !== 'klant' && ontvangers === null) ||
    // An upload that broke off goes on when its file is chosen again.
    unfinishedUploads().length > 0
  )
}

/** Shows the fields that a talk rarely needs, folded. They are fetched when they are opened. */
function Rare({ form, anders }: { form: FormState<Values>; anders: readonly string[] }) {
  const t = useTexts(contactTexts)
  const [isOpened, setIsOpened] = useState(false)
  const summary = form.values.klant ? t.rareKnown : t.rare
  return (
    <div className="balie-panel">
      <Disclosure summary={summary} open={isUnusual(form, anders)} onOpen={() => setIsOpened(true)}>
        {isOpened && (
          <Suspense fallback={<Progress />}>
            <RareFields form={form} />
          </Suspense>
        )}
      </Disclosure>
    </div>
  )
}
