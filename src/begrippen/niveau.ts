import type { z } from 'zod'
import type { Betrouwbaarheidsniveau } from './contract.ts'

/** How certain it is who somebody is. */
export type Niveau = z.output<typeof Betrouwbaarheidsniveau>

/** From the lowest to the highest. */
const NIVEAUS: readonly Niveau[] = ['onbepaald', 'laag', 'substantieel', 'hoog']

/** Is one level as certain as the other, or more? What is not known is less than any. */
export const isAtLeast = (niveau: Niveau, nodig: Niveau): boolean => NIVEAUS.indexOf(niveau) >= NIVEAUS.indexOf(nodig)
