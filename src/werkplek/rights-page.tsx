import { useQuery } from '@tanstack/react-query'
import { useMe } from '../inrichting/toegang/werkplek/me.ts'
import { rolesQuery } from '../inrichting/toegang/werkplek/rights-field.tsx'
import { RightsTable } from '../inrichting/toegang/werkplek/rights-table.tsx'
import { useRoleName } from '../inrichting/toegang/werkplek/role-names.ts'
import { Page } from '../web/frame/page.tsx'
import { DataList } from '../web/ui/data-list.tsx'
import { dictionary, useTexts } from '../web/ui/language.tsx'
import { Panel } from '../web/ui/layout.tsx'
import { Loaded } from '../web/ui/loaded.tsx'

const texts = dictionary(
  {
    title: 'Mijn rollen en rechten',
    who: 'Wie u bent',
    name: 'Naam',
    roles: 'Rollen',
    units: 'Afdelingen en groepen',
    none: 'geen',
  },
  {
    title: 'My roles and rights',
    who: 'Who you are',
    name: 'Name',
    roles: 'Roles',
    units: 'Departments and groups',
    none: 'none',
  },
)

/** The page with the roles of the user, and the table of what each role may do (R28). */
export function RightsPage() {
  const t = useTexts(texts)
  const me = useMe()
  const roleName = useRoleName()
  const roles = useQuery(rolesQuery)
  return (
    <Page title={t.title}>
      <Panel title={t.who}>
        <DataList
          items={[
            [t.name, me.naam],
            [t.roles, me.rollen.map(roleName).join(', ') || t.none],
            [t.units, me.eenheden.map(({ naam }) => naam).join(', ') || t.none],
          ]}
        />
      </Panel>
      <Loaded query={roles}>{({ resultaten }) => <RightsTable roles={resultaten} own={me.rollen} />}</Loaded>
    </Page>
  )
}
