import { createHash } from 'node:crypto'
import { glob, readFile, writeFile } from 'node:fs/promises'
import { extname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { WERKPLEK } from '../../platform/web.ts'

// This file builds the web app, when its sources have changed since the last time.

const ROOT = join(import.meta.dirname, '../../..')
const FINGERPRINT = join(WERKPLEK, '../werkplek.sha256')

/** The web app is made from these: screens, the kit, contracts, and the settings of its build. */
const SOURCES = [
  'src/{web,werkplek,begrippen}/**/*.{ts,tsx,css,html}',
  'src/*/*/werkplek/**/*.{ts,tsx,css}',
  'src/*/*/contract.ts',
  'src/platform/{contract,schemas,problems}.ts',
  'scripts/browser-contracts.ts',
  'vite.config.ts',
  'package-lock.json',
]

async function fingerprint(): Promise<string> {
  const files: string[] = []
  for await (const file of glob(SOURCES, { cwd: ROOT })) files.push(file)
  const hash = createHash('sha256')
  for (const file of files.sort()) hash.update(`${file}\n`).update(await readFile(join(ROOT, file)))
  return hash.digest('hex')
}

const TEXT = ['.js', '.css', '.html', '.svg', '.json']

/** Puts each text beside itself in the encodings that browsers ask for. */
async function compress(): Promise<void> {
  for await (const file of glob('**/*', { cwd: WERKPLEK })) {
    if (!TEXT.includes(extname(file))) continue
    const path = join(WERKPLEK, file)
    const text = await readFile(path)
    const brotli = await promisify(brotliCompress)(text, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
    })
    await writeFile(`${path}.br`, brotli)
    await writeFile(`${path}.gz`, await promisify(gzip)(text, { level: 9 }))
  }
}

/** Builds the web app anew. */
export async function buildWebapp(): Promise<void> {
  const print = await fingerprint()
  const { build } = await import('vite')
  // Every build, also that of a test, is the build of production: Vite looks at this variable and at nothing else.
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  try {
    await build({ root: join(ROOT, 'src/werkplek'), configFile: join(ROOT, 'vite.config.ts'), logLevel: 'warn' })
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = NODE_ENV
  }
  await compress()
  await writeFile(FINGERPRINT, print)
}

/**
 * Builds the web app when it is missing or older than its sources; `log` is told when it starts.
 * @returns the folder that was built, or undefined when it was up to date
 */
export async function buildWebappWhenStale(log: (line: string) => void = () => undefined): Promise<string | undefined> {
  const built = await readFile(FINGERPRINT, 'utf8').catch(() => '')
  if (built === (await fingerprint())) return undefined
  log('De webapp wordt gebouwd…')
  await buildWebapp()
  return relative(ROOT, WERKPLEK)
}
