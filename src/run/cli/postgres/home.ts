import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { access, chmod, mkdir, realpath } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Account } from './account.ts'
import { isReachable, makeShared, SHARED } from './reach.ts'

/** Everything that belongs to one data directory. */
export interface Home {
  folder: string
  /** The cluster itself, which is the only thing here that the account of the server may write. */
  data: string
  password: string
  log: string
  lock: string
  account: Account | undefined
}

/** Gives the place of the data of a directory: the directory itself, or a place that the account of the server can reach. */
async function place(directory: string, account: Account | undefined): Promise<string> {
  const real = await realpath(directory)
  if (!account || (await isReachable(dirname(real), account))) return real
  return join(SHARED, createHash('sha256').update(real).digest('hex').slice(0, 16))
}

/** Gives the home of a directory that exists. */
export async function homeOf(directory: string, account: Account | undefined): Promise<Home> {
  const folder = await place(directory, account)
  return {
    folder,
    data: join(folder, 'data'),
    password: join(folder, 'wachtwoord'),
    log: join(folder, 'postgres.log'),
    lock: join(folder, 'balie.lock'),
    account,
  }
}

/** Gives the home of a directory, which is made when it does not exist. */
export async function makeHome(directory: string, account: Account | undefined): Promise<Home> {
  await mkdir(directory, { recursive: true })
  const home = await homeOf(directory, account)
  if (dirname(home.folder) === SHARED) await makeShared(directory)
  await mkdir(home.folder, { recursive: true })
  await access(home.folder, constants.W_OK).catch((cause) => {
    throw new Error(`${home.folder} belongs to another user. Run Balie as that user, or choose another DATA_DIR.`, {
      cause,
    })
  })
  await chmod(home.folder, account ? 0o711 : 0o700)
  return home
}
