import { Link } from '@tanstack/react-router'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import type { Klanttaak } from '../contract.ts'
import { klanttaakListTexts } from './list-texts.ts'
import { KlanttaakState, LastDay } from './state.tsx'

/** Links to the page of a klanttaak. */
export const KlanttaakLink = ({ taak: { uuid, titel } }: { taak: Pick<Klanttaak, 'uuid' | 'titel'> }) => (
  <Link className="utrecht-link" to="/klanttaken/$uuid" params={{ uuid }}>
    {titel}
  </Link>
)

/** Lists klanttaken, each with its state, its term, and when it was done. */
export function KlanttaakList({ taken }: { taken: readonly Klanttaak[] }) {
  const t = useTexts(klanttaakListTexts)
  const formats = useFormats()
  return (
    <ul className="balie-list balie-list--lined">
      {taken.map((taak) => (
        <li key={taak.uuid}>
          <KlanttaakLink taak={taak} /> <KlanttaakState taak={taak} />
          <div className="balie-soft balie-small">
            {t.kinds[taak.opdracht.soort]}, {taak.partij.naam},{' '}
            {taak.uitvoering ? (
              `${t.doneOn.toLowerCase()} ${formats.moment(taak.uitvoering.op)}`
            ) : (
              <LastDay taak={taak} />
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
