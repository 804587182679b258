import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseConfig } from '../../app.ts'
import { withDemoKey } from './sleutel.ts'

let DATA_DIR: string
beforeEach(async () => {
  DATA_DIR = await mkdtemp(join(tmpdir(), 'balie-sleutel-'))
})
afterEach(() => rm(DATA_DIR, { recursive: true }))

const keyOf = async (env: NodeJS.ProcessEnv) => (await withDemoKey(parseConfig({ DATA_DIR, ...env }))).SECRET_KEY

describe('de sleutel van een demonstratie', () => {
  test('wordt één keer gemaakt, voor wie hem niet heeft, en is alleen voor de eigenaar te lezen', async () => {
    const key = await keyOf({ DEMO: 'true' })
    expect(Buffer.from(key ?? '', 'base64')).toHaveLength(32)
    expect(await keyOf({ DEMO: 'true' })).toBe(key)
    expect((await stat(join(DATA_DIR, 'sleutel'))).mode & 0o777).toBe(0o600)
  })

  test('komt er niet buiten een demonstratie, of in de plaats van een eigen sleutel', async () => {
    const own = Buffer.alloc(32, 1).toString('base64')
    expect(await keyOf({ DEMO: 'false' })).toBeUndefined()
    expect(await keyOf({ DEMO: 'true', SECRET_KEY: own })).toBe(own)
  })

  test('wordt niet gebruikt als hij half is geschreven', async () => {
    await writeFile(join(DATA_DIR, 'sleutel'), '')
    await expect(keyOf({ DEMO: 'true' })).rejects.toThrow('Zet SECRET_KEY')
  })
})
