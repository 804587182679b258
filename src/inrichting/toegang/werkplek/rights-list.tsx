import { useTexts } from '../../../web/ui/language.tsx'
import { Disclosure } from '../../../web/ui/layout.tsx'
import { rightText, rightTexts } from './right-texts.ts'

/** Shows rights when asked for: what each lets somebody do, and its name. */
export function RightsList({ summary, rights }: { summary: string; rights: readonly string[] }) {
  const texts = useTexts(rightTexts)
  return (
    <Disclosure summary={summary}>
      <ul>
        {rights.map((right) => (
          <li key={right}>
            {rightText(texts, right)} <span className="balie-soft">({right})</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
