import { type BadgeTone, StatusBadge } from '../../../web/ui/badge.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { DataList } from '../../../web/ui/data-list.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Stack } from '../../../web/ui/layout.tsx'
import type { Bevinding, Testverslag } from '../contract.ts'
import { zaaksysteemTexts } from './texts.ts'

const TONES: Record<Bevinding['ernst'], BadgeTone> = { goed: 'success', let_op: 'warning', fout: 'danger' }

interface TestDialogProps {
  naam: string
  verslag: Testverslag
  onClose(): void
}

/** Shows the findings of a test of the connection, and what must be mended where. */
export function TestDialog({ naam, verslag: { goed, bevindingen, stand, zaaktypen }, onClose }: TestDialogProps) {
  const t = useTexts(zaaksysteemTexts)
  return (
    <Dialog title={t.testTitle(naam)} onClose={onClose} wide>
      <Stack>
        <p>{goed ? t.testGood : t.testBad}</p>
        <ul className="balie-list balie-list--lined">
          {bevindingen.map(({ api, ernst, tekst, scope }) => (
            <li key={`${api} ${tekst}`}>
              <StatusBadge tone={TONES[ernst]}>{t.severity[ernst]}</StatusBadge> {t.apis[api]}: {tekst}
              {scope && <div className="balie-soft">{t.missing(scope)}</div>}
            </li>
          ))}
        </ul>
        <DataList
          items={[
            [t.versionLabel, stand.versie ? t.version(stand.versie) : t.unknownVersion],
            [t.types, t.found(zaaktypen)],
            [t.clockLabel, stand.klokverschil === null ? null : t.clock(stand.klokverschil)],
            [t.reserves, stand.reserveert ? t.yes : t.no],
            [t.substatuses, stand.substatussen ? t.yes : t.no],
          ]}
        />
        <Actions>
          <Button onClick={onClose}>{t.close}</Button>
        </Actions>
      </Stack>
    </Dialog>
  )
}
