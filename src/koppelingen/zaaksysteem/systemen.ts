import { unsealCertificate } from '../../inrichting/toegang/certificaat.ts'
import { unseal } from '../../inrichting/toegang/versleuteling.ts'
import { type MetGeheim, withSecret } from '../../inrichting/zaaksystemen/queries.ts'
import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/database.ts'
import { ZaaksysteemFout } from './client/fout.ts'
import { openConnection, type Verbinding } from './client/verbinding.ts'

/** A zaaksysteem that can be asked something. */
export interface Systeem extends Omit<MetGeheim, 'geheim' | 'certificaatGeheim'> {
  verbinding: Verbinding
}

/** A process keeps its connections with a zaaksysteem until what is set for it changes. */
const connected = new Map<string, { settings: string; verbinding: Verbinding }>()

/** A zaaksysteem with its secrets readable. @throws ZaaksysteemFout when no key of ours reads them */
function leesbaar({ geheim: sealed, certificaatGeheim, ...set }: MetGeheim, config: Config) {
  const geheim = unseal(config.SECRET_KEY, sealed)
  const tls = certificaatGeheim ? unsealCertificate(config, certificaatGeheim) : null
  const geduld = config.ZAAKSYSTEEM_TIMEOUT_SECONDEN * 1000
  if (geheim !== undefined && tls !== undefined) return { ...set, geheim, tls, geduld }
  throw new ZaaksysteemFout(set.naam, 'geen-toegang', { wat: 'het geheim is met een andere SECRET_KEY versleuteld' })
}

function verbindingOf(systeem: MetGeheim, config: Config): Verbinding {
  const { uuid, stand: _, zaaktypeUrls: __, geheim, certificaatGeheim, ...set } = systeem
  const settings = JSON.stringify([set, geheim.toString('base64'), certificaatGeheim?.toString('base64')])
  const kept = connected.get(uuid)
  if (kept?.settings === settings) return kept.verbinding
  const verbinding = openConnection(leesbaar(systeem, config))
  connected.set(uuid, { settings, verbinding })
  // Calls that run end first.
  kept?.verbinding.sluit().catch(() => undefined)
  return verbinding
}

/** A zaaksysteem of which the secret cannot be read cannot be asked anything; the others can. */
function withConnection(config: Config) {
  return (systeem: MetGeheim): Systeem[] => {
    const { geheim: _, certificaatGeheim: __, ...set } = systeem
    try {
      return [{ ...set, verbinding: verbindingOf(systeem, config) }]
    } catch (error) {
      if (error instanceof ZaaksysteemFout) return []
      throw error
    }
  }
}

/** The zaaksystemen that are used, or those named. */
export async function systemen(db: Db, config: Config, uuids?: readonly string[]): Promise<Systeem[]> {
  return (await withSecret(db, uuids)).flatMap(withConnection(config))
}

async function genoemd(db: Db, uuid: string): Promise<MetGeheim | undefined> {
  const [gevonden] = await withSecret(db, [uuid])
  return gevonden
}

/** One that is named. @throws ZaaksysteemFout when its secret cannot be read */
export async function systeem(db: Db, config: Config, uuid: string): Promise<Systeem | undefined> {
  const gevonden = await genoemd(db, uuid)
  if (!gevonden) return undefined
  const { geheim: _, certificaatGeheim: __, ...set } = gevonden
  return { ...set, verbinding: verbindingOf(gevonden, config) }
}

/** Gives a zaaksysteem with a connection of its own that knows of no calls before: for a test. Whoever asks for it closes it. */
export async function versSysteem(db: Db, config: Config, uuid: string): Promise<Systeem | undefined> {
  const gevonden = await genoemd(db, uuid)
  if (!gevonden) return undefined
  const { geheim: _, certificaatGeheim: __, ...set } = gevonden
  return { ...set, verbinding: openConnection(leesbaar(gevonden, config)) }
}
