import { useEffect, useRef, useState } from 'react'
import { useMeld } from '../../../web/ui/announce.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { FileField, useFileSize } from '../../../web/ui/file-field.tsx'
import type { FieldBinding } from '../../../web/ui/form.tsx'
import { Icon } from '../../../web/ui/icon.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { faultText } from '../../../web/ui/problems.ts'
import { kitTexts } from '../../../web/ui/texts.ts'
import { DocumentName } from './document-link.tsx'
import { giveUp, Unreadable } from './send.ts'
import { uploadTexts } from './texts.ts'
import { isOf, type Unfinished, unfinishedUploads } from './unfinished.ts'
import { type Upload, useUploads } from './use-uploads.ts'
import './attachments.css'

/** A document that was sent. */
export interface Attachment {
  uuid: string
  bestandsnaam: string
  omvang: number
}

interface AttachmentsFieldProps extends FieldBinding<Attachment[]> {
  label: string
  description?: string | undefined
  required?: boolean
}

/** Shows a file on its way, how far it is, and a button to break it off. */
function Underway({ upload, onCancel }: { upload: Upload; onCancel(): void }) {
  const t = useTexts(uploadTexts)
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

/** Says which files were not sent whole before the page was loaded again, and how they go on. */
function UnfinishedFiles({
  unfinished,
  onGiveUp,
}: {
  unfinished: readonly Unfinished[]
  onGiveUp(uuid: string): void
}) {
  const t = useTexts(uploadTexts)
  return (
    <ul className="balie-chosen" aria-label={t.unfinished}>
      {unfinished.map(({ uuid, name }) => (
        <li key={uuid}>
          <span>{t.unfinishedFile(name)}</span>
          <Button variant="subtle" about={name} onClick={() => onGiveUp(uuid)}>
            {t.giveUpFile}
          </Button>
        </li>
      ))}
    </ul>
  )
}

/**
 * Shows a field for documents, such as a scan or a photo. They are sent as soon as they are chosen, go on after a lost connection, and are
 * kept on the server, so that another desk has them too.
 */
export function AttachmentsField({
  label,
  description,
  required = false,
  value,
  onChange,
  error,
  ...field
}: AttachmentsFieldProps) {
  const t = useTexts(uploadTexts)
  const kit = useTexts(kitTexts)
  const meld = useMeld()
  const place = useRef<HTMLDivElement>(null)
  const [refused, setRefused] = useState<readonly string[]>([])
  const [unfinished, setUnfinished] = useState(unfinishedUploads)
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
    setUnfinished((all) => all.filter((upload) => !files.some((file) => isOf(file, upload))))
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
        label={label}
        description={description}
        required={required}
        value={[]}
        onChange={choose}
        error={refused.length > 0 ? refused.join(' ') : error}
        {...field}
      />
      {unfinished.length > 0 && (
        <UnfinishedFiles
          unfinished={unfinished}
          onGiveUp={(uuid) =>
            thenFocus(() => {
              setUnfinished((all) => all.filter((upload) => upload.uuid !== uuid))
              void giveUp(uuid)
            })()
          }
        />
      )}
      <ul className="balie-chosen" aria-label={label} hidden={value.length === 0}>
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
        <ul className="balie-chosen balie-uploads" aria-label={t.underway}>
          {uploads.map((upload) => (
            <Underway key={upload.key} upload={upload} onCancel={thenFocus(upload.cancel)} />
          ))}
        </ul>
      )}
    </div>
  )
}
