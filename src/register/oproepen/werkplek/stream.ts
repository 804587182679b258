import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { OPROEPEN } from './queries.ts'

// A browser keeps few connections to one server, so its windows share one stream: the window that holds the lock listens and tells the others.

const NAME = 'balie-oproepen'
const STREAM = '/api/v1/oproepen/stroom'
/** A stream that ended is asked for again after this long. A browser would do so at once, and again in a page that logs out. */
const AGAIN_MS = 5_000

/** Listens until it is stopped. */
function listen(signal: AbortSignal, heard: () => void): Promise<void> {
  return new Promise((done) => {
    let source: EventSource
    let again: ReturnType<typeof setTimeout>
    const open = () => {
      source = new EventSource(STREAM)
      source.onmessage = heard
      source.onerror = () => {
        source.close()
        again = setTimeout(open, AGAIN_MS)
      }
    }
    open()
    signal.addEventListener('abort', () => {
      clearTimeout(again)
      source.close()
      done()
    })
  })
}

/** Asks for the calls of the user each time that the server says that something happened to them. */
export function useCallStream(isInUse: boolean): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!isInUse) return undefined
    const ask = () => void client.invalidateQueries({ queryKey: OPROEPEN })
    const channel = new BroadcastChannel(NAME)
    channel.onmessage = ask
    const stopping = new AbortController()
    const heard = () => {
      ask()
      channel.postMessage('')
    }
    void navigator.locks
      .request(NAME, { signal: stopping.signal }, () => listen(stopping.signal, heard))
      // Another window listens until this one closes.
      .catch(() => undefined)
    return () => {
      stopping.abort()
      channel.close()
    }
  }, [client, isInUse])
}
