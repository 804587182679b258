import { useSaved } from '../../../inrichting/beheer/werkplek/act.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { SelectField } from '../../../web/ui/choice-fields.tsx'
import { useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { TextareaField } from '../../../web/ui/text-field.tsx'
import { type Zaak, zaakregister } from '../contract.ts'
import { ZAAKREGISTER } from './queries.ts'
import { zaakregisterTexts } from './texts.ts'

const MOST = 1000

type Statustype = Zaak['statustypen'][number]

interface DialogProps {
  zaak: Zaak
  onClose(): void
}

/** Tells what the customer notices of a status. */
function Told({ statustype }: { statustype: Statustype | undefined }) {
  const t = useTexts(zaakregisterTexts)
  if (!statustype) return null
  return (
    <p className="balie-soft" role="status">
      {t.told(statustype.statustekst || statustype.omschrijving)} {statustype.informeren ? t.informed : t.notInformed}
    </p>
  )
}

/** Sets a status that does not end the zaak. */
export function StatusDialog({ zaak, onClose }: DialogProps) {
  const t = useTexts(zaakregisterTexts)
  const saved = useSaved(ZAAKREGISTER, onClose)
  const choices = zaak.statustypen.filter(({ isEindstatus }) => !isEindstatus)
  const form = useFormulier<{ statustype: string; toelichting: string }, Zaak>({
    initial: { statustype: '', toelichting: '' },
    check: ({ statustype }) => (statustype ? [] : [{ name: 'statustype', reason: t.required }]),
    submit: (body) => clientOf(zaakregister).statusZetten({ params: { uuid: zaak.uuid }, body }),
    onDone: ({ status }) => saved(t.saved(status ?? '')),
  })
  return (
    <FormDialog title={t.setTitle} form={form} action={t.set} onClose={onClose}>
      {zaak.einddatum && <p>{t.reopens}</p>}
      <SelectField
        label={t.newStatus}
        empty={t.choose}
        choices={choices.map(({ uuid, omschrijving }) => ({ value: uuid, label: omschrijving }))}
        {...form.field('statustype')}
      />
      <Told statustype={choices.find(({ uuid }) => uuid === form.values.statustype)} />
      <TextareaField
        label={t.statusNote}
        description={t.statusNoteHelp}
        required={false}
        max={MOST}
        {...form.field('toelichting')}
      />
    </FormDialog>
  )
}

/** Records what became of a zaak and closes it, in one go. */
export function CloseDialog({ zaak, eindstatus, onClose }: DialogProps & { eindstatus: Statustype }) {
  const t = useTexts(zaakregisterTexts)
  const saved = useSaved(ZAAKREGISTER, onClose)
  const form = useFormulier<{ resultaat: string; resultaattoelichting: string; toelichting: string }, Zaak>({
    initial: { resultaat: '', resultaattoelichting: zaak.resultaattoelichting ?? '', toelichting: '' },
    check: ({ resultaat }) => (resultaat ? [] : [{ name: 'resultaat', reason: t.required }]),
    submit: ({ resultaat, resultaattoelichting, toelichting }) =>
      clientOf(zaakregister).statusZetten({
        params: { uuid: zaak.uuid },
        body: {
          statustype: eindstatus.uuid,
          toelichting,
          resultaat: { resultaattype: resultaat, toelichting: resultaattoelichting },
        },
      }),
    onDone: ({ identificatie }) => saved(t.closedNow(identificatie)),
  })
  return (
    <FormDialog title={t.closeTitle} form={form} action={t.close} onClose={onClose}>
      <p>{t.closeHelp(eindstatus.omschrijving)}</p>
      <SelectField
        label={t.result}
        empty={t.chooseResult}
        choices={zaak.resultaattypen.map(({ uuid, omschrijving }) => ({ value: uuid, label: omschrijving }))}
        {...form.field('resultaat')}
      />
      <TextareaField label={t.resultNote} required={false} max={MOST} {...form.field('resultaattoelichting')} />
      <TextareaField
        label={t.statusNote}
        description={t.statusNoteHelp}
        required={false}
        max={MOST}
        {...form.field('toelichting')}
      />
      <Told statustype={eindstatus} />
    </FormDialog>
  )
}
