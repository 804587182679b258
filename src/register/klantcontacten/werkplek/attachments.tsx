import { useEffect, useRef, useState } from 'react'
import { useMeld } from '../../../web/ui/announce.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { FileField, useFileSize } from '../../../web/ui/file-field.tsx'
import type { FieldBinding } from '../../../web/ui/form.tsx'
import { Icon } from '../../../web/ui/icon.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { faultText } from '../../../web/ui/problems.ts'
import { kitTexts } from '../../../web/ui/texts.ts'
import type { ConceptVraag } from '../../concepten/contract.ts'
import { DocumentName } from '../../documenten/werkplek/document-link.tsx'
import { Unreadable } from '../../documenten/werkplek/send.ts'
import { type Upload, useUploads } from '../../documenten/werkplek/use-uploads.ts'
import { contactTexts } from './texts.ts'

type Attachment = ConceptVraag['bijlagen'][number]

/** Shows a file on its way, how far it is, and a button to break it off. */
function Underway({ upload, onCancel }: { upload: Upload; onCancel(): void }) {
  const t = useTexts(contactTexts)
  const sizeOf = useFileSize()
  const { file, sent, isWaiting } = upload
  return (
    <li>
      <span>
        {file.name}: {isWaiting ? t.waitingForServer : t.sentOf(sizeOf(sent), sizeOf(file.size))}
      </span>
      <progress aria-label={t.sendingFile(file.name)} max={file.size} value={sent} />
      <Button variant="subtle" onClick={onCancel}>
        <Icon name="close" />
        <span className="balie-visually-hidden">{t.cancelSending(file.name)}</span>
      </Button>
    </li>
  )
}

/**
 * Shows the field for documents that belong to the contact, such as a scan or a photo. They are sent as soon as they are chosen, go on
 * after a lost connection, and are kept on the server, so that another desk has them too.
 */
export function AttachmentsField({ value, onChange, error, ...field }: FieldBinding<Attachment[]>) {
  const t = useTexts(contactTexts)
  const kit = useTexts(kitTexts)
  const meld = useMeld()
  const place = useRef<HTMLDivElement>(null)
  const [refused, setRefused] = useState<readonly string[]>([])
  // Several uploads may end at about the same time, so each adds to the value of that moment.
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  }, [value])
  const change = (next: Attachment[]) => {
    latest.current = next
    onChange(next)
  }
  const refuse = (file: File, reason: string) => setRefused((all) => [...all, t.fileRefused(file.name, reason)])
  const { uploads, start } = useUploads({
    onSent: ({ uuid, bestandsnaam, omvang }) => {
      change([...latest.current, { uuid, bestandsnaam, omvang }])
      meld.say(t.fileAdded(bestandsnaam))
    },
    onRefused: (file, fault) => refuse(file, fault instanceof Unreadable ? t.unreadable : reasonOf(fault)),
  })
  const reasonOf = (fault: unknown) => faultText(fault, kit).replace(/^\w+: /, '')
  const choose = (files: File[]) => {
    setRefused([])
    for (const file of files) {
      if (file.size === 0) refuse(file, t.emptyFile)
      else start(file)
    }
  }
  /** The button that is used disappears with what it is of, so the focus goes to the field. */
  const thenFocus = (act: () => void) => () => {
    place.current?.querySelector<HTMLInputElement>('input[type=file]')?.focus()
    act()
  }
  return (
    <div ref={place}>
      <FileField
        label={t.attachments}
        description={t.attachmentsHelp}
        required={false}
        value={[]}
        onChange={choose}
        error={refused.length > 0 ? refused.join(' ') : error}
        {...field}
      />
      <ul className="balie-chosen" aria-label={t.attachments} hidden={value.length === 0}>
        {value.map((attachment) => (
          <li key={attachment.uuid}>
            <DocumentName {...attachment} />
            <Button
              variant="subtle"
              onClick={thenFocus(() => change(latest.current.filter(({ uuid }) => uuid !== attachment.uuid)))}
            >
              <Icon name="close" />
              <span className="balie-visually-hidden">{kit.remove(attachment.bestandsnaam)}</span>
            </Button>
          </li>
        ))}
      </ul>
      {uploads.length > 0 && (
        <ul className="balie-chosen contact-uploads" aria-label={t.underway}>
          {uploads.map((upload) => (
            <Underway key={upload.key} upload={upload} onCancel={thenFocus(upload.cancel)} />
          ))}
        </ul>
      )}
    </div>
  )
}
