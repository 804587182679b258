import { QueryClient } from '@tanstack/react-query'
import { ProblemError } from '../client/client.ts'

/** How often a request is tried again that did not reach the server. */
const RETRIES = 2
const FRESH_MS = 15_000

/** Keeps what was read. What the server refused is not asked again; what did not reach it is. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      retry: (count, error) => !(error instanceof ProblemError && error.problem.status < 500) && count < RETRIES,
      // Tried at once and told as it is, also when the browser thinks that there is no network: it is often wrong about that.
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})
