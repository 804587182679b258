import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browser } from '../run/testing/browser.ts'
import { startTestApp, type TestApp } from '../run/testing/test-app.ts'
import { ensureWebapp } from '../run/testing/webapp.ts'
import { isBuilt, WERKPLEK } from './web.ts'

let app: TestApp
beforeAll(async () => {
  await ensureWebapp()
  app = await startTestApp({ DEMO: 'true' })
})
afterAll(() => app.stop())

const retrieve = (pad: string, headers: Record<string, string> = {}) =>
  fetch(app.base + pad, { redirect: 'manual', headers })

interface Chunk {
  file: string
  isEntry?: boolean
  css?: string[]
  imports?: string[]
  assets?: string[]
}

const manifest = () => JSON.parse(readFileSync(join(WERKPLEK, 'manifest.json'), 'utf8')) as Record<string, Chunk>

/** Lists the files that a browser fetches for these parts of the app. */
function filesOf(names: readonly string[]): string[] {
  const all = manifest()
  const seen = new Set<string>()
  const files = new Set<string>()
  const visit = (name: string) => {
    const chunk = all[name]
    if (!chunk || seen.has(name)) return
    seen.add(name)
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
    for (const other of chunk.imports ?? []) visit(other)
  }
  for (const name of names) visit(name)
  return [...files]
}

describe('de werkplek wordt geserveerd', () => {
  test('wie niet is ingelogd gaat eerst inloggen, en komt terug waar hij heen wilde', async () => {
    const answer = await retrieve('/werkplek/taken/10000001?x=1')
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe(`/inloggen?terug=${encodeURIComponent('/werkplek/taken/10000001?x=1')}`)
    const called = await retrieve('/werkplek/?beller=%2B31612345678')
    expect(called.headers.get('location')).toBe(`/inloggen?terug=${encodeURIComponent('/werkplek/')}`)
  })

  test('elk adres onder /werkplek/ geeft de pagina, met een strenge CSP en zonder bewaren', async () => {
    const persoon = browser(app.base.replace('127.0.0.1', 'localhost'))
    const { response } = await persoon.logIn('roos.van.der.meer', '/werkplek/bestaat-niet')
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('<div id="werkplek">')
    expect(response.headers.get('cache-control')).toBe('no-cache')
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/unsafe|\*/)
  })

  test('bestanden met een hash in hun naam mogen voor altijd worden bewaard, en komen samengeperst', async () => {
    const [script = ''] = filesOf(['index.html']).filter((file) => file.endsWith('.js'))
    const answer = await retrieve(`/werkplek/${script}`, { 'Accept-Encoding': 'br' })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('javascript')
    expect(answer.headers.get('content-encoding')).toBe('br')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  test('een bestand dat er niet is geeft 404; een pad naar buiten de map wordt geweigerd', async () => {
    expect((await retrieve('/werkplek/assets/bestaat-niet.js')).status).toBe(404)
    expect((await retrieve('/werkplek/assets/..%2f..%2f..%2fpackage.json')).status).toBe(400)
  })

  test('/ leidt een browser naar de werkplek, en een applicatie niet', async () => {
    const answer = await retrieve('/', { Accept: 'text/html' })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/werkplek/'])
    expect((await retrieve('/', { Accept: 'application/json' })).status).toBe(404)
  })

  test('zonder gebouwde webapp is dat te zien', () => {
    expect(isBuilt('/tmp/bestaat-niet')).toBe(false)
    expect(isBuilt()).toBe(true)
  })
})

const MAX_FIRST_LOAD = 250 * 1024

test('de eerste keer laden is hoogstens 250 kB gzip, ook met een scherm erbij', () => {
  const all = manifest()
  const sizeOf = (file: string) => gzipSync(readFileSync(join(WERKPLEK, file))).length
  const screens = Object.keys(all).filter((name) => name.endsWith('.tsx'))
  expect(screens.length).toBeGreaterThan(0)
  const tooLarge = screens
    .map((name) => ({ name, bytes: filesOf(['index.html', name]).reduce((sum, file) => sum + sizeOf(file), 0) }))
    .filter(({ bytes }) => bytes > MAX_FIRST_LOAD)
  expect(tooLarge).toEqual([])
})
