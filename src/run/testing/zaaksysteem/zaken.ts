import { randomInt } from 'node:crypto'
import { notFoundAnswer, ongeldig, verboden } from './fouten.ts'
import { addRows, type Ding, type Stand } from './stand.ts'

// The rules of a Zaken API for what is made in it (Open Zaak, components/zaken/api).

export interface Aanvrager {
  scopes: ReadonlySet<string>
}

type Body = Record<string, unknown>

const tekst = (value: unknown): string => (typeof value === 'string' ? value : '')

function verplicht(body: Body, velden: readonly string[]): void {
  const mist = velden.filter((veld) => body[veld] === undefined || body[veld] === '')
  if (mist.length > 0) throw ongeldig(...mist.map((veld): [string, string] => [veld, 'required']))
}

/** One of these scopes is needed. */
export function nodig({ scopes }: Aanvrager, ...een: string[]): void {
  if (!een.some((scope) => scopes.has(scope))) throw verboden('permission_denied')
}

/** The zaak that a part belongs to; a closed one changes only for who may force it. */
function zaakOf(stand: Stand, body: Body, { scopes }: Aanvrager): Ding {
  const zaak = stand.zaken.get(tekst(body.zaak))
  if (!zaak) throw ongeldig(['zaak', 'bad-url'])
  if (zaak.einddatum !== null && !scopes.has('zaken.geforceerd-bijwerken')) throw verboden('permission_denied')
  return zaak
}

const nowOf = () => new Date().toISOString()

export function makeZaak(stand: Stand, body: Body, wie: Aanvrager): Ding {
  nodig(wie, 'zaken.aanmaken')
  verplicht(body, ['zaaktype', 'bronorganisatie', 'verantwoordelijkeOrganisatie', 'startdatum'])
  const zaaktype = stand.zaaktypen.get(tekst(body.zaaktype))
  // The check of what may be done comes first, and knows no zaaktype that is not there.
  if (!zaaktype) throw verboden('permission_denied')
  if (zaaktype.concept) throw ongeldig(['zaaktype', 'not-published'])
  const identificatie = tekst(body.identificatie) || `ZAAK-2026-${randomInt(1e10)}`
  for (const ander of stand.zaken.values())
    if (ander.identificatie === identificatie && ander.bronorganisatie === body.bronorganisatie)
      throw ongeldig(['identificatie', 'identificatie-niet-uniek'])
  if (tekst(body.omschrijving).length > 80) throw ongeldig(['omschrijving', 'max_length'])
  return addRows(stand, 'zaken', {
    omschrijving: '',
    toelichting: '',
    kenmerken: [],
    registratiedatum: nowOf().slice(0, 10),
    vertrouwelijkheidaanduiding: zaaktype.vertrouwelijkheidaanduiding,
    ...body,
    identificatie,
    einddatum: null,
    einddatumGepland: null,
    uiterlijkeEinddatumAfdoening: null,
    betalingsindicatieWeergave: '',
    status: null,
    resultaat: null,
    hoofdzaak: null,
    deelzaken: [],
    eigenschappen: [],
    rollen: [],
    zaakinformatieobjecten: [],
    zaakobjecten: [],
    opschorting: null,
  })
}

const BETALINGSINDICATIES = ['nvt', 'nog_niet', 'gedeeltelijk', 'geheel', '']

/** Changes a zaak; one that is closed only with a scope of its own. */
export function changeZaak(stand: Stand, url: string, body: Body, wie: Aanvrager): Ding {
  const zaak = stand.zaken.get(url)
  if (!zaak) throw notFoundAnswer()
  if (zaak.einddatum) nodig(wie, 'zaken.geforceerd-bijwerken')
  nodig(wie, 'zaken.bijwerken', 'zaken.geforceerd-bijwerken')
  if (!BETALINGSINDICATIES.includes(tekst(body.betalingsindicatie)))
    throw ongeldig(['betalingsindicatie', 'invalid_choice'])
  if (body.betalingsindicatie === 'nvt' && body.laatsteBetaaldatum)
    throw ongeldig(['laatsteBetaaldatum', 'betaling-nvt'])
  return Object.assign(zaak, body)
}

const addPart = (zaak: Ding, lijst: string, url: string) => {
  zaak[lijst] = [...(zaak[lijst] as string[]), url]
}

export function makeRol(stand: Stand, body: Body, wie: Aanvrager): Ding {
  nodig(wie, 'zaken.bijwerken', 'zaken.geforceerd-bijwerken')
  verplicht(body, ['zaak', 'betrokkeneType', 'roltype'])
  const zaak = zaakOf(stand, body, wie)
  const roltype = stand.roltypen.get(tekst(body.roltype))
  if (!roltype || roltype.zaaktype !== zaak.zaaktype) throw ongeldig(['roltype', 'zaaktype-mismatch'])
  const generiek = tekst(roltype.omschrijvingGeneriek)
  const eenmalig = ['initiator', 'zaakcoordinator'].includes(generiek)
  const bestaand = [...stand.rollen.values()].filter((rol) => rol.zaak === zaak.url)
  if (eenmalig && bestaand.some((rol) => rol.omschrijvingGeneriek === generiek))
    throw ongeldig(['nonFieldErrors', 'max-occurences'])
  const rol = addRows(stand, 'rollen', {
    ...body,
    omschrijving: roltype.omschrijving,
    omschrijvingGeneriek: generiek,
    registratiedatum: nowOf(),
    statussen: [],
  })
  addPart(zaak, 'rollen', rol.url)
  return rol
}

export function makeEigenschap(stand: Stand, zaak: string, body: Body): Ding {
  verplicht(body, ['zaak', 'eigenschap', 'waarde'])
  const eigenschap = stand.eigenschappen.get(tekst(body.eigenschap))
  if (body.zaak !== zaak || eigenschap?.zaaktype !== stand.zaken.get(zaak)?.zaaktype)
    throw ongeldig(['eigenschap', 'zaaktype-mismatch'])
  return addRows(stand, 'zaakeigenschappen', { ...body, naam: eigenschap?.naam })
}

export function makeStatus(stand: Stand, body: Body, wie: Aanvrager): Ding {
  verplicht(body, ['zaak', 'statustype', 'datumStatusGezet'])
  const zaak = zaakOf(stand, body, wie)
  const eerdere = [...stand.statussen.values()].filter((status) => status.zaak === zaak.url)
  if (eerdere.length > 0) nodig(wie, 'zaken.statussen.toevoegen', 'zaken.bijwerken')
  else nodig(wie, 'zaken.aanmaken', 'zaken.statussen.toevoegen')
  const statustype = stand.statustypen.get(tekst(body.statustype))
  if (!statustype || statustype.zaaktype !== zaak.zaaktype) throw ongeldig(['nonFieldErrors', 'zaaktype-mismatch'])
  const gezetOp = Date.parse(tekst(body.datumStatusGezet))
  if (gezetOp > Date.now()) throw ongeldig(['datumStatusGezet', 'date-in-future'])
  if (eerdere.some((status) => Date.parse(tekst(status.datumStatusGezet)) === gezetOp))
    throw ongeldig(['nonFieldErrors', 'unique'])
  if (statustype.isEindstatus && zaak.resultaat === null) throw ongeldig(['nonFieldErrors', 'resultaat-does-not-exist'])
  const status = addRows(stand, 'statussen', {
    ...body,
    statustoelichting: tekst(body.statustoelichting),
    indicatieLaatstGezetteStatus: true,
    zaakinformatieobjecten: [],
  })
  for (const ander of eerdere) ander.indicatieLaatstGezetteStatus = false
  zaak.status = status.url
  zaak.einddatum = statustype.isEindstatus ? nowOf().slice(0, 10) : null
  return status
}

export function makeResultaat(stand: Stand, body: Body, wie: Aanvrager): Ding {
  nodig(wie, 'zaken.bijwerken')
  const zaak = zaakOf(stand, body, wie)
  const resultaat = addRows(stand, 'resultaten', { toelichting: '', ...body })
  zaak.resultaat = resultaat.url
  return resultaat
}

export function makeZaakinformatieobject(stand: Stand, body: Body, wie: Aanvrager): Ding {
  nodig(wie, 'zaken.bijwerken', 'zaken.geforceerd-bijwerken')
  verplicht(body, ['zaak', 'informatieobject'])
  const zaak = zaakOf(stand, body, wie)
  const document = stand.enkelvoudiginformatieobjecten.get(tekst(body.informatieobject))
  if (!document) throw ongeldig(['informatieobject', 'bad-url'])
  // A document that is locked or not whole cannot be linked.
  if (document.locked) throw ongeldig(['informatieobject', 'invalid-resource'])
  const zaaktype = stand.zaaktypen.get(tekst(zaak.zaaktype))
  if (!((zaaktype?.informatieobjecttypen ?? []) as string[]).includes(tekst(document.informatieobjecttype)))
    throw ongeldig(['nonFieldErrors', 'missing-zaaktype-informatieobjecttype-relation'])
  for (const ander of stand.zaakinformatieobjecten.values())
    if (ander.zaak === zaak.url && ander.informatieobject === document.url) throw ongeldig(['nonFieldErrors', 'unique'])
  const koppeling = addRows(stand, 'zaakinformatieobjecten', {
    ...body,
    aardRelatieWeergave: 'Hoort bij, omgekeerd: kent',
    registratiedatum: nowOf(),
    vernietigingsdatum: null,
    status: null,
  })
  addPart(zaak, 'zaakinformatieobjecten', koppeling.url)
  return koppeling
}

/** Makes a zaakobject. That one is there already for the same object is no fault. */
export function makeZaakobject(stand: Stand, body: Body, wie: Aanvrager): Ding {
  nodig(wie, 'zaken.bijwerken', 'zaken.geforceerd-bijwerken')
  verplicht(body, ['zaak', 'objectType'])
  const zaak = zaakOf(stand, body, wie)
  if (body.objectType === 'overige' && !body.objectTypeOverige)
    throw ongeldig(['nonFieldErrors', 'missing-object-type-overige'])
  const zaakobject = addRows(stand, 'zaakobjecten', { relatieomschrijving: '', ...body })
  addPart(zaak, 'zaakobjecten', zaakobject.url)
  return zaakobject
}

/** Removes a zaakobject. */
export function removeZaakobject(stand: Stand, url: string, wie: Aanvrager): void {
  nodig(wie, 'zaken.bijwerken', 'zaken.geforceerd-bijwerken')
  const zaakobject = stand.zaakobjecten.get(url)
  if (!zaakobject) throw notFoundAnswer()
  zaakOf(stand, zaakobject, wie)
  stand.zaakobjecten.delete(url)
}
