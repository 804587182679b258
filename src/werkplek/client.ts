import { type Client, createClient } from '../client/client.ts'
import type { Contract } from '../platform/contract.ts'
import { sessionRenewed } from './session.ts'

const HEADERS = { 'X-Requested-With': 'balie' }

const UNAUTHORIZED = 401

/**
 * Fetches from our own server. When the session has ended it waits until somebody logged in again, and asks once more: the server
 * did nothing with what it refused.
 */
export async function fetchWithSession(input: RequestInfo | URL, options?: RequestInit): Promise<Response> {
  const response = await fetch(input, options)
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
