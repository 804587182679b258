import { createHash } from 'node:crypto'
import { isObject, type JsonObject } from '../../platform/json.ts'
import type { Inzending } from './inzending.ts'
import { readVelden } from './velden.ts'

// A message of a system that has a form of its own: all of its values are fields, and files stand in it as Open Forms sends them.

/**
 * Reads a message. Nobody is established by it: what it says of a klant holds for this contact alone (R3).
 * @param id names it in each attempt to deliver it
 * @param adres names the sender
 */
export function readWebhook(body: JsonObject, id: string, adres: string): Inzending {
  const same = JSON.stringify(body)
  const { gegevens, ...read } = readVelden(body, undefined)
  return {
    sleutel: id,
    vingerafdruk: createHash('sha256').update(same).digest(),
    omvang: same.length,
    kenmerk: id,
    naam: adres,
    documentnaam: 'bericht',
    isBeantwoord: false,
    op: undefined,
    ...read,
    gegevens: JSON.stringify({ id, bericht: gegevens }, null, 2),
  }
}

/** Reads a message as it was kept. */
export const rereadWebhook = ({ id, bericht }: JsonObject, adres: string): Inzending | undefined =>
  typeof id === 'string' && isObject(bericht) ? readWebhook(bericht, id, adres) : undefined
