import { useQuery } from '@tanstack/react-query'
import { useDone } from '../../../inrichting/beheer/werkplek/act.ts'
import { beheerTexts } from '../../../inrichting/beheer/werkplek/beheer-texts.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { Page } from '../../../web/frame/page.tsx'
import { Alert } from '../../../web/ui/alert.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { RadioField } from '../../../web/ui/choice-fields.tsx'
import { Form, useFormulier } from '../../../web/ui/form.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Panel } from '../../../web/ui/layout.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { type Meldingkeuzes, type MijnMeldingen, meldingen, WijzeMelding } from '../contract.ts'
import { mijnMeldingenTexts } from './texts.ts'

const MINE = ['meldingen', 'mijn'] as const

/** Shows the choices for each kind of news: at once, in the summary of the day, or not at all. */
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

/** Shows what a medewerker is told by e-mail. */
export function MyNotificationsPage() {
  const t = useTexts(mijnMeldingenTexts)
  const query = useQuery({ queryKey: MINE, queryFn: () => clientOf(meldingen).tonen() })
  return (
    <Page title={t.title}>
      <Loaded query={query}>{(own) => <Choices own={own} />}</Loaded>
    </Page>
  )
}
