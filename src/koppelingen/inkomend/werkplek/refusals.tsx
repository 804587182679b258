import { useInfiniteQuery } from '@tanstack/react-query'
import { PagedTable } from '../../../inrichting/beheer/werkplek/paged-table.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import type { Column } from '../../../web/ui/table.tsx'
import type { InkomendeWeigering } from '../contract.ts'
import { type Address, refusalsQuery } from './queries.ts'
import { inkomendTexts } from './texts.ts'

/** The deliveries that were refused: of one address, or all of them. */
export function Refusals({ of }: { of?: Address }) {
  const t = useTexts(inkomendTexts)
  const formats = useFormats()
  const query = useInfiniteQuery(refusalsQuery(of))
  const senderOf = ({ afzender, bekend }: InkomendeWeigering) => {
    if (afzender) return bekend ? afzender : t.unknownSender(afzender)
    return bekend ? t.byHand : t.severalSenders
  }
  const columns: Column<InkomendeWeigering>[] = [
    {
      key: 'wanneer',
      head: t.when,
      isRowHeader: true,
      cell: ({ eersteOp, laatsteOp, aantal }) =>
        aantal === 1 ? formats.moment(eersteOp) : t.times(aantal, formats.moment(eersteOp), formats.moment(laatsteOp)),
    },
    {
      key: 'kanaal',
      head: t.kind,
      cell: ({ soort, kanaal, adres }) => (
        <>
          {t.kinds[soort]}
          {adres && <div className="balie-soft">{kanaal ?? adres}</div>}
        </>
      ),
    },
    { key: 'afzender', head: t.sender, cell: senderOf },
    {
      key: 'reden',
      head: t.reason,
      cell: ({ reden, kenmerk }) => (
        <>
          {reden}
          {kenmerk && (
            <div className="balie-soft">
              {t.reference}: {kenmerk}
            </div>
          )}
        </>
      ),
    },
  ]
  return (
    <PagedTable
      query={query}
      caption={t.refusals}
      keyOf={({ uuid }) => uuid}
      columns={columns}
      empty={t.noneRefused}
      shown={t.shownRefused}
    />
  )
}
