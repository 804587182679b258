import { frameTexts } from '../../../web/frame/texts.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { rightText, rightTexts } from './right-texts.ts'

/** Says what somebody may not do, in words instead of the name of the right. */
export function MissingRightText({ right }: { right: string }) {
  const t = useTexts(frameTexts)
  const texts = useTexts(rightTexts)
  return <p>{t.notAllowedText(rightText(texts, right))}</p>
}
