import { useQuery } from '@tanstack/react-query'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Panel } from '../../../web/ui/layout.tsx'
import type { OproepVanGesprek } from '../contract.ts'
import { callsOfQuery } from './queries.ts'
import { callTexts } from './texts.ts'

/** The calls in which a conversation was held, from when until when; nothing when there was none. */
export function CallTimes({ gesprek }: { gesprek: string }) {
  const t = useTexts(callTexts)
  const formats = useFormats()
  const { data } = useQuery(callsOfQuery(gesprek))
  if (!data || data.resultaten.length === 0) return null
  const timesOf = ({ opgenomenOp, geeindigdOp }: OproepVanGesprek) => {
    if (!opgenomenOp) return t.notAnswered
    const from = formats.moment(opgenomenOp)
    return geeindigdOp ? t.fromUntil(from, formats.time(geeindigdOp)) : t.from(from)
  }
  return (
    <Panel title={t.talks}>
      <ul className="balie-list">
        {data.resultaten.map((call) => (
          <li key={call.uuid}>
            {timesOf(call)}
            {call.wachtrij && <div className="balie-soft balie-small">{t.queue(call.wachtrij)}</div>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
