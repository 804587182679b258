import { useEffect, useRef, useState } from 'react'
import type { Informatieobject } from '../contract.ts'
import { sendFile } from './send.ts'

/** A file on its way to the server. */
export interface Upload {
  key: number
  file: File
  /** How many bytes have arrived. */
  sent: number
  /** The server is not reached at the moment. */
  isWaiting: boolean
  cancel(): void
}

let lastKey = 0
let underway = 0

/** Tells whether files are on their way to the server: what they belong to is not complete yet. */
export const isSending = (): boolean => underway > 0

/** Asks before the page is left, while files are on their way. */
function useQuestionOnLeaving(isBusy: boolean) {
  useEffect(() => {
    if (!isBusy) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isBusy])
}

interface UploadsOptions {
  onSent(document: Informatieobject): void
  /** Is told why a file was not taken; not when somebody broke it off. */
  onRefused(file: File, error: unknown): void
}

/** Sends files one after the other. What is on its way when the screen is left is broken off. */
export function useUploads({ onSent, onRefused }: UploadsOptions) {
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const line = useRef(Promise.resolve())
  const cancels = useRef(new Set<AbortController>())
  useQuestionOnLeaving(uploads.length > 0)
  useEffect(() => {
    const { current } = cancels
    return () => {
      for (const cancel of current) cancel.abort()
    }
  }, [])
  const change = (key: number, changes: Partial<Upload>) =>
    setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...changes } : upload)))
  const send = async (key: number, file: File, { signal }: AbortController) => {
    try {
      signal.throwIfAborted()
      const onProgress = (sent: number) => change(key, { sent })
      const onWaiting = (isWaiting: boolean) => change(key, { isWaiting })
      onSent(await sendFile(file, { signal, onProgress, onWaiting }))
    } catch (error) {
      if (!signal.aborted) onRefused(file, error)
    }
  }
  const start = (file: File) => {
    lastKey += 1
    underway += 1
    const key = lastKey
    const cancel = new AbortController()
    cancels.current.add(cancel)
    setUploads((all) => [...all, { key, file, sent: 0, isWaiting: false, cancel: () => cancel.abort() }])
    line.current = line.current
      .then(() => send(key, file, cancel))
      .finally(() => {
        underway -= 1
        cancels.current.delete(cancel)
        setUploads((all) => all.filter((upload) => upload.key !== key))
      })
  }
  return { uploads, start }
}
