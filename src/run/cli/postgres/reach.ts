import { chmod, mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Account } from './account.ts'

/** It holds what the account of the server cannot reach in its own place. */
export const SHARED = '/var/lib/balie'

/** Tells whether this account may enter every folder on the way to this path. */
export async function isReachable(path: string, account: Account): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    const { uid, gid, mode } = await stat(folder)
    const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0
    if (((mode >> shift) & 1) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

/** Makes the shared folder, which every account may enter; `what` says what it is needed for. */
export async function makeShared(what: string): Promise<void> {
  try {
    await mkdir(SHARED, { recursive: true })
    await chmod(SHARED, 0o755)
  } catch (cause) {
    throw new Error(
      `the system user under which PostgreSQL runs cannot enter ${what}, and ${SHARED} could not be made in its stead. Put it where every user may enter, run Balie as an ordinary user, or set DATABASE_URL.`,
      { cause },
    )
  }
}
