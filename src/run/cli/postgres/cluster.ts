import { execFile, execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { runAs } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { Home } from './home.ts'

/** The superuser and its database have this name. */
export const NAME = 'balie'

const UNFINISHED = 'nieuw-'

/**
 * Gives the setting for what counts as a letter. pg_trgm asks the system, not ICU, and under `C` a letter with an accent is none: a search
 * for é would then find other names than in production.
 */
function ctype(): string {
  try {
    const names = execFileSync('locale', ['-a'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\n')
    return names.find((name) => /^(C|en_US)\.utf-?8$/i.test(name)) ?? 'C'
  } catch {
    return 'C'
  }
}

/** Runs a program of PostgreSQL, with these lines as its input. */
async function run(program: string, args: string[], { account, folder }: Home, input = ''): Promise<void> {
  const running = promisify(execFile)(program, args, { ...runAs(account), cwd: folder })
  running.child.stdin?.end(input)
  await running.catch((cause: Error & { stderr?: string }) => {
    throw new Error(`PostgreSQL could not make its data: ${cause.stderr?.trim() || cause.message}`, { cause })
  })
}

async function give(path: string, { account }: Home): Promise<void> {
  if (account) await chown(path, account.uid, account.gid)
}

async function removeUnfinished({ folder }: Home): Promise<void> {
  const names = await readdir(folder)
  for (const name of names.filter((name) => name.startsWith(UNFINISHED))) {
    await rm(join(folder, name), { recursive: true, force: true, maxRetries: 5 })
  }
}

async function writePassword(home: Home): Promise<void> {
  await writeFile(home.password, randomBytes(24).toString('base64url'), { mode: 0o600, flush: true })
  await give(home.password, home)
}

/**
 * Makes the database cluster once. It gets its name when it is whole; one that was left half-made is thrown away.
 * @throws Error when there is a cluster that is not ours
 */
export async function initialise(home: Home, { initdb, postgres }: Binaries): Promise<void> {
  await removeUnfinished(home)
  if (existsSync(home.data)) {
    if (existsSync(home.password)) return
    throw new Error(`${home.data} was not made by Balie. Choose another DATA_DIR.`)
  }
  const unfinished = await mkdtemp(join(home.folder, UNFINISHED))
  await give(unfinished, home)
  await writePassword(home)
  const locale = ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=nl', '--locale=C', `--lc-ctype=${ctype()}`]
  const access = ['-U', NAME, '-A', 'scram-sha-256', `--pwfile=${home.password}`]
  await run(initdb, ['-D', unfinished, ...access, ...locale], home)
  await run(postgres, ['--single', '-D', unfinished, 'postgres'], home, `create database ${NAME};\n`)
  await rename(unfinished, home.data)
}
