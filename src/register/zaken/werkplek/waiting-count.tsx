import { useQuery } from '@tanstack/react-query'
import { NumberBadge } from '../../../web/ui/badge.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { waitingCountQuery } from './waiting-queries.ts'
import { zaakstartTexts } from './waiting-texts.ts'

/** How many zaken wait for a zaaksysteem although it was tried. */
export function WaitingCount() {
  const t = useTexts(zaakstartTexts)
  const { data } = useQuery(waitingCountQuery)
  return data && data.aantal > 0 ? <NumberBadge value={data.aantal} label={t.waiting(data.aantal)} /> : null
}
