import { createReadStream } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { Schrijf } from '../../koppelingen/verhuizing/exporteren.ts'

/** A file cannot be read or written for this reason: a Dutch sentence for the person who runs the command. */
export class FileError extends Error {}

const REASONS: Record<string, string> = {
  ENOENT: 'dit bestand of deze map bestaat niet',
  ENOTDIR: 'een deel van het pad is geen map',
  EISDIR: 'dit is een map',
  EACCES: 'u mag daar niet bij',
  EPERM: 'u mag daar niet bij',
  EROFS: 'daar kan niet worden geschreven',
  ENOSPC: 'de schijf is vol',
  EDQUOT: 'de ruimte is op',
}

/** Says in Dutch why the system refuses a file. */
export const reasonOf = ({ code, message }: NodeJS.ErrnoException): string => REASONS[code ?? ''] ?? code ?? message

/** Runs work on a file. A refusal of the system becomes a message with the path; other errors stay as they are. */
async function onFile<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { syscall, path: refused } = error as NodeJS.ErrnoException
    if (!syscall || !refused) throw error
    throw new FileError(`${path}: ${reasonOf(error as NodeJS.ErrnoException)}.`, { cause: error })
  }
}

/** A failed write, such as on a full disk, does not name the path, so it is added here. */
const writerOf =
  (file: FileHandle, path: string): Schrijf =>
  async (text) => {
    await file.writeFile(text).catch((error: NodeJS.ErrnoException) => {
      throw Object.assign(error, { path })
    })
  }

/**
 * Writes a file as a whole: it has another name until it is complete, and a failure leaves nothing.
 * @throws FileError when the system refuses it
 */
export async function writeWhole<T>(path: string, work: (write: Schrijf) => Promise<T>): Promise<T> {
  const half = `${path}.half`
  return onFile(path, async () => {
    const file = await open(half, 'w', 0o600)
    try {
      const result = await work(writerOf(file, half))
      await file.sync()
      await file.close()
      await rename(half, path)
      return result
    } catch (error) {
      await file.close().catch(() => undefined)
      await rm(half, { force: true })
      throw error
    }
  })
}

/** Writes to standard output, as fast as it is read. */
export const writeOutput: Schrijf = (text) =>
  new Promise((done, failed) => {
    process.stdout.write(text, (error) => (error ? failed(error) : done()))
  })

/**
 * Reads the lines of a file; `-` is standard input. It is opened when the first line is asked for, because readline forgets lines that
 * nobody waits for.
 * @throws FileError when the system refuses it
 */
export async function* linesOf(path: string): AsyncGenerator<string> {
  const file = path === '-' ? undefined : await onFile(path, () => open(path))
  const input = file ? createReadStream('', { fd: file }) : process.stdin
  const failed = new Promise<never>((_, reject) => {
    input.once('error', (error: NodeJS.ErrnoException) =>
      reject(new FileError(`${path}: ${reasonOf(error)}.`, { cause: error })),
    )
  })
  failed.catch(() => undefined)
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]()
  for (;;) {
    // readline does not report that its input failed, and would wait for ever.
    const { done, value } = await Promise.race([lines.next(), failed])
    if (done) return
    yield value
  }
}
