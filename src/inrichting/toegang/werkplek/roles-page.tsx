import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Disclosure } from '../../../web/ui/layout.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import { linesOf, TextareaField, TextField } from '../../../web/ui/text-field.tsx'
import { useProposed, useSaved } from '../../beheer/werkplek/act.ts'
import { actsColumn } from '../../beheer/werkplek/acts-column.tsx'
import { BeheerPage } from '../../beheer/werkplek/beheer-page.tsx'
import { beheerTexts } from '../../beheer/werkplek/beheer-texts.ts'
import { Filtered } from '../../beheer/werkplek/filtered.tsx'
import { useRemoval } from '../../beheer/werkplek/removal.tsx'
import { Rol, toegang } from '../contract.ts'
import { useMe } from './me.ts'
import { RightsField, ROLLEN, rolesQuery } from './rights-field.tsx'
import { RightsList } from './rights-list.tsx'
import { RightsTable } from './rights-table.tsx'
import { toegangTexts } from './texts.ts'

/** A dialog to make a role, or to change its rights. */
function RoleDialog({ rol, onClose }: { rol?: Rol | undefined; onClose(): void }) {
  const t = useTexts(toegangTexts)
  const beheer = useTexts(beheerTexts)
  const saved = useSaved(ROLLEN, onClose)
  const form = useFormulier({
    initial: {
      naam: rol?.naam ?? '',
      omschrijving: rol?.omschrijving ?? '',
      claimwaarden: (rol?.claimwaarden ?? []).join('\n'),
      rechten: rol?.rechten ?? [],
    },
    check: ({ naam }) => (/^[a-z]+(-[a-z]+)*$/.test(naam) ? [] : [{ name: 'naam', reason: t.roleHelp }]),
    submit: ({ naam, omschrijving, claimwaarden, rechten }) =>
      clientOf(toegang).rolBewaren({
        params: { naam },
        headers: rol ? {} : { 'if-none-match': '*' },
        body: { omschrijving, rechten, claimwaarden: linesOf(claimwaarden) },
      }),
    onProposed: useProposed(onClose),
    onDone: ({ naam }) => saved(t.roleSaved(naam)),
  })
  return (
    <FormDialog
      title={rol ? t.changeRole(rol.naam) : t.addRole}
      form={form}
      action={beheer.save}
      onClose={onClose}
      wide
    >
      {!rol && (
        <TextField label={t.role} description={t.roleHelp} maxLength={lengthOf(Rol, 'naam')} {...form.field('naam')} />
      )}
      <TextField
        label={t.about}
        required={false}
        maxLength={lengthOf(Rol, 'omschrijving')}
        {...form.field('omschrijving')}
      />
      <TextareaField
        label={t.claims}
        description={t.claimsHelp}
        required={false}
        rows={2}
        {...form.field('claimwaarden')}
      />
      <RightsField label={t.rights} {...form.field('rechten')} />
    </FormDialog>
  )
}

/** The page with the roles of medewerkers, which are sets of rights (R28). */
export function RolesPage() {
  const t = useTexts(toegangTexts)
  const [open, setOpen] = useState<Rol | 'new'>()
  const { rollen } = useMe()
  const query = useQuery(rolesQuery)
  const removal = useRemoval<Rol>(ROLLEN, {
    remove: ({ naam }) => clientOf(toegang).rolVerwijderen({ params: { naam } }),
    confirm: t.removeRole,
    title: ({ naam }) => t.removeRoleTitle(naam),
    help: () => t.removeRoleHelp,
    done: ({ naam }) => t.roleRemoved(naam),
  })
  const columns: Column<Rol>[] = [
    { key: 'naam', head: t.role, isRowHeader: true, cell: ({ naam }) => naam },
    { key: 'omschrijving', head: t.about, cell: ({ omschrijving }) => omschrijving },
    { key: 'claims', head: t.claims, cell: ({ claimwaarden }) => claimwaarden.join(', ') },
    {
      key: 'rechten',
      head: t.rights,
      cell: ({ rechten }) => <RightsList summary={t.rightCount(rechten.length)} rights={rechten} />,
    },
    actsColumn<Rol>({
      head: t.act,
      change: t.act,
      remove: t.removeRole,
      nameOf: ({ naam }) => naam,
      onChange: setOpen,
      onRemove: removal.ask,
    }),
  ]
  return (
    <BeheerPage title={t.roles} add={{ label: t.addRole, onClick: () => setOpen('new') }}>
      <Loaded query={query}>
        {({ resultaten }) => (
          <>
            <Filtered
              rows={resultaten}
              textOf={({ naam, omschrijving, rechten }) => [naam, omschrijving, ...rechten].join(' ')}
            >
              {(rows) => (
                <Table caption={t.roles} hideCaption rows={rows} keyOf={({ naam }) => naam} columns={columns} />
              )}
            </Filtered>
            <Disclosure summary={t.byRole}>
              <RightsTable roles={resultaten} own={rollen} technical />
            </Disclosure>
          </>
        )}
      </Loaded>
      {open && <RoleDialog rol={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
      {removal.dialog}
    </BeheerPage>
  )
}
