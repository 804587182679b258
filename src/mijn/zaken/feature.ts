import type { MijnFeature } from '../frame/feature.ts'

import { pages } from './pages.ts'

export const feature: MijnFeature = { pages }
