import { werkdagenUntil } from '../../../begrippen/kalender.ts'
import { useMunicipality } from '../../../inrichting/instellingen/werkplek/municipality.ts'
import { StatusBadge } from '../../../web/ui/badge.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import type { Internetaak } from '../contract.ts'
import { urgencyTexts } from './urgency-texts.ts'

/** A task with at least this many werkdagen left needs no attention yet. */
const CALM = 2

/** Shows how many werkdagen are left for a task, or that it is done. */
export function Urgency({ taak }: { taak: Pick<Internetaak, 'status' | 'uiterlijkOp' | 'teLaat'> }) {
  const t = useTexts(urgencyTexts)
  const kalender = useMunicipality()
  if (taak.status === 'verwerkt') return <StatusBadge tone="success">{t.done}</StatusBadge>
  const days = werkdagenUntil(new Date(), new Date(taak.uiterlijkOp), kalender)
  if (taak.teLaat) return <StatusBadge tone="danger">{t.late(Math.max(-days, 0))}</StatusBadge>
  return <StatusBadge tone={days >= CALM ? 'neutral' : 'warning'}>{t.left(Math.max(days, 0))}</StatusBadge>
}
