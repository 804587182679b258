import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { refusedBy } from '../inkomend/weigeringen.ts'
import { telefonie } from './contract.ts'
import { routes } from './routes.ts'

export const feature: Feature = {
  operations: bind(telefonie, routes).map((bound) => ({ ...bound, refused: refusedBy('oproep') })),
}
