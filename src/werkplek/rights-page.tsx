import { useQuery } from '@tanstack/react-query'
import { toegang } from '../toegang/contract.ts'
import { DataList } from '../ui/data-list.tsx'
import { dictionary, useTexts } from '../ui/language.tsx'
import { Panel } from '../ui/layout.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { clientOf } from './client.ts'
import { useMe } from './me.ts'
import { Page } from './page.tsx'

const texts = dictionary(
  {
    title: 'Mijn rollen en rechten',
    who: 'Wie u bent',
    name: 'Naam',
    roles: 'Rollen',
    units: 'Afdelingen en groepen',
    none: 'geen',
    table: 'Wat elke rol mag',
    right: 'Recht',
    yes: 'ja',
    own: (role: string) => `${role} (uw rol)`,
  },
  {
    title: 'My roles and rights',
    who: 'Who you are',
    name: 'Name',
    roles: 'Roles',
    units: 'Departments and groups',
    none: 'none',
    table: 'What each role may do',
    right: 'Right',
    yes: 'yes',
    own: (role: string) => `${role} (your role)`,
  },
)

/** Who is logged in, and the table of what each role may (R28). */
export function RightsPage() {
  const t = useTexts(texts)
  const me = useMe()
  const roles = useQuery({ queryKey: ['rollen'], queryFn: () => clientOf(toegang).rollen() })
  return (
    <Page title={t.title}>
      <Panel title={t.who}>
        <DataList
          items={[
            [t.name, me.naam],
            [t.roles, me.rollen.join(', ') || t.none],
            [t.units, me.eenheden.map(({ naam }) => naam).join(', ') || t.none],
          ]}
        />
      </Panel>
      <Loaded query={roles}>
        {({ resultaten }) => {
          const rights = [...new Set(resultaten.flatMap(({ rechten }) => rechten))].sort()
          const columns: Column<string>[] = [
            { key: 'recht', head: t.right, cell: (right) => right, isRowHeader: true },
            ...resultaten.map(({ naam, rechten }) => ({
              key: naam,
              head: me.rollen.includes(naam) ? t.own(naam) : naam,
              cell: (right: string) => (rechten.includes(right) ? t.yes : '–'),
            })),
          ]
          return <Table caption={t.table} rows={rights} keyOf={(right) => right} columns={columns} />
        }}
      </Loaded>
    </Page>
  )
}
