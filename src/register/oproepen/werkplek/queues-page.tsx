import { useQuery } from '@tanstack/react-query'
import { BeheerPage } from '../../../inrichting/beheer/werkplek/beheer-page.tsx'
import { Alert } from '../../../web/ui/alert.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { Table } from '../../../web/ui/table.tsx'
import type { Wachtrij } from '../contract.ts'
import { queuesQuery } from './queries.ts'
import { queuesTexts } from './queues-texts.ts'

/** Each line below the one before. */
const Lines = ({ lines }: { lines: readonly (string | false)[] }) => (
  <>
    {lines.filter(Boolean).map((line) => (
      <div key={String(line)}>{line}</div>
    ))}
  </>
)

/** Shows how many calls came in, and what became of them. */
function Counted({ telling }: { telling: Wachtrij['vandaag'] }) {
  const t = useTexts(queuesTexts)
  const { binnengekomen, beantwoord, gemist, wachttijdSeconden } = telling
  return (
    <Lines
      lines={[
        t.came(binnengekomen),
        t.answered(beantwoord),
        t.missed(gemist),
        wachttijdSeconden !== null && t.wait(wachttijdSeconden),
      ]}
    />
  )
}

/** The queues of the telephone: how busy they are now, and how busy they were. */
export function QueuesPage() {
  const t = useTexts(queuesTexts)
  const formats = useFormats()
  const query = useQuery(queuesQuery)
  return (
    <BeheerPage title={t.title}>
      <p>{t.intro}</p>
      <Loaded query={query}>
        {({ wachtrijen, medewerkerOnbekend }) => (
          <>
            {medewerkerOnbekend > 0 && <Alert kind="warning">{t.unknown(medewerkerOnbekend)}</Alert>}
            <Table
              empty={t.none}
              caption={t.title}
              hideCaption
              rows={wachtrijen}
              keyOf={({ naam }) => naam}
              columns={[
                { key: 'naam', head: t.queue, isRowHeader: true, cell: ({ naam }) => naam || t.noQueue },
                {
                  key: 'nu',
                  head: t.now,
                  cell: ({ wachtend, wachtSinds, inGesprek }) => (
                    <Lines
                      lines={[
                        t.waiting(wachtend),
                        wachtSinds !== null && t.since(formats.time(wachtSinds)),
                        t.talking(inGesprek),
                      ]}
                    />
                  ),
                },
                { key: 'vandaag', head: t.today, cell: ({ vandaag }) => <Counted telling={vandaag} /> },
                { key: 'week', head: t.week, cell: ({ week }) => <Counted telling={week} /> },
              ]}
            />
          </>
        )}
      </Loaded>
    </BeheerPage>
  )
}
