import { z } from 'zod'
import { Uuid } from '../../platform/schemas.ts'
import { Deel, Formuliervelden, mijnContract, Vanaf } from '../frame/contract.ts'

const params = z.strictObject({ uuid: Uuid })

/** So many files can come with a klanttaak in one go; one that takes more gets them in several. */
export const MOST_FILES_AT_ONCE = 20

export const taken = mijnContract({
  lijst: {
    method: 'get',
    path: '/taken',
    onderdeel: 'taken',
    summary: 'Toon wat de klant moet doen, het dringendste eerst, en wat gedaan is.',
    query: z.strictObject({
      vanaf: Vanaf,
    }),
  },
  tonen: {
    method: 'get',
    path: '/taken/{uuid}',
    onderdeel: 'taken',
    summary: 'Toon wat er wordt gevraagd, met het formulier om het te doen, of wat er daarna gebeurt.',
    params,
  },
  bewaren: {
    method: 'post',
    path: '/taken/{uuid}/concept',
    onderdeel: 'taken',
    summary: 'Bewaar wat is ingevuld en toegevoegd, om later verder te gaan.',
    params,
    body: Formuliervelden,
    bestanden: MOST_FILES_AT_ONCE,
  },
  uploaden: {
    method: 'post',
    path: '/taken/{uuid}/uploads',
    onderdeel: 'taken',
    summary:
      'Neem een stuk van een bestand aan dat in delen komt, of zeg hoe ver het is; met het laatste stuk staat het bij de taak.',
    params,
    body: Deel,
    bestanden: 1,
  },
  doen: {
    method: 'post',
    path: '/taken/{uuid}',
    onderdeel: 'taken',
    summary: 'Leg vast dat de klant het heeft gedaan: de klanttaak, het klantcontact en de opvolging, alles of niets.',
    params,
    body: Formuliervelden,
    bestanden: MOST_FILES_AT_ONCE,
  },
  betalen: {
    method: 'post',
    path: '/taken/{uuid}/betaling',
    onderdeel: 'taken',
    summary: 'Begin te betalen, en ga naar de pagina van de betaalprovider.',
    params,
    body: Formuliervelden,
  },
  betaling: {
    method: 'get',
    path: '/taken/{uuid}/betalingen/{betaling}',
    onderdeel: 'taken',
    summary: 'Kom terug van de betaalprovider: Balie vraagt daar hoe het is, en toont de taak.',
    params: z.strictObject({ uuid: Uuid, betaling: Uuid }),
    /** The parameters of the provider. */
    query: z.looseObject({}),
    changes: true,
  },
  ondertekenen: {
    method: 'post',
    path: '/taken/{uuid}/ondertekening',
    onderdeel: 'taken',
    summary: 'Onderteken precies de documenten die zijn getoond.',
    params,
    body: Formuliervelden,
  },
  bijlage: {
    method: 'get',
    path: '/taken/{uuid}/bijlagen/{bijlage}',
    onderdeel: 'taken',
    file: true,
    summary: 'Haal een document op dat bij een klanttaak hoort.',
    params: z.strictObject({ uuid: Uuid, bijlage: Uuid }),
  },
})
