import type { Wie } from '../../platform/context.ts'
import { ZICHTRECHTEN } from './contract.ts'

/** Zaken of the register inside are seen by who has one of its rights, or sees klanttaken in them: others pay nothing for what is hidden there. */
const seesZaken = (rechten: ReadonlySet<string>) =>
  rechten.has(ZICHTRECHTEN.zaken) || ![...rechten].some((recht) => /^(zaakregister|klanttaken)\./.test(recht))

const jaNee = (waarde: boolean) => (waarde ? 'ja' : 'nee')

/**
 * Gives the limits on what a caller sees (R28), as the settings that the views of database/beperkt.sql read; undefined means that they see
 * everything. An application sees the results of its operations, except what is vertrouwelijk or geheim. A medewerker without
 * `register.alles` sees only what belongs to them, their afdelingen and groepen.
 */
export function beperking({
  soort,
  uuid,
  rechten,
  actor,
  eenheden,
  bereik,
}: Wie): Readonly<Record<string, string>> | undefined {
  const alles = soort === 'applicatie' || rechten.has(ZICHTRECHTEN.alles)
  const vertrouwelijk = rechten.has(ZICHTRECHTEN.vertrouwelijk)
  const geheimhouding = rechten.has(ZICHTRECHTEN.geheimhouding)
  const zaken = seesZaken(rechten)
  if (alles && vertrouwelijk && geheimhouding && zaken && !bereik) return undefined
  return {
    'balie.wie': uuid,
    'balie.actoren': `{${[...(actor ? [actor] : []), ...eenheden].join(',')}}`,
    'balie.alles': jaNee(alles),
    'balie.vertrouwelijk': jaNee(vertrouwelijk),
    'balie.geheimhouding': jaNee(geheimhouding),
    'balie.zaken': jaNee(zaken),
    ...bereik,
  }
}
