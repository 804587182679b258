import { statSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'
import { z } from 'zod'
import { lengthsOf } from '../src/platform/lengths.ts'

// A contract holds Zod schemas, with which the server checks. A browser only needs to know how to ask: method and path. So it gets only
// those from a `contract.ts`, together with the plain values and the lengths of texts beside them. A screen that needs more does not build.

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isOperation = (value: unknown): value is { method: string; path: string; result?: unknown } =>
  isObject(value) && typeof value.method === 'string' && typeof value.path === 'string' && 'right' in value

const isContract = (value: unknown): value is Record<string, unknown> =>
  isObject(value) && Object.keys(value).length > 0 && Object.values(value).every(isOperation)

const isPlain = (value: unknown): value is Json =>
  value === null ||
  ['string', 'number', 'boolean'].includes(typeof value) ||
  (Array.isArray(value) && value.every(isPlain)) ||
  (isObject(value) && Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlain))

/** Gives the part of an export of a contract that a browser gets, or undefined for nothing. */
function forBrowser(value: unknown): Json | undefined {
  if (isContract(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, operation]) => {
        const { method, path, right, result, bytes, file, query } = operation as {
          method: string
          path: string
          right: string
          result?: unknown
          bytes?: true
          file?: readonly string[]
          query?: unknown
        }
        const asked = query === undefined ? undefined : forBrowser(query)
        return [
          name,
          {
            method,
            path,
            right,
            result: result !== undefined,
            ...(bytes && { bytes }),
            ...(file && { file }),
            ...(asked !== undefined && { query: asked }),
          },
        ]
      }),
    )
  }
  // A screen compares the code of a kind of problem.
  if (typeof value === 'function' && 'code' in value && 'status' in value && 'title' in value) {
    const { code, status, title } = value as unknown as { code: string; status: number; title: string }
    return { code, status, title }
  }
  // A screen needs the lengths of texts.
  if (value instanceof z.ZodObject) {
    const lengths = lengthsOf(value)
    return Object.keys(lengths).length > 0 ? { lengths } : undefined
  }
  // A screen needs the options of an enum.
  if (isObject(value) && 'options' in value && isPlain(value.options)) return { options: value.options }
  return isPlain(value) ? value : undefined
}

/** Makes the Vite plugin that reduces each `contract.ts` to what a browser needs to ask, without Zod. */
export function browserContracts(): Plugin {
  return {
    name: 'balie-browser-contracts',
    async load(id) {
      const file = id.split('?', 1)[0] ?? ''
      if (!file.endsWith('/contract.ts') || file.endsWith('/platform/contract.ts')) return null
      const exports = (await import(`${pathToFileURL(file).href}?${statSync(file).mtimeMs}`)) as Record<string, unknown>
      return Object.entries(exports)
        .map(([name, value]) => [name, forBrowser(value)] as const)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`)
        .join('\n')
    },
  }
}
