import type { Problem } from '../../platform/problems.ts'
import { eigenVoorstel, type Voorstel, voorstelAfgedaan, voorstelVerlopen } from './contract.ts'

/** Why somebody cannot approve a voorstel; undefined: they can. */
export function whyNotApprove(voorstel: Voorstel, wie: { uuid: string; actor: string | null }): Problem | undefined {
  if (wie.actor === null || voorstel.door.uuid === wie.uuid) return eigenVoorstel()
  if (voorstel.stand === 'verlopen') return voorstelVerlopen()
  return voorstel.stand === 'wacht' ? undefined : voorstelAfgedaan()
}

/** Why somebody cannot reject a voorstel, or withdraw their own; undefined: they can. What has expired can still be cleared away. */
export function whyNotReject(voorstel: Voorstel, wie: { uuid: string; actor: string | null }): Problem | undefined {
  if (wie.actor === null && voorstel.door.uuid !== wie.uuid) return eigenVoorstel()
  return voorstel.besluit === null ? undefined : voorstelAfgedaan()
}
