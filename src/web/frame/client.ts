import type { Contract } from '../../platform/contract.ts'
import { type Client, createClient } from '../client/client.ts'
import { sessionRenewed } from './session.ts'

const HEADERS = { 'X-Requested-With': 'balie' }

const UNAUTHORIZED = 401

/** The most bytes that a browser sends for a page that was left. A character may take three bytes. */
const MOST_KEPT_ALIVE = 60_000

/** Tells whether a request may outlive the page, so that text is still saved when the user leaves. */
const outlivesPage = ({ method, body }: RequestInit = {}) =>
  method?.toLowerCase() === 'put' && typeof body === 'string' && body.length * 3 < MOST_KEPT_ALIVE

/**
 * Fetches from our own server. When the session has ended, it waits until the user has logged in again and then repeats the request, which
 * is safe because the server did nothing with a request it refused.
 */
export async function fetchWithSession(input: RequestInfo | URL, options?: RequestInit): Promise<Response> {
  const response = await fetch(input, { ...options, keepalive: outlivesPage(options) })
  if (response.status !== UNAUTHORIZED) return response
  await sessionRenewed()
  return fetchWithSession(input, options)
}

const made = new WeakMap<Contract, unknown>()

/** Makes a client from a contract: `const client = clientOf(internetaken)`; `await client.tonen({ params: { uuid } })`. */
export function clientOf<C extends Contract>(contract: C): Client<C> {
  const known = made.get(contract)
  if (known) return known as Client<C>
  const client = createClient(contract, { base: '', headers: HEADERS, fetch: fetchWithSession })
  made.set(contract, client)
  return client
}
