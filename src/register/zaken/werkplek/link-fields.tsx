import { useState } from 'react'
import { RadioField } from '../../../web/ui/choice-fields.tsx'
import { type Fault, type FieldBinding, useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { isProblem } from '../../../web/ui/problems.ts'
import { TextareaField, TextField } from '../../../web/ui/text-field.tsx'
import { zaakDubbel } from '../../opvolging/contract.ts'
import { zaakTexts } from './texts.ts'
import { type LinkedZaak, numberOf } from './zaak-summary.tsx'

const MOST_NUMBER = 40
const MOST_REASON = 500

interface System {
  uuid: string
  naam: string
}

/** Lets the user choose the zaaksysteem when a number is that of a zaak in more than one. */
export function useSystemChoice() {
  const t = useTexts(zaakTexts)
  const [double, setDouble] = useState<{ number: string; systems: readonly System[] }>()
  const [chosen, setChosen] = useState('')
  const systemsFor = (number: string) => (double?.number === number.trim() ? double.systems : [])
  const chosenFor = (number: string) => (systemsFor(number).length > 0 && chosen ? chosen : undefined)
  const fault: Fault = { name: 'zaaksysteem', reason: t.chooseSystem }
  return {
    systemsFor,
    chosenFor,
    choose: setChosen,
    /** Finds the faults before a number is sent. */
    check: (number: string): Fault[] => {
      if (number.trim() === '') return [{ name: 'nummer', reason: t.numberMissing }]
      return systemsFor(number).length > 0 && !chosen ? [fault] : []
    },
    /** Asks for the zaaksysteem when that is what was wrong with a number. */
    onProblem: (error: unknown, number: string): Fault[] | false => {
      if (!isProblem(error, zaakDubbel)) return false
      setDouble({ number: number.trim(), systems: error.problem.zaaksystemen as System[] })
      setChosen('')
      return [fault]
    },
  }
}

interface LinkFieldsProps {
  number: FieldBinding<string>
  choice: ReturnType<typeof useSystemChoice>
  /** The fault of the choice of a zaaksysteem. */
  error: string | undefined
}

/** Shows the fields with which an existing zaak is linked: its number, and where it is when that is not clear. */
export function LinkFields({ number, choice, error }: LinkFieldsProps) {
  const t = useTexts(zaakTexts)
  const chosen = choice.chosenFor(number.value)
  const systems = choice.systemsFor(number.value)
  return (
    <>
      <TextField label={t.number} description={t.numberHelp} width="medium" maxLength={MOST_NUMBER} {...number} />
      {systems.length > 0 && (
        <RadioField
          label={t.whichSystem}
          choices={systems.map(({ uuid, naam }) => ({ value: uuid, label: naam }))}
          name="zaaksysteem"
          value={chosen ?? ''}
          onChange={choice.choose}
          error={chosen ? undefined : error}
        />
      )}
    </>
  )
}

interface UnlinkDialogProps {
  zaak: LinkedZaak
  /** Takes the link away. */
  unlink(body: { reden: string }): Promise<unknown>
  /** The act is done; the message says what was done. */
  onDone(message: string): void
  onClose(): void
}

/** Takes away the link to a zaak, with the reason. */
export function UnlinkDialog({ zaak, unlink, onDone, onClose }: UnlinkDialogProps) {
  const t = useTexts(zaakTexts)
  const number = numberOf(zaak, t)
  const form = useFormulier({
    initial: { reden: '' },
    check: ({ reden }) => (reden.trim() === '' ? [{ name: 'reden', reason: t.unlinkReasonMissing }] : []),
    submit: unlink,
    onDone: () => onDone(t.unlinked(number)),
  })
  return (
    <FormDialog title={t.unlinkTitle(number)} form={form} action={t.unlink} onClose={onClose}>
      <p>{t.unlinkHelp}</p>
      <TextareaField label={t.unlinkReason} rows={3} max={MOST_REASON} {...form.field('reden')} />
    </FormDialog>
  )
}
