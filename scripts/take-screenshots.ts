import { spawnSync } from 'node:child_process'
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// This script takes the screenshots in the manual: it runs the journeys and keeps the pictures that the manual shows.

const SHOWN = [
  'contact',
  'contact-geregistreerd',
  'contact-fouten',
  'contact-twee-vensters',
  'klant-naam',
  'klant-klantbeeld',
  'bijlagen',
  'vervolgen',
  'aankondiging',
  'werklijst',
  'weergave-gewijzigd',
  'taak',
  'antwoord',
  'antwoord-niet-af',
  'beheer',
  'kanalen',
  'medewerkers',
  'normen',
  'geheim',
  'logboek',
  'instellingen',
  'mijn-meldingen',
  'email',
]
const MANUAL = join(import.meta.dirname, '../docs/manual/schermen')

const taken = await mkdtemp(join(tmpdir(), 'balie-schermen-'))
const vitest = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs')
const { status } = spawnSync(process.execPath, [vitest, 'run', 'e2e'], {
  env: { ...process.env, SCREENSHOTS: taken },
  stdio: 'inherit',
})
if (status === 0) {
  await mkdir(MANUAL, { recursive: true })
  for (const name of SHOWN) await copyFile(join(taken, `${name}.png`), join(MANUAL, `${name}.png`))
}
await rm(taken, { recursive: true })
process.exitCode = status ?? 1
