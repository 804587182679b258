import { AsyncLocalStorage } from 'node:async_hooks'
import { balie } from '../cli/balie.ts'

/** The result of a command: its exit code and its output. */
export interface Called {
  code: number
  text: string
}

const calls = new AsyncLocalStorage<Called>()

/** Output during a call is kept with that call; other output goes on to the console. */
for (const kind of ['log', 'error'] as const) {
  const say = console[kind].bind(console)
  console[kind] = (...texts: unknown[]) => {
    const call = calls.getStore()
    if (call) call.text += `${texts.join(' ')}\n`
    else say(...texts)
  }
}

/**
 * Runs `balie` in this process, with these settings and none of ours. It shows what a command says and does, without the time that it takes
 * to start a program.
 */
export const callBalie = (args: readonly string[], env: Record<string, string>): Promise<Called> => {
  const call: Called = { code: -1, text: '' }
  return calls.run(call, async () => ({
    code: await balie([...args], { LOG_LEVEL: 'silent', ...env }),
    text: call.text,
  }))
}
