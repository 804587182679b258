import { MEEKIJKEN } from '../../register/partijen/contract.ts'
import type { MijnFeature } from '../frame/feature.ts'
import { serveMeekijken } from './serve.ts'

export const feature: MijnFeature = { rights: [MEEKIJKEN.right], serve: serveMeekijken }
