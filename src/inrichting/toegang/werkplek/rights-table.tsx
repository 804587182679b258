import { dictionary, useTexts } from '../../../web/ui/language.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import type { Rol } from '../contract.ts'

const texts = dictionary(
  { title: 'Wat elke rol mag', right: 'Recht', yes: 'ja', own: (role: string) => `${role} (uw rol)` },
  { title: 'What each role may do', right: 'Right', yes: 'yes', own: (role: string) => `${role} (your role)` },
)

interface RightsTableProps {
  roles: readonly Rol[]
  /** The roles of the user who looks. */
  own: readonly string[]
}

/** A table of the roles and their rights, one right per row (R28). */
export function RightsTable({ roles, own }: RightsTableProps) {
  const t = useTexts(texts)
  const rights = [...new Set(roles.flatMap(({ rechten }) => rechten))].sort()
  const columns: Column<string>[] = [
    { key: 'recht', head: t.right, cell: (right) => right, isRowHeader: true },
    ...roles.map(({ naam, rechten }) => ({
      key: naam,
      head: own.includes(naam) ? t.own(naam) : naam,
      cell: (right: string) => (rechten.includes(right) ? t.yes : '–'),
    })),
  ]
  return <Table caption={t.title} rows={rights} keyOf={(right) => right} columns={columns} />
}
