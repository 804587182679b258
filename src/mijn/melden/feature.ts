import type { MijnFeature } from '../frame/feature.ts'
import { settings } from './config.ts'
import { ruimMeldingenOp } from './jobs.ts'
import { serveMelden } from './serve.ts'

export const feature: MijnFeature = { settings, serveOpen: serveMelden, jobs: [ruimMeldingenOp] }
