import { useQuery } from '@tanstack/react-query'
import { useAct } from '../../../inrichting/beheer/werkplek/act.ts'
import { BeheerPage } from '../../../inrichting/beheer/werkplek/beheer-page.tsx'
import { useRemoval } from '../../../inrichting/beheer/werkplek/removal.tsx'
import { clientOf } from '../../../web/frame/client.ts'
import { useMeld } from '../../../web/ui/announce.tsx'
import { type BadgeTone, Standing } from '../../../web/ui/badge.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import { type Abonnement, abonnementen } from '../contract.ts'
import { abonnementTexts } from './texts.ts'

const ABONNEMENTEN = ['abonnementen'] as const

type State = keyof typeof abonnementTexts.nl.states

const TONES: Record<State, BadgeTone> = { goed: 'success', wacht: 'warning', gestopt: 'danger', gepauzeerd: 'neutral' }

/** How it is with a receiver, in a word. */
function stateOf({ actief, stand }: Abonnement): State {
  if (!actief) return stand.fout ? 'gestopt' : 'gepauzeerd'
  return stand.wachtTot ? 'wacht' : 'goed'
}

/** How it goes with what a receiver is told, and why when it goes wrong. */
function ReceiverStanding({ abonnement }: { abonnement: Abonnement }) {
  const t = useTexts(abonnementTexts)
  const formats = useFormats()
  const { wachten, mislukt, fout, wachtTot } = abonnement.stand
  const state = stateOf(abonnement)
  const lines = [
    fout,
    wachten > 0 && t.waiting(wachten),
    mislukt > 0 && t.failed(mislukt),
    wachtTot && t.until(formats.moment(wachtTot)),
  ]
  return <Standing tone={TONES[state]} state={t.states[state]} lines={lines} />
}

/** The page on which beheer sees who is told what, how that goes, and what can be done about it. */
export function SubscriptionsPage() {
  const t = useTexts(abonnementTexts)
  const formats = useFormats()
  const meld = useMeld()
  const query = useQuery({ queryKey: ABONNEMENTEN, queryFn: () => clientOf(abonnementen).lijst() })
  const probe = useAct(ABONNEMENTEN, async ({ uuid, naam }: Abonnement) => {
    const { gelukt, fout, duurMs } = await clientOf(abonnementen).proberen({ params: { uuid } })
    if (gelukt) return t.probed(naam, duurMs)
    meld.show('error', t.probeFailed(naam, fout))
    return undefined
  })
  const retry = useAct(ABONNEMENTEN, async ({ uuid, naam }: Abonnement) => {
    const { aantal } = await clientOf(abonnementen).opnieuw({ params: { uuid }, body: {} })
    return t.retried(aantal, naam)
  })
  const toggle = useAct(ABONNEMENTEN, async ({ uuid, naam, actief }: Abonnement) => {
    await clientOf(abonnementen).wijzigen({ params: { uuid }, body: { actief: !actief } })
    return actief ? t.paused(naam) : t.resumed(naam)
  })
  const removal = useRemoval<Abonnement>(ABONNEMENTEN, {
    remove: ({ uuid }) => clientOf(abonnementen).beeindigen({ params: { uuid } }),
    confirm: t.remove,
    title: ({ naam }) => t.removeTitle(naam),
    help: () => t.removeHelp,
    done: ({ naam }) => t.removed(naam),
  })
  const columns: Column<Abonnement>[] = [
    {
      key: 'naam',
      head: t.name,
      isRowHeader: true,
      cell: ({ naam, url }) => (
        <>
          {naam}
          <div className="balie-soft">{new URL(url).host}</div>
        </>
      ),
    },
    { key: 'soort', head: t.kind, cell: ({ soort }) => t.kinds[soort] },
    { key: 'stand', head: t.state, cell: (abonnement) => <ReceiverStanding abonnement={abonnement} /> },
    {
      key: 'laatst',
      head: t.last,
      cell: ({ stand }) => (stand.laatstBezorgdOp ? formats.moment(stand.laatstBezorgdOp) : t.never),
    },
    {
      key: 'doen',
      head: t.act,
      cell: (abonnement) => (
        <Actions>
          <Button about={abonnement.naam} busy={probe.isPending} onClick={() => probe.mutate(abonnement)}>
            {t.probe}
          </Button>
          {abonnement.stand.mislukt > 0 && (
            <Button about={abonnement.naam} onClick={() => retry.mutate(abonnement)}>
              {t.retry}
            </Button>
          )}
          <Button about={abonnement.naam} variant="subtle" onClick={() => toggle.mutate(abonnement)}>
            {abonnement.actief ? t.pause : t.resume}
          </Button>
          <Button about={abonnement.naam} variant="subtle" onClick={() => removal.ask(abonnement)}>
            {t.remove}
          </Button>
        </Actions>
      ),
    },
  ]
  return (
    <BeheerPage title={t.title}>
      <p>{t.intro}</p>
      <Loaded query={query}>
        {({ resultaten }) => (
          <Table
            empty={t.none}
            caption={t.title}
            hideCaption
            rows={resultaten}
            keyOf={({ uuid }) => uuid}
            columns={columns}
          />
        )}
      </Loaded>
      {removal.dialog}
    </BeheerPage>
  )
}
