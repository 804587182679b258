import { mijnContract } from '../frame/contract.ts'

export const overzicht = mijnContract({
  tonen: {
    method: 'get',
    path: '/',
    onderdeel: 'overzicht',
    summary: 'Toon wat iemand moet doen, wat er loopt en wat er nieuw is.',
  },
})
