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
  uuid,
} from '../../platform/row.ts'

/** An e-mail that was registered, which counts once. */
export const emailOntvangen = table('email_ontvangen', {
  messageId: text,
  klantcontact: uuid,
  op: filled(moment),
  vingerafdruk: bytea,
  /** The interne taak that follows it up; for a reply, the one of the conversation. */
  interneTaak: nullable(uuid),
})

/** A mailbox that is read. Its secret is encrypted. */
export const emailPostvak = table('email_postvak', {
  uuid,
  naam: text,
  actief: filled(boolean),
  host: text,
  poort: integer,
  beveiliging: text,
  gebruiker: text,
  aanmelden: text,
  geheim: bytea,
  clientId: nullable(text),
  tokenUrl: nullable(text),
  scope: nullable(text),
  map: filled(text),
  innemenVanaf: filled(moment),
  afdeling: uuid,
  kanaal: filled(text),
  onderwerp: filled(text),
  handeling: text,
  /** The address from which answers leave; null: it sends nothing. */
  afzender: nullable(text),
  plaats: filled(uuid),
  uidvalidity: nullable(bigint),
  laatsteUid: filled(bigint),
  beurt: nullable(uuid),
  beurtTot: nullable(moment),
  gelezenOp: nullable(moment),
  fout: filled(text),
  foutOp: nullable(moment),
  gewijzigdOp: filled(moment),
})

/** A message that was fetched from a mailbox, and what became of it. */
export const emailBericht = table('email_bericht', {
  uuid,
  postvak: uuid,
  plaats: uuid,
  uidvalidity: bigint,
  uid: bigint,
  aangekomenOp: moment,
  opgehaaldOp: filled(moment),
  omvang: bigint,
  inhoud: nullable(uuid),
  stand: text,
  reden: filled(text),
  pogingen: filled(smallint),
  volgendePoging: filled(moment),
  klantcontact: nullable(uuid),
})
