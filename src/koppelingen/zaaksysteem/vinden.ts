import type { Outside } from '../../platform/context.ts'
import type { Db } from '../../platform/database.ts'
import { bronOnbereikbaar } from '../../platform/problems.ts'
import type { CheckNummers } from '../../register/klantcontacten/zaaknummers.ts'
import { zaakDubbel as klanttaakZaakDubbel } from '../../register/klanttaken/contract.ts'
import type { Nummer, ZoekZaak } from '../../register/klanttaken/zaak.ts'
import { zaakDubbel, zaakOnbekend } from '../../register/opvolging/contract.ts'
import type { VindZaak, Vondst } from '../../register/opvolging/routes.ts'
import { saveKopie, uuidAanEinde } from '../../register/zaken/kopie.ts'
import { isFout } from './client/fout.ts'
import { SPELLING } from './saga/starten.ts'
import { type Systeem, systemen } from './systemen.ts'
import { nummersInRol } from './volgen/pagina.ts'
import { type Gevonden, searchEverywhere, type Zoekresultaat } from './volgen/zoeken.ts'
import { fetchLijst } from './zgw/lezen.ts'
import { ZgwRol } from './zgw/schemas.ts'

const DUBBEL = 'Meer dan één zaaksysteem kent een zaak met dit nummer. Koppel haar na het registreren.'

/** Looks in all zaaksystemen for zaken that may be shown: one that is too vertrouwelijk is as one that is not there (R28). */
export async function searchShown(
  alle: readonly Systeem[],
  verwijzing: Parameters<typeof searchEverywhere>[1],
): Promise<Zoekresultaat> {
  const { zaken, fouten } = await searchEverywhere(alle, verwijzing)
  return { zaken: zaken.filter(({ inhoud }) => inhoud.toestand === 'bekend'), fouten }
}

/** The one zaak with this number. @throws Problem when there is none, or more, or when a system that may have it does not answer */
function onlyOne({ zaken, fouten }: Zoekresultaat, zaaksysteem: string | undefined, veld: string): Gevonden {
  const mogelijk = zaken.filter((gevonden) => !zaaksysteem || gevonden.systeem.uuid === zaaksysteem.toLowerCase())
  const [eerste, ...meer] = mogelijk
  if (meer.length > 0) {
    const zaaksystemen = mogelijk.map(({ systeem: { uuid, naam } }) => ({ uuid, naam }))
    throw zaakDubbel({ extra: { zaaksystemen } })
  }
  if (eerste) return eerste
  const [stil] = fouten
  if (stil) throw bronOnbereikbaar({ detail: `${stil.fout.message} Of de zaak bestaat is nu niet te zeggen.` })
  throw zaakOnbekend({ invalidParams: [{ name: veld, code: zaakOnbekend.code, reason: zaakOnbekend.title }] })
}

/** Keeps what was found of a zaak. */
const keep = (db: Db, { systeem, inhoud }: Gevonden, now: Date) =>
  saveKopie(db, { ...inhoud, zaaksysteem: systeem.uuid, meldingen: 0 }, now, now)

/** Keeps what was found of a zaak, and gives how Balie links to it. */
const vondst =
  (gevonden: Gevonden): Vondst =>
  async (db, now) => {
    await keep(db, gevonden, now)
    return { ...SPELLING, objectId: uuidAanEinde(gevonden.inhoud.url) }
  }

/**
 * Looks for the zaak with a number in all zaaksystemen at once.
 * @param waar in which zaaksysteem it must be, and the field of the request that names the number
 */
export async function find(
  { lezen, config }: Outside,
  nummer: string,
  { zaaksysteem, veld }: { zaaksysteem?: string | undefined; veld: string },
): Promise<Vondst> {
  const alle = await lezen((db) => systemen(db, config))
  return vondst(
    onlyOne(await searchShown(alle, { objectId: nummer, soortObjectId: 'identificatie' }), zaaksysteem, veld),
  )
}

/** Says what is wrong with the numbers of zaken that klantcontacten name. Without zaaksystemen a number is a text. */
export const checkNummers: CheckNummers = async (outside, nummers) => {
  const alle = await outside.lezen((db) => systemen(db, outside.config))
  if (alle.length === 0) return []
  return Promise.all(
    nummers.map(async (objectId) => {
      const { zaken, fouten } = await searchShown(alle, { objectId, soortObjectId: 'identificatie' })
      if (zaken.length > 1) return { code: zaakDubbel.code, reason: DUBBEL }
      const isUnknown = zaken.length === 0 && fouten.length === 0
      return isUnknown ? { code: zaakOnbekend.code, reason: zaakOnbekend.title } : undefined
    }),
  )
}

/** Finds a zaak; undefined where there are no zaaksystemen at all. */
export const vindZaak: VindZaak = async (outside, nummer, zaaksysteem) => {
  const alle = await outside.lezen((db) => systemen(db, outside.config))
  return alle.length > 0 ? find(outside, nummer, { zaaksysteem, veld: 'objectId' }) : undefined
}

/** The numbers by which those with a rol in a zaak are known. */
async function nummersIn({ systeem, inhoud }: Gevonden): Promise<Nummer[]> {
  const rollen = await fetchLijst(systeem.verbinding, ZgwRol, ['zaken', 'rollen'], { zaak: inhoud.url })
  return rollen.filter((rol) => rol.zaak === inhoud.url).flatMap(nummersInRol)
}

/** The zaak from which a klanttaak is to come, with who has a rol in it. */
export const zoekZaak: ZoekZaak = async (outside, { objectId, codeSoortObjectId }) => {
  const alle = await outside.lezen((db) => systemen(db, outside.config))
  const { zaken, fouten } = await searchShown(alle, { objectId, soortObjectId: codeSoortObjectId })
  const [gevonden, ...meer] = zaken
  if (meer.length > 0) throw klanttaakZaakDubbel({ extra: { zaaksystemen: zaken.map(({ systeem }) => systeem.naam) } })
  const [stil] = fouten
  if (!gevonden && stil) throw bronOnbereikbaar({ detail: stil.fout.message })
  if (!gevonden) return undefined
  try {
    const nummers = await nummersIn(gevonden)
    return { store: (db, now) => keep(db, gevonden, now), nummers }
  } catch (error) {
    if (isFout(error)) throw bronOnbereikbaar({ detail: error.message })
    throw error
  }
}
