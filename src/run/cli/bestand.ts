import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { Writable } from 'node:stream'
import type { Schrijf } from '../../koppelingen/verhuizing/exporteren.ts'

const naar =
  (stream: Writable): Schrijf =>
  async (tekst) => {
    if (!stream.write(tekst)) await once(stream, 'drain')
  }

/** Writes a file as a whole: until it is complete it has another name, and a failure leaves nothing. */
export async function schrijfBestand<T>(pad: string, work: (schrijf: Schrijf) => Promise<T>): Promise<T> {
  const half = `${pad}.half`
  const stream = createWriteStream(half, { mode: 0o600 })
  try {
    const result = await work(naar(stream))
    stream.end()
    await once(stream, 'close')
    await rename(half, pad)
    return result
  } catch (error) {
    stream.destroy()
    await rm(half, { force: true })
    throw error
  }
}

/** Writes to standard output. */
export const schrijfUitvoer = naar(process.stdout)

/** The lines of a file; `-` is standard input. Opened when the first line is asked for: readline forgets lines that nobody waits for. */
export async function* regelsVan(pad: string): AsyncGenerator<string> {
  const input = pad === '-' ? process.stdin : createReadStream(pad)
  yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
}
