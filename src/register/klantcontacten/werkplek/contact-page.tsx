import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { channelsQuery, talksIn } from '../../../inrichting/kanalen/werkplek/queries.ts'
import { clientOf } from '../../../web/frame/client.ts'
import type { KeepState } from '../../../web/frame/keeping.ts'
import { Page } from '../../../web/frame/page.tsx'
import { Alert } from '../../../web/ui/alert.tsx'
import { useMeld } from '../../../web/ui/announce.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { ConfirmDialog } from '../../../web/ui/dialog.tsx'
import type { Fault } from '../../../web/ui/form.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Panel, Stack, Toolbar } from '../../../web/ui/layout.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { type Concept, type ConceptAnders, type ConceptVraag, concepten } from '../../concepten/contract.ts'
import { StartProgress, startRefresh, useStartNews } from '../../zaken/werkplek/start-progress.tsx'
import { zaakTexts } from '../../zaken/werkplek/texts.ts'
import { check } from './check.ts'
import { endTalks, naamOf, newVraag, withTimesOf } from './contact.ts'
import { recipientTexts } from './customer/recipient-texts.ts'
import { useDraft } from './draft/draft.ts'
import { screenName } from './draft/place.ts'
import { CONCEPTEN, draftQuery, runningQuery, startsQuery } from './queries.ts'
import { QuestionForm } from './question-form.tsx'
import { waardenOf } from './question-values.ts'
import { QuestionRefused, type Registered as RegisteredQuestion, register } from './register.ts'
import { RunningTabs } from './running-tabs.tsx'
import { useStart } from './start.ts'
import { contactTexts } from './texts.ts'

/** It is fetched apart: a municipality may have no such texts. */
const StandardTexts = lazy(async () => ({ default: (await import('./standard-texts.tsx')).StandardTexts }))

const route = getRouteApi('/ingelogd/contacten/$uuid')

/** Shows a contact that is being recorded. */
export function ContactPage() {
  const t = useTexts(contactTexts)
  const { uuid } = route.useParams()
  const query = useQuery(draftQuery(uuid))
  return (
    <Page title={t.contact} above={<RunningTabs current={uuid} />}>
      <Loaded query={query} gone={t.gone}>
        {(concept) => <Running key={uuid} concept={concept} />}
      </Loaded>
    </Page>
  )
}

/** The question that was shown last, and its faults. */
interface At {
  question: string | undefined
  faults: readonly Fault[]
}

function Running({ concept }: { concept: Concept }) {
  const t = useTexts(contactTexts)
  const r = useTexts(recipientTexts)
  const z = useTexts(zaakTexts)
  const client = useQueryClient()
  const draft = useDraft(concept)
  const { vragen, anders = [] } = draft.inhoud
  const [at, setAt] = useState<At>({ question: vragen[0]?.uuid, faults: [] })
  const [discarding, setDiscarding] = useState(false)
  const [registered, setRegistered] = useState<readonly RegisteredQuestion[]>()
  // The tab says who it is as soon as that is known here.
  useEffect(() => {
    client.setQueryData(runningQuery.queryKey, (running) =>
      running?.map((one) => (one.uuid === concept.uuid ? { ...one, inhoud: draft.inhoud } : one)),
    )
  }, [client, concept.uuid, draft.inhoud])
  const index = vragen.findIndex(({ uuid }) => uuid === at.question)
  // The question may have been removed in another window.
  const vraag = vragen[index] ?? vragen.at(-1)
  if (registered || !vraag) return <Registered vragen={registered ?? []} />

  const choose = (question: string | undefined, faults: readonly Fault[] = []) => setAt({ question, faults })
  const add = () => {
    const nieuw = newVraag(vraag.kanaal, vraag)
    draft.put((own) => [...own, nieuw])
    choose(nieuw.uuid)
  }
  const takeAway = () => {
    draft.put((own) => own.filter(({ uuid }) => uuid !== vraag.uuid))
    choose(vragen[Math.min(index, vragen.length - 2)]?.uuid)
  }
  const remove = async () => {
    await draft.end()
    await clientOf(concepten).weggooien({ params: { uuid: concept.uuid } })
  }
  const registerAll = async (question: string) => {
    const before = draft.latest().vragen
    // The end is kept before it is sent, so that a second attempt says the same.
    const talks = talksIn(await client.ensureQueryData(channelsQuery))
    draft.put((own) => endTalks(own, talks))
    try {
      return await sendAll(question, talks)
    } catch (error) {
      if (error instanceof QuestionRefused) draft.put((own) => withTimesOf(own, before))
      throw error
    }
  }
  const sendAll = async (question: string, talks: readonly string[]) => {
    if (!(await draft.sync())) throw new QuestionRefused(question, [{ name: 'elders', reason: t.lookAgain }])
    const { gesprek, vragen: all, anders: open = [] } = draft.latest()
    for (const other of all) {
      const faults = check(waardenOf(other), { ...t, ...r, ...z }, talks)
      if (other.klant.ontvangers && all.length > 1) faults.push({ name: 'nummers', reason: r.alone })
      for (const { veld } of open.filter((ander) => ander.vraag.uuid === other.uuid))
        faults.push({ name: screenName(veld, other), reason: t.chooseFirst })
      if (faults.length > 0) throw new QuestionRefused(other.uuid, faults)
    }
    return register({ gesprek, vragen: all })
  }
  const done = (result: readonly RegisteredQuestion[]) => {
    setRegistered(result)
    void remove().finally(() => void client.invalidateQueries({ queryKey: [...CONCEPTEN, 'lijst'] }))
    void client.invalidateQueries({ queryKey: ['klantbeeld'] })
  }
  return (
    <Stack>
      <KeptWarning state={draft.state} />
      {vragen.length > 1 && (
        <Questions vragen={vragen} anders={anders} current={vraag.uuid} onChoose={(question) => choose(question)} />
      )}
      <QuestionForm
        key={vraag.uuid}
        vraag={vraag}
        anders={anders.filter((ander) => ander.vraag.uuid === vraag.uuid)}
        isNext={index > 0}
        faults={at.faults}
        turn={draft.turn}
        latest={() => draft.latest().vragen.find(({ uuid }) => uuid === vraag.uuid)}
        onType={draft.type}
        onChoose={draft.choose}
        register={() => registerAll(vraag.uuid)}
        onRegistered={done}
        onRefused={({ question, faults }) => choose(question, faults)}
      >
        {(form) => (
          <Actions>
            <Button variant="primary" type="submit" busy={form.busy}>
              {vragen.length > 1 ? t.registerAll(vragen.length) : t.register}
            </Button>
            <span className="balie-soft balie-small">{t.registerKey}</span>
            <Button onClick={add}>{t.addQuestion}</Button>
            <Suspense>
              <StandardTexts form={form} />
            </Suspense>
            {vragen.length > 1 && (
              <Button variant="subtle" onClick={takeAway}>
                {t.removeQuestion}
              </Button>
            )}
            <Button variant="subtle" danger onClick={() => setDiscarding(true)}>
              {t.discard}
            </Button>
            <Kept state={draft.state} isMerged={draft.merged > 0} />
          </Actions>
        )}
      </QuestionForm>
      {discarding && <Discard vragen={vragen} remove={remove} onClose={() => setDiscarding(false)} />}
    </Stack>
  )
}

/** Says that the text is not kept, which a screen reader announces. */
function KeptWarning({ state }: { state: KeepState }) {
  const t = useTexts(contactTexts)
  if (state.kind === 'failed')
    return (
      <Alert kind="warning" live>
        {t.saveFailed}
      </Alert>
    )
  if (state.kind === 'gone')
    return (
      <Alert kind="warning" live>
        {t.endedElsewhere}
      </Alert>
    )
  return null
}

/** Shows that the text is kept, and when. */
function Kept({ state, isMerged }: { state: KeepState; isMerged: boolean }) {
  const t = useTexts(contactTexts)
  const formats = useFormats()
  if (state.kind === 'failed' || state.kind === 'gone') return null
  return (
    <div className="balie-soft balie-small">
      <p>{state.kind === 'saved' && state.at ? t.saved(formats.time(state.at)) : t.saving}</p>
      <p role="status">{isMerged && t.merged}</p>
    </div>
  )
}

interface QuestionsProps {
  vragen: readonly ConceptVraag[]
  anders: readonly ConceptAnders[]
  current: string
  onChoose(question: string): void
}

function Questions({ vragen, anders, current, onChoose }: QuestionsProps) {
  const t = useTexts(contactTexts)
  const isOpen = (uuid: string) => anders.some((ander) => ander.vraag.uuid === uuid)
  return (
    <nav aria-label={t.questions}>
      <Toolbar>
        {vragen.map(({ uuid, onderwerp }, index) => (
          <Button
            key={uuid}
            variant={uuid === current ? 'primary' : 'secondary'}
            aria-current={uuid === current ? 'step' : undefined}
            onClick={() => onChoose(uuid)}
          >
            {onderwerp || t.question(index + 1)}
            {isOpen(uuid) && ` (${t.toChoose})`}
          </Button>
        ))}
      </Toolbar>
    </nav>
  )
}

/** Shows that a contact was registered, with the number to tell the customer. */
function Registered({ vragen }: { vragen: readonly RegisteredQuestion[] }) {
  const t = useTexts(contactTexts)
  const r = useTexts(recipientTexts)
  const formats = useFormats()
  const start = useStart()
  const total = vragen.flatMap(({ nummers }) => nummers).length
  const isToMany = total > vragen.length
  return (
    <Panel title={t.registered} takesFocus>
      <Stack>
        <div role="status">
          <p>{isToMany ? r.registered(total) : total > 1 ? t.registeredAsMany : t.registeredAs}</p>
          <ul className="balie-list balie-list--lined">
            {vragen.map(({ uuid, onderwerp, nummers }) => (
              <li key={uuid}>
                <strong className="contact-number">{formats.list(nummers)}</strong> {onderwerp}
              </li>
            ))}
          </ul>
        </div>
        <Started starten={vragen.flatMap(({ zaakstarten }) => zaakstarten)} />
        <Actions>
          <Button variant="primary" busy={start.isPending} onClick={() => start.mutate({})}>
            {t.start}
          </Button>
        </Actions>
      </Stack>
    </Panel>
  )
}

/** Shows how far the zaken are that were asked for; a number appears, and is announced, as soon as it is known. */
function Started({ starten }: { starten: RegisteredQuestion['zaakstarten'] }) {
  const { data } = useQuery({
    ...startsQuery(starten.map(({ uuid }) => uuid)),
    enabled: starten.length > 0,
    initialData: starten,
    refetchInterval: ({ state }) => startRefresh(state.data),
  })
  useStartNews(data)
  return data.map((start) => <StartProgress key={start.uuid} start={start} />)
}

/** Asks before typed text is lost, and says which text that is. */
function Discard({ vragen, remove, onClose }: { vragen: ConceptVraag[]; remove(): Promise<void>; onClose(): void }) {
  const t = useTexts(contactTexts)
  const formats = useFormats()
  const navigate = useNavigate()
  const client = useQueryClient()
  const meld = useMeld()
  const [busy, setBusy] = useState(false)
  const names = vragen.map((vraag) => naamOf(vraag) || t.nameless)
  const discard = async () => {
    setBusy(true)
    await remove()
    void client.invalidateQueries({ queryKey: [...CONCEPTEN, 'lijst'] })
    meld.show('ok', t.discarded)
    await navigate({ to: '/contacten' })
  }
  return (
    <ConfirmDialog
      title={t.discardTitle}
      confirm={t.discard}
      danger
      busy={busy}
      onConfirm={() => void discard()}
      onClose={onClose}
    >
      {t.discardText(formats.list([...new Set(names)]))}
    </ConfirmDialog>
  )
}
