import { useQuery } from '@tanstack/react-query'
import { useAct } from '../../../inrichting/beheer/werkplek/act.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Stack } from '../../../web/ui/layout.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import { type Postregel, type Proefbericht, postregels } from '../contract.ts'
import { POSTREGELS, trialQuery } from './queries.ts'
import { regelTexts } from './rule-texts.ts'

/** Shows which of the last messages a rule would have met, and lets it work from now on. */
export function TrialDialog({ regel: { uuid, naam, actief }, onClose }: { regel: Postregel; onClose(): void }) {
  const t = useTexts(regelTexts)
  const formats = useFormats()
  const query = useQuery(trialQuery(uuid))
  const switchOn = useAct(POSTREGELS, async () => {
    await clientOf(postregels).regelWijzigen({ params: { uuid }, body: { actief: true } })
    onClose()
    return t.switchedOn(naam)
  })
  const columns: Column<Proefbericht>[] = [
    { key: 'aangekomen', head: t.arrived, cell: ({ aangekomenOp }) => formats.moment(aangekomenOp) },
    {
      key: 'bericht',
      head: t.message,
      isRowHeader: true,
      cell: ({ van, onderwerp }) => (
        <>
          {onderwerp}
          <div className="balie-soft">{van}</div>
        </>
      ),
    },
    {
      key: 'uitkomst',
      head: t.outcome,
      cell: ({ uitkomst, toelichting }) => [t.outcomes[uitkomst], toelichting].filter(Boolean).join(': '),
    },
  ]
  return (
    <Dialog title={t.trialTitle(naam)} onClose={onClose} wide>
      <Loaded query={query}>
        {({ bekeken, berichten }) => (
          <Stack>
            <p>{t.trialFound(berichten.length, bekeken)}</p>
            {berichten.length > 0 && (
              <Table
                caption={t.trialTitle(naam)}
                hideCaption
                rows={berichten}
                keyOf={(bericht) => bericht.uuid}
                columns={columns}
              />
            )}
            {!actief && (
              <Actions>
                <Button variant="primary" busy={switchOn.isPending} onClick={() => switchOn.mutate()}>
                  {t.switchOn}
                </Button>
              </Actions>
            )}
          </Stack>
        )}
      </Loaded>
    </Dialog>
  )
}
