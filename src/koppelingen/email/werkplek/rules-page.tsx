import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../../../inrichting/beheer/werkplek/act.ts'
import { BeheerPage } from '../../../inrichting/beheer/werkplek/beheer-page.tsx'
import { clientOf } from '../../../web/frame/client.ts'
import { type BadgeTone, Standing } from '../../../web/ui/badge.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { ConfirmDialog } from '../../../web/ui/dialog.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import { type Postregel, postregels } from '../contract.ts'
import { POSTREGELS, rulesQuery } from './queries.ts'
import { RuleDialog } from './rule-dialog.tsx'
import { regelTexts } from './rule-texts.ts'
import { TrialDialog } from './trial-dialog.tsx'

type State = keyof typeof regelTexts.nl.states

const TONES: Record<State, BadgeTone> = { werkt: 'success', geprobeerd: 'neutral', nieuw: 'warning' }

/** How it is with a rule, in a word. */
function stateOf({ actief, beproefdOp }: Postregel): State {
  if (actief) return 'werkt'
  return beproefdOp ? 'geprobeerd' : 'nieuw'
}

function RuleStanding({ regel }: { regel: Postregel }) {
  const t = useTexts(regelTexts)
  const state = stateOf(regel)
  return <Standing tone={TONES[state]} state={t.states[state]} lines={[regel.aantal > 0 && t.met(regel.aantal)]} />
}

/** Says in words when a rule fits. */
function Conditions({ regel: { postvak, van, naar, woorden, kopNaam, kopWaarde } }: { regel: Postregel }) {
  const { conditionsOf: c } = useTexts(regelTexts)
  const { list } = useFormats()
  return [
    postvak && c.postvak(postvak.naam),
    van.length > 0 && c.van(list(van)),
    naar.length > 0 && c.naar(list(naar)),
    woorden.length > 0 && c.woorden(list(woorden)),
    kopNaam && c.kop(kopNaam, kopWaarde),
  ]
    .filter(Boolean)
    .join(', ')
}

/** Says in words what becomes of a message that fits. */
function Becomes({ regel: { afdeling, onderwerp, label, geenTaak } }: { regel: Postregel }) {
  const { becomesOf: b } = useTexts(regelTexts)
  return [
    afdeling && b.afdeling(afdeling.naam),
    onderwerp && b.onderwerp(onderwerp),
    label && b.label(label),
    geenTaak && b.geenTaak(geenTaak),
  ]
    .filter(Boolean)
    .join(', ')
}

/** Moves one rule one place in the order. */
function moved(all: readonly Postregel[], uuid: string, by: 1 | -1): string[] {
  const order = all.map((regel) => regel.uuid)
  const from = order.indexOf(uuid)
  order.splice(from, 1)
  order.splice(from + by, 0, uuid)
  return order
}

/** The dialog above the page. */
type Open = { kind: 'new' } | { kind: 'change' | 'try' | 'remove'; regel: Postregel }

/** The page with the rules for what comes in by e-mail. */
export function RulesPage() {
  const t = useTexts(regelTexts)
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const query = useQuery(rulesQuery)
  const all = query.data?.resultaten ?? []
  const switchOff = useAct(POSTREGELS, async ({ uuid, naam }: Postregel) => {
    await clientOf(postregels).regelWijzigen({ params: { uuid }, body: { actief: false } })
    return t.switchedOff(naam)
  })
  const move = useAct(POSTREGELS, async ({ regel, by }: { regel: Postregel; by: 1 | -1 }) => {
    await clientOf(postregels).regelsOrdenen({ body: { regels: moved(all, regel.uuid, by) } })
    return t.moved(regel.naam)
  })
  const remove = useAct(POSTREGELS, async ({ uuid, naam }: Postregel) => {
    await clientOf(postregels).regelVerwijderen({ params: { uuid } })
    close()
    return t.removed(naam)
  })
  const columns: Column<Postregel>[] = [
    { key: 'naam', head: t.name, isRowHeader: true, cell: ({ naam }) => naam },
    { key: 'als', head: t.conditions, cell: (regel) => <Conditions regel={regel} /> },
    { key: 'dan', head: t.becomes, cell: (regel) => <Becomes regel={regel} /> },
    { key: 'stand', head: t.state, cell: (regel) => <RuleStanding regel={regel} /> },
    {
      key: 'doen',
      head: t.act,
      cell: (regel) => (
        <Actions>
          <Button about={regel.naam} onClick={() => setOpen({ kind: 'try', regel })}>
            {t.try}
          </Button>
          <Button about={regel.naam} variant="subtle" onClick={() => setOpen({ kind: 'change', regel })}>
            {t.change}
          </Button>
          {regel.actief && (
            <Button about={regel.naam} variant="subtle" onClick={() => switchOff.mutate(regel)}>
              {t.switchOff}
            </Button>
          )}
          {regel.uuid !== all[0]?.uuid && (
            <Button about={regel.naam} variant="subtle" onClick={() => move.mutate({ regel, by: -1 })}>
              {t.up}
            </Button>
          )}
          {regel.uuid !== all.at(-1)?.uuid && (
            <Button about={regel.naam} variant="subtle" onClick={() => move.mutate({ regel, by: 1 })}>
              {t.down}
            </Button>
          )}
          <Button about={regel.naam} variant="subtle" onClick={() => setOpen({ kind: 'remove', regel })}>
            {t.remove}
          </Button>
        </Actions>
      ),
    },
  ]
  return (
    <BeheerPage title={t.title} add={{ label: t.add, onClick: () => setOpen({ kind: 'new' }) }}>
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
      {open?.kind === 'new' && <RuleDialog onClose={close} />}
      {open?.kind === 'change' && <RuleDialog regel={open.regel} onClose={close} />}
      {open?.kind === 'try' && <TrialDialog regel={open.regel} onClose={close} />}
      {open?.kind === 'remove' && (
        <ConfirmDialog
          title={t.removeTitle(open.regel.naam)}
          confirm={t.remove}
          danger
          busy={remove.isPending}
          onConfirm={() => remove.mutate(open.regel)}
          onClose={close}
        >
          {t.removeHelp}
        </ConfirmDialog>
      )}
    </BeheerPage>
  )
}
