import { useTexts } from '../../../web/ui/language.tsx'
import { Heading, Stack } from '../../../web/ui/layout.tsx'
import { FieldChanges } from '../../wijzigingen/werkplek/fields.tsx'
import { lineOf, wijzigingTexts } from '../../wijzigingen/werkplek/texts.ts'
import type { Voorstel } from '../contract.ts'

/** Gives the change of a voorstel in one line: "Rol coordinator gewijzigd". */
export function useSummary() {
  const t = useTexts(wijzigingTexts)
  return ({ samenvatting, wijzigingen }: Voorstel): string =>
    wijzigingen.map((wijziging) => lineOf(t, wijziging)).join('; ') || samenvatting
}

/** All that a voorstel would change. */
export function ProposedChanges({ voorstel }: { voorstel: Voorstel }) {
  const t = useTexts(wijzigingTexts)
  return (
    <Stack>
      {voorstel.wijzigingen.map((wijziging, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never change places.
        <div key={index}>
          <Heading level={3}>{lineOf(t, wijziging)}</Heading>
          <FieldChanges velden={wijziging.velden} is="becomes" />
        </div>
      ))}
    </Stack>
  )
}
