import { datumOp } from '../../../begrippen/kalender.ts'
import { saveNummer } from '../../../register/zaken/saga.ts'
import { isFout, ZaaksysteemFout } from '../client/fout.ts'
import { fetchLijst, make } from '../zgw/lezen.ts'
import { Reservering, ZgwZaak } from '../zgw/schemas.ts'
import { BeurtKwijt, type Reis, remember, store } from './stap.ts'

/** The mark by which a zaak is known as ours. */
const BRON = 'Balie'
const MOST_NUMBERS = 3

/** The number of the zaak: kept before it is used. */
async function nummer(reis: Reis, bezet = false): Promise<string> {
  const { systeem, beurt, namens } = reis
  if (beurt.identificatie && !bezet) return beurt.identificatie
  const { bronorganisatie, nummering, verbinding } = systeem
  const gereserveerd =
    nummering === 'gereserveerd'
      ? await make(verbinding, Reservering, ['zaken', 'zaaknummer_reserveren'], { bronorganisatie }, namens)
      : undefined
  const bewaard = await store(reis, (tx) => saveNummer(tx, beurt, gereserveerd, reis.klok()))
  if (!bewaard) throw new BeurtKwijt()
  beurt.identificatie = bewaard
  return bewaard
}

/** The zaak with this number, when it is ours; `bezet`: somebody else's. */
async function zoekEigen(
  { systeem, beurt, namens }: Reis,
  identificatie: string,
): Promise<ZgwZaak | 'bezet' | undefined> {
  const { bronorganisatie, verbinding } = systeem
  const gevonden = await fetchLijst(verbinding, ZgwZaak, ['zaken', 'zaken'], { identificatie, bronorganisatie }, namens)
  // Not every server filters.
  const met = gevonden.filter((zaak) => zaak.identificatie === identificatie)
  if (met.length === 0) return undefined
  return (
    met.find(({ kenmerken }) => kenmerken.some(({ bron, kenmerk }) => bron === BRON && kenmerk === beurt.uuid)) ??
    'bezet'
  )
}

/** Makes the zaak, or finds it when an earlier attempt made it; undefined when somebody else has this number. */
async function findOrMake(reis: Reis, zaaktype: string, identificatie: string): Promise<string | undefined> {
  const { systeem, beurt, namens, stappen } = reis
  const zoek = async () => {
    const eigen = await zoekEigen(reis, identificatie)
    return eigen === 'bezet' ? { bezet: true } : { url: eigen?.url }
  }
  if (reis.kijkEerst) {
    const { url, bezet } = await zoek()
    if (url || bezet) return url
  }
  const body = {
    identificatie,
    bronorganisatie: systeem.bronorganisatie,
    verantwoordelijkeOrganisatie: systeem.bronorganisatie,
    zaaktype,
    startdatum: stappen.startdatum ?? datumOp(reis.klok()),
    omschrijving: beurt.omschrijving,
    toelichting: beurt.toelichting,
    kenmerken: [{ bron: BRON, kenmerk: beurt.uuid }],
  }
  try {
    return (await make(systeem.verbinding, ZgwZaak, ['zaken', 'zaken'], body, namens)).url
  } catch (error) {
    if (!isFout(error) || !error.hasCode('identificatie-niet-uniek')) throw error
    return (await zoek()).url
  }
}

/** The zaak of this start: made once, however often it was tried. Gives its address. */
export async function ensureZaak(reis: Reis, zaaktype: string): Promise<string> {
  if (reis.stappen.zaak) return reis.stappen.zaak
  if (!reis.stappen.startdatum) await remember(reis, { startdatum: datumOp(reis.klok()) })
  for (let keer = 0; keer < MOST_NUMBERS; keer += 1) {
    const zaak = await findOrMake(reis, zaaktype, await nummer(reis, keer > 0))
    if (!zaak) continue
    await remember(reis, { zaak })
    return zaak
  }
  throw new ZaaksysteemFout(reis.systeem.naam, 'past-niet', { wat: 'elk nummer is daar al gebruikt' })
}
