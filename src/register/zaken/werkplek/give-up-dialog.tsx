import type { z } from 'zod'
import { useActorSearch } from '../../../inrichting/actoren/werkplek/actor-search.ts'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { MultiComboboxField, type Option } from '../../../web/ui/combobox-field.tsx'
import { useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { TextareaField, TextField } from '../../../web/ui/text-field.tsx'
import { Opgave, type WachtendeZaakstart, zaken } from '../contract.ts'
import { zaakstartTexts } from './waiting-texts.ts'

interface Values {
  reden: string
  gevraagdeHandeling: string
  actoren: readonly Option[]
}

interface GiveUpProps {
  start: z.output<typeof WachtendeZaakstart>
  onDone(message: string): void
  onClose(): void
}

/** Gives up starting a zaak, with a reason; an interne taak takes its place (R12). */
export function GiveUpDialog({ start, onDone, onClose }: GiveUpProps) {
  const t = useTexts(zaakstartTexts)
  const form = useFormulier<Values, { nummer: string }>({
    initial: { reden: '', gevraagdeHandeling: '', actoren: [] },
    check: ({ reden }) => (reden.trim() === '' ? [{ name: 'reden', reason: t.reasonMissing }] : []),
    submit: ({ reden, gevraagdeHandeling, actoren }) =>
      clientOf(zaken).opgeven({
        params: { uuid: start.uuid },
        body: { reden, gevraagdeHandeling, actoren: actoren.map(({ id }) => id) },
      }),
    onDone: ({ nummer }) => onDone(t.gaveUp(nummer)),
  })
  return (
    <FormDialog title={t.giveUpTitle(start.omschrijving)} form={form} action={t.giveUp} onClose={onClose}>
      <p>{t.giveUpHelp}</p>
      <TextareaField label={t.reason} max={lengthOf(Opgave, 'reden')} {...form.field('reden')} />
      <TextField
        label={t.what}
        description={t.whatHelp}
        required={false}
        maxLength={lengthOf(Opgave, 'gevraagdeHandeling')}
        {...form.field('gevraagdeHandeling')}
      />
      <MultiComboboxField
        label={t.who}
        description={t.whoHelp}
        required={false}
        source="actoren"
        search={useActorSearch()}
        {...form.field('actoren')}
      />
    </FormDialog>
  )
}
