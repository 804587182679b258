import { execFileSync } from 'node:child_process'

/** PostgreSQL runs under this user of the machine. */
export interface Account {
  uid: number
  gid: number
}

const NAME = 'postgres'

const ask = (flag: string) =>
  Number(execFileSync('id', [flag, NAME], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))

function lookUp(): Account | undefined {
  try {
    return { uid: ask('-u'), gid: ask('-g') }
  } catch {
    return undefined
  }
}

function create(): void {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME])
  } catch (cause) {
    throw new Error(
      `PostgreSQL does not run as root, and the system user \`${NAME}\` could not be made. Make that user, run Balie as an ordinary user, or set DATABASE_URL.`,
      { cause },
    )
  }
}

/**
 * Finds the account for the server. PostgreSQL refuses to run as root, and then runs as the system user `postgres`, who is made when there
 * is none.
 * Undefined for an ordinary user: PostgreSQL then runs under the user who started us.
 */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const known = lookUp()
  if (known) return known
  create()
  return lookUp()
}

/** Gives the options of `spawn` and `execFile` that start a program under this account. */
export const runAs = (account: Account | undefined) => ({
  ...account,
  env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' },
})
