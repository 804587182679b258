import { useQuery } from '@tanstack/react-query'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Panel } from '../../../web/ui/layout.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { Timeline } from '../../../web/ui/timeline.tsx'
import { trailQuery } from './queries.ts'
import { takenTexts } from './texts.ts'

/** After these steps somebody else can have the task. */
const TELLS_WHO: ReadonlySet<string> = new Set(['aangemaakt', 'toegewezen', 'doorgestuurd', 'heropend', 'gewijzigd'])

/** Shows the trail of a task: actor, act, moment and reason of each step, the last one first (R21). */
export function TaskTrail({ uuid }: { uuid: string }) {
  const t = useTexts(takenTexts)
  const formats = useFormats()
  const query = useQuery(trailQuery(uuid))
  return (
    <Panel title={t.trail}>
      <Loaded query={query}>
        {({ resultaten }) => (
          <Timeline items={resultaten} keyOf={(step) => step.uuid}>
            {({ soort, op, door, reden, kanaal, opnieuwOp, toegewezen, genoemd }) => (
              <>
                <span>
                  <strong>{t.steps[soort]}</strong>
                  {kanaal && ` (${kanaal})`}
                  {TELLS_WHO.has(soort) &&
                    toegewezen.length > 0 &&
                    ` ${t.to(formats.list(toegewezen.map(({ naam }) => naam)))}`}
                  {genoemd.length > 0 && ` ${t.mentions(formats.list(genoemd.map(({ naam }) => naam)))}`}
                </span>
                {opnieuwOp && <span>{t.again(formats.moment(opnieuwOp))}</span>}
                {reden && <span className="balie-prose">{reden}</span>}
                <span className="balie-soft balie-small">{t.by(door.naam, formats.moment(op))}</span>
              </>
            )}
          </Timeline>
        )}
      </Loaded>
    </Panel>
  )
}
