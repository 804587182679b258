import { werkdagenUntil } from '../../../begrippen/kalender.ts'
import { useMunicipality } from '../../../inrichting/instellingen/werkplek/municipality.ts'
import { StatusBadge } from '../../../web/ui/badge.tsx'
import { dayOf, today, useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import type { Internetaak } from '../contract.ts'
import { urgencyTexts } from './urgency-texts.ts'

/** A task with at least this many werkdagen left needs no attention yet. */
const CALM = 2

/** Says how much time is left, in the unit that says most: the hour today, a day on which nobody works, or werkdagen. */
function useTimeLeft({ uiterlijkOp, teLaat }: Pick<Internetaak, 'uiterlijkOp' | 'teLaat'>) {
  const t = useTexts(urgencyTexts)
  const { time, date } = useFormats()
  const days = werkdagenUntil(new Date(), new Date(uiterlijkOp), useMunicipality())
  if (dayOf(uiterlijkOp) === today()) return { days: 0, text: teLaat ? t.lateToday : t.leftToday(time(uiterlijkOp)) }
  if (days === 0) return { days, text: teLaat ? t.lateSince(date(uiterlijkOp)) : t.leftUntil(date(uiterlijkOp)) }
  return { days, text: teLaat ? t.late(-days) : t.left(days) }
}

/** Shows how much time is left for a task, or that it is done. */
export function Urgency({ taak }: { taak: Pick<Internetaak, 'status' | 'uiterlijkOp' | 'teLaat'> }) {
  const t = useTexts(urgencyTexts)
  const { days, text } = useTimeLeft(taak)
  if (taak.status === 'verwerkt') return <StatusBadge tone="success">{t.done}</StatusBadge>
  if (taak.teLaat) return <StatusBadge tone="danger">{text}</StatusBadge>
  return <StatusBadge tone={days >= CALM ? 'neutral' : 'warning'}>{text}</StatusBadge>
}
