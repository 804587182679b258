import { featureOfFaces } from '../klantinteracties/wire/face.ts'
import { catalogi } from './catalogi.ts'
import { documenten } from './documenten.ts'
import { zaken } from './zaken.ts'

/** The register inside, as a zaaksysteem. */
export const feature = featureOfFaces(zaken, catalogi, documenten)
