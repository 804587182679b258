import { queryOptions } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import { voorstellen } from '../contract.ts'

export const VOORSTELLEN = ['voorstellen'] as const

/** Queries the voorstellen that wait for a second medewerker, and those that were decided last. */
export const proposalsQuery = queryOptions({
  queryKey: VOORSTELLEN,
  queryFn: () => clientOf(voorstellen).voorstellen(),
})
