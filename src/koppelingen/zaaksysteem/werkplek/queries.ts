import { queryOptions } from '@tanstack/react-query'
import { zaaksystemen } from '../../../inrichting/zaaksystemen/contract.ts'
import { scanRefresh } from '../../../register/documenten/werkplek/download-name.tsx'
import { clientOf } from '../../../web/frame/client.ts'
import { zaaksysteem } from '../contract.ts'

/** Everything about zaaksystemen is cached under this key. */
export const ZAAKSYSTEMEN = ['zaaksystemen'] as const

export const systemsQuery = queryOptions({
  queryKey: [...ZAAKSYSTEMEN, 'lijst'],
  queryFn: () => clientOf(zaaksystemen).lijst(),
})

/** One zaaksysteem with its zaaktypen. */
export const typesQuery = (uuid: string) =>
  queryOptions({
    queryKey: [...ZAAKSYSTEMEN, 'zaaktypen', uuid],
    queryFn: async () => {
      const client = clientOf(zaaksystemen)
      const [systeem, { resultaten }] = await Promise.all([
        client.tonen({ params: { uuid } }),
        client.zaaktypen({ params: { uuid } }),
      ])
      return { systeem, zaaktypen: resultaten }
    },
  })

/** A question for zaken: by number, or of a customer. */
export type CaseQuestion = { nummer: string } | { partij: string; naam: string }

const ZAKEN = ['zaken'] as const

/** Looks for zaken in all zaaksystemen. What is asked goes in the body: somebody may type a BSN where a number belongs. */
export const searchQuery = (question: CaseQuestion | undefined) =>
  queryOptions({
    queryKey: [...ZAKEN, 'zoeken', question],
    queryFn: () => {
      if (!question) throw new Error('Nothing was asked.')
      const body = 'nummer' in question ? { nummer: question.nummer } : { partij: question.partij }
      return clientOf(zaaksysteem).zoeken({ body })
    },
    enabled: question !== undefined,
  })

/** Queries a zaak with everything around it. */
export const zaakQuery = (params: { uuid: string; zaak: string }) =>
  queryOptions({
    queryKey: [...ZAKEN, params.uuid, params.zaak],
    queryFn: () => clientOf(zaaksysteem).tonen({ params }),
    refetchInterval: ({ state: { data } }) => scanRefresh(data?.documenten),
  })
