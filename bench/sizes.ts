import { parseArgs } from 'node:util'

/** Reads how large the small and the large register are, and for how many seconds and rounds is measured, from the command line. */
export function sizes(): Record<'small' | 'large' | 'seconds' | 'rounds', number> {
  const { values } = parseArgs({
    options: {
      klein: { type: 'string', default: '10000' },
      groot: { type: 'string', default: '1000000' },
      seconden: { type: 'string', default: '3' },
      rondes: { type: 'string', default: '3' },
    },
  })
  const { klein, groot, seconden, rondes } = values
  return { small: Number(klein), large: Number(groot), seconds: Number(seconden), rounds: Number(rondes) }
}
