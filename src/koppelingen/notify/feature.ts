import type { Feature } from '../../platform/feature.ts'
import { serveCallback } from './callback.ts'
import { settings } from './config.ts'

export const feature: Feature = { settings, serve: serveCallback }
