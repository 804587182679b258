import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

// Is loaded into a server that is measured: tells how much memory it holds, after what it no longer needs was collected.

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void
const EVERY_MS = 1_000

let most = 0

function look(): number {
  // The first one only begins to free what buffers held.
  collect()
  collect()
  const { heapUsed, external } = process.memoryUsage()
  most = Math.max(most, heapUsed + external)
  return heapUsed + external
}

let timer: NodeJS.Timeout | undefined
process.on('message', (asked) => {
  if (asked === 'begin') {
    most = 0
    process.send?.(look())
    timer = setInterval(look, EVERY_MS)
  }
  if (asked === 'end') {
    clearInterval(timer)
    process.send?.(most)
  }
})
process.channel?.unref()
