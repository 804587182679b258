import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { NumberBadge, StatusBadge } from '../../../web/ui/badge.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Disclosure, Panel, Stack } from '../../../web/ui/layout.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { EmptyState } from '../../../web/ui/progress.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import { BeheerPage } from '../../beheer/werkplek/beheer-page.tsx'
import { useMe } from '../../toegang/werkplek/me.ts'
import { NewSecret } from '../../toegang/werkplek/new-secret.tsx'
import type { Voorstel } from '../contract.ts'
import { DecideDialog, WithdrawDialog } from './decide-dialog.tsx'
import { ProposedChanges, useSummary } from './proposed-changes.tsx'
import { proposalsQuery } from './queries.ts'
import { voorstelTexts } from './texts.ts'

/** How many wait for a decision by somebody else than who proposed them. */
export function WaitingCount() {
  const t = useTexts(voorstelTexts)
  const { uuid } = useMe()
  const { data } = useQuery(proposalsQuery)
  const count = data?.resultaten.filter(({ stand, door }) => stand === 'wacht' && door.uuid !== uuid).length ?? 0
  return count > 0 ? <NumberBadge value={count} label={t.waitingFor(count)} /> : null
}

function SecretDialog({ secret, onClose }: { secret: string; onClose(): void }) {
  const t = useTexts(voorstelTexts)
  return (
    <Dialog title={t.secretTitle} onClose={onClose}>
      <Stack>
        <p>{t.secretIntro}</p>
        <NewSecret secret={secret} />
        <Actions>
          <Button onClick={onClose}>{t.close}</Button>
        </Actions>
      </Stack>
    </Dialog>
  )
}

function Done({ rows }: { rows: readonly Voorstel[] }) {
  const t = useTexts(voorstelTexts)
  const formats = useFormats()
  const summary = useSummary()
  const columns: Column<Voorstel>[] = [
    {
      key: 'wat',
      head: t.what,
      isRowHeader: true,
      cell: (voorstel) => (
        <Disclosure summary={summary(voorstel)}>
          <ProposedChanges voorstel={voorstel} />
        </Disclosure>
      ),
    },
    { key: 'door', head: t.who, cell: ({ door }) => door.naam },
    { key: 'op', head: t.when, cell: ({ op }) => formats.moment(op) },
    {
      key: 'besluit',
      head: t.state,
      cell: ({ stand, besluit }) =>
        besluit ? t.decided(t.states[stand], besluit.door.naam, formats.moment(besluit.op)) : t.states[stand],
    },
    { key: 'reden', head: t.reason, cell: ({ besluit }) => besluit?.reden },
  ]
  if (rows.length === 0) return <EmptyState>{t.noneDone}</EmptyState>
  return <Table caption={t.done} hideCaption rows={rows} keyOf={({ uuid }) => uuid} columns={columns} />
}

/** Changes of rights that wait for a second medewerker, and what was decided about others (R28). */
export function ProposalsPage() {
  const t = useTexts(voorstelTexts)
  const formats = useFormats()
  const summary = useSummary()
  const { uuid: me } = useMe()
  const [open, setOpen] = useState<Voorstel>()
  const [secret, setSecret] = useState<string>()
  const query = useQuery(proposalsQuery)
  const close = () => setOpen(undefined)
  const columns: Column<Voorstel>[] = [
    { key: 'wat', head: t.what, isRowHeader: true, cell: summary },
    { key: 'door', head: t.who, cell: ({ door }) => door.naam },
    { key: 'op', head: t.when, cell: ({ op }) => formats.moment(op) },
    { key: 'tot', head: t.until, cell: ({ geldigTot }) => formats.moment(geldigTot) },
    {
      key: 'doen',
      head: t.act,
      cell: (voorstel) => (
        <Actions>
          {voorstel.door.uuid === me && <StatusBadge tone="active">{t.own}</StatusBadge>}
          <Button about={summary(voorstel)} onClick={() => setOpen(voorstel)}>
            {voorstel.door.uuid === me ? t.withdraw : t.decide}
          </Button>
        </Actions>
      ),
    },
  ]
  return (
    <BeheerPage title={t.title}>
      <p>{t.intro}</p>
      <Loaded query={query}>
        {({ resultaten }) => {
          const waiting = resultaten.filter(({ stand }) => stand === 'wacht')
          return (
            <>
              <Panel title={t.waiting}>
                {waiting.length > 0 ? (
                  <Table caption={t.waiting} hideCaption rows={waiting} keyOf={({ uuid }) => uuid} columns={columns} />
                ) : (
                  <EmptyState>{t.none}</EmptyState>
                )}
              </Panel>
              <Panel title={t.done}>
                <Done rows={resultaten.filter(({ stand }) => stand !== 'wacht')} />
              </Panel>
            </>
          )
        }}
      </Loaded>
      {open && open.door.uuid !== me && <DecideDialog voorstel={open} onClose={close} onSecret={setSecret} />}
      {open && open.door.uuid === me && <WithdrawDialog voorstel={open} onClose={close} />}
      {secret !== undefined && <SecretDialog secret={secret} onClose={() => setSecret(undefined)} />}
    </BeheerPage>
  )
}
