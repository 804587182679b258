import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { GEWOON } from '../../../begrippen/kalender.ts'
import type { OpenbareInstellingen } from '../contract.ts'

/** The frame shows these values until it knows its municipality. */
const UNKNOWN: Omit<OpenbareInstellingen, 'taal' | 'teksten'> = {
  gemeente: 'Balie',
  logo: null,
  favicon: null,
  thema: null,
  talen: ['nl', 'en'],
  openingstijden: GEWOON.openingstijden,
  sluitingsdagen: [],
  bereikbaar: { telefoonnummer: '', balie: '' },
}

/** The query for the name, logo, theme and languages of the municipality, which everybody may know before logging in. */
const municipalityQuery = queryOptions({
  queryKey: ['instellingen', 'openbaar'],
  queryFn: async ({ signal }) => {
    const response = await fetch('/api/v1/instellingen/openbaar', { signal })
    if (!response.ok) throw new TypeError(`${response.status}`)
    return (await response.json()) as OpenbareInstellingen
  },
  staleTime: 600_000,
})

/** Returns the name, logo and theme of the municipality. */
export const useMunicipality = () => useQuery(municipalityQuery).data ?? UNKNOWN

/** Puts a link in the head of the page as long as there is an address for it. */
function useHeadLink(rel: string, href: string | null): void {
  useEffect(() => {
    if (!href) return undefined
    const link = document.createElement('link')
    link.rel = rel
    link.href = href
    document.head.append(link)
    return () => link.remove()
  }, [rel, href])
}

/** Lays the token file of the municipality over the theme of Balie, which is then never dark, and shows its favicon. */
export function useHouseStyle(): void {
  const { thema, favicon } = useMunicipality()
  useHeadLink('stylesheet', thema)
  useEffect(() => {
    document.documentElement.toggleAttribute('data-huisstijl', thema !== null)
  }, [thema])
  useHeadLink('icon', favicon)
}
