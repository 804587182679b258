import type { Opdracht } from '../../../register/zaken/saga.ts'
import { ZaaksysteemFout } from '../client/fout.ts'
import { fetchLijst, make } from '../zgw/lezen.ts'
import { ZgwRol, ZgwStatus, ZgwZaakinformatieobject } from '../zgw/schemas.ts'
import { deliver } from './documenten.ts'
import { isZelfdeRol, type Rol, sleutelOf } from './rollen.ts'
import { makeOnce, type Reis, remember } from './stap.ts'

// The parts of a zaak. Each is made once: a part that an earlier attempt made is found, and one that was kept is not made again.

/** The rollen of the betrokkenen. */
export async function ensureRollen(reis: Reis, zaak: string, rollen: readonly Rol[]): Promise<void> {
  const { systeem, namens, kijkEerst } = reis
  const mist = rollen.filter((rol) => !reis.stappen.rollen?.[sleutelOf(rol)])
  if (mist.length === 0) return
  const gevonden = kijkEerst ? await fetchLijst(systeem.verbinding, ZgwRol, ['zaken', 'rollen'], { zaak }, namens) : []
  for (const rol of mist) {
    const eerder = gevonden.find((ander) => ander.zaak === zaak && isZelfdeRol(rol, ander))
    const { url } = eerder ?? (await make(systeem.verbinding, ZgwRol, ['zaken', 'rollen'], { zaak, ...rol }, namens))
    await remember(reis, { rollen: { ...reis.stappen.rollen, [sleutelOf(rol)]: url } })
  }
}

type Document = Opdracht['documenten'][number]

const KOPPELINGEN = ['zaken', 'zaakinformatieobjecten'] as const
const STATUSSEN = ['zaken', 'statussen'] as const

/** The link of a document with the zaak. */
function link(reis: Reis, zaak: string, informatieobject: string): Promise<string> {
  const { namens } = reis
  const { verbinding } = reis.systeem
  const koppeling = { zaak, informatieobject }
  const zoek = async () => {
    const gevonden = await fetchLijst(verbinding, ZgwZaakinformatieobject, KOPPELINGEN, koppeling, namens)
    return gevonden.find((ander) => ander.zaak === zaak && ander.informatieobject === informatieobject)?.url
  }
  return makeOnce(
    reis,
    zoek,
    async () => (await make(verbinding, ZgwZaakinformatieobject, KOPPELINGEN, koppeling, namens)).url,
    (fout) => fout.hasCode('unique'),
  )
}

/** The documents of the klantcontact, whole and linked. */
export async function ensureDocumenten(
  reis: Reis,
  zaak: string,
  documenten: readonly Document[],
  type: string,
): Promise<void> {
  // With a virus scanner a document goes when it was found clean.
  if (reis.config.CLAMAV_ADRES && documenten.some(({ controle }) => controle === null))
    throw new ZaaksysteemFout(reis.systeem.naam, 'wacht-op-controle')
  for (const document of documenten) {
    const { uuid } = document
    const url = reis.stappen.documenten?.[uuid] ?? (await deliver(reis, document, type))
    if (!reis.stappen.documenten?.[uuid])
      await remember(reis, { documenten: { ...reis.stappen.documenten, [uuid]: url } })
    if (reis.stappen.gekoppeldeDocumenten?.[uuid]) continue
    const koppeling = await link(reis, zaak, url)
    await remember(reis, { gekoppeldeDocumenten: { ...reis.stappen.gekoppeldeDocumenten, [uuid]: koppeling } })
  }
}

const SECOND = 1_000

/** The first status, last: with it the zaak is whole, and others are told of it. Gives its address. */
export async function ensureStatus(reis: Reis, zaak: string, statustype: string): Promise<string> {
  const { namens } = reis
  const { verbinding } = reis.systeem
  if (!reis.stappen.statusGezetOp)
    await remember(reis, { statusGezetOp: new Date(reis.klok().getTime() - SECOND).toISOString() })
  const zoek = async () => {
    const gevonden = await fetchLijst(verbinding, ZgwStatus, STATUSSEN, { zaak }, namens)
    return gevonden.find((status) => status.zaak === zaak)?.url
  }
  const body = { zaak, statustype, datumStatusGezet: reis.stappen.statusGezetOp }
  return makeOnce(
    reis,
    zoek,
    async () => (await make(verbinding, ZgwStatus, STATUSSEN, body, namens)).url,
    // An application that may only set the first status is refused the second: then it was set.
    (fout) => fout.hasCode('unique') || fout.soort === 'geen-toegang',
  )
}
