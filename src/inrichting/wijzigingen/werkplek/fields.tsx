import { useTexts } from '../../../web/ui/language.tsx'
import type { Veldwijziging } from '../contract.ts'
import { wijzigingTexts } from './texts.ts'

/** A value as it was or became: text as it is, anything else as JSON. */
const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** Gives the texts that only one of both states of a field has: of eighty rights one reads the two that differ. */
function difference(from: unknown, to: unknown): { gone: string[]; added: string[] } | undefined {
  const isTexts = (value: unknown): value is string[] =>
    Array.isArray(value) && value.every((item) => typeof item === 'string')
  if (!isTexts(from) || !isTexts(to)) return undefined
  return { gone: from.filter((item) => !to.includes(item)), added: to.filter((item) => !from.includes(item)) }
}

function Change({ van, naar, is }: Pick<Veldwijziging, 'van' | 'naar'> & { is: 'became' | 'becomes' }) {
  const t = useTexts(wijzigingTexts)
  const texts = difference(van, naar)
  if (texts) {
    return (
      <>
        {texts.gone.length > 0 && <div>{t.gone(texts.gone.join(', '))}</div>}
        {texts.added.length > 0 && <div>{t.added(texts.added.join(', '))}</div>}
      </>
    )
  }
  return (
    <>
      {van !== null && <div>{(is === 'became' ? t.was : t.stays)(shown(van))}</div>}
      {naar !== null && <div>{t[is](shown(naar))}</div>}
    </>
  )
}

/** Fields that changed, or would change, each with what it was and became. */
export function FieldChanges({
  velden,
  is = 'became',
}: {
  velden: readonly Veldwijziging[]
  is?: 'became' | 'becomes'
}) {
  return (
    <dl className="balie-data-list">
      {velden.map(({ veld, van, naar }) => (
        <div key={veld}>
          <dt>{veld}</dt>
          <dd>
            <Change van={van} naar={naar} is={is} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
