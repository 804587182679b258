import type { Context } from '../../platform/context.ts'
import { type BoundOperation, bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { settings } from './config.ts'
import { constraints } from './constraints.ts'
import { aanleveren, inkomend, ondertekend, SoortInkomend, SoortOndertekend } from './contract.ts'
import { signerOf, unsignedOf } from './handtekening.ts'
import { rondStilleGesprekkenAf, ruimWeigeringenOp } from './jobs.ts'
import { leveren, leverenOndertekend } from './leveren.ts'
import { haalProductaanvragenOp } from './objecten/ophalen.ts'
import { countObjecten } from './objecten/wachten.ts'
import { serveOpen311 } from './open311/serve.ts'
import { countAfwijkend } from './queries.ts'
import { routes } from './routes.ts'
import { countGeweigerd, countOnbekend, refusedBy } from './weigeringen.ts'

/** Lets the refusals of each operation by which is delivered be counted: its name is a kind. */
const counting = <Bound extends BoundOperation<Context>>(bound: Bound): Bound => ({
  ...bound,
  refused: refusedBy(SoortInkomend.parse(bound.name)),
})

/** The operation by which a medewerker reads in by hand. It is counted as what an adapter delivers. */
const READ_IN: keyof typeof inkomend = 'inlezen'

export const feature: Feature = {
  operations: [
    ...bind(inkomend, routes).map((bound) =>
      bound.name === READ_IN ? { ...bound, refused: refusedBy('dso') } : bound,
    ),
    ...bind(aanleveren, leveren).map(counting),
  ],
  signed: bind(ondertekend, leverenOndertekend).map((bound) => ({
    ...counting(bound),
    signer: signerOf(SoortOndertekend.parse(bound.name)),
    unsigned: unsignedOf(SoortOndertekend.parse(bound.name)),
  })),
  serve: serveOpen311,
  settings,
  constraints,
  jobs: [ruimWeigeringenOp, rondStilleGesprekkenAf, haalProductaanvragenOp],
  figures: [
    {
      name: 'balie_leveringen_afwijkend',
      help: 'Deliveries that were registered otherwise than a rule says, or without one.',
      read: countAfwijkend,
    },
    {
      name: 'balie_leveringen_geweigerd',
      help: 'Deliveries of known senders that were refused in the last month.',
      read: countGeweigerd,
    },
    {
      name: 'balie_leveringen_geweigerd_onbekend',
      help: 'Deliveries that were refused in the last month of senders whom Balie does not know.',
      read: countOnbekend,
    },
    {
      name: 'balie_objecten_wachtend',
      help: 'Objects of an Objects API that were told of and not fetched yet.',
      read: countObjecten,
    },
  ],
}
