import { isFout, type ZaaksysteemFout } from '../client/fout.ts'
import type { Systeem } from '../systemen.ts'
import { fetchLijst, gelezen } from '../zgw/lezen.ts'
import { ZgwRol, ZgwZaak } from '../zgw/schemas.ts'
import { type GelezenZaak, mayTonen, readZaak } from './ophalen.ts'

// Looking for zaken, in all zaaksystemen at once. What a server answers is checked here again: some ignore filters, some show too much.

/** A zaak that was found, and where. */
export interface Gevonden extends GelezenZaak {
  systeem: Systeem
}

export interface Zoekresultaat {
  zaken: Gevonden[]
  /** The systems that did not answer: there may be more. */
  fouten: { systeem: Systeem; fout: ZaaksysteemFout }[]
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/

/** Asks all systems at once; what one does not answer hides nothing of the others. */
async function inAlle(
  systemen: readonly Systeem[],
  zoek: (systeem: Systeem) => Promise<Gevonden[]>,
): Promise<Zoekresultaat> {
  const antwoorden = await Promise.all(
    systemen.map(async (systeem) => {
      try {
        return { systeem, zaken: await zoek(systeem) }
      } catch (fout) {
        if (isFout(fout)) return { systeem, fout }
        throw fout
      }
    }),
  )
  return {
    zaken: antwoorden.flatMap(({ zaken = [] }) => zaken),
    fouten: antwoorden.flatMap(({ systeem, fout }) => (fout ? [{ systeem, fout }] : [])),
  }
}

async function byUuid(systeem: Systeem, uuid: string): Promise<Gevonden[]> {
  if (!UUID.test(uuid)) return []
  const { verbinding } = systeem
  try {
    const answer = await verbinding.vraag(verbinding.adres('zaken', `zaken/${uuid}`))
    return [{ systeem, ...(await readZaak(systeem, gelezen(verbinding, ZgwZaak, answer), answer.etag)) }]
  } catch (error) {
    if (isFout(error, 'niet-gevonden') || isFout(error, 'geen-toegang')) return []
    throw error
  }
}

async function byNummer(systeem: Systeem, identificatie: string): Promise<Gevonden[]> {
  if (identificatie.length > 40) return []
  const gevonden = await fetchLijst(systeem.verbinding, ZgwZaak, ['zaken', 'zaken'], { identificatie })
  const zaken = gevonden.filter((zaak) => zaak.identificatie === identificatie)
  // A number is unique within its bronorganisatie: of several it is that of this gemeente. One of before a herindeling is found as well.
  const eigen = zaken.filter(({ bronorganisatie }) => bronorganisatie === systeem.bronorganisatie)
  return Promise.all(
    (eigen.length > 0 ? eigen : zaken).map(async (zaak) => ({ systeem, ...(await readZaak(systeem, zaak, null)) })),
  )
}

/** The zaken that a link refers to: by uuid, or by number. */
export const searchEverywhere = (
  systemen: readonly Systeem[],
  { objectId, soortObjectId }: { objectId: string; soortObjectId: string },
): Promise<Zoekresultaat> =>
  inAlle(systemen, (systeem) =>
    soortObjectId === 'uuid' ? byUuid(systeem, objectId.toLowerCase()) : byNummer(systeem, objectId),
  )

/** By what a customer is known. */
export interface Klant {
  bsn?: string | undefined
  rsin?: string | undefined
  kvkNummer?: string | undefined
  vestigingsnummer?: string | undefined
}

const ROL = 'rol__betrokkeneIdentificatie'

/**
 * The searches that together find the zaken of a customer: systems differ in where a company is (§ nnp and vestiging). A restriction to a
 * vestiging finds that one alone (R28).
 */
export function zoekvragen(
  { bsn, rsin, kvkNummer, vestigingsnummer }: Klant,
  kentKvk: boolean,
): Record<string, string>[] {
  if (bsn) return [{ [`${ROL}__natuurlijkPersoon__inpBsn`]: bsn }]
  if (vestigingsnummer)
    return [
      { [`${ROL}__vestiging__vestigingsNummer`]: vestigingsnummer },
      ...(kentKvk ? [{ [`${ROL}__nietNatuurlijkPersoon__vestigingsNummer`]: vestigingsnummer }] : []),
    ]
  return [
    ...[rsin, kvkNummer].flatMap((nummer) => (nummer ? [{ [`${ROL}__nietNatuurlijkPersoon__innNnpId`]: nummer }] : [])),
    ...(kentKvk && kvkNummer
      ? [{ [`${ROL}__nietNatuurlijkPersoon__kvkNummer`]: kvkNummer }, { [`${ROL}__vestiging__kvkNummer`]: kvkNummer }]
      : []),
  ]
}

/** Is this rol of that customer? */
export function isOf(
  { betrokkeneIdentificatie: wie }: ZgwRol,
  { bsn, rsin, kvkNummer, vestigingsnummer }: Klant,
): boolean {
  if (!wie) return false
  if (bsn) return wie.inpBsn === bsn
  if (vestigingsnummer) return wie.vestigingsNummer === vestigingsnummer
  const nummers = [rsin, kvkNummer].filter(Boolean)
  return nummers.includes(wie.innNnpId) || nummers.includes(wie.kvkNummer)
}

const MOST_VERIFIED = 100

async function ofKlant(systeem: Systeem, klant: Klant): Promise<Gevonden[]> {
  const { verbinding, kentKvk, maxVertrouwelijkheid, zaaktypeUrls } = systeem
  const antwoorden = await Promise.all(
    zoekvragen(klant, kentKvk).map(async (body) => {
      try {
        // In the body: a BSN does not stand in an address.
        return await fetchLijst(verbinding, ZgwZaak, ['zaken', 'zaken/_zoek'], {}, { body })
      } catch (error) {
        // That it does not know this form of the question says nothing of the others.
        if (isFout(error, 'geweigerd')) return []
        throw error
      }
    }),
  )
  const zaken = new Map(antwoorden.flat().map((zaak) => [zaak.url, zaak]))
  const bekend = new Set(zaaktypeUrls)
  const getoond = [...zaken.values()].filter(
    (zaak) => bekend.has(zaak.zaaktype) && mayTonen(zaak.vertrouwelijkheidaanduiding, maxVertrouwelijkheid),
  )
  const nagekeken = await Promise.all(
    getoond.slice(0, MOST_VERIFIED).map(async (zaak) => {
      const rollen = await fetchLijst(verbinding, ZgwRol, ['zaken', 'rollen'], { zaak: zaak.url })
      const isZijn = rollen.some((rol) => rol.zaak === zaak.url && isOf(rol, klant))
      return isZijn ? [{ systeem, ...(await readZaak(systeem, zaak, null)) }] : []
    }),
  )
  return nagekeken.flat()
}

/** The zaken of a customer, each once, and only those in which he really has a rol. */
export const searchOfKlant = (systemen: readonly Systeem[], klant: Klant): Promise<Zoekresultaat> =>
  inAlle(systemen, (systeem) => ofKlant(systeem, klant))
