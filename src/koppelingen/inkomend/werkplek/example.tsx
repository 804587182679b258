import { Alert } from '../../../web/ui/alert.tsx'
import { DataList } from '../../../web/ui/data-list.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Heading, Stack } from '../../../web/ui/layout.tsx'
import { Table } from '../../../web/ui/table.tsx'
import type { Voorbeeld } from '../contract.ts'
import { inkomendTexts } from './texts.ts'

/** The last submission beside what the rule, as it is typed, makes of it. */
export function Example({ voorbeeld }: { voorbeeld: Voorbeeld | undefined }) {
  const t = useTexts(inkomendTexts)
  if (!voorbeeld) return <p>{t.exampleNone}</p>
  const { resultaat, velden, opmerkingen } = voorbeeld
  return (
    <Stack>
      <Heading level={3}>{t.result}</Heading>
      <DataList
        stacked
        items={[
          [t.results.onderwerp, resultaat.onderwerp],
          [
            t.results.inhoud,
            <div key="inhoud" className="balie-prose">
              {resultaat.inhoud}
            </div>,
          ],
          [t.results.klant, resultaat.klant || t.unknown],
          [t.results.adressen, resultaat.adressen.join(', ') || t.unknown],
        ]}
      />
      {opmerkingen.length > 0 && (
        <Alert kind="warning" title={t.remarks}>
          <ul>
            {opmerkingen.map((opmerking) => (
              <li key={opmerking}>{opmerking}</li>
            ))}
          </ul>
        </Alert>
      )}
      <Heading level={3}>{t.example}</Heading>
      <Table
        caption={t.example}
        hideCaption
        empty={t.exampleNone}
        rows={velden}
        keyOf={({ veld }) => veld}
        columns={[
          {
            key: 'veld',
            head: t.filledIn,
            isRowHeader: true,
            cell: ({ veld, naam }) => (
              <>
                {naam}
                <div className="balie-soft">{veld}</div>
              </>
            ),
          },
          { key: 'waarde', head: t.value, cell: ({ waarde }) => waarde },
        ]}
      />
    </Stack>
  )
}
