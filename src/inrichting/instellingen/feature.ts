import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { instellingen } from './contract.ts'
import { serveHuisstijl, serveOpenbareInstellingen } from './openbaar.ts'
import { routes } from './routes.ts'

export const feature: Feature = {
  operations: bind(instellingen, routes),
  serveInApi: serveOpenbareInstellingen,
  serve: serveHuisstijl,
}
