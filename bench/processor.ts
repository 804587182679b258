import { readdirSync, readFileSync } from 'node:fs'

interface Process {
  pid: number
  parent: number
  /** The processor time of the process and of its children that ended, in ms. */
  ms: number
}

/** Linux counts in hundredths of a second (proc(5): utime, stime, cutime, cstime). */
const TICK_MS = 10

/** The fields of /proc/<pid>/stat after the name, which can hold spaces; a process that just ended has none. */
function processOf(pid: number): Process[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
    return [{ pid, parent: Number(fields[1]), ms: ticks * TICK_MS }]
  } catch {
    return []
  }
}

/**
 * Gives the processor time that processes and all below them have used, in ms (Linux only). On a machine that does more, it says more than
 * a rate.
 */
export function processorTime(pids: readonly number[]): number {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? processOf(Number(name)) : []))
  const below = (pid: number): number =>
    all.reduce((sum, one) => sum + (one.pid === pid ? one.ms : one.parent === pid ? below(one.pid) : 0), 0)
  return pids.reduce((sum, pid) => sum + below(pid), 0)
}
