import type { Download } from '../../platform/contract.ts'
import { inzage } from '../../register/logboek/inzage.ts'
import type { MijnContext } from '../frame/pages.ts'
import * as vragen from '../vragen/queries.ts'
import * as zaken from '../zaken/queries.ts'
import { ofVisitor } from './inzage.ts'
import * as queries from './queries.ts'

/** So many of each can be in the file; it says so when there may be more. */
const MOST = 10_000

/** Everything that is known of whoever is logged in, in this capacity alone (R6, R30), as JSON. */
export async function alles(context: MijnContext): Promise<Download> {
  const { db, now, hoedanigheid } = context
  const partijen = await queries.partijen(db, context)
  const contacten = await vragen.alles(db, context, MOST)
  const klanttaken = await queries.klanttaken(db, context)
  const eigenZaken = await zaken.alles(db, context, MOST)
  const berichten = await queries.berichten(db, context)
  const regels = await inzage(db, ofVisitor(context), { aantal: MOST })
  const { klant, soort } = hoedanigheid
  const text = JSON.stringify(
    {
      opgehaaldOp: now.toISOString(),
      hoedanigheid: { soort, klant },
      volledig: [contacten, eigenZaken, regels].every(({ length }) => length < MOST),
      nietOpgenomen:
        'Notities die medewerkers voor elkaar maken, en de inhoud van documenten. Vraag de gemeente om inzage als u die wilt zien.',
      partijen,
      contacten,
      klanttaken,
      zaken: eigenZaken,
      berichten,
      inzage: regels.map(({ op, activiteit, afdelingen, applicatie }) => ({ op, activiteit, afdelingen, applicatie })),
    },
    null,
    2,
  )
  const bytes = Buffer.from(text)
  const filename = `mijn-gegevens-${now.toISOString().slice(0, 10)}.json`
  return { bytes: [bytes], omvang: bytes.length, mediaType: 'application/json; charset=utf-8', filename }
}
