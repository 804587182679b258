import { useQueryClient } from '@tanstack/react-query'
import { useAct } from '../../../inrichting/beheer/werkplek/act.ts'
import { useMe } from '../../../inrichting/toegang/werkplek/me.ts'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { SelectField } from '../../../web/ui/choice-fields.tsx'
import { ConfirmDialog } from '../../../web/ui/dialog.tsx'
import { useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { isProblem } from '../../../web/ui/problems.ts'
import { TextField } from '../../../web/ui/text-field.tsx'
import { NieuweWeergave, type Weergave, type WeergaveInhoud, weergaven, weergaveVeranderd } from '../contract.ts'
import { viewsQuery, WEERGAVEN } from './queries.ts'
import { weergaveTexts } from './texts.ts'
import { sharedWith } from './worklist.ts'

/** It sorts as the server does: the user's own views first, and each group by name. */
const inOrder = (a: Weergave, b: Weergave) => Number(b.eigen) - Number(a.eigen) || a.naam.localeCompare(b.naam)

/** Replaces a view in the cache by its new state, until the views are read again. */
export function useKeepView() {
  const client = useQueryClient()
  return (view: Weergave) => {
    client.setQueryData(viewsQuery.queryKey, (views = []) =>
      [...views.filter(({ uuid }) => uuid !== view.uuid), view].sort(inOrder),
    )
    void client.invalidateQueries({ queryKey: WEERGAVEN })
  }
}

interface ViewDialogProps {
  title: string
  help?: string
  action: string
  /** The form begins with these values. */
  initial: { naam: string; gedeeldMet: string }
  submit(values: { naam: string; gedeeldMet: string | null }): Promise<Weergave>
  onDone(view: Weergave): void
  onClose(): void
}

/** Asks for the name of a view, and with whom it is shared. */
function ViewDialog({ title, help, action, initial, submit, onDone, onClose }: ViewDialogProps) {
  const t = useTexts(weergaveTexts)
  const { eenheden } = useMe()
  const keep = useKeepView()
  const form = useFormulier({
    initial,
    check: ({ naam }) => (naam.trim() === '' ? [{ name: 'naam', reason: t.nameMissing }] : []),
    submit: ({ naam, gedeeldMet }) => submit({ naam, gedeeldMet: gedeeldMet || null }),
    onDone: (view) => {
      keep(view)
      onClose()
      onDone(view)
    },
    onProblem: (error) => {
      if (!isProblem(error, weergaveVeranderd)) return false
      keep(error.problem.weergave as Weergave)
      return [{ name: '', reason: t.conflictEdit }]
    },
  })
  return (
    <FormDialog title={title} form={form} action={action} onClose={onClose}>
      {help && <p>{help}</p>}
      <TextField label={t.name} maxLength={lengthOf(NieuweWeergave, 'naam')} {...form.field('naam')} />
      {eenheden.length > 0 && (
        <SelectField
          label={t.share}
          description={t.shareHelp}
          required={false}
          hideOptional
          empty={t.nobody}
          choices={eenheden.map(({ uuid, naam }) => ({ value: uuid, label: naam }))}
          {...form.field('gedeeldMet')}
        />
      )}
    </FormDialog>
  )
}

interface NewViewProps {
  inhoud: WeergaveInhoud
  /** It is a copy of this view. */
  van?: Weergave | undefined
  onDone(view: Weergave): void
  onClose(): void
}

/** Keeps what the worklist shows under a name, or copies a view of somebody else. */
export function NewViewDialog({ inhoud, van, onDone, onClose }: NewViewProps) {
  const t = useTexts(weergaveTexts)
  return (
    <ViewDialog
      title={van ? t.copyTitle(van.naam) : t.keepTitle}
      help={van ? t.copyHelp : t.keepHelp}
      action={van ? t.copy : t.save}
      initial={{ naam: van?.naam ?? '', gedeeldMet: '' }}
      submit={(values) => clientOf(weergaven).maken({ body: { ...values, inhoud } })}
      onDone={onDone}
      onClose={onClose}
    />
  )
}

interface EditViewProps {
  view: Weergave
  onDone(view: Weergave): void
  onClose(): void
}

/** Renames a view, or shares it with others. */
export function EditViewDialog({ view, onDone, onClose }: EditViewProps) {
  const t = useTexts(weergaveTexts)
  const { eenheden } = useMe()
  const { uuid, versie, naam, gedeeldMet } = view
  const shared = eenheden.find((own) => own.uuid === gedeeldMet?.uuid)
  return (
    <ViewDialog
      title={t.editTitle(naam)}
      action={t.save}
      initial={{ naam, gedeeldMet: shared?.uuid ?? '' }}
      submit={(values) => clientOf(weergaven).wijzigen({ params: { uuid }, body: { versie, ...values } })}
      onDone={onDone}
      onClose={onClose}
    />
  )
}

interface RemoveViewProps {
  view: Weergave
  onRemoved(): void
  onClose(): void
}

/** Asks whether a view may be removed. */
export function RemoveViewDialog({ view, onRemoved, onClose }: RemoveViewProps) {
  const t = useTexts(weergaveTexts)
  const others = sharedWith(view)
  const remove = useAct(WEERGAVEN, async ({ uuid, naam }: Weergave) => {
    await clientOf(weergaven).verwijderen({ params: { uuid } })
    onRemoved()
    return t.removed(naam)
  })
  return (
    <ConfirmDialog
      title={t.removeTitle(view.naam)}
      confirm={t.remove}
      danger
      busy={remove.isPending}
      onConfirm={() => remove.mutate(view)}
      onClose={onClose}
    >
      {others ? t.removeShared(others) : t.removeHelp}
    </ConfirmDialog>
  )
}
