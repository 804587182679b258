import { type ClipboardEvent, type SyntheticEvent, useEffect, useRef, useState } from 'react'
import { useMeld } from '../../../web/ui/announce.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { FileField } from '../../../web/ui/file-field.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Stack } from '../../../web/ui/layout.tsx'
import { LONGEST_ALT, nameForMark, PICTURES, pictureMark } from '../../../web/ui/picture-marks.ts'
import { faultText } from '../../../web/ui/problems.ts'
import { TextField } from '../../../web/ui/text-field.tsx'
import { kitTexts } from '../../../web/ui/texts.ts'
import type { Attachment } from '../../documenten/werkplek/attachments-field.tsx'
import { useUploads } from '../../documenten/werkplek/use-uploads.ts'
import { replyTexts } from './reply-texts.ts'

/** The text of an answer and its attachments, which a picture changes together. */
interface Written {
  inhoud: string
  bijlagen: Attachment[]
}

/** Keeps a picture that is to stand in an answer until somebody said what it shows, and puts it there. */
export function useReplyPicture(latest: () => Written, onChange: (written: Written) => void) {
  const t = useTexts(replyTexts)
  const kit = useTexts(kitTexts)
  const meld = useMeld()
  const [file, setFile] = useState<File>()
  const [alt, setAlt] = useState('')
  const [fault, setFault] = useState<string>()
  const cursor = useRef<number>(undefined)
  const altSent = useRef('')
  const place = useRef<HTMLDivElement>(null)
  const text = useRef<HTMLTextAreaElement>(null)
  const [backTo, setBackTo] = useState<number>()
  useEffect(() => {
    if (backTo === undefined) return
    text.current?.focus()
    text.current?.setSelectionRange(backTo, backTo)
    setBackTo(undefined)
  }, [backTo])
  const clear = () => {
    for (const { cancel } of uploads) cancel()
    setFile(undefined)
    setAlt('')
    setFault(undefined)
  }
  const { uploads, start } = useUploads({
    onSent: ({ uuid, bestandsnaam, omvang }) => {
      const { inhoud, bijlagen } = latest()
      const at = cursor.current ?? inhoud.length
      const mark = pictureMark(bestandsnaam, altSent.current)
      onChange({
        inhoud: inhoud.slice(0, at) + mark + inhoud.slice(at),
        bijlagen: [...bijlagen, { uuid, bestandsnaam, omvang }],
      })
      cursor.current = at + mark.length
      // The focus disappears with the field of the words; who types elsewhere by now is left alone.
      const { activeElement } = document
      if (activeElement === text.current || place.current?.contains(activeElement)) setBackTo(cursor.current)
      clear()
      meld.say(t.pictureAdded(bestandsnaam))
    },
    onRefused: (_file, error) => setFault(faultText(error, kit)),
  })
  const isSending = uploads.length > 0
  const choose = (chosen: File | undefined) => {
    if (!chosen) return
    if (!PICTURES.includes(chosen.type)) return meld.show('error', t.pictureRefused(chosen.name))
    if (file) return meld.show('error', t.pictureWaits)
    setFault(undefined)
    const taken = latest().bijlagen.map(({ bestandsnaam }) => bestandsnaam)
    setFile(new File([chosen], nameForMark(chosen, taken), { type: chosen.type }))
  }
  return {
    file,
    alt,
    fault,
    isSending,
    place,
    setAlt,
    choose,
    clear,
    insert() {
      if (!file || isSending) return
      if (alt.trim() === '') return setFault(t.pictureAltMissing)
      altSent.current = alt
      start(file)
    },
    /** Goes to the field of the text: it tells where the picture comes, and takes one that is pasted. */
    ofText: {
      ref: text,
      onSelect: ({ currentTarget }: SyntheticEvent<HTMLTextAreaElement>) => {
        cursor.current = currentTarget.selectionStart
      },
      onPaste: (event: ClipboardEvent<HTMLTextAreaElement>) => {
        // Cells of a spreadsheet are on the clipboard as text and as a picture of it.
        if (event.clipboardData.getData('text/plain') !== '') return
        const pasted = [...event.clipboardData.files].find(({ type }) => PICTURES.includes(type))
        if (!pasted) return
        event.preventDefault()
        choose(pasted)
      },
    },
  }
}

/** Asks for a picture to put in the text of an answer, and then what it shows. */
export function ReplyPicture({ picture }: { picture: ReturnType<typeof useReplyPicture> }) {
  const t = useTexts(replyTexts)
  const { file, alt, fault, isSending, place, setAlt, choose, clear, insert } = picture
  /** The buttons disappear with the picture, so the focus goes to where another one is chosen. */
  const drop = () => {
    clear()
    setTimeout(() => place.current?.querySelector<HTMLInputElement>('input[type=file]')?.focus())
  }
  return (
    <div ref={place}>
      {!file && (
        <FileField
          name="afbeelding"
          label={t.picture}
          description={t.pictureHelp}
          required={false}
          accept={PICTURES.join(',')}
          single
          value={[]}
          onChange={([chosen]) => choose(chosen)}
          error={undefined}
        />
      )}
      {file && (
        <Stack gap="small">
          <TextField
            name="afbeelding"
            label={t.pictureAlt}
            description={t.pictureAltHelp(file.name)}
            error={fault}
            value={alt}
            onChange={setAlt}
            autoFocus
            maxLength={LONGEST_ALT}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              insert()
            }}
          />
          <Actions>
            <Button busy={isSending} onClick={insert}>
              {t.pictureInsert}
            </Button>
            <Button variant="subtle" onClick={drop}>
              {t.pictureDrop}
            </Button>
          </Actions>
        </Stack>
      )}
    </div>
  )
}
