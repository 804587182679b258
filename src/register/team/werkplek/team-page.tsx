import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { unitsQuery } from '../../../inrichting/actoren/werkplek/queries.ts'
import { useMe } from '../../../inrichting/toegang/werkplek/me.ts'
import { Page } from '../../../web/frame/page.tsx'
import { SelectField } from '../../../web/ui/choice-fields.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Columns, Panel, Stack } from '../../../web/ui/layout.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import type { WorklistAddress } from '../../internetaken/werkplek/lists.ts'
import type { Team } from '../contract.ts'
import { Flow } from './flow.tsx'
import { type TeamAddress, teamQuery } from './queries.ts'
import { People, Units } from './standings.tsx'
import { teamTexts } from './texts.ts'
import './team.css'

const route = getRouteApi('/ingelogd/team')

const ALL = 'alle'

/** Shows the choice of whose work is shown. */
function Scope({ address }: { address: TeamAddress }) {
  const t = useTexts(teamTexts)
  const { eenheden } = useMe()
  const navigate = route.useNavigate()
  const { data: units = [] } = useQuery(unitsQuery)
  const own = eenheden.length > 0 ? t.mine : null
  return (
    <SelectField
      label={t.scope}
      width="medium"
      required={false}
      hideOptional
      empty={own}
      choices={[{ value: ALL, label: t.all }, ...units.map(({ uuid, naam }) => ({ value: uuid, label: naam }))]}
      value={address.eenheid ?? (address.alle || own === null ? ALL : '')}
      onChange={(chosen) =>
        void navigate({ search: chosen === ALL ? { alle: true } : { eenheid: chosen || undefined }, replace: true })
      }
    />
  )
}

/** Gives the worklist that holds the tasks of which the totals are. */
function useWorklistOf({ eenheid, alle }: TeamAddress): WorklistAddress {
  const isOwn = useMe().eenheden.length > 0 && !alle && !eenheid
  return { lijst: isOwn ? 'afdeling' : 'alle', eenheid }
}

/** Shows the totals of a team; each leads to the list of those tasks. */
function Totals({ totaal, address }: { totaal: Team['totaal']; address: TeamAddress }) {
  const t = useTexts(teamTexts)
  const formats = useFormats()
  const list = useWorklistOf(address)
  const totals = [
    { text: t.open, count: totaal.open, search: list },
    { text: t.today, count: totaal.vandaag, search: { ...list, vandaag: true as const } },
    { text: t.late, count: totaal.teLaat, search: { ...list, teLaat: true as const } },
  ]
  return (
    <section aria-label={t.totals}>
      <ul className="team-totals">
        {totals.map(({ text, count, search }) => (
          <li key={text}>
            <Link className="utrecht-link" to="/werklijst" search={search}>
              <strong>{formats.number(count)}</strong> {text}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Shows a coördinator how the work of a team stands, who has it, and how it grows and shrinks. */
export function TeamPage() {
  const t = useTexts(teamTexts)
  const address = route.useSearch()
  const query = useQuery(teamQuery(address))
  return (
    <Page title={t.title} actions={<Scope address={address} />}>
      <Loaded query={query}>
        {({ totaal, eenheden, medewerkers, dagen }) => (
          <Stack gap="large">
            <Totals totaal={totaal} address={address} />
            <Panel title={t.people}>
              <People medewerkers={medewerkers} />
            </Panel>
            <Columns even>
              <Panel title={t.units}>
                <Units eenheden={eenheden} />
              </Panel>
              <Panel title={t.flow}>
                <Flow dagen={dagen} />
              </Panel>
            </Columns>
          </Stack>
        )}
      </Loaded>
    </Page>
  )
}
