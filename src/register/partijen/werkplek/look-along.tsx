import { useRight } from '../../../web/frame/rights.ts'
import { dictionary, useTexts } from '../../../web/ui/language.tsx'
import { MEEKIJKEN } from '../contract.ts'

const texts = dictionary({ look: 'Bekijk wat de klant ziet' }, { look: 'See what the customer sees' })

/** Leads to what a customer sees in Mijn, for reading alone. Each look is logged, and the customer finds it (R29). */
export function LookAlong({ partij, path = '/' }: { partij: string; path?: string }) {
  const t = useTexts(texts)
  if (!useRight(MEEKIJKEN)) return null
  return (
    <a className="utrecht-link" href={`${MEEKIJKEN.path}/${partij}${path}`} rel="noreferrer" target="_blank">
      {t.look}
    </a>
  )
}
