import type { Feature } from '../../platform/feature.ts'
import { settings } from './config.ts'

export const feature: Feature = { settings }
