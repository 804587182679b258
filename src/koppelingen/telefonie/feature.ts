import { bind } from '../../platform/contract.ts'
import type { Feature } from '../../platform/feature.ts'
import { telefonie } from './contract.ts'
import { routes } from './routes.ts'

export const feature: Feature = { operations: bind(telefonie, routes) }
