import { useQuery } from '@tanstack/react-query'
import { useAct } from '../../../inrichting/beheer/werkplek/act.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { Button } from '../../../web/ui/button.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { Table } from '../../../web/ui/table.tsx'
import { type Postvak, postvakken } from '../contract.ts'
import { asideQuery, POSTVAKKEN } from './queries.ts'
import { postvakTexts } from './texts.ts'

/** A dialog with the messages of a mailbox that could not be registered, and why. */
export function AsideDialog({ postvak: { uuid, naam }, onClose }: { postvak: Postvak; onClose(): void }) {
  const t = useTexts(postvakTexts)
  const formats = useFormats()
  const query = useQuery(asideQuery(uuid))
  const retry = useAct(POSTVAKKEN, async (bericht: string) => {
    await clientOf(postvakken).opnieuw({ params: { uuid, bericht } })
    return t.retried
  })
  return (
    <Dialog title={t.asideTitle(naam)} onClose={onClose} wide>
      <p>{t.asideHelp}</p>
      <Loaded query={query}>
        {({ resultaten }) => (
          <Table
            empty={t.noneAside}
            caption={t.asideTitle(naam)}
            hideCaption
            rows={resultaten}
            keyOf={(bericht) => bericht.uuid}
            columns={[
              {
                key: 'aangekomen',
                head: t.arrived,
                isRowHeader: true,
                cell: ({ aangekomenOp }) => formats.moment(aangekomenOp),
              },
              { key: 'reden', head: t.reason, cell: ({ reden }) => reden },
              {
                key: 'doen',
                head: t.act,
                cell: (bericht) =>
                  bericht.bewaard ? (
                    <Button
                      about={formats.moment(bericht.aangekomenOp)}
                      busy={retry.isPending}
                      onClick={() => retry.mutate(bericht.uuid)}
                    >
                      {t.again}
                    </Button>
                  ) : (
                    t.onlyInMailbox
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </Dialog>
  )
}
