import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** The first one has no windows at all, and so takes a fifth less of the processor. */
const PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** Finds the Chromium of this machine: the one in CHROMIUM, or where Linux keeps one; undefined when there is none. */
export const findChromium = (): string | undefined =>
  [process.env.CHROMIUM ?? '', ...PLACES].find((path) => path !== '' && existsSync(path))

const isRoot = process.getuid?.() === 0

/**
 * Runs before the tests. It installs a Chromium where there is none and we may (Debian, as root); elsewhere the journeys say what to do.
 */
export function setup(): void {
  if (findChromium() || !isRoot || !existsSync('/usr/bin/apt-get')) return
  console.log('Chromium wordt geïnstalleerd…')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [
    ['update', '-q'],
    ['install', '-qy', '--no-install-recommends', 'chromium-headless-shell'],
  ])
    spawnSync('apt-get', args, { env, stdio: 'ignore' })
}
