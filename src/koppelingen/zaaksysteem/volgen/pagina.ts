import { nameFrom } from '../../../begrippen/naam.ts'
import type { Nummer } from '../../../register/klanttaken/zaak.ts'
import { uuidAanEinde } from '../../../register/zaken/kopie.ts'
import type { Verbinding } from '../client/verbinding.ts'
import type { Systeem } from '../systemen.ts'
import * as catalogus from '../zgw/catalogus.ts'
import { fetchLijst, gelezen, retrieve } from '../zgw/lezen.ts'
import { ZgwDocumentMetNaam, ZgwRolMetNaam, ZgwStatus, ZgwZaak, ZgwZaakinformatieobject } from '../zgw/schemas.ts'
import { type Inhoud, KORT, LANG, mayTonen, moment, partOf, readZaak, vreemdeTekst } from './ophalen.ts'

// All that the page of a zaak shows, read when somebody looks at it. What one part does not give is left out; the rest is shown.

/** One of the statussen that a zaak can have, in their order. */
export interface Stap {
  volgnummer: number
  naam: string
  /** When it was set last; null: it was not. */
  gezetOp: string | null
  huidig: boolean
}

/** A person or organisation with a part in a zaak. Their numbers say who it is in our register, and are not shown. */
export interface Deelnemer {
  rol: string
  naam: string
  machtiging: 'gemachtigde' | 'machtiginggever' | null
  nummers: Nummer[]
}

/** A document of a zaak, as the zaaksysteem describes it. */
export interface Zaakdocument {
  uuid: string
  /** Its number there: of what Balie delivered our uuid. */
  identificatie: string
  titel: string
  bestandsnaam: string
  omvang: number | null
  datum: string | null
  /** Its content is there. */
  compleet: boolean
}

/** The data that were read of a zaak. */
export interface Pagina {
  inhoud: Inhoud
  stappen: Stap[]
  deelnemers: Deelnemer[]
  documenten: Zaakdocument[]
  /** So many documents may not be shown, or could not be read. */
  documentenNietGetoond: number
}

const MOST_DOCUMENTS = 50

async function stappenOf({ verbinding }: Systeem, zaak: ZgwZaak): Promise<Stap[]> {
  const [typen, gezet] = await Promise.all([
    catalogus.statustypen(verbinding, zaak.zaaktype),
    fetchLijst(verbinding, ZgwStatus, ['zaken', 'statussen'], { zaak: zaak.url }),
  ])
  const vanZaak = gezet.filter((status) => status.zaak === zaak.url)
  const nu = vanZaak.find(({ url }) => url === zaak.status)?.statustype
  return typen.map(({ url, volgnummer, statustekst, omschrijving }) => {
    const keren = vanZaak.flatMap((status) =>
      status.statustype === url ? (moment(status.datumStatusGezet) ?? []) : [],
    )
    const naam = vreemdeTekst(omschrijving || statustekst, LANG)
    return { volgnummer, naam, gezetOp: keren.sort().at(-1) ?? null, huidig: url === nu }
  })
}

type Wie = NonNullable<ZgwRolMetNaam['betrokkeneIdentificatie']>

/** The name of whoever has a rol; which fields there are depends on who it is. */
const naamOf = (wie: Wie): string =>
  nameFrom({ voornaam: wie.voornamen, voorvoegsel: wie.voorvoegselGeslachtsnaam, achternaam: wie.geslachtsnaam }) ||
  nameFrom({ ...wie, voorvoegsel: wie.voorvoegselAchternaam }) ||
  wie.statutaireNaam ||
  wie.handelsnaam?.[0] ||
  wie.naam

interface RolMetNummers {
  betrokkeneIdentificatie?: Pick<Wie, 'inpBsn' | 'vestigingsNummer' | 'kvkNummer' | 'innNnpId'> | null | undefined
}

/** The numbers by which a register may know whoever has a rol. */
export function nummersInRol({ betrokkeneIdentificatie: wie }: RolMetNummers): Nummer[] {
  if (!wie) return []
  const { inpBsn, vestigingsNummer, kvkNummer, innNnpId } = wie
  // Systems differ in whether this is an RSIN or a KVK-nummer.
  const rechtspersoon = [
    { soort: 'rsin', nummer: innNnpId } as const,
    { soort: 'kvk_nummer', nummer: innNnpId } as const,
  ]
  const alle: Nummer[] = [
    { soort: 'bsn', nummer: inpBsn },
    { soort: 'vestigingsnummer', nummer: vestigingsNummer },
    { soort: 'kvk_nummer', nummer: kvkNummer },
    ...rechtspersoon,
  ]
  return alle.filter(({ nummer }) => nummer !== '')
}

const MACHTIGINGEN = ['gemachtigde', 'machtiginggever'] as const

/** Reads the people who have a part in a zaak. */
export async function deelnemersOf(verbinding: Verbinding, zaak: ZgwZaak): Promise<Deelnemer[]> {
  const rollen = await fetchLijst(verbinding, ZgwRolMetNaam, ['zaken', 'rollen'], { zaak: zaak.url })
  return rollen
    .filter((rol) => rol.zaak === zaak.url)
    .map(({ omschrijving, omschrijvingGeneriek, indicatieMachtiging, betrokkeneIdentificatie: wie }) => ({
      rol: vreemdeTekst(omschrijving || omschrijvingGeneriek, KORT),
      naam: wie ? vreemdeTekst(naamOf(wie), KORT) : '',
      machtiging: MACHTIGINGEN.find((machtiging) => machtiging === indicatieMachtiging) ?? null,
      nummers: nummersInRol({ betrokkeneIdentificatie: wie }),
    }))
}

type Documenten = Pick<Pagina, 'documenten' | 'documentenNietGetoond'>

/** The documents that are no more vertrouwelijk than Balie may show (R28). */
async function documentenOf({ verbinding, maxVertrouwelijkheid }: Systeem, zaak: ZgwZaak): Promise<Documenten> {
  const query = { zaak: zaak.url }
  const alle = await fetchLijst(verbinding, ZgwZaakinformatieobject, ['zaken', 'zaakinformatieobjecten'], query)
  const koppelingen = alle.filter((koppeling) => koppeling.zaak === zaak.url)
  const gevonden = await Promise.all(
    koppelingen.slice(0, MOST_DOCUMENTS).map(({ informatieobject }) =>
      partOf<Zaakdocument[]>(async () => {
        const document = await retrieve(verbinding, ZgwDocumentMetNaam, informatieobject)
        if (!mayTonen(document.vertrouwelijkheidaanduiding, maxVertrouwelijkheid)) return []
        const { titel, bestandsnaam, bestandsomvang = null, creatiedatum: datum, identificatie, inhoud } = document
        const naam = vreemdeTekst(bestandsnaam, KORT)
        return [
          {
            uuid: uuidAanEinde(informatieobject),
            identificatie,
            titel: vreemdeTekst(titel, KORT) || naam,
            bestandsnaam: naam,
            omvang: bestandsomvang,
            datum,
            compleet: inhoud !== null,
          },
        ]
      }, []),
    ),
  )
  const documenten = gevonden.flat()
  return { documenten, documentenNietGetoond: koppelingen.length - documenten.length }
}

/**
 * Reads a zaak with everything around it.
 * @throws ZaaksysteemFout when the zaak itself cannot be had
 */
export async function fetchPagina(systeem: Systeem, zaakUuid: string): Promise<Pagina> {
  const { verbinding } = systeem
  const answer = await verbinding.vraag(verbinding.adres('zaken', `zaken/${zaakUuid}`))
  const zaak = gelezen(verbinding, ZgwZaak, answer)
  const { inhoud } = await readZaak(systeem, zaak, answer.etag)
  const leeg = { inhoud, stappen: [], deelnemers: [], documenten: [], documentenNietGetoond: 0 }
  if (inhoud.toestand !== 'bekend') return leeg
  const [stappen, deelnemers, documenten] = await Promise.all([
    partOf(() => stappenOf(systeem, zaak), []),
    partOf(() => deelnemersOf(verbinding, zaak), []),
    partOf<Documenten>(() => documentenOf(systeem, zaak), { documenten: [], documentenNietGetoond: 0 }),
  ])
  return { inhoud, stappen, deelnemers, ...documenten }
}
