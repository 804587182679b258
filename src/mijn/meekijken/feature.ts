import type { MijnFeature } from '../frame/feature.ts'
import { RIGHT, serveMeekijken } from './serve.ts'

export const feature: MijnFeature = { rights: [RIGHT], serve: serveMeekijken }
