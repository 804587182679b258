import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { useAct, useDone } from '../../../inrichting/beheer/werkplek/act.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { Page } from '../../../web/frame/page.tsx'
import { useRight } from '../../../web/frame/rights.ts'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Toolbar } from '../../../web/ui/layout.tsx'
import { Loaded, LoadMore } from '../../../web/ui/loaded.tsx'
import { EmptyState } from '../../../web/ui/progress.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import { type WachtendeZaakstart, zaken } from '../contract.ts'
import { GiveUpDialog } from './give-up-dialog.tsx'
import { waitingQuery, ZAAKSTARTEN } from './waiting-queries.ts'
import { zaakstartTexts } from './waiting-texts.ts'

type Start = z.output<typeof WachtendeZaakstart>

/** Why a zaak could not be started, and when it is tried again. */
function Why({ start: { fout, pogingen, volgendePoging } }: { start: Start }) {
  const t = useTexts(zaakstartTexts)
  const formats = useFormats()
  return (
    <>
      {fout ?? t.notTried}
      <div className="balie-soft">
        {[pogingen > 0 && t.attempts(pogingen), volgendePoging && t.again(formats.moment(volgendePoging))]
          .filter(Boolean)
          .join('. ')}
      </div>
    </>
  )
}

/** The zaken that wait for a zaaksysteem: which, since when, why, and what can be done. */
export function WaitingPage() {
  const t = useTexts(zaakstartTexts)
  const formats = useFormats()
  const done = useDone(ZAAKSTARTEN)
  const mayStart = useRight(zaken.allesProberen)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [givingUp, setGivingUp] = useState<Start>()
  const query = useInfiniteQuery(waitingQuery)
  const attempt = useAct(ZAAKSTARTEN, async (zaakstarten: string[] | undefined) => {
    const { aantal } = await clientOf(zaken).allesProberen({ body: zaakstarten ? { zaakstarten } : {} })
    setSelected(new Set())
    return t.nowAllDone(aantal)
  })
  const columns: Column<Start>[] = [
    {
      key: 'zaak',
      head: t.zaak,
      isRowHeader: true,
      cell: ({ omschrijving, zaaktype, klantcontact }) => (
        <>
          {omschrijving}
          <div className="balie-soft">{zaaktype.omschrijving}</div>
          <div className="balie-soft">{t.contact(klantcontact.nummer)}</div>
        </>
      ),
    },
    { key: 'systeem', head: t.system, cell: ({ zaaksysteem }) => zaaksysteem.naam },
    { key: 'sinds', head: t.since, cell: ({ sinds }) => formats.moment(sinds) },
    { key: 'waarom', head: t.why, cell: (start) => <Why start={start} /> },
    { key: 'klant', head: t.tell, cell: ({ voorDeKlant }) => voorDeKlant },
    ...(mayStart
      ? [
          {
            key: 'doen',
            head: t.act,
            cell: (start: Start) => (
              <Actions>
                <Button
                  about={start.omschrijving}
                  busy={attempt.isPending}
                  onClick={() => attempt.mutate([start.uuid])}
                >
                  {t.now}
                </Button>
                <Button about={start.omschrijving} variant="subtle" onClick={() => setGivingUp(start)}>
                  {t.giveUp}
                </Button>
              </Actions>
            ),
          },
        ]
      : []),
  ]
  return (
    <Page title={t.title}>
      <p>{t.intro}</p>
      <Loaded query={query}>
        {({ pages }) => {
          const rows = pages.flatMap(({ resultaten }) => resultaten)
          if (rows.length === 0) return <EmptyState>{t.none}</EmptyState>
          return (
            <>
              {mayStart && (
                <Toolbar>
                  {selected.size > 0 && (
                    <Button variant="primary" busy={attempt.isPending} onClick={() => attempt.mutate([...selected])}>
                      {t.nowSelected(selected.size)}
                    </Button>
                  )}
                  <Button busy={attempt.isPending} onClick={() => attempt.mutate(undefined)}>
                    {t.nowAll}
                  </Button>
                </Toolbar>
              )}
              <Table
                caption={t.title}
                hideCaption
                rows={rows}
                keyOf={({ uuid }) => uuid}
                columns={columns}
                {...(mayStart && {
                  selection: { selected, onChange: setSelected, labelOf: ({ omschrijving }: Start) => omschrijving },
                })}
              />
              <LoadMore query={query} shown={t.shown(rows.length)} />
            </>
          )
        }}
      </Loaded>
      {givingUp && (
        <GiveUpDialog
          start={givingUp}
          onDone={(message) => {
            setGivingUp(undefined)
            void done(message)
          }}
          onClose={() => setGivingUp(undefined)}
        />
      )}
    </Page>
  )
}
