import { useQuery } from '@tanstack/react-query'
import { Alert } from '../../ui/alert.tsx'
import { Actions, Button } from '../../ui/button.tsx'
import { RadioField } from '../../ui/choice-fields.tsx'
import { Form, useFormulier } from '../../ui/form.tsx'
import { useTexts } from '../../ui/language.tsx'
import { Panel } from '../../ui/layout.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { useDone } from '../../werkplek/beheer/act.ts'
import { beheerTexts } from '../../werkplek/beheer/places.ts'
import { clientOf } from '../../werkplek/client.ts'
import { Page } from '../../werkplek/page.tsx'
import { type Meldingkeuzes, type MijnMeldingen, meldingen, WijzeMelding } from '../contract.ts'
import { mijnMeldingenTexts } from './texts.ts'

const MINE = ['meldingen', 'mijn'] as const

/** For each kind of news: at once, in the summary of the day, or not at all. */
function Choices({ own: { emailadres, ...initial } }: { own: MijnMeldingen }) {
  const t = useTexts(mijnMeldingenTexts)
  const { save } = useTexts(beheerTexts)
  const done = useDone(MINE)
  const choices = WijzeMelding.options.map((value) => ({ value, label: t.ways[value] }))
  const form = useFormulier<Meldingkeuzes, MijnMeldingen>({
    initial,
    submit: (body) => clientOf(meldingen).instellen({ body }),
    onDone: () => void done(t.saved),
  })
  return (
    <Panel title={t.mail}>
      {emailadres ? <p>{t.intro(emailadres)}</p> : <Alert kind="warning">{t.noAddress}</Alert>}
      <Form form={form}>
        {(['nieuw', 'doorgestuurd', 'heropend', 'overTijd'] as const).map((kind) => (
          <RadioField key={kind} label={t.kinds[kind]} inline choices={choices} {...form.field(kind)} />
        ))}
        <p className="balie-soft">
          {t.summary} {t.self}
        </p>
        <Actions>
          <Button type="submit" variant="primary" busy={form.busy}>
            {save}
          </Button>
        </Actions>
      </Form>
    </Panel>
  )
}

/** What a medewerker is told by e-mail. */
export function MyNotificationsPage() {
  const t = useTexts(mijnMeldingenTexts)
  const query = useQuery({ queryKey: MINE, queryFn: () => clientOf(meldingen).tonen() })
  return (
    <Page title={t.title}>
      <Loaded query={query}>{(own) => <Choices own={own} />}</Loaded>
    </Page>
  )
}
