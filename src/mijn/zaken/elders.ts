import { isFout } from '../../koppelingen/zaaksysteem/client/fout.ts'
import { openForKlant } from '../../koppelingen/zaaksysteem/downloaden.ts'
import { systeem } from '../../koppelingen/zaaksysteem/systemen.ts'
import { fetchDocumenten, type Klantdocumenten } from '../../koppelingen/zaaksysteem/volgen/klantdocumenten.ts'
import type { MijnOutside } from '../frame/pages.ts'
import { type ZaakElders, zaakElders } from './queries.ts'

// The documents of a zaak of another register. Only they are asked for there: all else that Mijn shows of a zaak it has itself.

/** A page does not wait longer for another system; all else on it is there already. */
const PATIENCE_MS = 4_000

/** The documents of a zaak elsewhere, or why there are none: its system does not answer, or they are not for this klant. */
export type Elders = Klantdocumenten | 'onbereikbaar' | 'niet-voor-klant'

async function fetch({ config, lezen, wie }: MijnOutside, id: string, waar: ZaakElders): Promise<Elders> {
  const late = AbortSignal.timeout(PATIENCE_MS)
  const namens = { id: wie.uuid, naam: wie.naam }
  try {
    const bron = await lezen((db) => systeem(db, config, waar.zaaksysteem))
    if (!bron?.actief) return 'onbereikbaar'
    return (await fetchDocumenten(bron, { zaak: id, klant: waar.klant }, namens, late)) ?? 'niet-voor-klant'
  } catch (error) {
    if (isFout(error)) return 'onbereikbaar'
    throw error
  }
}

/** The answers that are under way: a page that is opened again meanwhile waits for the same one, so that nothing is asked twice. */
const running = new Map<string, Promise<Elders>>()

/** Asks for the documents of a zaak of whoever is logged in; undefined when it is not one of another register. */
export async function ask(outside: MijnOutside, id: string): Promise<Elders | undefined> {
  const waar = await outside.lezen((db) => zaakElders(db, outside, id))
  if (!waar) return undefined
  const zaak = id.toLowerCase()
  const key = JSON.stringify([outside.wie.uuid, waar, zaak])
  const asked = running.get(key) ?? fetch(outside, zaak, waar).finally(() => running.delete(key))
  running.set(key, asked)
  return asked
}

/** Opens a document of a zaak elsewhere; undefined when the zaak is not there, or the document is not for this klant. @throws Problem */
export async function open(outside: MijnOutside, { id, document }: { id: string; document: string }) {
  const waar = await outside.lezen((db) => zaakElders(db, outside, id))
  return waar && openForKlant(outside, { uuid: waar.zaaksysteem, zaak: id.toLowerCase(), document, klant: waar.klant })
}
