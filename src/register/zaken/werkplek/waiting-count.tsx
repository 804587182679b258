import { useQuery } from '@tanstack/react-query'
import { NumberBadge } from '../../../web/ui/badge.tsx'
import { dictionary, useTexts } from '../../../web/ui/language.tsx'
import { waitingCountQuery } from './waiting-queries.ts'

// It stands in the navigation, so it does not load the texts of the page.
const texts = dictionary(
  { waiting: (count: number) => (count === 1 ? 'zaak wacht op een zaaksysteem' : 'zaken wachten op een zaaksysteem') },
  { waiting: (count: number) => (count === 1 ? 'case waits for a case system' : 'cases wait for a case system') },
)

/** How many zaken wait for a zaaksysteem although it was tried. */
export function WaitingCount() {
  const t = useTexts(texts)
  const { data } = useQuery(waitingCountQuery)
  return data && data.aantal > 0 ? <NumberBadge value={data.aantal} label={t.waiting(data.aantal)} /> : null
}
