import { verboden, Weigering } from './fouten.ts'
import type { Stand } from './stand.ts'
import { type Aanvrager, makeZaakobject } from './zaken.ts'

// The CloudEvents that Open Zaak takes (components/zaken/api/cloudevents.py): a link becomes a zaakobject, each time that it is told.

export const EVENTS = '/events'

interface Koppeling {
  zaak: string
  linkTo: string
  label: string
  linkObjectType: string
}

/** Takes an event; gives what is answered. */
export function takeEvent(
  stand: Stand,
  mediatype: string | undefined,
  event: Record<string, unknown>,
  { scopes, kanOphalen }: Aanvrager & { kanOphalen: boolean },
): { status: number; body: unknown } {
  if (!scopes.has('cloudevents.bezorgen')) throw verboden('permission_denied')
  if (mediatype !== 'application/cloudevents+json') throw new Weigering(415, 'unsupported_media_type')
  const { zaak = '', linkTo, label, linkObjectType } = (event.data ?? {}) as Partial<Koppeling>
  const url = `${stand.basis}/zaken/api/v1/zaken/${zaak.replace(/^urn:uuid:/, '')}`
  const alles = { scopes: new Set(['zaken.bijwerken', 'zaken.geforceerd-bijwerken']) }
  // It leaves out what it cannot fetch, without saying so.
  if (event.type === 'nl.overheid.zaken.zaak-gekoppeld' && stand.zaken.has(url) && kanOphalen) {
    const object = { objectType: 'overige', objectTypeOverige: linkObjectType, relatieomschrijving: label }
    makeZaakobject(stand, { zaak: url, object: linkTo, ...object }, alles)
  }
  if (event.type === 'nl.overheid.zaken.zaak-ontkoppeld')
    for (const [adres, ding] of stand.zaakobjecten)
      if (ding.zaak === url && ding.object === linkTo) stand.zaakobjecten.delete(adres)
  return { status: 202, body: { accepted: true, event_id: event.id } }
}
