import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A user of this machine under which PostgreSQL runs. */
export interface Account {
  uid: number
  gid: number
}

const NAME = 'postgres'

function lookUp(): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${NAME}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

/**
 * PostgreSQL refuses to run as root: then it runs as the system user `postgres`, who is made when there is none.
 * Undefined for an ordinary user: PostgreSQL then runs as whoever started us.
 */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const known = lookUp()
  if (known) return known
  execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME])
  const made = lookUp()
  if (!made) throw new Error('root cannot run PostgreSQL, and the system user `postgres` could not be made.')
  return made
}
