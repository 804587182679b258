import { featureOfFaces } from '../klantinteracties/wire/face.ts'
import { taken } from './face.ts'

export const feature = featureOfFaces(taken)
