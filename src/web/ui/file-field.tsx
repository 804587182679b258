import { useState } from 'react'
import { Button } from './button.tsx'
import { Field, type FieldProps } from './field.tsx'
import { useFormats } from './format.ts'
import { Icon } from './icon.tsx'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'

const MEGABYTE = 1024 * 1024
const KILOBYTE = 1024

/** This many bytes are converted at once, because a function takes only some tens of thousands of arguments. */
const CHUNK = 0x8000

/** Reads the contents of a file in base64, as the API expects them. */
export async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += CHUNK) parts.push(String.fromCharCode(...bytes.subarray(at, at + CHUNK)))
  return btoa(parts.join(''))
}

/** Returns a function that writes the size of a file for people. */
export function useFileSize(): (bytes: number) => string {
  const { number } = useFormats()
  return (bytes) =>
    bytes >= MEGABYTE
      ? `${number(Math.round((bytes / MEGABYTE) * 10) / 10)} MB`
      : `${number(Math.ceil(bytes / KILOBYTE))} kB`
}

interface FileFieldProps extends FieldProps {
  value: readonly File[]
  onChange(value: File[]): void
  /** The accepted media types: `.pdf,image/*`. */
  accept?: string
  /** The maximum size of a file, in bytes. */
  maxBytes?: number
  /** The field takes one file; another file replaces it. */
  single?: boolean
}

/** A field for files to send along. */
export function FileField({ value, onChange, accept, maxBytes, single = false, error, ...field }: FileFieldProps) {
  const texts = useTexts(kitTexts)
  const sizeOf = useFileSize()
  const [refused, setRefused] = useState<string>()
  const add = (files: File[]) => {
    const tooLarge = files.find(({ size }) => maxBytes !== undefined && size > maxBytes)
    setRefused(tooLarge && maxBytes !== undefined ? texts.fileTooLarge(tooLarge.name, sizeOf(maxBytes)) : undefined)
    onChange([
      ...(single ? [] : value),
      ...files.filter((file) => file !== tooLarge && (maxBytes === undefined || file.size <= maxBytes)),
    ])
  }
  return (
    <Field {...field} error={refused ?? error}>
      {(control) => (
        <div className="balie-files">
          <input
            {...control}
            className="utrecht-textbox utrecht-textbox--html-input"
            type="file"
            multiple={!single}
            accept={accept}
            onChange={(event) => {
              add([...(event.target.files ?? [])])
              event.target.value = ''
            }}
          />
          {value.length > 0 && (
            <ul className="balie-chosen">
              {value.map((file) => (
                <li key={`${file.name} ${file.size} ${file.lastModified}`}>
                  {file.name} ({sizeOf(file.size)})
                  <Button variant="subtle" onClick={() => onChange(value.filter((other) => other !== file))}>
                    <Icon name="close" />
                    <span className="balie-visually-hidden">{texts.remove(file.name)}</span>
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Field>
  )
}
