// This script checks the dependencies that the server needs at run time for known weaknesses; high and critical ones fail. When the
// registry does not answer (a mirror, no network) it says so and goes on, because that tells nothing about our dependencies.
import { spawnSync } from 'node:child_process'

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
})
let counts
try {
  counts = JSON.parse(stdout).metadata?.vulnerabilities
} catch {
  counts = undefined
}
if (!counts) console.warn('npm audit: this registry does not answer; not checked.')
else console.log(`npm audit: ${JSON.stringify(counts)}`)
process.exitCode = counts && counts.high + counts.critical > 0 ? 1 : 0
