import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { lengthOf } from '../../platform/lengths.ts'
import { KLANTCONTACTEN } from '../../register/internetaken/werkplek/queries.ts'
import { type Klantcontact, klantcontacten, NieuweCorrectie } from '../../register/klantcontacten/contract.ts'
import { clientOf } from '../../web/frame/client.ts'
import { useRight } from '../../web/frame/rights.ts'
import { useMeld } from '../../web/ui/announce.tsx'
import { Button } from '../../web/ui/button.tsx'
import { useFormulier } from '../../web/ui/form.tsx'
import { FormDialog } from '../../web/ui/form-dialog.tsx'
import { localOf, useFormats } from '../../web/ui/format.ts'
import { useTexts } from '../../web/ui/language.tsx'
import { Panel } from '../../web/ui/layout.tsx'
import { Loaded } from '../../web/ui/loaded.tsx'
import { TextareaField, TextField } from '../../web/ui/text-field.tsx'
import { filledIn } from '../../web/ui/time.ts'
import { MomentField } from '../../web/ui/time-fields.tsx'
import { Timeline } from '../../web/ui/timeline.tsx'
import { klantcontactTexts } from './texts.ts'

type Contact = z.output<typeof Klantcontact>

const correctionsQuery = (uuid: string) => ({
  queryKey: [...KLANTCONTACTEN, 'correcties', uuid],
  queryFn: () => clientOf(klantcontacten).correcties({ params: { uuid } }),
})

/** Shows who corrected a klantcontact, when and why, and lets a user who may correct it (R10). */
export function Corrections({ contact }: { contact: Contact }) {
  const t = useTexts(klantcontactTexts)
  const mayCorrect = useRight(klantcontacten.corrigeren)
  const [isOpen, setOpen] = useState(false)
  const query = useQuery({ ...correctionsQuery(contact.uuid), enabled: contact.gecorrigeerd })
  const correct = mayCorrect && <Button onClick={() => setOpen(true)}>{t.correct}</Button>
  return (
    <Panel title={t.corrections} actions={correct}>
      {contact.gecorrigeerd ? (
        <Loaded query={query}>{({ resultaten }) => <Trail corrections={resultaten} />}</Loaded>
      ) : (
        <p className="balie-soft">{t.noCorrections}</p>
      )}
      {isOpen && <CorrectDialog contact={contact} onClose={() => setOpen(false)} />}
    </Panel>
  )
}

type Correction = Awaited<ReturnType<ReturnType<typeof correctionsQuery>['queryFn']>>['resultaten'][number]

function Trail({ corrections }: { corrections: readonly Correction[] }) {
  const t = useTexts(klantcontactTexts)
  const formats = useFormats()
  return (
    <Timeline items={corrections} keyOf={({ uuid }) => uuid}>
      {({ onderwerp, inhoud, begonnenOp, geeindigdOp, reden, door, op }) => (
        <>
          {onderwerp !== null && <strong>{onderwerp}</strong>}
          {inhoud !== null && <span className="balie-prose">{inhoud}</span>}
          {begonnenOp && geeindigdOp && <span>{t.talk(formats.period(begonnenOp, geeindigdOp))}</span>}
          <span className="balie-prose">{t.because(reden)}</span>
          <span className="balie-soft balie-small">{t.by(door.naam, formats.moment(op))}</span>
        </>
      )}
    </Timeline>
  )
}

/** Corrects what a klantcontact says; only the texts that differ are sent, and the original stays (R10). */
function CorrectDialog({ contact, onClose }: { contact: Contact; onClose(): void }) {
  const t = useTexts(klantcontactTexts)
  const meld = useMeld()
  const client = useQueryClient()
  // The texts are those from when the dialog opened: a correction that somebody else makes meanwhile is not set back.
  const [before] = useState(() => ({
    onderwerp: contact.onderwerp,
    inhoud: contact.inhoud,
    begonnenOp: contact.begonnenOp ? localOf(contact.begonnenOp) : '',
    geeindigdOp: contact.geeindigdOp ? localOf(contact.geeindigdOp) : '',
  }))
  const { onderwerp, inhoud } = before
  const hasNewTimes = ({ begonnenOp, geeindigdOp }: typeof before) =>
    begonnenOp !== before.begonnenOp || geeindigdOp !== before.geeindigdOp
  const form = useFormulier({
    initial: { ...before, reden: '' },
    check: (values) => [
      ...(values.onderwerp.trim() === '' ? [{ name: 'onderwerp', reason: t.required }] : []),
      ...(values.onderwerp === onderwerp && values.inhoud === inhoud && !hasNewTimes(values)
        ? [{ name: 'inhoud', reason: t.sameText }]
        : []),
      ...(['begonnenOp', 'geeindigdOp'] as const)
        .filter((name) => hasNewTimes(values) && !filledIn(values[name]))
        .map((name) => ({ name, reason: t.wrongMoment })),
      ...(values.reden.trim() === '' ? [{ name: 'reden', reason: t.required }] : []),
    ],
    submit: (values) =>
      clientOf(klantcontacten).corrigeren({
        params: { uuid: contact.uuid },
        body: {
          ...(values.onderwerp !== onderwerp && { onderwerp: values.onderwerp }),
          ...(values.inhoud !== inhoud && { inhoud: values.inhoud }),
          ...(hasNewTimes(values) && {
            begonnenOp: filledIn(values.begonnenOp),
            geeindigdOp: filledIn(values.geeindigdOp),
          }),
          reden: values.reden,
        },
      }),
    onDone: () => {
      onClose()
      meld.show('ok', t.correctedNow)
      void client.invalidateQueries({ queryKey: KLANTCONTACTEN })
    },
  })
  return (
    <FormDialog title={t.correctTitle} form={form} action={t.correct} onClose={onClose} wide>
      <p>{t.correctHelp}</p>
      <TextField label={t.subject} maxLength={lengthOf(NieuweCorrectie, 'onderwerp')} {...form.field('onderwerp')} />
      <TextareaField
        label={t.content}
        required={false}
        rows={6}
        max={lengthOf(NieuweCorrectie, 'inhoud')}
        {...form.field('inhoud')}
      />
      <MomentField label={t.begun} required={false} {...form.field('begonnenOp')} />
      <MomentField label={t.ended} required={false} {...form.field('geeindigdOp')} />
      <TextareaField label={t.reason} max={lengthOf(NieuweCorrectie, 'reden')} {...form.field('reden')} />
    </FormDialog>
  )
}
