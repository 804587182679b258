import { registerHooks } from 'node:module'

// Loaded before the server to measure what the logboek costs (`npm run bench -- --logboek`): nothing else is different. It cannot be set.

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!url.endsWith('/src/logboek/queries.ts')) return loaded
    const text = typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source)
    const source = text.replace(
      /export async function schrijf\([\s\S]*?\): Promise<void> \{/,
      (head) => `${head}\n  if (regel) return`,
    )
    return { ...loaded, source }
  },
})
