import { queryOptions } from '@tanstack/react-query'
import { clientOf } from '../../../web/frame/client.ts'
import { zaaksysteem } from '../contract.ts'

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
  })
