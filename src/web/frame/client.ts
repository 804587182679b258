import type { Contract } from '../../platform/contract.ts'
import { type Client, createClient } from '../client/client.ts'
import { sessionRenewed } from './session.ts'

const HEADERS = { 'X-Requested-With': 'balie' }

const UNAUTHORIZED = 401

/** How much a browser sends at most for a page that is left, in bytes; a character may take three. */
const MOST_KEPT_ALIVE = 60_000

/** What is being kept is kept, also when who typed it goes away. */
const outlivesPage = ({ method, body }: RequestInit = {}) =>
  method?.toLowerCase() === 'put' && typeof body === 'string' && body.length * 3 < MOST_KEPT_ALIVE

/**
 * Fetches from our own server. When the session has ended it waits until somebody logged in again, and asks once more: the server
 * did nothing with what it refused.
 */
export async function fetchWithSession(input: RequestInfo | URL, options?: RequestInit): Promise<Response> {
  const response = await fetch(input, { ...options, keepalive: outlivesPage(options) })
  if (response.status !== UNAUTHORIZED) return response
  await sessionRenewed()
  return fetchWithSession(input, options)
}

const made = new WeakMap<Contract, unknown>()

/** The operations of a contract as functions: `const client = clientOf(internetaken)`; `await client.tonen({ params: { uuid } })`. */
export function clientOf<C extends Contract>(contract: C): Client<C> {
  const known = made.get(contract)
  if (known) return known as Client<C>
  const client = createClient(contract, { base: '', headers: HEADERS, fetch: fetchWithSession })
  made.set(contract, client)
  return client
}
