import {
  bigint,
  boolean,
  bytea,
  filled,
  integer,
  moment,
  nullable,
  smallint,
  table,
  text,
  texts,
  uuid,
} from '../../platform/row.ts'

/** Somebody who is told what happens, and how that goes. Secrets are encrypted. */
export const abonnement = table('abonnement', {
  uuid,
  naam: text,
  soort: text,
  url: text,
  typen: filled(texts),
  actief: filled(boolean),
  geheim: nullable(bytea),
  vorigGeheim: nullable(bytea),
  vorigGeheimTot: nullable(moment),
  clientId: nullable(text),
  tokenUrl: nullable(text),
  scope: nullable(text),
  clientGeheim: nullable(bytea),
  aangemaaktOp: filled(moment),
  gewijzigdOp: filled(moment),
  fouten: filled(integer),
  fout: filled(text),
  wachtTot: nullable(moment),
  bezigTot: nullable(moment),
  laatstBezorgdOp: nullable(moment),
})

/** A gebeurtenis on its way to a subscription. */
export const bezorging = table('bezorging', {
  abonnement: uuid,
  volgnummer: bigint,
  subject: uuid,
  stand: filled(text),
  pogingen: filled(smallint),
  volgendePoging: filled(moment),
  opgevenNa: filled(moment),
  status: nullable(smallint),
  fout: filled(text),
  bezorgdOp: nullable(moment),
})
