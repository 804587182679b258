import { createHash } from 'node:crypto'
import type { JsonObject } from '../../platform/json.ts'
import type { Inzending } from './inzending.ts'
import { MOMENT } from './leesbaar.ts'

// A call that nobody answered, taken down so that somebody calls back.

/** A call that nobody answered. */
interface GemisteOproep {
  gesprekId: string
  /** In E.164. */
  nummer: string
  wachtrij: string
  /** In ISO 8601. */
  begonnenOp: string
}

const WITHOUT_QUEUE = 'algemeen'
const LONGEST = 100

/** Gives the sleutel of the kanaal for a queue: its name in letters that can stand in an address. */
export const sleutelOf = (wachtrij: string): string =>
  wachtrij
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replaceAll(/^[^A-Za-z0-9]+|-+$/g, '')
    .toLowerCase()
    .slice(0, LONGEST) || WITHOUT_QUEUE

/** Reads a call that nobody answered. A number establishes nobody (R1): it serves to call back, and nothing else (R3). */
export function readOproep({ gesprekId, nummer, wachtrij, begonnenOp }: GemisteOproep): Inzending {
  const same = JSON.stringify([gesprekId, nummer])
  return {
    sleutel: gesprekId,
    vingerafdruk: createHash('sha256').update(same).digest(),
    omvang: same.length,
    kenmerk: gesprekId,
    naam: 'Gemiste oproep',
    documentnaam: 'oproep',
    isBeantwoord: false,
    op: begonnenOp,
    velden: [
      { veld: 'nummer', naam: 'Nummer', waarde: nummer },
      { veld: 'wachtrij', naam: 'Wachtrij', waarde: wachtrij },
      { veld: 'moment', naam: 'Gebeld op', waarde: MOMENT.format(new Date(begonnenOp)) },
    ].filter(({ waarde }) => waarde),
    adressen: new Map(),
    bestanden: [],
    gegevens: JSON.stringify({ gesprekId, nummer, wachtrij, begonnenOp }, null, 2),
    opmerkingen: [],
  }
}

/** Reads a call as it was kept. */
export const rereadOproep = ({ gesprekId, nummer, wachtrij, begonnenOp }: JsonObject): Inzending | undefined =>
  typeof gesprekId === 'string' &&
  typeof nummer === 'string' &&
  typeof wachtrij === 'string' &&
  typeof begonnenOp === 'string'
    ? readOproep({ gesprekId, nummer, wachtrij, begonnenOp })
    : undefined
