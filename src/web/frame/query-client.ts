import { QueryClient } from '@tanstack/react-query'
import { ProblemError } from '../client/client.ts'

/** The number of times that a request is repeated when it did not reach the server. */
const RETRIES = 2
const FRESH_MS = 15_000

/** A cache of everything that was read. A refusal is not asked again; a request that did not reach the server is. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      retry: (count, error) => !(error instanceof ProblemError && error.problem.status < 500) && count < RETRIES,
      // A request is made at once and its result is shown, even if the browser thinks that there is no network: it is often wrong about
      // that.
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})
