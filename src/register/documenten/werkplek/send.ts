import { ProblemError } from '../../../web/client/client.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { faultKind, isProblem } from '../../../web/ui/problems.ts'
import {
  type Documentupload,
  deelNietAanDeBeurt,
  documenten,
  type Informatieobject,
  uploadVerlopen,
} from '../contract.ts'
import { forgetUpload, rememberUpload, unfinishedOf } from './unfinished.ts'

/** The file cannot be read any more: it was changed, moved or removed since it was chosen. */
export class Unreadable extends Error {}

export interface Sending {
  signal: AbortSignal
  /** Is told how many bytes have arrived. */
  onProgress(bytes: number): void
  /** Is told when the server is not reached, and when it is again. */
  onWaiting(isWaiting: boolean): void
}

const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 15_000

/** Waits, but no longer than until it is broken off. */
const pause = (ms: number, signal: AbortSignal) =>
  new Promise<void>((done) => {
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      done()
    })
  })

const isUnreached = (error: unknown) => faultKind(error) === 'unreachable'

/** Asks until the server answers; it is there again at some time, and nothing that arrived is lost. */
async function patiently<T>({ signal, onWaiting }: Sending, ask: () => Promise<T>): Promise<T> {
  for (let ms = FIRST_PAUSE_MS; ; ms = Math.min(ms * 2, LONGEST_PAUSE_MS)) {
    try {
      const answer = await ask()
      onWaiting(false)
      return answer
    } catch (error) {
      if (signal.aborted || !isUnreached(error)) throw error
      onWaiting(true)
      await pause(ms, signal)
      signal.throwIfAborted()
    }
  }
}

/** A media type as the server takes it; what a browser makes of a file can be anything. */
const mediaTypeOf = ({ type }: File) => (/^[\w.+-]+\/[\w.+-]+$/.test(type) && type.length <= 100 ? type : undefined)

/** Reads a part of a file. It is read before it is sent, so that a file that is gone is not taken for a lost connection. */
async function bytesOf(file: File, { ontvangen, deelOmvang }: Documentupload): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.slice(ontvangen, ontvangen + deelOmvang).arrayBuffer())
  } catch (error) {
    throw new Unreadable('The file cannot be read.', { cause: error })
  }
}

/** The upload went on elsewhere, or it is gone. */
const isLost = (error: unknown) =>
  isProblem(error, uploadVerlopen) || (error instanceof ProblemError && error.problem.status === 404)

async function sendParts(file: File, begun: Documentupload, sending: Sending): Promise<Informatieobject> {
  const client = clientOf(documenten)
  const { signal } = sending
  const params = { uuid: begun.uuid }
  let upload = begun
  while (!upload.informatieobject) {
    sending.onProgress(upload.ontvangen)
    const nummer = String(upload.ontvangen / upload.deelOmvang + 1)
    const body = await bytesOf(file, upload)
    try {
      upload = await patiently(sending, () => client.deelToevoegen({ params: { ...params, nummer }, body, signal }))
    } catch (error) {
      if (!isProblem(error, deelNietAanDeBeurt)) throw error
      upload = await patiently(sending, () => client.uploadTonen({ params, signal }))
    }
  }
  return upload.informatieobject
}

/** Begins to send a file, or goes on with what was sent of it before the page was loaded again. */
async function begin(file: File, sending: Sending): Promise<Documentupload> {
  const client = clientOf(documenten)
  const { signal } = sending
  const earlier = unfinishedOf(file)
  if (earlier) {
    try {
      return await patiently(sending, () => client.uploadTonen({ params: { uuid: earlier.uuid }, signal }))
    } catch (error) {
      if (!isLost(error)) throw error
      forgetUpload(earlier.uuid)
    }
  }
  const body = { bestandsnaam: file.name, mediatype: mediaTypeOf(file), omvang: file.size }
  const begun = await patiently(sending, () => client.uploadBeginnen({ body, signal }))
  rememberUpload(file, begun.uuid)
  return begun
}

/** Sends a file from the begin, or from where it was; what was begun is forgotten when it ends, however it does. */
async function sendOnce(file: File, sending: Sending): Promise<Informatieobject> {
  const begun = await begin(file, sending)
  try {
    return await sendParts(file, begun, sending)
  } catch (error) {
    if (sending.signal.aborted) void giveUp(begun.uuid)
    throw error
  } finally {
    forgetUpload(begun.uuid)
  }
}

/**
 * Sends a file in parts, and goes on after a lost connection, or after the page was loaded again, where it was.
 * @throws ProblemError when it is refused, Unreadable, or the reason of the signal when it was broken off
 */
export async function sendFile(file: File, sending: Sending): Promise<Informatieobject> {
  try {
    return await sendOnce(file, sending)
  } catch (error) {
    if (sending.signal.aborted || !isLost(error)) throw error
    // An upload that is half there can be gone after a long time, or a new version of Balie cannot go on with it.
    return sendOnce(file, sending)
  }
}

/** Lets the server throw away what was sent of a file. */
export async function giveUp(uuid: string): Promise<void> {
  forgetUpload(uuid)
  await clientOf(documenten)
    .uploadAfbreken({ params: { uuid } })
    .catch(() => undefined)
}
