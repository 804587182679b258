import { z } from 'zod'
import { fetchAll, within } from '../../platform/bron.ts'
import type { Config } from '../../platform/config.ts'
import { geenReferentielijsten } from './contract.ts'
import type { Item } from './rules.ts'

// This module reads the Referentielijsten API (Maykin, 0.2.0): `GET /api/v1/items`.

const ItemSchema = z.object({ code: z.string(), naam: z.string() })

/**
 * Fetches the items of the list of kanalen that are valid now.
 * @throws Problem when there is no such API, or it does not answer as it should
 */
export async function geldigeItems({ REFERENTIELIJSTEN_URL, REFERENTIELIJSTEN_TABEL }: Config): Promise<Item[]> {
  if (!REFERENTIELIJSTEN_URL) throw geenReferentielijsten()
  const url = within(REFERENTIELIJSTEN_URL, 'items')
  url.searchParams.set('tabel__code', REFERENTIELIJSTEN_TABEL)
  url.searchParams.set('isGeldig', 'true')
  return fetchAll(url, ItemSchema, { naam: 'De Referentielijsten API' })
}
