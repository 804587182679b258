import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

// A pid alone says little, because pids are given out again, soonest in a container. So these functions look at the process behind it.

/**
 * Tells whether this pid is given out. It counts a process that ended and that nobody has waited for yet, because PostgreSQL does so too.
 */
export function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Reads one column of `ps`; empty when the process is gone. */
const ps = (pid: number, column: string) =>
  execFileSync('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim()

/** Reads what the system tells about a process, with `linux` or `elsewhere`; undefined when it is gone. */
function look(linux: () => string | undefined, elsewhere: () => string): string | undefined {
  try {
    return (process.platform === 'linux' ? linux() : elsewhere()) || undefined
  } catch {
    return undefined
  }
}

/** Gives the moment at which a process began, in a form that only serves to compare; undefined when it is gone. */
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

/** Tells whether this process is a PostgreSQL that was started on this data directory. */
export function isServerOf(pid: number, data: string): boolean {
  if (process.platform === 'win32') return exists(pid)
  const command = look(
    () => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '),
    () => ps(pid, 'args'),
  )
  return command?.includes(` -D ${data} `) ?? false
}

/** Tells whether this process works in this folder, under a program called `postgres`. The process of another user tells nothing. */
function worksIn(pid: number, data: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data && readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres'
  } catch {
    return false
  }
}

/**
 * Finds the processes of PostgreSQL that still hold a data directory: the server itself and those that outlived it, which all work in that
 * folder. It only works on Linux; elsewhere it finds none, and PostgreSQL waits for them by their shared memory.
 */
export function holdersOf(data: string): number[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => worksIn(pid, data))
}

/** Sends a signal; a process that is gone does not need it. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
