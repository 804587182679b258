import type { MijnFeature } from '../frame/feature.ts'
import { settings } from './config.ts'
import { serveMelden } from './serve.ts'

export const feature: MijnFeature = { settings, serveOpen: serveMelden }
