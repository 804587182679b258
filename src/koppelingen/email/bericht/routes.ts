import type { Context, Outside } from '../../../platform/context.ts'
import { afterAsking, type Handlers } from '../../../platform/contract.ts'
import { notFound } from '../../../platform/problems.ts'
import { refuseUnsafe } from '../../../register/documenten/controle.ts'
import { readInhoud } from '../../../register/documenten/inhoud.ts'
import * as documenten from '../../../register/documenten/queries.ts'
import { mailboxesOf } from '../afzender.ts'
import { type Emailbericht, type emailberichten, geenEmail } from '../contract.ts'
import { type Email, parseEmail } from '../parse.ts'
import { safeHtml } from './opmaak.ts'

/** A message shows at most this many addresses of each kind. */
const MOST_ADDRESSES = 200

function asShown(email: Email): Emailbericht {
  const { afzender, onderwerp, tekst, ontvangenOp, bijlagen, opmerkingen, headers, delen } = email
  const opmaak = safeHtml(delen)
  const people = (name: string) => mailboxesOf(headers.get(name) ?? []).slice(0, MOST_ADDRESSES)
  return {
    van: afzender,
    aan: people('to'),
    cc: people('cc'),
    verzondenOp: ontvangenOp.toISOString(),
    onderwerp,
    tekst,
    html: opmaak?.html ?? null,
    plaatjesWeggelaten: opmaak?.weggelaten ?? 0,
    bijlagen: bijlagen.map(({ bestandsnaam, mediatype, omvang }) => ({ bestandsnaam, mediatype, omvang })),
    opmerkingen,
  }
}

/** Reads a document as a message; undefined when there is no such document, or a virus is looked for in it. */
async function readBericht({ lezen, config, now }: Outside, uuid: string) {
  const found = await lezen((db) => documenten.downloadbaar(db, config, uuid))
  if (found?.controle !== 'schoon') return undefined
  const { omvang } = found
  return parseEmail({ omvang, read: () => readInhoud({ lezen, config }, { uuid, omvang }) }, { now })
}

export const routes: Handlers<typeof emailberichten, Context> = {
  // The message is read before the transaction, because it can be large; who may see it is decided in the transaction.
  lezen: afterAsking(
    (outside, { params }) => readBericht(outside, params.uuid),
    async ({ db, gezien, config }, { params }, gelezen) => {
      const found = await documenten.downloadbaar(db, config, params.uuid)
      if (!found) throw notFound('Informatieobject')
      gezien(found.partijen)
      refuseUnsafe(found.controle)
      if (!gelezen || 'reden' in gelezen) throw geenEmail()
      return asShown(gelezen.email)
    },
  ),
}
