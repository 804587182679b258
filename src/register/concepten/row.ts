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

/** A file that a klant added to what they did not send yet: a document, and the field to which they added it. */
export interface ToegevoegdBestand {
  veld: string
  uuid: string
  bestandsnaam: string
  /** In bytes. */
  omvang: number
}

/** The texts that a klant typed in Mijn and did not send yet. */
export const klantconcept = table('klantconcept', {
  wie: text,
  over: text,
  waarden: filled(jsonb<Readonly<Record<string, string | readonly string[]>>>()),
  bestanden: filled(jsonb<readonly ToegevoegdBestand[]>()),
  bijgewerktOp: filled(moment),
})
