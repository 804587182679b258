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

/** An e-mail that was registered, which counts once. */
export const emailOntvangen = table('email_ontvangen', {
  messageId: text,
  klantcontact: uuid,
  op: filled(moment),
  vingerafdruk: bytea,
  /** The interne taak that follows it up; for a reply, the one of the conversation. */
  interneTaak: nullable(uuid),
  /** Pseudonyms of the address and the domain of the sender. */
  afzender: nullable(bytea),
  domein: nullable(bytea),
  /** When it reached us. */
  aangekomenOp: nullable(moment),
  /** A colleague or a program of ours sent it on for the klant. */
  doorgestuurd: filled(boolean),
})

/** A rule of beheer for what comes in. */
export const emailRegel = table('email_regel', {
  uuid,
  naam: text,
  volgorde: integer,
  postvak: nullable(uuid),
  van: filled(texts),
  naar: filled(texts),
  woorden: filled(texts),
  kopNaam: filled(text),
  kopWaarde: filled(text),
  afdeling: nullable(uuid),
  onderwerp: filled(text),
  label: filled(text),
  /** Why what fits asks nothing; empty: it gets a task. */
  geenTaak: filled(text),
  actief: filled(boolean),
  beproefdOp: nullable(moment),
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
  ontvangstbevestiging: filled(boolean),
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
  /** The rule that it met. */
  regel: nullable(uuid),
  /** Somebody decided that it is taken in, whatever a rule, its kind or the budget says. */
  toch: filled(boolean),
  /** The sender and the subject, while it became no klantcontact and its content is kept. */
  van: filled(text),
  onderwerp: filled(text),
})
