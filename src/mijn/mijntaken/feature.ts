import type { MijnFeature } from '../frame/feature.ts'
import { settings } from './config.ts'
import { serveMijntaken } from './serve.ts'

export const feature: MijnFeature = { settings, serve: serveMijntaken }
