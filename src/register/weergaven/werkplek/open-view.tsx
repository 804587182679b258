import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../../../inrichting/beheer/werkplek/act.ts'
import { ZICHTRECHTEN } from '../../../inrichting/toegang/contract.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { useRight } from '../../../web/frame/rights.ts'
import { Alert } from '../../../web/ui/alert.tsx'
import { useMeld } from '../../../web/ui/announce.tsx'
import { StatusBadge } from '../../../web/ui/badge.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Heading, Toolbar } from '../../../web/ui/layout.tsx'
import { faultText, isProblem } from '../../../web/ui/problems.ts'
import { kitTexts } from '../../../web/ui/texts.ts'
import { type Weergave, weergaven, weergaveVeranderd } from '../contract.ts'
import { WEERGAVEN } from './queries.ts'
import { weergaveTexts } from './texts.ts'
import { EditViewDialog, NewViewDialog, RemoveViewDialog, useKeepView } from './view-dialogs.tsx'
import { sharedWith, VIEW_NAME, type Worklist } from './worklist.ts'
import './views.css'

/** Says why the open view no longer shows or reaches what it was kept for. */
function Faults({ view }: { view: Weergave }) {
  const t = useTexts(weergaveTexts)
  return view.vervallen.map((fault) => (
    <Alert key={fault} kind="warning">
      {t.faults[fault](view.gedeeldMet?.naam ?? '')}
    </Alert>
  ))
}

/** Shows who owns the view, and who else sees it. */
function About({ view, isChanged }: { view: Weergave; isChanged: boolean }) {
  const t = useTexts(weergaveTexts)
  const others = sharedWith(view)
  const parts = [
    !view.eigen && t.of(view.eigenaar.naam),
    others && t.sharedWith(others),
    view.standaard && t.opensFirst,
  ].filter(Boolean)
  return (
    <>
      {isChanged && <StatusBadge tone="active">{t.changed}</StatusBadge>}
      {parts.length > 0 && <span className="balie-soft balie-small">{parts.join(', ')}</span>}
    </>
  )
}

/** Overwrites a view with what is shown. A user who comes second is told so, and keeps everything they chose. */
function useOverwrite({ shown, open }: Worklist) {
  const t = useTexts(weergaveTexts)
  const kit = useTexts(kitTexts)
  const meld = useMeld()
  const keep = useKeepView()
  return useMutation({
    mutationFn: ({ uuid, versie }: Weergave) =>
      clientOf(weergaven).wijzigen({ params: { uuid }, body: { versie, inhoud: shown } }),
    onSuccess: (view) => {
      keep(view)
      meld.show('ok', t.kept(view.naam))
      open(view)
    },
    onError: (error) => {
      if (!isProblem(error, weergaveVeranderd)) return meld.show('error', faultText(error, kit))
      keep(error.problem.weergave as Weergave)
      meld.show('warning', t.conflict)
    },
  })
}

/** Makes the worklist open with this view. */
function OpenFirst({ view }: { view: Weergave }) {
  const t = useTexts(weergaveTexts)
  const choose = useAct(WEERGAVEN, async ({ uuid, naam, standaard }: Weergave) => {
    await clientOf(weergaven).standaardKiezen({ body: { weergave: standaard ? null : uuid } })
    return standaard ? t.opensNot : t.opens(naam)
  })
  return (
    <Button variant="subtle" busy={choose.isPending} onClick={() => choose.mutate(view)}>
      {view.standaard ? t.openFirstNot : t.openFirst}
    </Button>
  )
}

type Asking = 'new' | 'copy' | 'edit' | 'remove'

interface OpenViewProps {
  worklist: Worklist
  view: Weergave
}

/** Shows the acts that are possible with the open view. */
function ViewActions({ worklist, view, ask }: OpenViewProps & { ask(what: Asking): void }) {
  const t = useTexts(weergaveTexts)
  const overwrite = useOverwrite(worklist)
  const { isChanged, open } = worklist
  const isToSave = isChanged || view.vervallen.includes('filter')
  return (
    <Actions>
      {view.eigen && isToSave && (
        <Button variant="primary" busy={overwrite.isPending} onClick={() => overwrite.mutate(view)}>
          {t.save}
        </Button>
      )}
      {isChanged && <Button onClick={() => ask('new')}>{t.saveNew}</Button>}
      {isChanged && <Button onClick={() => open(view)}>{t.undo}</Button>}
      {!view.eigen && !isChanged && <Button onClick={() => ask('copy')}>{t.copy}</Button>}
      {view.eigen && (
        <Button variant="subtle" onClick={() => ask('edit')}>
          {t.edit}
        </Button>
      )}
      <OpenFirst view={view} />
      {view.eigen && (
        <Button variant="subtle" onClick={() => ask('remove')}>
          {t.remove}
        </Button>
      )}
    </Actions>
  )
}

/** Shows the open view: its name, whether its filters were changed, and the acts that are possible with it. */
export function OpenView({ worklist, view }: OpenViewProps) {
  const t = useTexts(weergaveTexts)
  const meld = useMeld()
  const seesAll = useRight({ right: ZICHTRECHTEN.alles })
  const [asking, setAsking] = useState<Asking>()
  const { shown, isChanged, open, leave } = worklist
  const close = () => setAsking(undefined)
  const kept = ({ naam }: Weergave) => meld.show('ok', t.kept(naam))
  const made = (own: Weergave) => {
    kept(own)
    open(own)
  }
  return (
    <section className="view-bar" aria-labelledby={VIEW_NAME}>
      <Toolbar>
        <Heading level={2} id={VIEW_NAME} tabIndex={-1}>
          {view.naam}
        </Heading>
        <About view={view} isChanged={isChanged} />
      </Toolbar>
      <Faults view={view} />
      {shown.lijst === 'alle' && !seesAll && <p className="balie-soft">{t.onlyYours}</p>}
      <ViewActions worklist={worklist} view={view} ask={setAsking} />
      {asking === 'new' && <NewViewDialog inhoud={shown} onDone={made} onClose={close} />}
      {asking === 'copy' && <NewViewDialog inhoud={view.inhoud} van={view} onDone={made} onClose={close} />}
      {asking === 'edit' && <EditViewDialog view={view} onDone={kept} onClose={close} />}
      {asking === 'remove' && <RemoveViewDialog view={view} onRemoved={leave} onClose={close} />}
    </section>
  )
}
