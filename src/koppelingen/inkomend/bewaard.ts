import type { Context } from '../../platform/context.ts'
import { isObject, type JsonObject } from '../../platform/json.ts'
import { Problem } from '../../platform/problems.ts'
import { readInhoud } from '../../register/documenten/inhoud.ts'
import type { SoortInkomend } from './contract.ts'
import { rereadVerzoek } from './dso/lezen.ts'
import { rereadGesprek } from './gesprekken/gesprek.ts'
import type { Inzending } from './inzending.ts'
import { rereadProductaanvraag } from './objecten/lezen.ts'
import { readGenericJson } from './open-formulieren.ts'
import { rereadMelding } from './open311/lezen.ts'
import { rereadOproep } from './oproep.ts'
import type * as queries from './queries.ts'
import { rereadWebhook } from './webhook.ts'

// A delivery is read again from the data that were kept of it (R15).

function rereadForm(kept: JsonObject, adres: string): Inzending | undefined {
  const inzending = readGenericJson(kept, adres)
  return inzending instanceof Problem ? undefined : inzending
}

const READERS: Readonly<Record<SoortInkomend, (kept: JsonObject, adres: string) => Inzending | undefined>> = {
  formulier: rereadForm,
  webhook: rereadWebhook,
  gesprek: rereadGesprek,
  chatwoot: rereadGesprek,
  rocketchat: rereadGesprek,
  melding: rereadMelding,
  oproep: rereadOproep,
  dso: rereadVerzoek,
  productaanvraag: rereadProductaanvraag,
}

/** Reads the data of a delivery as they were kept, as JSON. */
export async function keptJson({ db, config }: Context, { inhoud, omvang }: queries.Gegevens): Promise<JsonObject> {
  const pieces: Buffer[] = []
  const bron = { config, lezen: <T>(work: (on: typeof db) => Promise<T>) => work(db) }
  for await (const piece of readInhoud(bron, { uuid: inhoud, omvang })) pieces.push(piece)
  const read: unknown = JSON.parse(Buffer.concat(pieces).toString())
  return isObject(read) ? read : {}
}

/** Reads a delivery as it was kept; undefined when its data are not those of its kind. */
export const reread = async (context: Context, gegevens: queries.Gegevens): Promise<Inzending | undefined> =>
  READERS[gegevens.soort](await keptJson(context, gegevens), gegevens.adres)
