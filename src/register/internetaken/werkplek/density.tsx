import { useState } from 'react'
import { Button } from '../../../web/ui/button.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { takenTexts } from './texts.ts'

const SPACIOUS = 'balie-werklijst-ruim'

/** Holds whether rows are compact, as this browser was told last. */
export function useCompact(): [boolean, (compact: boolean) => void] {
  const [isCompact, setCompact] = useState(() => localStorage.getItem(SPACIOUS) === null)
  const choose = (compact: boolean) => {
    setCompact(compact)
    if (compact) localStorage.removeItem(SPACIOUS)
    else localStorage.setItem(SPACIOUS, 'ja')
  }
  return [isCompact, choose]
}

/** Shows whether rows are compact, and changes it. */
export function Density({ compact, choose }: { compact: boolean; choose(compact: boolean): void }) {
  const t = useTexts(takenTexts)
  return (
    <Button variant="subtle" aria-pressed={compact} onClick={() => choose(!compact)}>
      {t.compact}
    </Button>
  )
}
