import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import { klantcontacten } from '../../klantcontacten/contract.ts'
import { opvolging } from '../../opvolging/contract.ts'
import { partijen } from '../../partijen/contract.ts'
import { startRefresh } from '../../zaken/werkplek/start-progress.tsx'
import { internetaken } from '../contract.ts'
import { isDone, isOfMyUnits, orderOf, type Worklist } from './lists.ts'

const PAGE = 50

/** The screen checks this often whether somebody else changed what it shows. */
export const LIVE_MS = 10_000

/** Everything about interne taken is cached under this key. */
export const TAKEN = ['internetaken'] as const

/** Klantcontacten are cached under this key, as far as these screens show them. */
export const KLANTCONTACTEN = ['klantcontacten'] as const

/** Queries the tasks of a worklist page by page. What was typed goes in a body, because it can be the name of a customer. */
export const worklistQuery = ({
  lijst,
  eenheid,
  behandelaar,
  sorteer,
  zoek,
  teLaat,
  vandaag,
  kanaal,
  label,
  onderwerp,
}: Worklist) =>
  infiniteQueryOptions({
    queryKey: [
      ...TAKEN,
      'lijst',
      { lijst, eenheid, behandelaar, sorteer, zoek, teLaat, vandaag, kanaal, label, onderwerp },
    ],
    queryFn: ({ pageParam: na }) => {
      const welke = {
        lijst: isOfMyUnits({ lijst }) ? 'afdeling' : lijst === 'alle' ? lijst : 'mijn',
        eenheid: eenheid ?? undefined,
        behandelaar: behandelaar ?? undefined,
        kanaal: kanaal || undefined,
        label: label ?? undefined,
        status: isDone({ lijst }) ? 'verwerkt' : 'te_verwerken',
        sorteer: orderOf({ lijst, sorteer }),
        na,
      } as const
      return zoek || onderwerp
        ? clientOf(internetaken).zoeken({
            body: {
              ...welke,
              zoek: zoek || undefined,
              onderwerp: onderwerp || undefined,
              teLaat: teLaat || undefined,
              vandaag: vandaag || undefined,
              aantal: PAGE,
            },
          })
        : clientOf(internetaken).lijst({
            query: {
              ...welke,
              teLaat: teLaat ? 'true' : undefined,
              vandaag: vandaag ? 'true' : undefined,
              aantal: String(PAGE),
            },
          })
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ volgende }) => volgende ?? undefined,
    // The former rows stay until the rest is there, so that the row with the focus stays too.
    placeholderData: keepPreviousData,
    refetchInterval: LIVE_MS,
  })

/** Queries how many tasks are to be done. */
export const countsQuery = queryOptions({
  queryKey: [...TAKEN, 'aantallen'],
  queryFn: () => clientOf(internetaken).aantallen(),
  refetchInterval: LIVE_MS,
})

/** Queries the klantcontacten zonder opvolging (R12). */
export const withoutFollowUpQuery = (zoek: string) =>
  infiniteQueryOptions({
    queryKey: [...KLANTCONTACTEN, 'zonder-opvolging', zoek],
    queryFn: ({ pageParam: na }) =>
      zoek
        ? clientOf(klantcontacten).zoeken({ body: { zonderOpvolging: true, zoek, na, aantal: PAGE } })
        : clientOf(klantcontacten).lijst({ query: { zonderOpvolging: 'true', na, aantal: String(PAGE) } }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ volgende }) => volgende ?? undefined,
  })

/** Queries one task by its number; null when it does not exist or the user may not see it. */
export const taskQuery = (nummer: string) =>
  queryOptions({
    queryKey: [...TAKEN, 'nummer', nummer],
    queryFn: async () => {
      const { resultaten } = await clientOf(internetaken).lijst({ query: { zoek: nummer, aantal: '100' } })
      return resultaten.find((taak) => taak.nummer === nummer) ?? null
    },
    refetchInterval: LIVE_MS,
  })

/** Queries the trail of a task, the last step first. */
export const trailQuery = (uuid: string) =>
  queryOptions({
    queryKey: [...TAKEN, 'verloop', uuid],
    queryFn: () => clientOf(internetaken).verloop({ params: { uuid } }),
  })

/** Queries a klantcontact. */
export const contactQuery = (uuid: string) =>
  queryOptions({
    queryKey: [...KLANTCONTACTEN, uuid],
    queryFn: () => clientOf(klantcontacten).tonen({ params: { uuid } }),
    refetchInterval: ({ state }) => startRefresh(state.data?.opvolging.zaakstarten),
  })

/** Queries a known customer, with how they are reached. */
export const partijQuery = (uuid: string) =>
  queryOptions({
    queryKey: ['partijen', uuid],
    queryFn: () => clientOf(partijen).tonen({ params: { uuid } }),
  })

/** Queries the klantcontacten about the same question, the oldest first (R23). */
export const chainQuery = (uuid: string) =>
  queryOptions({
    queryKey: [...KLANTCONTACTEN, 'keten', uuid],
    queryFn: async () => (await clientOf(opvolging).keten({ params: { uuid } })).resultaten,
  })
