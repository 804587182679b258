import { z } from 'zod'
import { Cursor, Uuid } from '../../platform/schemas.ts'
import { Deel, Formuliervelden, mijnContract } from '../frame/contract.ts'

/** The subject of a question: a contact of before, or a zaak. Without either it is something new. */
const waarover = { vraag: Uuid.optional(), zaak: Uuid.optional() }

/** So many files can come with a question. */
export const MOST_FILES = 10

export const vragen = mijnContract({
  lijst: {
    method: 'get',
    path: '/vragen',
    onderdeel: 'vragen',
    summary: 'Toon de contacten van de klant, per gesprek, het nieuwste eerst.',
    query: z.strictObject({ na: Cursor.optional() }),
  },
  nieuw: {
    method: 'get',
    path: '/vragen/nieuw',
    onderdeel: 'vragen',
    summary: 'Toon het formulier om iets te vragen: iets nieuws, of over een contact of een zaak.',
    query: z.strictObject(waarover),
  },
  stellen: {
    method: 'post',
    path: '/vragen/nieuw',
    onderdeel: 'vragen',
    summary: 'Leg een vraag vast met haar opvolging, alles of niets.',
    query: z.strictObject(waarover),
    body: Formuliervelden,
    bestanden: MOST_FILES,
    form: 'nieuw',
  },
  uploaden: {
    method: 'post',
    path: '/vragen/nieuw/uploads',
    onderdeel: 'vragen',
    summary:
      'Neem een stuk van een bijlage aan dat in delen komt, of zeg hoe ver het is; met het laatste stuk staat het bij de vraag.',
    query: z.strictObject(waarover),
    body: Deel,
    bestanden: 1,
  },
  tonen: {
    method: 'get',
    path: '/vragen/{uuid}',
    onderdeel: 'vragen',
    summary: 'Toon een gesprek zoals het is vastgelegd, met wat ervan is geworden.',
    params: z.strictObject({ uuid: Uuid }),
  },
  bijlage: {
    method: 'get',
    path: '/vragen/{uuid}/bijlagen/{bijlage}',
    onderdeel: 'vragen',
    file: true,
    summary: 'Haal een document op dat bij een contact kwam.',
    params: z.strictObject({ uuid: Uuid, bijlage: Uuid }),
  },
})
