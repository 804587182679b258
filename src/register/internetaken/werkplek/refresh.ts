import { useQueryClient } from '@tanstack/react-query'
import { KLANTCONTACTEN, TAKEN } from './queries.ts'

/** Reads everything about tasks and their contacts again, to see what the user and others did meanwhile. */
export function useRefresh() {
  const client = useQueryClient()
  return () => Promise.all([TAKEN, KLANTCONTACTEN].map((queryKey) => client.invalidateQueries({ queryKey })))
}
