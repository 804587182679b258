import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { StatusBadge } from '../../../web/ui/badge.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { CheckboxField } from '../../../web/ui/choice-fields.tsx'
import { useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import { TextField } from '../../../web/ui/text-field.tsx'
import { useAct, useSaved } from '../../beheer/werkplek/act.ts'
import { BeheerPage } from '../../beheer/werkplek/beheer-page.tsx'
import { beheerTexts } from '../../beheer/werkplek/beheer-texts.ts'
import { Filtered } from '../../beheer/werkplek/filtered.tsx'
import { type Kanaal, kanalen, NieuwKanaal } from '../contract.ts'
import { TakeOver } from './take-over.tsx'
import { kanaalTexts } from './texts.ts'

/** The query key of the kanalen, also for the screens in which one is chosen. */
export const KANALEN = ['kanalen'] as const

const channelListQuery = { queryKey: [...KANALEN, 'beheer'], queryFn: () => clientOf(kanalen).lijst() }

/** A dialog to add a kanaal, or to change one. */
function ChannelDialog({ kanaal, onClose }: { kanaal?: Kanaal | undefined; onClose(): void }) {
  const t = useTexts(kanaalTexts)
  const beheer = useTexts(beheerTexts)
  const saved = useSaved(KANALEN, onClose)
  const form = useFormulier({
    initial: { naam: kanaal?.naam ?? '', gesprek: kanaal?.gesprek ?? false },
    check: ({ naam }) => (naam.trim() === '' ? [{ name: 'naam', reason: beheer.required }] : []),
    submit: (body) =>
      kanaal ? clientOf(kanalen).wijzigen({ params: { uuid: kanaal.uuid }, body }) : clientOf(kanalen).maken({ body }),
    onDone: ({ naam }) => saved(t.saved(naam)),
  })
  return (
    <FormDialog title={kanaal ? t.change : t.add} form={form} action={beheer.save} onClose={onClose}>
      {kanaal && <p>{t.renameHelp}</p>}
      <TextField label={t.name} maxLength={lengthOf(NieuwKanaal, 'naam')} {...form.field('naam')} />
      <CheckboxField label={t.isTalk} {...form.field('gesprek')} />
    </FormDialog>
  )
}

/** Moves one kanaal one place in the order. */
function moved(all: readonly Kanaal[], uuid: string, by: 1 | -1): string[] {
  const order = all.map((kanaal) => kanaal.uuid)
  const from = order.indexOf(uuid)
  order.splice(from, 1)
  order.splice(from + by, 0, uuid)
  return order
}

/** The page with the kanalen by which customers reach the municipality. */
export function ChannelsPage() {
  const t = useTexts(kanaalTexts)
  const [open, setOpen] = useState<Kanaal | 'new'>()
  const query = useQuery(channelListQuery)
  const all = query.data?.resultaten ?? []
  const toggle = useAct(KANALEN, async ({ uuid, naam, actief }: Kanaal) => {
    await clientOf(kanalen).wijzigen({ params: { uuid }, body: { actief: !actief } })
    return actief ? t.switchedOff(naam) : t.switchedOn(naam)
  })
  const move = useAct(KANALEN, async ({ kanaal, by }: { kanaal: Kanaal; by: 1 | -1 }) => {
    await clientOf(kanalen).ordenen({ body: { kanalen: moved(all, kanaal.uuid, by) } })
    return t.moved(kanaal.naam)
  })
  const columns: Column<Kanaal>[] = [
    { key: 'naam', head: t.name, isRowHeader: true, cell: ({ naam }) => naam },
    { key: 'gesprek', head: t.talk, cell: ({ gesprek }) => (gesprek ? t.recorded : '') },
    { key: 'bron', head: t.source, cell: ({ bron }) => t.sources[bron] },
    {
      key: 'actief',
      head: t.state,
      cell: ({ actief }) => <StatusBadge tone={actief ? 'success' : 'neutral'}>{actief ? t.on : t.off}</StatusBadge>,
    },
    {
      key: 'doen',
      head: t.act,
      cell: (kanaal) => (
        <Actions>
          <Button about={kanaal.naam} onClick={() => setOpen(kanaal)}>
            {t.change}
          </Button>
          <Button about={kanaal.naam} onClick={() => toggle.mutate(kanaal)}>
            {kanaal.actief ? t.switchOff : t.switchOn}
          </Button>
          {kanaal.uuid !== all[0]?.uuid && (
            <Button about={kanaal.naam} variant="subtle" onClick={() => move.mutate({ kanaal, by: -1 })}>
              {t.up}
            </Button>
          )}
          {kanaal.uuid !== all.at(-1)?.uuid && (
            <Button about={kanaal.naam} variant="subtle" onClick={() => move.mutate({ kanaal, by: 1 })}>
              {t.down}
            </Button>
          )}
        </Actions>
      ),
    },
  ]
  const actions = (
    <Actions>
      <Button variant="primary" onClick={() => setOpen('new')}>
        {t.add}
      </Button>
      <TakeOver />
    </Actions>
  )
  return (
    <BeheerPage title={t.title} actions={actions}>
      <Loaded query={query}>
        {({ resultaten }) => (
          <Filtered rows={resultaten} textOf={({ naam }) => naam}>
            {(rows) => <Table caption={t.title} hideCaption rows={rows} keyOf={({ uuid }) => uuid} columns={columns} />}
          </Filtered>
        )}
      </Loaded>
      {open && <ChannelDialog kanaal={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </BeheerPage>
  )
}
