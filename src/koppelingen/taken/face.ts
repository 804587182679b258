import { toWire } from '../klantinteracties/wire/errors.ts'
import type { Face } from '../klantinteracties/wire/face.ts'
import { TOKEN_SCHEME } from '../klantinteracties/wire/openapi.ts'
import { betaaltaken, externetaken, formuliertaken, urltaken } from './externetaken.ts'

/** This face is the Taken API as Open VTB serves it. */
export const taken: Face = {
  title: 'Taken API',
  description: 'De Taken API 0.1.0, zoals Open VTB 0.2.0 die aanbiedt, op de klanttaken van Balie.',
  path: '/taken/api',
  version: '0.1.0',
  dialect: {
    toWire,
    problemType: 'application/json',
    etags: false,
    linksFromServer: true,
    scheme: TOKEN_SCHEME,
  },
  parts: [externetaken, betaaltaken, urltaken, formuliertaken],
}
