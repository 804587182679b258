import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAct } from '../../../inrichting/beheer/werkplek/act.ts'
import { BeheerPage } from '../../../inrichting/beheer/werkplek/beheer-page.tsx'
import type { Zaaksysteem } from '../../../inrichting/zaaksystemen/contract.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { Standing } from '../../../web/ui/badge.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import { type Testverslag, zaaksysteem } from '../contract.ts'
import { systemsQuery, ZAAKSYSTEMEN } from './queries.ts'
import { SystemDialog } from './system-dialog.tsx'
import { TestDialog } from './test-dialog.tsx'
import { zaaksysteemTexts } from './texts.ts'

/** Shows the last findings about a zaaksysteem. */
function State({ systeem: { actief, stand } }: { systeem: Zaaksysteem }) {
  const t = useTexts(zaaksysteemTexts)
  const formats = useFormats()
  const found = stand.getestOp
    ? [
        t.tested(formats.moment(stand.getestOp)),
        stand.versie ? t.version(stand.versie) : t.unknownVersion,
        stand.klokverschil ? t.clock(stand.klokverschil) : '',
      ]
    : [t.notTested]
  const line = found.filter(Boolean).join('. ')
  return <Standing tone={actief ? 'success' : 'neutral'} state={actief ? t.active : t.inactive} lines={[line]} />
}

/** The zaaksystemen of the municipality: where they are, how it is with them, and what can be started there. */
export function SystemsPage() {
  const t = useTexts(zaaksysteemTexts)
  const [open, setOpen] = useState<Zaaksysteem | 'new'>()
  const [tested, setTested] = useState<{ naam: string; verslag: Testverslag }>()
  const query = useQuery(systemsQuery)
  const test = useAct(ZAAKSYSTEMEN, async ({ uuid, naam }: Zaaksysteem) => {
    const verslag = await clientOf(zaaksysteem).testen({ params: { uuid } })
    setTested({ naam, verslag })
    return undefined
  })
  const columns: Column<Zaaksysteem>[] = [
    {
      key: 'naam',
      head: t.name,
      isRowHeader: true,
      cell: ({ uuid, naam, zakenUrl }) => (
        <>
          <Link className="utrecht-link" to="/beheer/zaaksystemen/$uuid" params={{ uuid }}>
            {naam}
          </Link>
          <div className="balie-soft">{new URL(zakenUrl).host}</div>
        </>
      ),
    },
    { key: 'stand', head: t.state, cell: (systeem) => <State systeem={systeem} /> },
    {
      key: 'doen',
      head: t.act,
      cell: (systeem) => (
        <Actions>
          <Button about={systeem.naam} busy={test.isPending} onClick={() => test.mutate(systeem)}>
            {t.test}
          </Button>
          <Button about={systeem.naam} variant="subtle" onClick={() => setOpen(systeem)}>
            {t.change}
          </Button>
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
      {open && <SystemDialog systeem={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
      {tested && <TestDialog {...tested} onClose={() => setTested(undefined)} />}
    </BeheerPage>
  )
}
