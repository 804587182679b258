import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { ComboboxField, type Option } from '../../../web/ui/combobox-field.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { Form, useFormulier } from '../../../web/ui/form.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Stack } from '../../../web/ui/layout.tsx'
import type { Column } from '../../../web/ui/table.tsx'
import { kitTexts } from '../../../web/ui/texts.ts'
import { useAct, useDone } from '../../beheer/werkplek/act.ts'
import { PagedTable } from '../../beheer/werkplek/paged-table.tsx'
import { type Actor, actoren } from '../contract.ts'
import { ACTOREN } from './actor-dialog.tsx'
import { actorTexts } from './texts.ts'
import { employeeSearch } from './unit-search.ts'

const PAGE = '50'

const membersQuery = (eenheid: string) =>
  infiniteQueryOptions({
    queryKey: [...ACTOREN, 'leden', eenheid],
    queryFn: ({ pageParam }) => clientOf(actoren).lijst({ query: { eenheid, na: pageParam, aantal: PAGE } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ volgende }) => volgende ?? undefined,
  })

/** Adds a medewerker to an afdeling or groep. */
function AddMember({ eenheid }: { eenheid: Actor }) {
  const t = useTexts(actorTexts)
  const done = useDone(ACTOREN)
  const form = useFormulier<{ medewerker: Option | null }>({
    initial: { medewerker: null },
    check: ({ medewerker }) => (medewerker ? [] : [{ name: 'medewerker', reason: t.memberMissing }]),
    submit: async ({ medewerker }) =>
      clientOf(actoren).lidMaken({ params: { uuid: eenheid.uuid, medewerker: medewerker?.id ?? '' } }),
    onDone: (_result, { medewerker }) => {
      form.reset()
      void done(t.memberAdded(medewerker?.label ?? '', eenheid.naam))
    },
  })
  return (
    <Form form={form}>
      <ComboboxField label={t.newMember} source="medewerkers" search={employeeSearch} {...form.field('medewerker')} />
      <Actions>
        <Button type="submit" busy={form.busy}>
          {t.addMember}
        </Button>
      </Actions>
    </Form>
  )
}

/** A dialog to add people to an afdeling or groep, or to remove them. */
export function MembersDialog({ eenheid, onClose }: { eenheid: Actor; onClose(): void }) {
  const t = useTexts(actorTexts)
  const kit = useTexts(kitTexts)
  const query = useInfiniteQuery(membersQuery(eenheid.uuid))
  const remove = useAct(ACTOREN, async ({ uuid, naam }: Actor) => {
    await clientOf(actoren).lidVerwijderen({ params: { uuid: eenheid.uuid, medewerker: uuid } })
    return t.memberRemoved(naam, eenheid.naam)
  })
  const title = t.membersOf(eenheid.naam)
  const columns: Column<Actor>[] = [
    { key: 'naam', head: t.name, isRowHeader: true, cell: ({ naam }) => naam },
    { key: 'functie', head: t.functie, cell: ({ functie }) => functie },
    {
      key: 'doen',
      head: t.act,
      cell: (lid) => (
        <Button about={lid.naam} onClick={() => remove.mutate(lid)}>
          {t.removeMember}
        </Button>
      ),
    },
  ]
  return (
    <Dialog title={title} onClose={onClose} wide>
      <Stack gap="large">
        <AddMember eenheid={eenheid} />
        <PagedTable
          query={query}
          caption={title}
          keyOf={({ uuid }) => uuid}
          columns={columns}
          empty={t.noMembers}
          shown={t.shown}
        />
        <Actions>
          <Button onClick={onClose}>{kit.close}</Button>
        </Actions>
      </Stack>
    </Dialog>
  )
}
