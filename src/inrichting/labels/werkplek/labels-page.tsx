import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import { TextField } from '../../../web/ui/text-field.tsx'
import { useSaved } from '../../beheer/werkplek/act.ts'
import { actsColumn } from '../../beheer/werkplek/acts-column.tsx'
import { BeheerPage } from '../../beheer/werkplek/beheer-page.tsx'
import { beheerTexts } from '../../beheer/werkplek/beheer-texts.ts'
import { Filtered } from '../../beheer/werkplek/filtered.tsx'
import { useRemoval } from '../../beheer/werkplek/removal.tsx'
import { type Label, labels, NieuwLabel } from '../contract.ts'
import { LABELS, labelsQuery } from './queries.ts'
import { labelTexts } from './texts.ts'

/** A dialog to add a label, or to rename one. */
function LabelDialog({ label, onClose }: { label?: Label | undefined; onClose(): void }) {
  const t = useTexts(labelTexts)
  const beheer = useTexts(beheerTexts)
  const saved = useSaved(LABELS, onClose)
  const form = useFormulier({
    initial: { naam: label?.naam ?? '' },
    check: ({ naam }) => (naam.trim() === '' ? [{ name: 'naam', reason: beheer.required }] : []),
    submit: (body) =>
      label ? clientOf(labels).wijzigen({ params: { uuid: label.uuid }, body }) : clientOf(labels).maken({ body }),
    onDone: ({ naam }) => saved(t.saved(naam)),
  })
  return (
    <FormDialog title={label ? t.change : t.add} form={form} action={beheer.save} onClose={onClose}>
      <TextField
        label={t.name}
        description={t.nameHelp}
        maxLength={lengthOf(NieuwLabel, 'naam')}
        {...form.field('naam')}
      />
    </FormDialog>
  )
}

/** The page with the labels that employees put on tasks. */
export function LabelsPage() {
  const t = useTexts(labelTexts)
  const [open, setOpen] = useState<Label | 'new'>()
  const query = useQuery(labelsQuery)
  const removal = useRemoval<Label>(LABELS, {
    remove: ({ uuid }) => clientOf(labels).verwijderen({ params: { uuid } }),
    confirm: t.remove,
    title: ({ naam }) => t.removeTitle(naam),
    help: () => t.removeHelp,
    done: ({ naam }) => t.removed(naam),
  })
  const columns: Column<Label>[] = [
    { key: 'naam', head: t.name, isRowHeader: true, cell: ({ naam }) => naam },
    actsColumn<Label>({
      head: t.acts,
      change: t.act,
      remove: t.remove,
      nameOf: ({ naam }) => naam,
      onChange: setOpen,
      onRemove: removal.ask,
    }),
  ]
  return (
    <BeheerPage title={t.title} add={{ label: t.add, onClick: () => setOpen('new') }}>
      <p>{t.intro}</p>
      <Loaded query={query}>
        {(all) => (
          <Filtered empty={t.none} rows={all} textOf={({ naam }) => naam}>
            {(rows) => <Table caption={t.title} hideCaption rows={rows} keyOf={({ uuid }) => uuid} columns={columns} />}
          </Filtered>
        )}
      </Loaded>
      {open && <LabelDialog label={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
      {removal.dialog}
    </BeheerPage>
  )
}
