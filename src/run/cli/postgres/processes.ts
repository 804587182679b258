import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

// A pid alone says little: pids are given out again, soonest in a container. So we look at the process behind it.

/** Is this pid given out? Also to a process that ended and that nobody has waited for yet: PostgreSQL counts those too. */
export function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** One column of `ps`; empty when the process is gone. */
const ps = (pid: number, column: string) =>
  execFileSync('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim()

/** What the system tells of a process, read as `linux` or `elsewhere` does; undefined when it is gone. */
function look(linux: () => string | undefined, elsewhere: () => string): string | undefined {
  try {
    return (process.platform === 'linux' ? linux() : elsewhere()) || undefined
  } catch {
    return undefined
  }
}

/** When a process began, in a form that only serves to compare; undefined when it is gone. */
export function startOf(pid: number): string | undefined {
  if (process.platform === 'win32') return exists(pid) ? 'alive' : undefined
  return look(
    () => {
      const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
      return fields[0] === 'Z' ? undefined : fields[19]
    },
    () => ps(pid, 'lstart'),
  )
}

/** Is this process a PostgreSQL that was started on this data directory? */
export function isServerOf(pid: number, data: string): boolean {
  if (process.platform === 'win32') return exists(pid)
  const command = look(
    () => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '),
    () => ps(pid, 'args'),
  )
  return command?.includes(` -D ${data} `) ?? false
}

/** Does this process work in this folder, under a program called `postgres`? A process that belongs to somebody else tells nothing. */
function worksIn(pid: number, data: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data && readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres'
  } catch {
    return false
  }
}

/**
 * The processes of PostgreSQL that still hold a data directory, the server itself and those that outlived it: each of them works in that
 * folder. Known on Linux only; elsewhere none are found, and PostgreSQL waits for them by their shared memory.
 */
export function holdersOf(data: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => worksIn(pid, data))
}

/** Sends a signal; a process that is gone has no need of it. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
