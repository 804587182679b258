import { randomUUID } from 'node:crypto'
import { statfsSync } from 'node:fs'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const MEMORY = '/dev/shm'
/** This much must be free there, in bytes, because PostgreSQL stops when it is full. */
const ROOM = 4 * 2 ** 30

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    return bavail * bsize >= ROOM
  } catch {
    return false
  }
}

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Names a folder for a PostgreSQL of tests: in memory where Linux has room for it, because copying a database takes a sixth of the processor there, and
 * otherwise among the temporary files.
 */
export const newPlace = (): string => join(hasRoom() ? MEMORY : tmpdir(), `balie-test-${process.pid}-${randomUUID()}`)

/** Makes such a folder. A run that was killed left its own behind, and with it the memory, so the next one removes that. */
export async function makePlace(): Promise<string> {
  const place = newPlace()
  const parent = dirname(place)
  for (const name of await readdir(parent)) {
    const pid = /^balie-test-(\d+)-/.exec(name)?.[1]
    if (pid && !isRunning(Number(pid))) await rm(join(parent, name), { recursive: true, force: true })
  }
  await mkdir(place, { mode: 0o700 })
  return place
}
