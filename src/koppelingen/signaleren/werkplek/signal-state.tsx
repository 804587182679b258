import { useState } from 'react'
import { useAct, useSaved } from '../../../inrichting/beheer/werkplek/act.ts'
import { lengthOf } from '../../../platform/lengths.ts'
import { KLANTCONTACTEN } from '../../../register/internetaken/werkplek/queries.ts'
import { NummerVanSignaal, type Signaal, signalen } from '../../../register/signalen/contract.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { useRight } from '../../../web/frame/rights.ts'
import { type BadgeTone, Standing } from '../../../web/ui/badge.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { ConfirmDialog } from '../../../web/ui/dialog.tsx'
import { useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { TextField } from '../../../web/ui/text-field.tsx'
import { signalTexts } from './texts.ts'

const TONES: Record<Signaal['status'], BadgeTone> = {
  wacht: 'active',
  bezig: 'active',
  onzeker: 'warning',
  geweigerd: 'danger',
  gemeld: 'success',
  ingetrokken: 'neutral',
}

/** How a melding is: on its way, or at Signalen in the words of Signalen. */
export function SignalStanding({ signaal }: { signaal: Signaal }) {
  const t = useTexts(signalTexts)
  const formats = useFormats()
  const { status, fout, toestand, open, gevolgdOp } = signaal
  const state = status === 'gemeld' ? toestand || (open === false ? t.closed : t.states.gemeld) : t.states[status]
  return <Standing tone={TONES[status]} state={state} lines={[fout, gevolgdOp && t.since(formats.moment(gevolgdOp))]} />
}

/** Asks under which number Signalen has a melding. */
function KnownDialog({ signaal, onClose }: { signaal: Signaal; onClose(): void }) {
  const t = useTexts(signalTexts)
  const saved = useSaved(KLANTCONTACTEN, onClose)
  const form = useFormulier({
    initial: { nummer: '' },
    check: ({ nummer }) => (nummer.trim() ? [] : [{ name: 'nummer', reason: t.requiredText }]),
    submit: (body) => clientOf(signalen).bekend({ params: { uuid: signaal.uuid }, body }),
    onDone: () => saved(t.numberKept),
  })
  return (
    <FormDialog title={t.knownTitle} form={form} action={t.save} onClose={onClose}>
      <p>{t.knownHelp}</p>
      <TextField
        label={t.number}
        width="medium"
        maxLength={lengthOf(NummerVanSignaal, 'nummer')}
        {...form.field('nummer')}
      />
    </FormDialog>
  )
}

/** The acts for a melding that Signalen refused, or perhaps has. */
export function SignalActions({ signaal }: { signaal: Signaal }) {
  const t = useTexts(signalTexts)
  const [isOpen, setOpen] = useState(false)
  const [isWithdrawing, setWithdrawing] = useState(false)
  const mayPassOn = useRight(signalen.opnieuw)
  const again = useAct(KLANTCONTACTEN, async () => {
    await clientOf(signalen).opnieuw({ params: { uuid: signaal.uuid } })
    return t.againDone
  })
  const withdraw = useAct(KLANTCONTACTEN, async () => {
    await clientOf(signalen).intrekken({ params: { uuid: signaal.uuid } })
    setWithdrawing(false)
    return t.withdrawn
  })
  if (!mayPassOn || (signaal.status !== 'onzeker' && signaal.status !== 'geweigerd')) return null
  return (
    <Actions>
      <Button about={signaal.categorieNaam} busy={again.isPending} onClick={() => again.mutate(undefined)}>
        {t.again}
      </Button>
      {signaal.status === 'onzeker' && (
        <Button about={signaal.categorieNaam} variant="subtle" onClick={() => setOpen(true)}>
          {t.known}
        </Button>
      )}
      <Button about={signaal.categorieNaam} variant="subtle" onClick={() => setWithdrawing(true)}>
        {t.withdraw}
      </Button>
      {isWithdrawing && (
        <ConfirmDialog
          title={t.withdrawTitle}
          confirm={t.withdraw}
          busy={withdraw.isPending}
          onConfirm={() => withdraw.mutate(undefined)}
          onClose={() => setWithdrawing(false)}
        >
          {t.withdrawHelp}
        </ConfirmDialog>
      )}
      {isOpen && <KnownDialog signaal={signaal} onClose={() => setOpen(false)} />}
    </Actions>
  )
}
