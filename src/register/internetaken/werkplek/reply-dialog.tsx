import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { standardTextChoices, standardTextGroups } from '../../../inrichting/standaardantwoorden/werkplek/choices.ts'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { Alert } from '../../../web/ui/alert.tsx'
import { CheckboxField, SelectField } from '../../../web/ui/choice-fields.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Disclosure } from '../../../web/ui/layout.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { TextareaField, TextField } from '../../../web/ui/text-field.tsx'
import { type Attachment, AttachmentsField } from '../../documenten/werkplek/attachments-field.tsx'
import { uploadTexts } from '../../documenten/werkplek/texts.ts'
import { isSending } from '../../documenten/werkplek/use-uploads.ts'
import {
  type Antwoordvorm,
  klantberichten,
  NieuwAntwoord,
  TERUG_TE_HALEN_SECONDEN,
} from '../../klantberichten/contract.ts'
import { useTaskForm } from './draft/task-draft.ts'
import { TaskFormDialog } from './draft/task-form-dialog.tsx'
import { ReplyPicture, useReplyPicture } from './reply-picture.tsx'
import { replyTexts } from './reply-texts.ts'
import { TakeBack } from './take-back.tsx'
import type { TaskDialogProps } from './task-dialogs.tsx'

const NO_ATTACHMENTS: Attachment[] = []

/** Answers the customer by e-mail. The dialog says why when that is not possible. */
export function ReplyDialog(props: TaskDialogProps) {
  const t = useTexts(replyTexts)
  const { uuid } = props.taak
  const query = useQuery({
    queryKey: ['internetaken', 'antwoordvorm', uuid],
    queryFn: () => clientOf(klantberichten).antwoordvorm({ params: { uuid } }),
    staleTime: 0,
    gcTime: 0,
  })
  if (query.data && !query.data.belemmering) return <ReplyForm {...props} vorm={query.data} />
  return (
    <Dialog title={t.title} onClose={props.onClose}>
      <Loaded query={query}>
        {({ belemmering }) => (
          <Alert kind="warning" title={t.hindered}>
            {belemmering}
          </Alert>
        )}
      </Loaded>
    </Dialog>
  )
}

/** Gives the addresses in a text. */
const addressesIn = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter(Boolean)

function ReplyForm({ taak, concept, onDone, onClose, vorm }: TaskDialogProps & { vorm: Antwoordvorm }) {
  const t = useTexts(replyTexts)
  const groups = useTexts(standardTextGroups)
  const u = useTexts(uploadTexts)
  const [key] = useState(() => crypto.randomUUID())
  const [template, setTemplate] = useState('')
  const { adressen, onderwerp, ondertekening, standaardantwoorden, alleenInMijn, van, citaat } = vorm
  const hasPicture = useRef(false)
  const signed = ondertekening && `\n\n${ondertekening}`
  const { form, draft } = useTaskForm({
    taak,
    concept,
    soort: 'bericht',
    blank: {
      adres: adressen[0]?.uuid ?? '',
      cc: '',
      onderwerp,
      inhoud: signed,
      citeren: true,
      bijlagen: NO_ATTACHMENTS,
      afronden: true,
      notitie: '',
    },
    check: (values) => [
      ...(adressen.some(({ uuid }) => uuid === values.adres) ? [] : [{ name: 'adres', reason: t.toMissing }]),
      ...(values.onderwerp.trim() === '' ? [{ name: 'onderwerp', reason: t.subjectMissing }] : []),
      ...([signed.trim(), ''].includes(values.inhoud.trim()) ? [{ name: 'inhoud', reason: t.textMissing }] : []),
      ...(hasPicture.current ? [{ name: 'afbeelding', reason: t.pictureWaits }] : []),
      ...(isSending() ? [{ name: 'bijlagen', reason: u.stillSending }] : []),
    ],
    submit: ({ cc, bijlagen, ...body }) =>
      clientOf(klantberichten).beantwoorden({
        params: { uuid: taak.uuid },
        headers: { 'idempotency-key': key },
        body: { ...body, cc: addressesIn(cc), bijlagen: bijlagen.map(({ uuid }) => uuid) },
      }),
    onDone: ({ uuid }) =>
      onDone(
        <>
          {t.sent(TERUG_TE_HALEN_SECONDEN)} <TakeBack antwoord={uuid} />
        </>,
      ),
  })
  const written = useRef(form.values)
  written.current = form.values
  const picture = useReplyPicture(
    () => written.current,
    ({ inhoud, bijlagen }) => form.change({ inhoud, bijlagen }),
  )
  hasPicture.current = picture.file !== undefined
  const begin = (uuid: string) => {
    setTemplate(uuid)
    const chosen = standaardantwoorden.find((one) => one.uuid === uuid)
    if (!chosen) return
    const typed = form.values.inhoud
    form.set('inhoud', typed.startsWith('\n') || typed === '' ? chosen.tekst + typed : `${chosen.tekst}\n\n${typed}`)
  }
  return (
    <TaskFormDialog title={t.title} form={form} draft={draft} action={t.send} onClose={onClose} wide>
      <p>{t.help(taak.klantcontact.onderwerp)}</p>
      {alleenInMijn && <Alert>{t.onlyInMijn}</Alert>}
      <SelectField
        label={t.to}
        description={van && t.from(van)}
        choices={adressen.map(({ uuid, adres, vanContact }) => ({
          value: uuid,
          label: vanContact ? t.ofContact(adres) : t.ofCustomer(adres),
        }))}
        {...form.field('adres')}
      />
      {!alleenInMijn && <TextField label={t.copy} description={t.copyHelp} required={false} {...form.field('cc')} />}
      <TextField label={t.subject} maxLength={lengthOf(NieuwAntwoord, 'onderwerp')} {...form.field('onderwerp')} />
      {standaardantwoorden.length > 0 && (
        <SelectField
          name="sjabloon"
          label={t.template}
          required={false}
          error={undefined}
          empty={t.templateNone}
          value={template}
          onChange={begin}
          choices={standardTextChoices(standaardantwoorden, taak.klantcontact.onderwerp, groups)}
        />
      )}
      <TextareaField
        label={t.text}
        description={t.textHelp}
        rows={10}
        max={lengthOf(NieuwAntwoord, 'inhoud')}
        {...(!alleenInMijn && picture.ofText)}
        {...form.field('inhoud')}
      />
      {!alleenInMijn && <ReplyPicture picture={picture} />}
      {citaat?.adressen.includes(form.values.adres) && form.values.cc.trim() === '' && (
        <>
          <CheckboxField label={t.quote} {...form.field('citeren')} />
          <Disclosure summary={t.quoted}>
            <p className="balie-prose">{citaat.tekst}</p>
          </Disclosure>
        </>
      )}
      <AttachmentsField label={t.attachments} description={t.attachmentsHelp} {...form.field('bijlagen')} />
      <CheckboxField label={t.complete} {...form.field('afronden')} />
      <TextareaField
        label={t.note}
        description={t.noteHelp}
        required={false}
        rows={2}
        max={lengthOf(NieuwAntwoord, 'notitie')}
        {...form.field('notitie')}
      />
    </TaskFormDialog>
  )
}
