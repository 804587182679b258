import type { MijnFeature } from '../frame/feature.ts'
import { settings } from './config.ts'
import { pages } from './pages.ts'

export const feature: MijnFeature = { pages, settings }
