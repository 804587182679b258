import { z } from 'zod'
import { Uuid } from '../../platform/schemas.ts'
import { mijnContract, Vanaf } from '../frame/contract.ts'

/** The uuid of a zaak in its register. */
const id = Uuid

export const zaken = mijnContract({
  lijst: {
    method: 'get',
    path: '/zaken',
    onderdeel: 'zaken',
    summary: 'Toon de zaken van de klant die lopen, of die klaar zijn.',
    query: z.strictObject({
      welke: z.enum(['lopend', 'afgerond']).default('lopend'),
      vanaf: Vanaf,
    }),
  },
  tonen: {
    method: 'get',
    path: '/zaken/{id}',
    onderdeel: 'zaken',
    summary: 'Toon een zaak: wat de klant moet doen, hoe ver zij is, de documenten en de contacten erover.',
    params: z.strictObject({ id }),
  },
  document: {
    method: 'get',
    path: '/zaken/{id}/documenten/{document}',
    onderdeel: 'zaken',
    file: true,
    summary: 'Haal een document van een zaak op.',
    params: z.strictObject({ id, document: Uuid }),
  },
})
