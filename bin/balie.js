#!/usr/bin/env node
// Runs Balie under the Node that the project pins, whatever Node this machine has.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../src/run/cli/main.ts', import.meta.url))
const pinned = fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url))
const isNewEnough = Number(process.versions.node.split('.')[0]) >= 24

if (isNewEnough) {
  await import(main)
} else if (existsSync(pinned)) {
  const child = spawn(pinned, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
} else {
  console.error('Balie needs Node 24. Run `npm ci` first: it brings the right one.')
  process.exit(1)
}
