import { filled, integer, jsonb, moment, table, text, uuid } from '../../platform/row.ts'
import type { ConceptInhoud, TaakconceptInhoud } from './contract.ts'

/** A conversation that a medewerker has not registered yet. */
export const concept = table('concept', {
  uuid,
  medewerker: uuid,
  versie: filled(integer),
  inhoud: jsonb<ConceptInhoud>(),
  gemaaktOp: filled(moment),
  bijgewerktOp: filled(moment),
})

/** An act on a task that a medewerker has begun to type. */
export const taakconcept = table('taakconcept', {
  medewerker: uuid,
  interneTaak: uuid,
  soort: text,
  versie: integer,
  inhoud: jsonb<TaakconceptInhoud>(),
  gemaaktOp: filled(moment),
  bijgewerktOp: filled(moment),
})
