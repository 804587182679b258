import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { clientOf } from '../../../web/frame/client.ts'
import { useMeld } from '../../../web/ui/announce.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { base64Of, FileField } from '../../../web/ui/file-field.tsx'
import type { FieldBinding } from '../../../web/ui/form.tsx'
import { Icon } from '../../../web/ui/icon.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { faultText } from '../../../web/ui/problems.ts'
import { Progress } from '../../../web/ui/progress.tsx'
import { kitTexts } from '../../../web/ui/texts.ts'
import type { ConceptVraag } from '../../concepten/contract.ts'
import { documenten, GROOTSTE_IN_EEN_KEER } from '../../documenten/contract.ts'
import { DocumentName } from '../../documenten/werkplek/document-link.tsx'
import { contactTexts } from './texts.ts'

type Attachment = ConceptVraag['bijlagen'][number]

/** Keeps a file on the server, so that another desk has it too. */
async function keep(file: File): Promise<Attachment> {
  const { uuid, bestandsnaam, omvang } = await clientOf(documenten).toevoegen({
    body: { bestandsnaam: file.name, mediatype: file.type || undefined, inhoud: await base64Of(file) },
  })
  return { uuid, bestandsnaam, omvang }
}

/** Shows the field for documents that belong to the contact, such as a scan or a photo. They are kept as soon as they are chosen. */
export function AttachmentsField({ value, onChange, ...field }: FieldBinding<Attachment[]>) {
  const t = useTexts(contactTexts)
  const kit = useTexts(kitTexts)
  const meld = useMeld()
  // Several uploads may end at about the same time, so each adds to the value of that moment.
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  }, [value])
  const change = (next: Attachment[]) => {
    latest.current = next
    onChange(next)
  }
  const upload = useMutation({
    mutationFn: async (files: File[]) => {
      for (const file of files) change([...latest.current, await keep(file)])
    },
    onError: (error) => meld.show('error', `${t.notAdded} ${faultText(error, kit)}`),
  })
  return (
    <div>
      <FileField
        label={t.attachments}
        description={t.attachmentsHelp}
        required={false}
        maxBytes={GROOTSTE_IN_EEN_KEER}
        value={[]}
        onChange={(files) => upload.mutate(files.filter(({ size }) => size > 0))}
        {...field}
      />
      {upload.isPending && <Progress>{t.adding}</Progress>}
      {value.length > 0 && (
        <ul className="balie-chosen" aria-label={t.attachments}>
          {value.map((attachment) => (
            <li key={attachment.uuid}>
              <DocumentName {...attachment} />
              <Button variant="subtle" onClick={() => change(value.filter(({ uuid }) => uuid !== attachment.uuid))}>
                <Icon name="close" />
                <span className="balie-visually-hidden">{kit.remove(attachment.bestandsnaam)}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
