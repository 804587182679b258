import { datumOp } from '../../../begrippen/kalender.ts'
import { saveNummer } from '../../../register/zaken/saga.ts'
import { isFout, ZaaksysteemFout } from '../client/fout.ts'
import { fetchLijst, make } from '../zgw/lezen.ts'
import { Reservering, ZgwZaak } from '../zgw/schemas.ts'
import { BeurtKwijt, remember, type Startreis, store } from './stap.ts'

/** The mark by which a zaak is known as ours. */
const BRON = 'Balie'
const MOST_NUMBERS = 3

/** The number of the zaak: kept before it is used. */
async function nummer(reis: Startreis, bezet = false): Promise<string> {
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

/** Is there a zaak with this number? With its address when it is ours. */
async function findZaak(
  { systeem, beurt, namens }: Startreis,
  identificatie: string,
): Promise<{ isTaken: boolean; eigen: string | undefined }> {
  const { bronorganisatie, verbinding } = systeem
  const gevonden = await fetchLijst(verbinding, ZgwZaak, ['zaken', 'zaken'], { identificatie, bronorganisatie }, namens)
  // Not every server filters.
  const met = gevonden.filter((zaak) => zaak.identificatie === identificatie)
  const eigen = met.find(({ kenmerken }) =>
    kenmerken.some(({ bron, kenmerk }) => bron === BRON && kenmerk === beurt.uuid),
  )
  return { isTaken: met.length > 0, eigen: eigen?.url }
}

/** Makes the zaak, or finds it when an earlier attempt made it; undefined when somebody else has this number. */
async function findOrMake(reis: Startreis, zaaktype: string, identificatie: string): Promise<string | undefined> {
  const { systeem, beurt, namens, stappen } = reis
  if (reis.kijkEerst) {
    const { isTaken, eigen } = await findZaak(reis, identificatie)
    if (isTaken) return eigen
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
    return (await findZaak(reis, identificatie)).eigen
  }
}

/** The zaak of this start: made once, however often it was tried. Gives its address. */
export async function ensureZaak(reis: Startreis, zaaktype: string): Promise<string> {
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
