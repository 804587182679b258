import { settings } from './config.ts'
import { klantinteracties } from './face.ts'
import { featureOfFaces } from './wire/face.ts'

export const feature = { ...featureOfFaces(klantinteracties), settings }
