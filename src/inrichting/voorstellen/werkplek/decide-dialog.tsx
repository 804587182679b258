import type { z } from 'zod'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { RadioField } from '../../../web/ui/choice-fields.tsx'
import { useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { TextareaField } from '../../../web/ui/text-field.tsx'
import { useDone, useSaved } from '../../beheer/werkplek/act.ts'
import { Afwijzing, type Uitvoering, type Voorstel, voorstellen } from '../contract.ts'
import { ProposedChanges } from './proposed-changes.tsx'
import { VOORSTELLEN } from './queries.ts'
import { voorstelTexts } from './texts.ts'

interface Values {
  besluit: 'goedkeuren' | 'afwijzen' | ''
  reden: string
}

/** A new secret, when that is what was approved. */
function secretOf({ antwoord }: z.output<typeof Uitvoering>): string | undefined {
  if (typeof antwoord !== 'object' || antwoord === null || !('geheim' in antwoord)) return undefined
  return typeof antwoord.geheim === 'string' ? antwoord.geheim : undefined
}

interface DecideDialogProps {
  voorstel: Voorstel
  onClose(): void
  /** Shows a secret that was made, this once. */
  onSecret(secret: string): void
}

/** A second medewerker sees what would change, and approves or rejects it (R28). */
export function DecideDialog({ voorstel, onClose, onSecret }: DecideDialogProps) {
  const t = useTexts(voorstelTexts)
  const formats = useFormats()
  const done = useDone(VOORSTELLEN)
  const params = { uuid: voorstel.uuid }
  const form = useFormulier<Values, string | undefined>({
    initial: { besluit: '', reden: '' },
    check: ({ besluit, reden }) => [
      ...(besluit === '' ? [{ name: 'besluit', reason: t.choose }] : []),
      ...(besluit === 'afwijzen' && reden.trim() === '' ? [{ name: 'reden', reason: t.reasonNeeded }] : []),
    ],
    submit: async ({ besluit, reden }) => {
      if (besluit === 'goedkeuren')
        return secretOf(await clientOf(voorstellen).voorstelGoedkeuren({ params, body: { reden } }))
      await clientOf(voorstellen).voorstelAfwijzen({ params, body: { reden } })
      return undefined
    },
    onDone: (secret, { besluit }) => {
      onClose()
      if (secret !== undefined) onSecret(secret)
      void done(besluit === 'goedkeuren' ? t.approved : t.rejected)
    },
  })
  return (
    <FormDialog title={t.changesOnce} form={form} action={t.save} onClose={onClose} wide>
      <p>{t.by(voorstel.door.naam, formats.moment(voorstel.op))}</p>
      <ProposedChanges voorstel={voorstel} />
      <RadioField
        label={t.decision}
        choices={[
          { value: 'goedkeuren', label: t.approve, description: t.approveHelp },
          { value: 'afwijzen', label: t.reject, description: t.rejectHelp },
        ]}
        {...form.field('besluit')}
      />
      <TextareaField
        label={t.reason}
        description={t.reasonHelp}
        required={form.values.besluit === 'afwijzen'}
        hideOptional
        rows={2}
        maxLength={lengthOf(Afwijzing, 'reden')}
        {...form.field('reden')}
      />
    </FormDialog>
  )
}

/** The dialog in which a medewerker takes back their own voorstel, with a reason. */
export function WithdrawDialog({ voorstel, onClose }: { voorstel: Voorstel; onClose(): void }) {
  const t = useTexts(voorstelTexts)
  const saved = useSaved(VOORSTELLEN, onClose)
  const form = useFormulier({
    initial: { reden: '' },
    check: ({ reden }) => (reden.trim() === '' ? [{ name: 'reden', reason: t.reasonNeeded }] : []),
    submit: (body) => clientOf(voorstellen).voorstelAfwijzen({ params: { uuid: voorstel.uuid }, body }),
    onDone: () => saved(t.withdrawn),
  })
  return (
    <FormDialog title={t.withdrawTitle} form={form} action={t.withdraw} onClose={onClose}>
      <ProposedChanges voorstel={voorstel} />
      <TextareaField label={t.reason} rows={2} maxLength={lengthOf(Afwijzing, 'reden')} {...form.field('reden')} />
    </FormDialog>
  )
}
