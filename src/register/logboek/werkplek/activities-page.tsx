import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSaved } from '../../../inrichting/beheer/werkplek/act.ts'
import { actsColumn } from '../../../inrichting/beheer/werkplek/acts-column.tsx'
import { BeheerPage } from '../../../inrichting/beheer/werkplek/beheer-page.tsx'
import { beheerTexts } from '../../../inrichting/beheer/werkplek/beheer-texts.ts'
import { Filtered } from '../../../inrichting/beheer/werkplek/filtered.tsx'
import { useRemoval } from '../../../inrichting/beheer/werkplek/removal.tsx'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import { TextField } from '../../../web/ui/text-field.tsx'
import { logboek, type Verwerkingsactiviteit, VerwerkingsactiviteitInhoud } from '../contract.ts'
import { activityTexts } from './texts.ts'

const ACTIVITEITEN = ['verwerkingsactiviteiten'] as const
/** This purpose holds for all operations that have none of their own. */
const REST = '*'

/** Records or changes the purpose for which an operation processes personal data. */
function ActivityDialog({ known, onClose }: { known?: Verwerkingsactiviteit | undefined; onClose(): void }) {
  const t = useTexts(activityTexts)
  const beheer = useTexts(beheerTexts)
  const saved = useSaved(ACTIVITEITEN, onClose)
  const form = useFormulier({
    initial: { operatie: known?.operatie ?? '', naam: known?.naam ?? '', verwijzing: known?.verwijzing ?? '' },
    check: ({ operatie, naam }) => [
      ...(operatie.trim() === '' ? [{ name: 'operatie', reason: beheer.required }] : []),
      ...(naam.trim() === '' ? [{ name: 'naam', reason: beheer.required }] : []),
    ],
    submit: ({ operatie, naam, verwijzing }) =>
      clientOf(logboek).verwerkingsactiviteitBewaren({
        params: { operatie: operatie.trim() },
        headers: known ? {} : { 'if-none-match': '*' },
        body: { naam, verwijzing: verwijzing.trim() },
      }),
    onDone: ({ naam }) => saved(t.saved(naam)),
  })
  return (
    <FormDialog title={known ? t.change(known.naam) : t.add} form={form} action={beheer.save} onClose={onClose}>
      {!known && (
        <TextField
          label={t.operation}
          description={t.operationHelp}
          maxLength={lengthOf(logboek.zoeken.query, 'operatie')}
          {...form.field('operatie')}
        />
      )}
      <TextField
        label={t.purpose}
        description={t.purposeHelp}
        maxLength={lengthOf(VerwerkingsactiviteitInhoud, 'naam')}
        {...form.field('naam')}
      />
      <TextField
        label={t.register}
        description={t.registerHelp}
        type="url"
        required={false}
        maxLength={lengthOf(VerwerkingsactiviteitInhoud, 'verwijzing')}
        {...form.field('verwijzing')}
      />
    </FormDialog>
  )
}

/** Shows the purposes of operations; each line of the logboek names one (R29). */
export function ActivitiesPage() {
  const t = useTexts(activityTexts)
  const [open, setOpen] = useState<Verwerkingsactiviteit | 'new'>()
  const query = useQuery({ queryKey: ACTIVITEITEN, queryFn: () => clientOf(logboek).verwerkingsactiviteiten() })
  const removal = useRemoval<Verwerkingsactiviteit>(ACTIVITEITEN, {
    remove: ({ operatie }) => clientOf(logboek).verwerkingsactiviteitVerwijderen({ params: { operatie } }),
    confirm: t.remove,
    title: ({ naam }) => t.removeTitle(naam),
    help: ({ operatie }) => t.removeHelp(operatie),
    done: ({ naam }) => t.removed(naam),
  })
  const nameOf = (operatie: string) => (operatie === REST ? t.rest : operatie)
  const columns: Column<Verwerkingsactiviteit>[] = [
    { key: 'operatie', head: t.operation, isRowHeader: true, cell: ({ operatie }) => nameOf(operatie) },
    { key: 'naam', head: t.purpose, cell: ({ naam }) => naam },
    {
      key: 'verwijzing',
      head: t.register,
      cell: ({ verwijzing }) =>
        verwijzing && (
          <a className="utrecht-link" href={verwijzing} rel="noreferrer">
            {verwijzing}
          </a>
        ),
    },
    actsColumn<Verwerkingsactiviteit>({
      head: t.act,
      change: t.act,
      remove: t.remove,
      nameOf: ({ operatie }) => nameOf(operatie),
      onChange: setOpen,
      onRemove: removal.ask,
      mayRemove: ({ operatie }) => operatie !== REST,
    }),
  ]
  return (
    <BeheerPage title={t.title} add={{ label: t.add, onClick: () => setOpen('new') }}>
      <p>{t.help}</p>
      <Loaded query={query}>
        {({ resultaten }) => (
          <Filtered rows={resultaten} textOf={({ operatie, naam }) => `${nameOf(operatie)} ${naam}`}>
            {(rows) => (
              <Table caption={t.title} hideCaption rows={rows} keyOf={({ operatie }) => operatie} columns={columns} />
            )}
          </Filtered>
        )}
      </Loaded>
      {open && <ActivityDialog known={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
      {removal.dialog}
    </BeheerPage>
  )
}
