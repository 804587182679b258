import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { clientOf } from '../../../web/frame/client.ts'
import { StatusBadge } from '../../../web/ui/badge.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import { BeheerPage } from '../../beheer/werkplek/beheer-page.tsx'
import { Filtered } from '../../beheer/werkplek/filtered.tsx'
import { type Applicatie, toegang } from '../contract.ts'
import { APPLICATIES, ApplicationDialog } from './application-dialog.tsx'
import { RightsList } from './rights-list.tsx'
import { SecretsDialog } from './secrets-dialog.tsx'
import { toegangTexts } from './texts.ts'

/** Finds when a secret of an application was last used. */
const lastUsed = ({ geheimen }: Applicatie): string | undefined =>
  geheimen
    .flatMap(({ laatstGebruiktOp }) => laatstGebruiktOp ?? [])
    .sort()
    .at(-1)

/** The page with the programs that may use the APIs, their rights and their secrets. */
export function ApplicationsPage() {
  const t = useTexts(toegangTexts)
  const formats = useFormats()
  const [open, setOpen] = useState<Applicatie | 'new'>()
  const [shown, setShown] = useState<string>()
  const query = useQuery({ queryKey: APPLICATIES, queryFn: () => clientOf(toegang).applicaties() })
  const columns: Column<Applicatie>[] = [
    { key: 'naam', head: t.application, isRowHeader: true, cell: ({ naam }) => naam },
    {
      key: 'actief',
      head: t.state,
      cell: ({ actief }) => <StatusBadge tone={actief ? 'success' : 'neutral'}>{actief ? t.on : t.off}</StatusBadge>,
    },
    {
      key: 'geldigTot',
      head: t.validUntil,
      cell: ({ geldigTot }) => (geldigTot ? formats.moment(geldigTot) : t.validAlways),
    },
    {
      key: 'gebruikt',
      head: t.used,
      cell: (applicatie) => {
        const moment = lastUsed(applicatie)
        return moment ? formats.moment(moment) : t.never
      },
    },
    {
      key: 'rechten',
      head: t.rights,
      cell: ({ rechten }) => <RightsList summary={t.rightCount(rechten.length)} rights={rechten} />,
    },
    {
      key: 'doen',
      head: t.act,
      cell: (applicatie) => (
        <Actions>
          <Button about={applicatie.naam} onClick={() => setOpen(applicatie)}>
            {t.act}
          </Button>
          <Button about={applicatie.naam} onClick={() => setShown(applicatie.uuid)}>
            {t.secrets}
          </Button>
        </Actions>
      ),
    },
  ]
  const own = query.data?.resultaten.find(({ uuid }) => uuid === shown)
  return (
    <BeheerPage title={t.applications} add={{ label: t.addApplication, onClick: () => setOpen('new') }}>
      <Loaded query={query}>
        {({ resultaten }) => (
          <Filtered rows={resultaten} textOf={({ naam, clientId, rechten }) => [naam, clientId, ...rechten].join(' ')}>
            {(rows) => (
              <Table caption={t.applications} hideCaption rows={rows} keyOf={({ uuid }) => uuid} columns={columns} />
            )}
          </Filtered>
        )}
      </Loaded>
      {open && <ApplicationDialog applicatie={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
      {own && <SecretsDialog applicatie={own} onClose={() => setShown(undefined)} />}
    </BeheerPage>
  )
}
