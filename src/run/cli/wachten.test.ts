import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { freePort } from '../testing/cluster.ts'
import { startProxy } from '../testing/proxy.ts'
import { startTestApp } from '../testing/test-app.ts'

// These tests run the program while its database is away.

const MAIN = join(import.meta.dirname, 'main.ts')
const SOON = { timeout: 120_000, interval: 200 }
let child: ChildProcess | undefined

afterEach(() => {
  if (child?.exitCode === null) child.kill('SIGKILL')
})

async function serve(url: string) {
  const port = await freePort()
  const env = {
    PATH: process.env.PATH,
    PORT: String(port),
    LOG_LEVEL: 'error',
    DATABASE_URL: url,
    STOPPEN_SECONDEN: '1',
  }
  const started = spawn(process.execPath, [MAIN, 'start'], { env })
  child = started
  let output = ''
  for (const stream of [started.stdout, started.stderr]) stream.on('data', (data) => (output += String(data)))
  const status = (path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`).then(
      (response) => response.status,
      () => 0,
    )
  return { child: started, output: () => output, status }
}

test('is de database er niet, dan wacht Balie en zegt dat; komt zij, dan gaat het vanzelf verder, en ook weer na een uitval', {
  timeout: 400_000,
}, async () => {
  const app = await startTestApp()
  const proxy = await startProxy(new URL(app.url))
  proxy.refuse()
  const balie = await serve(proxy.url)
  await expect.poll(() => balie.status('/health/live'), SOON).toBe(200)
  await expect.poll(balie.output, SOON).toContain('Balie wacht op de database')
  expect(await balie.status('/health/ready')).toBe(503)
  expect(await balie.status('/api/v1/klantcontacten')).toBe(503)
  proxy.heal()
  await expect.poll(() => balie.status('/health/ready'), SOON).toBe(200)
  expect(await balie.status('/api/v1/klantcontacten')).toBe(401)
  proxy.refuse()
  await expect.poll(() => balie.status('/health/ready'), SOON).toBe(503)
  proxy.heal()
  await expect.poll(() => balie.status('/health/ready'), SOON).toBe(200)
  const ended = once(balie.child, 'exit')
  balie.child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  await proxy.stop()
  await app.stop()
})

test('wie wacht op een database die niets zegt, stopt als dat wordt gevraagd', { timeout: 400_000 }, async () => {
  const app = await startTestApp()
  const proxy = await startProxy(new URL(app.url))
  proxy.swallow()
  const balie = await serve(proxy.url)
  await expect.poll(() => balie.status('/health/live'), SOON).toBe(200)
  expect(await balie.status('/health/ready')).toBe(503)
  const ended = once(balie.child, 'exit')
  balie.child.kill('SIGTERM')
  await ended
  await proxy.stop()
  await app.stop()
})
