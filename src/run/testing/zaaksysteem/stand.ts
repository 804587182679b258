// Keeps the objects of the server of the tests by their address, as its APIs show them.

export type Ding = Record<string, unknown> & { url: string }

export interface Stand {
  basis: string
  zaken: Map<string, Ding>
  rollen: Map<string, Ding>
  statussen: Map<string, Ding>
  resultaten: Map<string, Ding>
  substatussen: Map<string, Ding>
  zaakinformatieobjecten: Map<string, Ding>
  zaakobjecten: Map<string, Ding>
  zaakeigenschappen: Map<string, Ding>
  eigenschappen: Map<string, Ding>
  enkelvoudiginformatieobjecten: Map<string, Ding>
  zaaktypen: Map<string, Ding>
  statustypen: Map<string, Ding>
  roltypen: Map<string, Ding>
  resultaattypen: Map<string, Ding>
  informatieobjecttypen: Map<string, Ding>
  'zaaktype-informatieobjecttypen': Map<string, Ding>
  /** Numbers that were reserved. */
  gereserveerd: number
}

export type Soort = Exclude<keyof Stand, 'basis' | 'gereserveerd'>

export const ZAKEN = '/zaken/api/v1'
export const CATALOGI = '/catalogi/api/v1'
export const DOCUMENTEN = '/documenten/api/v1'

const map = () => new Map<string, Ding>()

export const leeg = (basis: string): Stand => ({
  basis,
  zaken: map(),
  rollen: map(),
  statussen: map(),
  resultaten: map(),
  substatussen: map(),
  zaakinformatieobjecten: map(),
  zaakobjecten: map(),
  zaakeigenschappen: map(),
  eigenschappen: map(),
  enkelvoudiginformatieobjecten: map(),
  zaaktypen: map(),
  statustypen: map(),
  roltypen: map(),
  resultaattypen: map(),
  informatieobjecttypen: map(),
  'zaaktype-informatieobjecttypen': map(),
  gereserveerd: 0,
})

const API_VAN: Readonly<Record<Soort, string>> = {
  zaken: ZAKEN,
  rollen: ZAKEN,
  statussen: ZAKEN,
  resultaten: ZAKEN,
  substatussen: ZAKEN,
  zaakinformatieobjecten: ZAKEN,
  zaakobjecten: ZAKEN,
  zaakeigenschappen: ZAKEN,
  eigenschappen: CATALOGI,
  enkelvoudiginformatieobjecten: DOCUMENTEN,
  zaaktypen: CATALOGI,
  statustypen: CATALOGI,
  roltypen: CATALOGI,
  resultaattypen: CATALOGI,
  informatieobjecttypen: CATALOGI,
  'zaaktype-informatieobjecttypen': CATALOGI,
}

/** Adds something with an address of its own. */
export function addRows(stand: Stand, soort: Soort, velden: Record<string, unknown>): Ding {
  const uuid = crypto.randomUUID()
  const url = `${stand.basis}${API_VAN[soort]}/${soort}/${uuid}`
  const metUuid = API_VAN[soort] === ZAKEN ? { uuid } : {}
  const ding: Ding = { url, ...metUuid, ...velden }
  stand[soort].set(url, ding)
  return ding
}
