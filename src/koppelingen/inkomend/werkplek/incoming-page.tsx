import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { BeheerPage } from '../../../inrichting/beheer/werkplek/beheer-page.tsx'
import { type BadgeTone, Standing } from '../../../web/ui/badge.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Panel } from '../../../web/ui/layout.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import type { InkomendKanaal, ZonderRegel } from '../contract.ts'
import { ChannelDialog } from './channel-dialog.tsx'
import { DeliveriesDialog } from './deliveries-dialog.tsx'
import { type Address, channelsQuery } from './queries.ts'
import { Refusals } from './refusals.tsx'
import { SecretDialog } from './secret-dialog.tsx'
import { inkomendTexts } from './texts.ts'

type State = keyof typeof inkomendTexts.nl.states

const TONES: Record<State, BadgeTone> = {
  goed: 'success',
  uit: 'neutral',
  afwijkend: 'warning',
  nieuw: 'neutral',
  'zonder-geheim': 'warning',
}

type Standed = Pick<InkomendKanaal, 'stand' | 'actief' | 'heeftGeheim'>

/** How it is with what came in, in a word. */
function stateOf({ stand, actief, heeftGeheim }: Standed): State {
  if (heeftGeheim === false) return 'zonder-geheim'
  if (!actief) return 'uit'
  if (stand.afwijkend + stand.geweigerd > 0) return 'afwijkend'
  return stand.aantal > 0 ? 'goed' : 'nieuw'
}

/** Shows how much came in, and how much of that asks attention. */
function ChannelStanding(kanaal: Standed) {
  const t = useTexts(inkomendTexts)
  const formats = useFormats()
  const { aantal, laatsteOp, afwijkend, geweigerd } = kanaal.stand
  const state = stateOf(kanaal)
  const lines = [
    laatsteOp && t.received(aantal, formats.moment(laatsteOp)),
    afwijkend > 0 && t.deviating(afwijkend),
    geweigerd > 0 && t.refused(geweigerd),
  ]
  return <Standing tone={TONES[state]} state={t.states[state]} lines={lines} />
}

/** The dialog above the page. */
type Open =
  | { kind: 'new' }
  | { kind: 'change'; kanaal: InkomendKanaal }
  | { kind: 'begin'; begin: ZonderRegel }
  | { kind: 'secret'; kanaal: InkomendKanaal }
  | { kind: 'deliveries'; of: Named }

/** An address to which is delivered, with what it is called. */
type Named = Address & { naam: string }

/** The name of a kanaal, with its key below it. */
const nameCell = ({ naam, sleutel }: Named) => (
  <>
    {naam}
    <div className="balie-soft">{sleutel}</div>
  </>
)

/** The kanalen by which others deliver: what becomes of what they deliver, what came in, and what has no rule yet. */
export function IncomingPage() {
  const t = useTexts(inkomendTexts)
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  const query = useQuery(channelsQuery)
  const kindColumn = { key: 'soort', head: t.kind, cell: ({ soort }: Address) => t.kinds[soort] }
  const showDeliveries = (of: Named) => (
    <Button about={of.naam} variant="subtle" onClick={() => setOpen({ kind: 'deliveries', of })}>
      {t.deliveries}
    </Button>
  )
  const columns: Column<InkomendKanaal>[] = [
    { key: 'naam', head: t.name, isRowHeader: true, cell: nameCell },
    kindColumn,
    { key: 'afdeling', head: t.unit, cell: ({ afdeling }) => afdeling?.naam ?? t.unitDefault },
    { key: 'stand', head: t.state, cell: ChannelStanding },
    {
      key: 'doen',
      head: t.act,
      cell: (kanaal) => (
        <Actions>
          <Button about={kanaal.naam} onClick={() => setOpen({ kind: 'change', kanaal })}>
            {t.change}
          </Button>
          {showDeliveries(kanaal)}
          {kanaal.heeftGeheim !== null && (
            <Button about={kanaal.naam} variant="subtle" onClick={() => setOpen({ kind: 'secret', kanaal })}>
              {t.secret}
            </Button>
          )}
        </Actions>
      ),
    },
  ]
  const without: Column<ZonderRegel>[] = [
    { key: 'naam', head: t.name, isRowHeader: true, cell: nameCell },
    kindColumn,
    {
      key: 'stand',
      head: t.state,
      cell: ({ stand }) => <ChannelStanding stand={stand} actief heeftGeheim={null} />,
    },
    {
      key: 'doen',
      head: t.act,
      cell: (begin) => (
        <Actions>
          <Button about={begin.naam} onClick={() => setOpen({ kind: 'begin', begin })}>
            {t.makeRule}
          </Button>
          {showDeliveries(begin)}
        </Actions>
      ),
    },
  ]
  return (
    <BeheerPage title={t.title} add={{ label: t.add, onClick: () => setOpen({ kind: 'new' }) }}>
      <p>{t.intro}</p>
      <Loaded query={query}>
        {({ resultaten, zonderRegel }) => (
          <>
            {zonderRegel.length > 0 && (
              <Panel title={t.without}>
                <p>{t.withoutHelp}</p>
                <Table
                  empty={t.none}
                  caption={t.without}
                  hideCaption
                  rows={zonderRegel}
                  keyOf={({ soort, sleutel }) => `${soort} ${sleutel}`}
                  columns={without}
                />
              </Panel>
            )}
            <Table
              empty={t.none}
              caption={t.title}
              hideCaption
              rows={resultaten}
              keyOf={({ uuid }) => uuid}
              columns={columns}
            />
          </>
        )}
      </Loaded>
      <Panel title={t.refusals}>
        <p>{t.refusalsHelp}</p>
        <Refusals />
      </Panel>
      {open?.kind === 'new' && <ChannelDialog onClose={close} />}
      {open?.kind === 'change' && <ChannelDialog kanaal={open.kanaal} onClose={close} />}
      {open?.kind === 'begin' && <ChannelDialog begin={open.begin} onClose={close} />}
      {open?.kind === 'secret' && <SecretDialog kanaal={open.kanaal} onClose={close} />}
      {open?.kind === 'deliveries' && <DeliveriesDialog {...open.of} onClose={close} />}
    </BeheerPage>
  )
}
