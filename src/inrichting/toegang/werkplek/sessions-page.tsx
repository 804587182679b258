import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { clientOf } from '../../../web/frame/client.ts'
import { Button } from '../../../web/ui/button.tsx'
import { ConfirmDialog } from '../../../web/ui/dialog.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { dictionary, useTexts } from '../../../web/ui/language.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import { useAct } from '../../beheer/werkplek/act.ts'
import { BeheerPage } from '../../beheer/werkplek/beheer-page.tsx'
import { Filtered } from '../../beheer/werkplek/filtered.tsx'
import { type Sessie, toegang } from '../contract.ts'

type Session = z.output<typeof Sessie>

const texts = dictionary(
  {
    title: 'Wie er is aangemeld',
    who: 'Medewerker',
    roles: 'Rollen',
    since: 'Aangemeld op',
    used: 'Laatst gebruikt',
    ends: 'Verloopt op',
    act: 'Afmelden',
    question: (naam: string) => `${naam} afmelden?`,
    help: 'Wat al bewaard is blijft bewaard. Wie opnieuw aanmeldt gaat verder waar hij was.',
    done: (naam: string) => `${naam} is afgemeld.`,
  },
  {
    title: 'Who is logged in',
    who: 'Employee',
    roles: 'Roles',
    since: 'Logged in on',
    used: 'Last used',
    ends: 'Ends on',
    act: 'Log out',
    question: (naam: string) => `Log ${naam} out?`,
    help: 'What was kept stays kept. Who logs in again goes on where he was.',
    done: (naam: string) => `${naam} was logged out.`,
  },
)

const SESSIES = ['sessies'] as const

/** The page with the medewerkers who are logged in; beheer can end a session. */
export function SessionsPage() {
  const t = useTexts(texts)
  const formats = useFormats()
  const [ending, setEnding] = useState<Session>()
  const query = useQuery({ queryKey: SESSIES, queryFn: () => clientOf(toegang).sessies() })
  const end = useAct(SESSIES, async ({ uuid, actor }: Session) => {
    await clientOf(toegang).sessieBeeindigen({ params: { uuid } })
    setEnding(undefined)
    return t.done(actor.naam)
  })
  const columns: Column<Session>[] = [
    { key: 'wie', head: t.who, isRowHeader: true, cell: ({ actor }) => actor.naam },
    { key: 'rollen', head: t.roles, cell: ({ rollen }) => rollen.join(', ') },
    { key: 'sinds', head: t.since, cell: ({ aangemaaktOp }) => formats.moment(aangemaaktOp) },
    { key: 'gebruikt', head: t.used, cell: ({ laatstGebruiktOp }) => formats.moment(laatstGebruiktOp) },
    { key: 'einde', head: t.ends, cell: ({ verlooptOp }) => formats.moment(verlooptOp) },
    {
      key: 'doen',
      head: t.act,
      cell: (session) => (
        <Button about={session.actor.naam} onClick={() => setEnding(session)}>
          {t.act}
        </Button>
      ),
    },
  ]
  return (
    <BeheerPage title={t.title}>
      <Loaded query={query}>
        {({ resultaten }) => (
          <Filtered rows={resultaten} textOf={({ actor, rollen }) => `${actor.naam} ${rollen.join(' ')}`}>
            {(rows) => <Table caption={t.title} hideCaption rows={rows} keyOf={({ uuid }) => uuid} columns={columns} />}
          </Filtered>
        )}
      </Loaded>
      {ending && (
        <ConfirmDialog
          title={t.question(ending.actor.naam)}
          confirm={t.act}
          busy={end.isPending}
          onConfirm={() => end.mutate(ending)}
          onClose={() => setEnding(undefined)}
        >
          {t.help}
        </ConfirmDialog>
      )}
    </BeheerPage>
  )
}
