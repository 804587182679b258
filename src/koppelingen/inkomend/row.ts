import { boolean, bytea, filled, integer, jsonb, moment, nullable, table, text, uuid } from '../../platform/row.ts'
import type { Regel } from './contract.ts'
import type { LosBericht } from './gesprekken/chatwoot.ts'

/** A kanaal by which another system delivers contacts. */
export const inkomendKanaal = table('inkomend_kanaal', {
  uuid,
  soort: text,
  sleutel: text,
  naam: text,
  actief: filled(boolean),
  regel: jsonb<Regel>(),
  afdeling: nullable(uuid),
  geheim: nullable(bytea),
  vorigGeheim: nullable(bytea),
  vorigGeheimTot: nullable(moment),
})

/** A delivery, which counts once, and what became of it. */
export const inkomendeLevering = table('inkomende_levering', {
  uuid,
  soort: text,
  adres: text,
  naam: text,
  bron: uuid,
  sleutel: text,
  vingerafdruk: bytea,
  kenmerk: filled(text),
  ontvangenOp: filled(moment),
  omvang: integer,
  stand: text,
  reden: filled(text),
  klantcontact: nullable(uuid),
  gegevens: nullable(uuid),
})

/** Refusals, counted by sender, kanaal, reason and hour. */
export const inkomendeWeigering = table('inkomende_weigering', {
  uuid,
  soort: text,
  adres: text,
  bron: uuid,
  afzender: text,
  kenmerk: filled(text),
  reden: text,
  uur: moment,
  eersteOp: moment,
  laatsteOp: moment,
  aantal: filled(integer),
})

/** An object of an Objects API that was told of and not taken in yet. */
export const inkomendObject = table('inkomend_object', {
  object: uuid,
  gemeldOp: filled(moment),
  volgendePoging: filled(moment),
  pogingen: filled(integer),
})

/** A message of a conversation that has not ended, of a system that tells each message by itself. */
export const inkomendGespreksbericht = table('inkomend_gespreksbericht', {
  kanaal: uuid,
  gesprek: text,
  bericht: text,
  ontvangenOp: filled(moment),
  gegevens: jsonb<LosBericht>(),
})
