import { queryOptions } from '@tanstack/react-query'
import { concepten } from '../../concepten/contract.ts'
import { kanalen } from '../../kanalen/contract.ts'
import { partijen } from '../../partijen/contract.ts'
import type { OptionSearch } from '../../ui/combobox-field.tsx'
import { clientOf } from '../../werkplek/client.ts'
import { klantcontacten } from '../contract.ts'
import { zoekvragenVan } from './contact.ts'

export const CONCEPTEN = ['concepten'] as const

/** The running contacts of who is logged in. */
export const runningQuery = queryOptions({
  queryKey: [...CONCEPTEN, 'lijst'],
  queryFn: async () => (await clientOf(concepten).lijst()).resultaten,
})

/** One of them, as it was kept last; afterwards the screen itself knows best. */
export const draftQuery = (uuid: string) =>
  queryOptions({
    queryKey: [...CONCEPTEN, uuid],
    queryFn: () => clientOf(concepten).tonen({ params: { uuid } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })

/** The kanalen that are in use, in the order of beheer. */
export const channelsQuery = queryOptions({
  queryKey: ['kanalen'],
  queryFn: async () => (await clientOf(kanalen).lijst()).resultaten.filter(({ actief }) => actief),
  staleTime: 300_000,
})

const SHOWN = '5'

/** A customer at a glance: his last contacts, his tasks and zaken. */
export const pictureQuery = (partij: string) =>
  queryOptions({
    queryKey: ['klantbeeld', partij],
    queryFn: () => clientOf(klantcontacten).klantbeeld({ params: { uuid: partij }, query: { aantal: SHOWN } }),
  })

/** Finds customers by whatever was typed. What is personal goes in the body, never in an address. */
export const customerSearch: OptionSearch = async (text) => {
  const answers = await Promise.all(
    zoekvragenVan(text).map((body) => clientOf(partijen).zoeken({ body: { ...body, aantal: 10 } })),
  )
  const found = new Map(answers.flatMap(({ resultaten }) => resultaten).map((partij) => [partij.uuid, partij]))
  return [...found.values()].map(({ uuid, naam, nummer, bezoekadres }) => {
    const adres = [bezoekadres.straatnaam, bezoekadres.huisnummer, bezoekadres.stad].filter(Boolean).join(' ')
    return { id: uuid, label: naam, description: [nummer, adres].filter(Boolean).join(', ') }
  })
}
