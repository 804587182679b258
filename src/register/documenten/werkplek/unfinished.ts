// Uploads that were begun in this tab. After a reload the browser no longer has the file; once it is chosen again, it goes on where it was.

const KEY = 'balie-uploads'
const MOST = 20

/** An upload that was begun, and by what its file is known. */
export interface Unfinished {
  uuid: string
  name: string
  size: number
  /** When the file was last changed, as the browser tells it. */
  changed: number
}

/** The uploads of this tab that did not end, the oldest first. */
export function unfinishedUploads(): Unfinished[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept : []
  } catch {
    return []
  }
}

function keep(uploads: readonly Unfinished[]): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(uploads.slice(-MOST)))
  } catch {
    // Without storage an upload begins anew after a reload.
  }
}

/** Was this upload begun with this file? */
export const isOf = ({ name, size, lastModified }: File, upload: Unfinished): boolean =>
  upload.name === name && upload.size === size && upload.changed === lastModified

/** Gives the upload that was begun with this file, if any. */
export const unfinishedOf = (file: File): Unfinished | undefined =>
  unfinishedUploads().find((upload) => isOf(file, upload))

/** Remembers an upload until it ends. */
export function rememberUpload({ name, size, lastModified }: File, uuid: string): void {
  keep([...unfinishedUploads(), { uuid, name, size, changed: lastModified }])
}

/** Forgets an upload that ended, or that is not gone on with. */
export const forgetUpload = (uuid: string): void => keep(unfinishedUploads().filter((upload) => upload.uuid !== uuid))
