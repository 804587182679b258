import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { startOf } from './processes.ts'

/** It is thrown when another Balie works on the same data. */
export class InUseError extends Error {
  readonly code = 'in-gebruik'

  constructor(pid: number, directory: string) {
    super(
      `een andere Balie (proces ${pid}) werkt al met de gegevens in ${directory}. Stop die eerst, of kies een andere DATA_DIR en PORT.`,
    )
  }
}

const ignore = (code: string) => (error: NodeJS.ErrnoException) => {
  if (error.code !== code) throw error
}

/** Gives the process that holds the lock, if it still runs. */
async function holder(file: string): Promise<number | undefined> {
  const [pid = '', start] = (await readFile(file, 'utf8').catch(() => '')).split('\n')
  return pid && start && startOf(Number(pid)) === start ? Number(pid) : undefined
}

/** Tells whether a running process holds this lock. */
export async function isClaimed(file: string): Promise<boolean> {
  return (await holder(file)) !== undefined
}

/** Removes a lock whose process is gone; a lock that another process took meanwhile is put back. */
async function removeStale(file: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`
  await rename(file, aside).catch(ignore('ENOENT'))
  if (await isClaimed(aside)) await link(aside, file).catch(ignore('EEXIST'))
  await rm(aside, { force: true })
}

/**
 * Takes the lock; false when there is one already. It leaves nothing when there is no room to write. It uses a link, so that nobody ever
 * sees a lock without a name in it.
 */
async function take(file: string): Promise<boolean> {
  const own = `${file}.${randomUUID()}`
  try {
    await writeFile(own, `${process.pid}\n${startOf(process.pid)}\n`, { mode: 0o600 })
    await link(own, file)
    return true
  } catch (error) {
    ignore('EEXIST')(error as NodeJS.ErrnoException)
    return false
  } finally {
    await rm(own, { force: true })
  }
}

/**
 * Claims a directory for this process. A lock that a killed process left is taken over.
 * @throws InUseError when a running process has it
 */
export async function claim(file: string, directory: string): Promise<() => Promise<void>> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (await take(file)) return () => rm(file, { force: true })
    const pid = await holder(file)
    if (pid) throw new InUseError(pid, directory)
    await removeStale(file)
  }
  throw new Error(`cannot lock ${file}`)
}
