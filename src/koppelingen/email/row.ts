import { bytea, filled, moment, table, text, uuid } from '../../platform/row.ts'

/** An e-mail that was registered, which counts once. */
export const emailOntvangen = table('email_ontvangen', {
  messageId: text,
  klantcontact: uuid,
  op: filled(moment),
  vingerafdruk: bytea,
})
