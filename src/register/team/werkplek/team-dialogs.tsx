import { useSaved } from '../../../inrichting/beheer/werkplek/act.ts'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { useMeld } from '../../../web/ui/announce.tsx'
import type { Option } from '../../../web/ui/combobox-field.tsx'
import { useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { today, useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { DateField, TextareaField } from '../../../web/ui/text-field.tsx'
import { useRefresh } from '../../internetaken/werkplek/refresh.ts'
import { RecipientsField } from '../../internetaken/werkplek/task-dialogs.tsx'
import { type Afwezigheid, Overdracht, type Overgedragen, type Teamlid, team } from '../contract.ts'
import { TEAM } from './queries.ts'
import { teamTexts } from './texts.ts'

interface DialogProps {
  lid: Teamlid
  onClose(): void
}

/** Gives all work of a colleague to others, in one action (R21). */
export function HandOverDialog({ lid, onClose }: DialogProps) {
  const t = useTexts(teamTexts)
  const { list } = useFormats()
  const meld = useMeld()
  const refresh = useRefresh()
  const saved = useSaved(TEAM, onClose)
  const form = useFormulier<{ naar: Option[]; reden: string }, Overgedragen>({
    initial: { naar: [], reden: '' },
    check: ({ naar, reden }) => [
      ...(naar.length === 0 ? [{ name: 'naar', reason: t.recipientsMissing }] : []),
      ...(reden.trim() === '' ? [{ name: 'reden', reason: t.reasonMissing }] : []),
    ],
    submit: ({ naar, reden }) =>
      clientOf(team).overdragen({ body: { van: lid.uuid, naar: naar.map(({ id }) => id), reden } }),
    onDone: ({ aantal, ontvangers, houdtTaken }) => {
      saved(t.handedOver(aantal, list(ontvangers.map((one) => t.share(one.naam, one.aantal)))))
      if (houdtTaken) meld.show('warning', t.keepsSome(lid.naam))
      void refresh()
    },
  })
  return (
    <FormDialog title={t.handOverTitle(lid.naam)} form={form} action={t.handOver} onClose={onClose}>
      <p>{t.handOverHelp(lid.open)}</p>
      <RecipientsField {...form.field('naar')} />
      <TextareaField
        label={t.reason}
        description={t.reasonHelp}
        rows={2}
        max={lengthOf(Overdracht, 'reden')}
        {...form.field('reden')}
      />
    </FormDialog>
  )
}

/** Records when a colleague is away; not why, because that is nobody's business here. */
export function AwayDialog({ lid, onClose }: DialogProps) {
  const t = useTexts(teamTexts)
  const saved = useSaved(TEAM, onClose)
  const form = useFormulier<{ van: string; tot: string }, Afwezigheid>({
    initial: { van: lid.afwezigheid?.van ?? today(), tot: lid.afwezigheid?.tot ?? '' },
    check: ({ van }) => (van === '' ? [{ name: 'van', reason: t.fromMissing }] : []),
    submit: ({ van, tot }) =>
      clientOf(team).afwezigMelden({ params: { uuid: lid.uuid }, body: { van, tot: tot || null } }),
    onDone: () => saved(t.kept(lid.naam)),
  })
  return (
    <FormDialog title={t.setAwayTitle(lid.naam)} form={form} action={t.save} onClose={onClose}>
      <DateField label={t.from} {...form.field('van')} />
      <DateField label={t.until} description={t.untilHelp} required={false} {...form.field('tot')} />
    </FormDialog>
  )
}
