import type { FastifyBaseLogger } from 'fastify'
import { type Config, publicOrigin } from '../../platform/config.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { uuidAanEinde } from '../../register/zaken/kopie.ts'
import { isGemeld, isNietGemeld, type TeMelden, takeKoppeling } from '../../register/zaken/koppelingen.ts'
import { isFout, ZaaksysteemFout } from './client/fout.ts'
import type { Systeem } from './systemen.ts'
import { fetchLijst, make } from './zgw/lezen.ts'
import { ZgwZaakobject } from './zgw/schemas.ts'

// Tells a zaaksysteem to which klantcontacten its zaken are linked: who treats the zaak sees the contact, and who destroys the zaak finds it.

/** How the object of a link is called in the zaaksysteem. */
const SOORT = 'Onderwerpobject'
const ZAAKOBJECTEN = ['zaken', 'zaakobjecten'] as const
const CLOUDEVENT = 'application/cloudevents+json'

/** Makes the label of a link over there: the nummer alone, because the subject of a klantcontact can tell about its customer. */
const labelOf = ({ klantcontactNummer }: TeMelden) => `Klantcontact ${klantcontactNummer}`

/** The zaakobjecten of a link. Not every server filters. */
async function zaakobjectenOf({ verbinding }: Systeem, { zaakUrl, adres }: TeMelden) {
  const gevonden = await fetchLijst(verbinding, ZgwZaakobject, ZAAKOBJECTEN, { zaak: zaakUrl, object: adres })
  return gevonden.filter(({ zaak, object }) => zaak === zaakUrl && object === adres)
}

async function sendEvent({ verbinding }: Systeem, koppeling: TeMelden, config: Config): Promise<void> {
  const { event, gekoppeld, zaakUrl, adres, sinds } = koppeling
  const zaak = uuidAanEinde(zaakUrl)
  const body = {
    specversion: '1.0',
    id: event,
    source: config.GEBEURTENIS_BRON,
    type: `nl.overheid.zaken.zaak-${gekoppeld ? 'gekoppeld' : 'ontkoppeld'}`,
    subject: zaak,
    time: sinds.toISOString(),
    datacontenttype: 'application/json',
    data: { zaak: `urn:uuid:${zaak}`, linkTo: adres, label: labelOf(koppeling), linkObjectType: SOORT },
  }
  await verbinding.vraag(verbinding.adres('events', ''), { method: 'POST', body, contentType: CLOUDEVENT })
}

/** Does the zaaksysteem take events itself? What a Notificaties API takes reaches it later. */
const takesEvents = ({ verbinding }: Systeem): boolean =>
  new URL(verbinding.adres('events', '')).origin === new URL(verbinding.adres('zaken', '')).origin

/**
 * Tells of a link with an event. Open Zaak (1.30) takes an event with 2xx also when it then makes nothing of it, because it could not fetch
 * the object: so it is looked whether the zaakobject is there.
 */
async function linkByEvent(systeem: Systeem, koppeling: TeMelden, config: Config): Promise<void> {
  await sendEvent(systeem, koppeling, config)
  if (!takesEvents(systeem) || (await zaakobjectenOf(systeem, koppeling)).length > 0) return
  const wat = 'het nam de koppeling aan en legde niets vast: kan het de Klantinteracties API van Balie lezen?'
  throw new ZaaksysteemFout(systeem.verbinding.aansluiting.naam, 'onverwacht', { wat })
}

async function makeZaakobject({ verbinding }: Systeem, koppeling: TeMelden): Promise<void> {
  const body = {
    zaak: koppeling.zaakUrl,
    object: koppeling.adres,
    objectType: 'overige',
    objectTypeOverige: SOORT.toLowerCase(),
    relatieomschrijving: labelOf(koppeling),
  }
  await make(verbinding, ZgwZaakobject, ZAAKOBJECTEN, body)
}

async function removeZaakobjecten(systeem: Systeem, koppeling: TeMelden): Promise<void> {
  for (const { url } of await zaakobjectenOf(systeem, koppeling)) {
    await systeem.verbinding.vraag(url, { method: 'DELETE' }).catch((error: unknown) => {
      if (!isFout(error, 'niet-gevonden')) throw error
    })
  }
}

/** Tells of a link, or that it is gone; what an earlier attempt told is not told again. @throws ZaaksysteemFout */
async function tell(systeem: Systeem, koppeling: TeMelden, config: Config): Promise<void> {
  const { gekoppeld, kijkEerst } = koppeling
  if (gekoppeld && kijkEerst && (await zaakobjectenOf(systeem, koppeling)).length > 0) return
  if (systeem.koppelingMelden === 'cloudevents')
    return gekoppeld ? linkByEvent(systeem, koppeling, config) : sendEvent(systeem, koppeling, config)
  return gekoppeld ? makeZaakobject(systeem, koppeling) : removeZaakobjecten(systeem, koppeling)
}

interface Middelen {
  db: Db
  config: Config
  log: FastifyBaseLogger
  klok(): Date
}

/**
 * Tells a zaaksysteem what it must still be told, one after the other.
 * @param tot when it stops, in ms since 1970
 */
export async function reportAll({ db, config, log, klok }: Middelen, systeem: Systeem, tot: number): Promise<void> {
  if (systeem.koppelingMelden === 'niet' || !config.PUBLIC_URL) return
  const store = <T>(work: (tx: Db) => Promise<T>) => inTransaction(db, 'schrijven', work)
  const basis = `${publicOrigin(config)}/klantinteracties/api/v1/onderwerpobjecten/`
  while (Date.now() < tot) {
    const koppeling = await store((tx) => takeKoppeling(tx, systeem.uuid, basis, klok()))
    if (!koppeling) return
    try {
      await tell(systeem, koppeling, config)
      await store((tx) => isGemeld(tx, koppeling, klok()))
    } catch (error) {
      if (!isFout(error)) throw error
      const { message: tekst, isTijdelijk, soort } = error
      await store((tx) => isNietGemeld(tx, koppeling, { tekst, isTijdelijk }, klok()))
      log.warn({ zaaksysteem: systeem.naam, code: soort }, 'koppeling niet gemeld')
      // Whoever does not answer now is not asked again at once.
      if (isTijdelijk) return
    }
  }
}
