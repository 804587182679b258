import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../../../inrichting/beheer/werkplek/act.ts'
import { BeheerPage } from '../../../inrichting/beheer/werkplek/beheer-page.tsx'
import { clientOf } from '../../../web/frame/client.ts'
import { useMeld } from '../../../web/ui/announce.tsx'
import { type BadgeTone, Standing } from '../../../web/ui/badge.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import { type Postvak, postvakken } from '../contract.ts'
import { MailboxDialog } from './mailbox-dialog.tsx'
import { MessagesDialog } from './messages-dialog.tsx'
import { mailboxesQuery, POSTVAKKEN } from './queries.ts'
import { postvakTexts } from './texts.ts'

type State = keyof typeof postvakTexts.nl.states

const TONES: Record<State, BadgeTone> = { goed: 'success', fout: 'danger', nieuw: 'warning', uit: 'neutral' }

/** How it is with a mailbox, in a word. */
function stateOf({ actief, stand }: Postvak): State {
  if (!actief) return 'uit'
  if (stand.fout) return 'fout'
  return stand.gelezenOp ? 'goed' : 'nieuw'
}

/** How it goes with a mailbox, and why when it goes wrong. */
function MailboxStanding({ postvak }: { postvak: Postvak }) {
  const t = useTexts(postvakTexts)
  const formats = useFormats()
  const { fout, gelezenOp, wachten } = postvak.stand
  const state = stateOf(postvak)
  const lines = [fout, gelezenOp && t.read(formats.moment(gelezenOp)), wachten > 0 && t.waiting(wachten)]
  return <Standing tone={TONES[state]} state={t.states[state]} lines={lines} />
}

/** The mailboxes from which Balie takes e-mail, how it is with them, and what can be done about it. */
export function MailboxesPage() {
  const t = useTexts(postvakTexts)
  const meld = useMeld()
  const [open, setOpen] = useState<Postvak | 'new'>()
  const [listed, setListed] = useState<{ postvak: Postvak; stand: 'apart' | 'overgeslagen' }>()
  const query = useQuery(mailboxesQuery)
  const test = useAct(POSTVAKKEN, async ({ uuid, naam }: Postvak) => {
    const { goed, fout, aantal, meldt } = await clientOf(postvakken).testen({ params: { uuid } })
    if (goed) return t.tested(naam, aantal ?? 0, meldt)
    meld.show('error', t.testFailed(naam, fout))
    return undefined
  })
  const columns: Column<Postvak>[] = [
    {
      key: 'naam',
      head: t.name,
      isRowHeader: true,
      cell: ({ naam, gebruiker }) => (
        <>
          {naam}
          <div className="balie-soft">{gebruiker}</div>
        </>
      ),
    },
    { key: 'afdeling', head: t.unit, cell: ({ afdeling }) => afdeling.naam },
    { key: 'stand', head: t.state, cell: (postvak) => <MailboxStanding postvak={postvak} /> },
    {
      key: 'doen',
      head: t.act,
      cell: (postvak) => (
        <Actions>
          <Button about={postvak.naam} busy={test.isPending} onClick={() => test.mutate(postvak)}>
            {t.test}
          </Button>
          <Button about={postvak.naam} variant="subtle" onClick={() => setOpen(postvak)}>
            {t.change}
          </Button>
          {postvak.stand.apart > 0 && (
            <Button about={postvak.naam} variant="subtle" onClick={() => setListed({ postvak, stand: 'apart' })}>
              {t.aside(postvak.stand.apart)}
            </Button>
          )}
          {postvak.stand.overgeslagen > 0 && (
            <Button about={postvak.naam} variant="subtle" onClick={() => setListed({ postvak, stand: 'overgeslagen' })}>
              {t.skipped(postvak.stand.overgeslagen)}
            </Button>
          )}
        </Actions>
      ),
    },
  ]
  return (
    <BeheerPage title={t.title} add={{ label: t.add, onClick: () => setOpen('new') }}>
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
      {open && <MailboxDialog postvak={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
      {listed && <MessagesDialog {...listed} onClose={() => setListed(undefined)} />}
    </BeheerPage>
  )
}
