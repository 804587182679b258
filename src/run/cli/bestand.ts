import { createReadStream } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { Schrijf } from '../../koppelingen/verhuizing/exporteren.ts'

/** Why a file cannot be read or written: a Dutch sentence for who runs the command. */
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

/** Why the system refuses a file, in Dutch. */
export const reasonOf = ({ code, message }: NodeJS.ErrnoException): string => REASONS[code ?? ''] ?? code ?? message

/** Runs work on a file; what the system refuses is said with the path. Other errors stay what they are. */
async function onFile<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { syscall, path: refused } = error as NodeJS.ErrnoException
    if (!syscall || !refused) throw error
    throw new FileError(`${path}: ${reasonOf(error as NodeJS.ErrnoException)}.`, { cause: error })
  }
}

/** Writes that do not name a path when they fail, such as on a full disk, get it here. */
const writerOf =
  (file: FileHandle, path: string): Schrijf =>
  async (text) => {
    await file.writeFile(text).catch((error: NodeJS.ErrnoException) => {
      throw Object.assign(error, { path })
    })
  }

/**
 * Writes a file as a whole: until it is complete it has another name, and a failure leaves nothing.
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
 * The lines of a file; `-` is standard input. Opened when the first line is asked for: readline forgets lines that nobody waits for.
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
    // readline does not pass on that its input failed: it would wait for ever.
    const { done, value } = await Promise.race([lines.next(), failed])
    if (done) return
    yield value
  }
}
