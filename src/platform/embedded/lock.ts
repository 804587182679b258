import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { open, readFile, rm } from 'node:fs/promises'

/** Thrown when another Balie works on the same data. */
export class InUseError extends Error {
  readonly code = 'in-gebruik'

  constructor(pid: number, directory: string) {
    super(
      `een andere Balie (proces ${pid}) werkt al met de gegevens in ${directory}. Stop die eerst, of kies een andere DATA_DIR en PORT.`,
    )
  }
}

/** When a process began, so that a pid that was given out again is not taken for the old one; undefined when it is gone. */
function startOf(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux')
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? undefined : fields[19]
  } catch {
    return undefined
  }
}

/** The process that holds the lock, when it still runs. */
async function holder(file: string): Promise<number | undefined> {
  const [pid = '', start] = (await readFile(file, 'utf8').catch(() => '')).split('\n')
  return pid && start && startOf(Number(pid)) === start ? Number(pid) : undefined
}

/** Does a process that runs hold this lock? */
export async function isClaimed(file: string): Promise<boolean> {
  return (await holder(file)) !== undefined
}

/**
 * Claims a directory for this process. A lock that a killed process left is taken over.
 * @throws InUseError when a process that runs has it
 */
export async function claim(file: string, directory: string): Promise<() => Promise<void>> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      const handle = await open(file, 'wx', 0o600)
      await handle.writeFile(`${process.pid}\n${startOf(process.pid)}\n`)
      await handle.close()
      return () => rm(file, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const pid = await holder(file)
    if (pid) throw new InUseError(pid, directory)
    await rm(file, { force: true })
  }
  throw new Error(`cannot lock ${file}`)
}
