import type { ImapFlow } from 'imapflow'
import { v7 as uuidv7 } from 'uuid'
import { faultOf } from '../../../platform/fault.ts'
import type { JobContext, Loop } from '../../../platform/jobs.ts'
import { fetchNew } from './ophalen.ts'
import * as queries from './queries.ts'
import { faultText, openMailbox } from './verbinden.ts'

type Omgeving = Pick<JobContext, 'db' | 'config' | 'log'>

/** Also when the server says nothing it is looked for new messages: an IDLE can die in silence. */
const POLL_MS = 2 * 60_000
/** A connection that does nothing for so long is ended. */
const STUCK_MS = 5 * 60_000
/** A turn of a process, in seconds. */
const TURN = 120
const LONGEST_PAUSE_MS = 5 * 60_000

/** How it is between this process and a mailbox. */
interface Luisteraar {
  versie: string
  client: ImapFlow | undefined
  /** The work that is being done. */
  busy: Promise<void> | undefined
  hasNews: boolean
  readAt: number
  progressAt: number
  faults: number
  notBefore: number
}

const listener = (versie: string): Luisteraar => ({
  versie,
  client: undefined,
  busy: undefined,
  hasNews: true,
  readAt: 0,
  progressAt: 0,
  faults: 0,
  notBefore: 0,
})

/** Reads the mailboxes whose turn this process has. */
function makeListeners({ db, config, log }: Omgeving) {
  const proces = uuidv7()
  const listeners = new Map<string, Luisteraar>()

  const close = (luisteraar: Luisteraar) => {
    luisteraar.client?.close()
    luisteraar.client = undefined
  }

  async function connect(luisteraar: Luisteraar, postvak: queries.TeLezen): Promise<ImapFlow> {
    if (luisteraar.client?.usable) return luisteraar.client
    close(luisteraar)
    const client = await openMailbox(postvak, config)
    client.on('exists', () => {
      luisteraar.hasNews = true
    })
    luisteraar.client = client
    return client
  }

  async function read(luisteraar: Luisteraar, postvak: queries.TeLezen): Promise<void> {
    const progress = () => {
      luisteraar.progressAt = Date.now()
    }
    progress()
    try {
      const client = await connect(luisteraar, postvak)
      luisteraar.hasNews = false
      await fetchNew(db, client, postvak, progress)
      Object.assign(luisteraar, { readAt: Date.now(), faults: 0 })
    } catch (error) {
      close(luisteraar)
      luisteraar.faults += 1
      luisteraar.notBefore = Date.now() + Math.min(LONGEST_PAUSE_MS, 5_000 * 2 ** luisteraar.faults)
      log.warn({ postvak: postvak.uuid, fault: faultOf(error) }, 'postvak niet gelezen')
      await queries.setFout(db, postvak.uuid, faultText(error)).catch(() => undefined)
    }
  }

  function attend(postvak: queries.TeLezen): void {
    const now = Date.now()
    let luisteraar = listeners.get(postvak.uuid)
    if (luisteraar && luisteraar.versie !== postvak.versie) {
      close(luisteraar)
      if (luisteraar.busy) return
      luisteraar = undefined
    }
    luisteraar ??= listener(postvak.versie)
    listeners.set(postvak.uuid, luisteraar)
    if (luisteraar.busy) {
      // Work that waits for the connection ends with it.
      if (now - luisteraar.progressAt > STUCK_MS) close(luisteraar)
      return
    }
    const isDue = luisteraar.hasNews || !luisteraar.client?.usable || now - luisteraar.readAt > POLL_MS
    if (!isDue || now < luisteraar.notBefore) return
    const current = luisteraar
    current.busy = read(current, postvak).finally(() => {
      current.busy = undefined
    })
  }

  return {
    async step(): Promise<void> {
      const mine = await queries.takeTurns(db, proces, TURN)
      for (const [uuid, luisteraar] of listeners) {
        if (mine.some((postvak) => postvak.uuid === uuid)) continue
        close(luisteraar)
        if (!luisteraar.busy) listeners.delete(uuid)
      }
      for (const postvak of mine) attend(postvak)
    },
    async stop(): Promise<void> {
      for (const luisteraar of listeners.values()) close(luisteraar)
      await Promise.all([...listeners.values()].flatMap(({ busy }) => busy ?? []))
      await queries.endTurns(db, proces)
    },
  }
}

/** Fetches messages within seconds after they arrived in a mailbox. */
export const leesPostvakken: Loop = {
  name: 'lees-postvakken',
  everyMs: 2_000,
  begin: makeListeners,
}
