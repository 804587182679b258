import { filled, integer, jsonb, moment, nullable, table, text, uuid } from '../../platform/row.ts'
import type { WeergaveInhoud } from './contract.ts'

/** A view that a medewerker saved: filters and a list. */
export const weergave = table('weergave', {
  uuid,
  medewerker: uuid,
  naam: text,
  versie: filled(integer),
  inhoud: jsonb<WeergaveInhoud>(),
  gedeeldMet: nullable(uuid),
  gedeeldMetNaam: nullable(text),
  bijgewerktOp: filled(moment),
})

/** The view with which a medewerker begins. */
export const weergaveStandaard = table('weergave_standaard', {
  medewerker: uuid,
  weergave: uuid,
})
