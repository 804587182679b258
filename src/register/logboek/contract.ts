import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { problemKind } from '../../platform/problems.ts'
import {
  AlleenNieuw,
  Cursor,
  Moment,
  Pagina,
  Paginagrootte,
  Tekst,
  Uuid,
  VerplichteTekst,
} from '../../platform/schemas.ts'

/**
 * A line records one act on personal data, a read or a change: who, what, for which purpose, when, from where, with what result, and whose
 * data (R29).
 */
export const Regel = z
  .strictObject({
    id: z.string(),
    op: Moment,
    operatie: z.string(),
    resultaat: z.int(),
    verwerkingsactiviteit: z.string(),
    wie: z.strictObject({ soort: z.string(), uuid: Uuid.nullable(), naam: z.string() }),
    namens: z.string().nullable(),
    partijen: z.array(Uuid),
    herkomst: z.string(),
    verzoek: z.string(),
    traceId: z.string(),
    /** The line stands for this many refusals of the same kind in one minute; it is 1 for everything else. */
    aantal: z.int(),
  })
  .meta({ id: 'LogboekRegel' })

/** A month of the logboek that was removed, because its lines were past their term (R30). */
export const Vernietiging = z
  .strictObject({
    soort: z.enum(['persoon', 'brp', 'overig', 'weigering']),
    /** A month such as `2026-01`, which begins at 00:00 UTC. */
    maand: z.string(),
    regels: z.int(),
    op: Moment,
  })
  .meta({ id: 'LogboekVernietiging' })

const zoekvelden = {
  partij: Uuid.optional(),
  wie: Uuid.optional(),
  operatie: Tekst(100).optional(),
  van: Moment.optional(),
  tot: Moment.optional(),
}

/** The name of an operation (`partijen.tonen`), its beginning up to a point (`partijen`), or `*` for all the rest. */
const Operatie = z.string().regex(/^(\*|[a-z]+([.-][A-Za-z-]+)*)$/)

/** The purpose for which operations process personal data: its name, and its place in the register van verwerkingsactiviteiten. */
const inhoud = {
  naam: VerplichteTekst(200),
  verwijzing: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .or(z.literal(''))
    .default(''),
}

export const VerwerkingsactiviteitInhoud = z.strictObject(inhoud).meta({ id: 'VerwerkingsactiviteitInhoud' })
export const Verwerkingsactiviteit = z
  .strictObject({ operatie: Operatie, naam: z.string(), verwijzing: z.string() })
  .meta({ id: 'Verwerkingsactiviteit' })
export type Verwerkingsactiviteit = z.output<typeof Verwerkingsactiviteit>

const BEHEREN = 'logboek.beheren'
const params = z.strictObject({ operatie: Operatie })

export const laatste = problemKind(
  'laatste-verwerkingsactiviteit',
  409,
  'Voor al het overige blijft een verwerkingsactiviteit nodig.',
)

export const verwerkingsactiviteitBestaatAl = problemKind(
  'verwerkingsactiviteit-bestaat-al',
  412,
  'Voor deze bewerking is al vastgelegd waarvoor zij gegevens verwerkt.',
)

export const logboek = contract({
  zoeken: {
    method: 'get',
    path: '/logboek',
    right: 'logboek.lezen',
    summary: 'Zoek in het logboek: wie heeft wanneer welke gegevens gezien of gewijzigd; de laatste regel eerst.',
    searches: true,
    query: z.strictObject({ ...zoekvelden, na: Cursor.optional(), aantal: Paginagrootte }),
    result: Pagina(Regel),
  },
  vernietigingen: {
    method: 'get',
    path: '/logboek/vernietigingen',
    right: 'logboek.lezen',
    summary: 'Toon welke maanden van het logboek zijn vernietigd omdat hun termijn voorbij was; de laatste eerst.',
    result: z.strictObject({ resultaten: z.array(Vernietiging) }),
  },
  exporteren: {
    method: 'get',
    path: '/logboek/export',
    right: 'logboek.exporteren',
    summary: 'Exporteer de laatste 100.000 regels van het logboek die aan de vraag voldoen, als CSV.',
    query: z.strictObject(zoekvelden),
    mediaType: 'text/csv',
  },
  verwerkingsactiviteiten: {
    method: 'get',
    path: '/verwerkingsactiviteiten',
    right: BEHEREN,
    summary: 'Toon waarvoor bewerkingen persoonsgegevens verwerken.',
    result: z.strictObject({ resultaten: z.array(Verwerkingsactiviteit) }),
  },
  verwerkingsactiviteitBewaren: {
    method: 'put',
    path: '/verwerkingsactiviteiten/{operatie}',
    right: BEHEREN,
    summary:
      'Leg vast waarvoor een bewerking, of alles wat zo begint, persoonsgegevens verwerkt; met If-None-Match: * alleen erbij.',
    params,
    headers: AlleenNieuw,
    body: VerwerkingsactiviteitInhoud,
    result: Verwerkingsactiviteit,
    problems: [verwerkingsactiviteitBestaatAl],
  },
  verwerkingsactiviteitVerwijderen: {
    method: 'delete',
    path: '/verwerkingsactiviteiten/{operatie}',
    right: BEHEREN,
    summary: 'Laat een bewerking onder de verwerkingsactiviteit van het grotere geheel vallen.',
    params,
    problems: [laatste],
  },
})
