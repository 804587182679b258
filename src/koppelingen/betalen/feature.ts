import type { Feature } from '../../platform/feature.ts'
import { settings } from './config.ts'
import { serveHook } from './hook.ts'
import { volgBetalingen } from './jobs.ts'

export const feature: Feature = { settings, jobs: [volgBetalingen], serve: serveHook }
