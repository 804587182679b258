import type { ReactNode } from 'react'
import { Button } from '../../../web/ui/button.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Panel, Stack } from '../../../web/ui/layout.tsx'
import type { Zaakstart } from '../contract.ts'
import { StartProgress, useStartNews } from './start-progress.tsx'
import { zaakTexts } from './texts.ts'
import { type LinkedZaak, numberOf, ZaakSummary } from './zaak-summary.tsx'

interface ZakenPanelProps<Zaak> {
  zaken: readonly Zaak[]
  zaakstarten: readonly Zaakstart[]
  /** The buttons with which a zaak is started or linked. */
  actions?: ReactNode
  /** The user wants to take a link away; absent when they may not. */
  onUnlink?: ((zaak: Zaak) => void) | undefined
  children?: ReactNode
}

/** Shows the zaken to which a klantcontact led, and those that are still to be started. */
export function ZakenPanel<Zaak extends LinkedZaak & { uuid: string }>({
  zaken,
  zaakstarten,
  actions,
  onUnlink,
  children,
}: ZakenPanelProps<Zaak>) {
  const t = useTexts(zaakTexts)
  useStartNews(zaakstarten)
  // A zaak that was started is among the others.
  const starting = zaakstarten.filter(({ status }) => status !== 'gestart')
  return (
    <Panel title={t.zaken} actions={actions}>
      <Stack>
        {zaken.length + starting.length === 0 && <p className="balie-soft">{t.none}</p>}
        {starting.map((start) => (
          <StartProgress key={start.uuid} start={start} />
        ))}
        {zaken.length > 0 && (
          <ul className="balie-list balie-list--lined">
            {zaken.map((zaak) => (
              <li key={zaak.uuid}>
                <ZaakSummary
                  number={numberOf(zaak, t)}
                  zaak={zaak.zaak}
                  actions={
                    onUnlink && (
                      <Button about={numberOf(zaak, t)} variant="subtle" onClick={() => onUnlink(zaak)}>
                        {t.unlink}
                      </Button>
                    )
                  }
                />
              </li>
            ))}
          </ul>
        )}
        {children}
      </Stack>
    </Panel>
  )
}
