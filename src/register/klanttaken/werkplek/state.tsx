import { type BadgeTone, StatusBadge } from '../../../web/ui/badge.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import type { Klanttaak } from '../contract.ts'
import { klanttaakListTexts } from './list-texts.ts'

const TONES: Readonly<Record<Klanttaak['status'], BadgeTone>> = {
  open: 'active',
  uitgevoerd: 'warning',
  verwerkt: 'success',
  ingetrokken: 'neutral',
  verlopen: 'danger',
}

/** Shows how far a klanttaak is, and what is late about it. */
export function KlanttaakState({ taak }: { taak: Klanttaak }) {
  const t = useTexts(klanttaakListTexts)
  return (
    <>
      <StatusBadge tone={TONES[taak.status]}>{t.states[taak.status]}</StatusBadge>{' '}
      {taak.uitvoering?.teLaat && <StatusBadge tone="warning">{t.doneLate}</StatusBadge>}{' '}
      {taak.status === 'uitgevoerd' && taak.gesignaleerdOp && <StatusBadge tone="danger">{t.notProcessed}</StatusBadge>}
    </>
  )
}

/** Says until when it can be done. */
export function LastDay({ taak }: { taak: Klanttaak }) {
  const t = useTexts(klanttaakListTexts)
  const formats = useFormats()
  return <>{t.lastDayOn(formats.date(taak.laatsteDag))}</>
}
