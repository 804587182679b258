import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useRight } from '../../../web/frame/rights.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Panel } from '../../../web/ui/layout.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { klanttaaksjablonen } from '../../klanttaaksjablonen/contract.ts'
import { LookAlong } from '../../partijen/werkplek/look-along.tsx'
import { klanttaken } from '../contract.ts'
import { KlanttaakList } from './klanttaak-list.tsx'
import { ofZaakQuery } from './queries.ts'
import { klanttaakTexts } from './texts.ts'

/** It is fetched when something is set out, which is rare beside looking at a zaak. */
const SetOutDialog = lazy(async () => ({ default: (await import('./set-out-dialog.tsx')).SetOutDialog }))

interface KlanttakenPanelProps {
  /** The uuid of the zaak in its register. */
  zaak: string
  /** As its register calls it. */
  zaaktype: string
  /** The zaak goes on; in one that is closed the customer has nothing to do. */
  isOpen: boolean
}

/** Shows what the customer has to do in a zaak, and sets out more. */
export function KlanttakenPanel({ zaak, zaaktype, isOpen }: KlanttakenPanelProps) {
  const t = useTexts(klanttaakTexts)
  const maySee = useRight(klanttaken.lijst)
  const maySetOut = useRight(klanttaken.uitzetten)
  const mayRead = useRight(klanttaaksjablonen.lijst)
  const [isAsking, setAsking] = useState(false)
  const query = useQuery({ ...ofZaakQuery(zaak), enabled: maySee })
  if (!maySee) return null
  const setOut = isOpen && maySetOut && mayRead && <Button onClick={() => setAsking(true)}>{t.setOut}</Button>
  return (
    <Panel title={t.title} actions={setOut}>
      <Loaded query={query}>
        {(taken) =>
          taken.length === 0 ? (
            <p className="balie-soft">{t.none}</p>
          ) : (
            <>
              <KlanttaakList taken={taken} />
              {[...new Set(taken.map(({ partij }) => partij.uuid))].map((partij) => (
                <LookAlong key={partij} partij={partij} path={`/zaken/${zaak}`} />
              ))}
            </>
          )
        }
      </Loaded>
      {isAsking && (
        <Suspense>
          <SetOutDialog zaak={zaak} zaaktype={zaaktype} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </Panel>
  )
}
