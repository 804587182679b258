import { dictionary, useTexts } from '../../../web/ui/language.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import type { Rol } from '../contract.ts'
import { rightText, rightTexts } from './right-texts.ts'
import { useRoleName } from './role-names.ts'

const texts = dictionary(
  { title: 'Wat elke rol mag', right: 'Mag', yes: 'ja', own: (role: string) => `${role} (uw rol)` },
  { title: 'What each role may do', right: 'May', yes: 'yes', own: (role: string) => `${role} (your role)` },
)

interface RightsTableProps {
  roles: readonly Rol[]
  /** The roles of the user who looks. */
  own: readonly string[]
  /** The names by which the API knows the rights are shown too, for who manages them. */
  technical?: boolean
}

/** A table of the roles and their rights, one right per row (R28). */
export function RightsTable({ roles, own, technical = false }: RightsTableProps) {
  const t = useTexts(texts)
  const may = useTexts(rightTexts)
  const roleName = useRoleName()
  const rights = [...new Set(roles.flatMap(({ rechten }) => rechten))].sort()
  const columns: Column<string>[] = [
    {
      key: 'recht',
      head: t.right,
      isRowHeader: true,
      cell: (right) => (
        <>
          {rightText(may, right)} {technical && <span className="balie-soft">({right})</span>}
        </>
      ),
    },
    ...roles.map(({ naam, rechten }) => ({
      key: naam,
      head: own.includes(naam) ? t.own(roleName(naam)) : roleName(naam),
      cell: (right: string) => (rechten.includes(right) ? t.yes : '–'),
    })),
  ]
  return <Table caption={t.title} rows={rights} keyOf={(right) => right} columns={columns} takesFocus />
}
