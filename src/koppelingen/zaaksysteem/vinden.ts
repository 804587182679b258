import type { Outside } from '../../platform/context.ts'
import { bronOnbereikbaar } from '../../platform/problems.ts'
import { zaakDubbel, zaakOnbekend } from '../../register/opvolging/contract.ts'
import type { VindZaak, Vondst } from '../../register/opvolging/routes.ts'
import { saveKopie, uuidAanEinde } from '../../register/zaken/kopie.ts'
import { SPELLING } from './saga/starten.ts'
import { systemen } from './systemen.ts'
import { type Gevonden, type Zoekresultaat, zoekOveral } from './volgen/zoeken.ts'

/** The one zaak with this number. @throws Problem when there is none, or more, or when a system that may have it does not answer */
function deEne({ zaken, fouten }: Zoekresultaat, zaaksysteem: string | undefined, veld: string): Gevonden {
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

/** Keeps what was found of a zaak, and gives how Balie links to it. */
const vondst =
  ({ systeem, inhoud }: Gevonden): Vondst =>
  async (db, now) => {
    await saveKopie(db, { ...inhoud, zaaksysteem: systeem.uuid, meldingen: 0 }, now, now)
    return { ...SPELLING, objectId: uuidAanEinde(inhoud.url) }
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
  return vondst(deEne(await zoekOveral(alle, { objectId: nummer, soortObjectId: 'identificatie' }), zaaksysteem, veld))
}

/** The same, for whoever may have no zaaksystemen at all. */
export const vindZaak: VindZaak = async (outside, nummer, zaaksysteem) => {
  const alle = await outside.lezen((db) => systemen(db, outside.config))
  return alle.length > 0 ? find(outside, nummer, { zaaksysteem, veld: 'objectId' }) : undefined
}
