import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { settings } from './config.ts'
import { constraints } from './constraints.ts'
import { aanleveren, inkomend, ondertekend, SoortOndertekend } from './contract.ts'
import { signerOf, unsignedOf } from './handtekening.ts'
import { rondStilleGesprekkenAf, ruimWeigeringenOp } from './jobs.ts'
import { leveren, leverenOndertekend } from './leveren.ts'
import { haalProductaanvragenOp } from './objecten/ophalen.ts'
import { countObjecten } from './objecten/wachten.ts'
import { serveOpen311 } from './open311/serve.ts'
import { countAfwijkend, countGeweigerd } from './queries.ts'
import { routes } from './routes.ts'

export const feature: Feature = {
  operations: [...bind(inkomend, routes), ...bind(aanleveren, leveren)],
  signed: bind(ondertekend, leverenOndertekend).map((bound) => ({
    ...bound,
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
      help: 'Deliveries that were refused in the last month.',
      read: countGeweigerd,
    },
    {
      name: 'balie_objecten_wachtend',
      help: 'Objects of an Objects API that were told of and not fetched yet.',
      read: countObjecten,
    },
  ],
}
