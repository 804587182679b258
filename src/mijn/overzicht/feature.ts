import type { MijnFeature } from '../frame/feature.ts'
import { bindPages } from '../frame/pages.ts'
import { overzicht } from './contract.ts'
import { pages } from './pages.ts'

export const feature: MijnFeature = { pages: bindPages('overzicht', overzicht, pages) }
