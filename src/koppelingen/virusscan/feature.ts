import type { Feature } from '../../platform/feature.ts'
import { controleerDocumenten } from './controleren.ts'

export const feature: Feature = { loops: [controleerDocumenten] }
