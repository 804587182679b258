import { infiniteQueryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useAct } from '../../../inrichting/beheer/werkplek/act.ts'
import { BeheerPage } from '../../../inrichting/beheer/werkplek/beheer-page.tsx'
import { PagedTable } from '../../../inrichting/beheer/werkplek/paged-table.tsx'
import { clientOf } from '../../../web/frame/client.ts'
import { Alert } from '../../../web/ui/alert.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Panel, Stack } from '../../../web/ui/layout.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import type { Column } from '../../../web/ui/table.tsx'
import { type MislukteMelding, meldingen, type Verzending } from '../contract.ts'
import { emailTexts } from './texts.ts'

const EMAIL = ['meldingen', 'beheer'] as const
const PAGE = '50'

const sendingQuery = { queryKey: [...EMAIL, 'verzending'], queryFn: () => clientOf(meldingen).verzending() }

const failedQuery = infiniteQueryOptions({
  queryKey: [...EMAIL, 'mislukt'],
  queryFn: ({ pageParam }) => clientOf(meldingen).mislukt({ query: { na: pageParam, aantal: PAGE } }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ volgende }) => volgende ?? undefined,
})

/** Shows how e-mail leaves, and how many mails wait. */
function Sending({ weg, wachtend }: Verzending) {
  const t = useTexts(emailTexts)
  return (
    <Stack gap="small">
      <Alert kind={weg === 'geen' ? 'warning' : 'info'}>{t.ways[weg]}</Alert>
      {weg === 'postvak' && (
        <p>
          <Link className="utrecht-link" to="/beheer/email/postvak">
            {t.mailbox}
          </Link>
        </p>
      )}
      {wachtend > 0 && <p>{t.waiting(wachtend)}</p>}
    </Stack>
  )
}

/** Shows how e-mail to medewerkers leaves, and which mails could not be sent. */
export function EmailPage() {
  const t = useTexts(emailTexts)
  const formats = useFormats()
  const sending = useQuery(sendingQuery)
  const failed = useInfiniteQuery(failedQuery)
  const retry = useAct(EMAIL, async ({ uuid, actor }: MislukteMelding) => {
    await clientOf(meldingen).opnieuw({ body: { meldingen: [uuid] } })
    return t.retried(actor.naam)
  })
  const retryAll = useAct(EMAIL, async () => {
    await clientOf(meldingen).opnieuw({ body: {} })
    return t.retriedAll
  })
  const columns: Column<MislukteMelding>[] = [
    {
      key: 'soort',
      head: t.kind,
      cell: ({ soort, taak, aantal }) =>
        aantal > 1 ? t.many(aantal) : [t.kinds[soort], taak].filter(Boolean).join(' '),
    },
    { key: 'voor', head: t.to, isRowHeader: true, cell: ({ actor }) => actor.naam },
    { key: 'op', head: t.when, cell: ({ op }) => <span className="balie-nowrap">{formats.moment(op)}</span> },
    { key: 'pogingen', head: t.attempts, cell: ({ pogingen }) => pogingen },
    { key: 'fout', head: t.fault, cell: ({ fout }) => fout },
    {
      key: 'doen',
      head: t.act,
      cell: (melding) => (
        <Button about={t.retryOf(melding.actor.naam)} onClick={() => retry.mutate(melding)}>
          {t.retry}
        </Button>
      ),
    },
  ]
  const some = (sending.data?.mislukt ?? 0) > 0
  return (
    <BeheerPage title={t.title}>
      <Loaded query={sending}>{(data) => <Sending {...data} />}</Loaded>
      <Panel
        title={t.failedTitle}
        actions={
          some && (
            <Button busy={retryAll.isPending} onClick={() => retryAll.mutate(undefined)}>
              {t.retryAll}
            </Button>
          )
        }
      >
        <PagedTable
          query={failed}
          caption={t.failedTitle}
          keyOf={({ uuid }) => uuid}
          columns={columns}
          empty={t.none}
          shown={t.shown}
        />
      </Panel>
    </BeheerPage>
  )
}
