import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../../platform/config.ts'

const FILE = 'sleutel'
const BYTES = 32

/** Makes a key once; a process that comes second reads what the first one made. */
async function keptKey(folder: string): Promise<string> {
  const path = join(folder, FILE)
  await mkdir(folder, { recursive: true })
  await writeFile(path, randomBytes(BYTES).toString('base64'), { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  })
  const key = (await readFile(path, 'utf8')).trim()
  // The first one may be writing still, or have ended halfway.
  if (Buffer.from(key, 'base64').length !== BYTES) throw new Error(`${path} holds no key.`)
  return key
}

/**
 * Gives a demonstration without `SECRET_KEY` a key of its own, kept in `DATA_DIR`: what it encrypts it can read after a restart.
 * @throws Error when the key cannot be kept, or what was kept is none
 */
export async function withDemoKey(config: Config): Promise<Config> {
  if (!config.demo || config.production || config.SECRET_KEY) return config
  try {
    return { ...config, SECRET_KEY: await keptKey(config.DATA_DIR) }
  } catch (error) {
    throw new Error(
      `de sleutel van de demonstratie kan niet worden bewaard of gelezen in ${config.DATA_DIR}. Zet SECRET_KEY, of een andere DATA_DIR.`,
      { cause: error },
    )
  }
}
