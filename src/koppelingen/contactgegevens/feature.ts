import { featureOfFaces } from '../klantinteracties/wire/face.ts'
import { contactgegevens } from './face.ts'

export const feature = featureOfFaces(contactgegevens)
