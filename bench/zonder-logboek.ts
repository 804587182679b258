import { registerHooks } from 'node:module'

// This module is loaded before the server to measure the cost of the logboek (`npm run bench -- --logboek`); nothing else differs, and
// there is no setting for it. A request then ends its transaction itself, as it would without a logboek, because the commit cannot be sent
// with a line.

const CHANGES: Readonly<Record<string, readonly [from: RegExp, to: string]>> = {
  '/src/platform/operations.ts': [/\{ settings, last: .*? \},\n/, '{ settings },\n'],
  '/src/register/logboek/queries.ts': [/(export async function store\([\s\S]*?\{\n)/, '$1  if (regel) return\n'],
}

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    const [, change] = Object.entries(CHANGES).find(([file]) => url.endsWith(file)) ?? []
    if (!change) return loaded
    const text = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source)
    const source = text.replace(...change)
    if (source === text) throw new Error(`${url} is not what it was: the logboek cannot be taken out.`)
    return { ...loaded, source }
  },
})
