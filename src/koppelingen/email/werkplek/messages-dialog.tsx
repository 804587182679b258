import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../../../inrichting/beheer/werkplek/act.ts'
import { PagedTable } from '../../../inrichting/beheer/werkplek/paged-table.tsx'
import { useMe } from '../../../inrichting/toegang/werkplek/me.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { useMeld } from '../../../web/ui/announce.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { useFileSize } from '../../../web/ui/file-field.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { faultText, isProblem } from '../../../web/ui/problems.ts'
import type { Column } from '../../../web/ui/table.tsx'
import { kitTexts } from '../../../web/ui/texts.ts'
import { berichtNietApart, INZIEN, type Postbericht, type Postvak, postvakken } from '../contract.ts'
import { messagesQuery, POSTVAKKEN } from './queries.ts'
import { RawDialog } from './raw-dialog.tsx'
import { postvakTexts } from './texts.ts'

interface MessagesDialogProps {
  postvak: Postvak
  /** It lists the messages that could not be registered, or the ones that asked nothing. */
  stand: 'apart' | 'overgeslagen'
  onClose(): void
}

/** A thing that can be done with a message that became no klantcontact. */
type Act = 'opnieuw' | 'afdoen'

/**
 * Does the same with each of several messages, one request and so one transaction each. What failed stays chosen, and is told at its row:
 * it does not undo the others.
 */
function useTogether(postvak: string) {
  const t = useTexts(postvakTexts)
  const kit = useTexts(kitTexts)
  const meld = useMeld()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map())
  const act = useAct(POSTVAKKEN, async ({ doen, berichten }: { doen: Act; berichten: readonly string[] }) => {
    const failed = new Map<string, string>()
    let gone = 0
    for (const bericht of berichten) {
      try {
        await clientOf(postvakken)[doen]({ params: { uuid: postvak, bericht } })
      } catch (error) {
        // A colleague was quicker: the list no longer has it.
        if (isProblem(error, berichtNietApart)) gone += 1
        else failed.set(bericht, faultText(error, kit))
      }
    }
    const isOther = (bericht: string) => !berichten.includes(bericht)
    setFaults((all) => new Map([...[...all].filter(([bericht]) => isOther(bericht)), ...failed]))
    setSelected((all) => new Set([...[...all].filter(isOther), ...failed.keys()]))
    const done = berichten.length - failed.size - gone
    if (failed.size === berichten.length) {
      meld.show('error', t.failedMany(failed.size))
      return
    }
    return [done > 0 && t.done[doen](done), gone > 0 && t.gone(gone), failed.size > 0 && t.failedMany(failed.size)]
      .filter(Boolean)
      .join(' ')
  })
  return {
    faults,
    selected,
    setSelected,
    isBusy: act.isPending,
    act: (doen: Act, berichten: readonly string[]) => act.mutate({ doen, berichten }),
  }
}

/** A dialog with the messages of a mailbox that became no klantcontact, and why. Several can be taken in or dismissed at once. */
export function MessagesDialog({ postvak: { uuid, naam }, stand, onClose }: MessagesDialogProps) {
  const t = useTexts(postvakTexts)
  const words = t.messages[stand]
  const formats = useFormats()
  const sizeOf = useFileSize()
  const mayLook = useMe().rechten.includes(INZIEN)
  const [looking, setLooking] = useState<Postbericht>()
  const query = useInfiniteQuery(messagesQuery(uuid, stand))
  const { faults, selected, setSelected, isBusy, act } = useTogether(uuid)
  const rows = query.data?.pages.flatMap(({ resultaten }) => resultaten) ?? []
  const chosen = rows.filter((bericht) => selected.has(bericht.uuid))
  const kept = chosen.filter(({ bewaard }) => bewaard)
  const uuidsOf = (berichten: readonly Postbericht[]) => berichten.map((bericht) => bericht.uuid)
  const columns: Column<Postbericht>[] = [
    { key: 'aangekomen', head: t.arrived, isRowHeader: true, cell: ({ aangekomenOp }) => formats.moment(aangekomenOp) },
    { key: 'van', head: t.from, cell: ({ van }) => van || t.notTold },
    { key: 'onderwerp', head: t.about, cell: ({ onderwerp }) => onderwerp || t.notTold },
    { key: 'omvang', head: t.size, cell: ({ omvang }) => sizeOf(omvang) },
    {
      key: 'reden',
      head: t.reason,
      cell: ({ uuid: bericht, reden }) => (
        <>
          {reden}
          {faults.has(bericht) && (
            <p className="utrecht-form-field-error-message">{t.failed(faults.get(bericht) ?? '')}</p>
          )}
        </>
      ),
    },
    {
      key: 'doen',
      head: t.act,
      cell: (row) => (
        <Actions>
          {row.bewaard && mayLook && (
            <Button about={formats.moment(row.aangekomenOp)} variant="subtle" onClick={() => setLooking(row)}>
              {t.look}
            </Button>
          )}
          {row.bewaard ? (
            <Button about={formats.moment(row.aangekomenOp)} busy={isBusy} onClick={() => act('opnieuw', [row.uuid])}>
              {words.again}
            </Button>
          ) : (
            t.onlyInMailbox
          )}
          {stand === 'apart' && (
            <Button
              about={formats.moment(row.aangekomenOp)}
              variant="subtle"
              busy={isBusy}
              onClick={() => act('afdoen', [row.uuid])}
            >
              {t.dismiss}
            </Button>
          )}
        </Actions>
      ),
    },
  ]
  return (
    <>
      <Dialog title={words.title(naam)} onClose={onClose} wide>
        <div className="balie-stack">
          <p>{words.help}</p>
          {chosen.length > 0 && (
            <Actions>
              {kept.length > 0 && (
                <Button variant="primary" busy={isBusy} onClick={() => act('opnieuw', uuidsOf(kept))}>
                  {words.againMany(kept.length)}
                </Button>
              )}
              {stand === 'apart' && (
                <Button busy={isBusy} onClick={() => act('afdoen', uuidsOf(chosen))}>
                  {t.dismissMany(chosen.length)}
                </Button>
              )}
              {kept.length < chosen.length && t.notKept(chosen.length - kept.length)}
            </Actions>
          )}
          <PagedTable
            query={query}
            caption={words.title(naam)}
            keyOf={(bericht) => bericht.uuid}
            columns={columns}
            selection={{
              selected,
              onChange: setSelected,
              labelOf: ({ aangekomenOp, reden }) => t.choose(formats.moment(aangekomenOp), reden),
            }}
            empty={words.none}
            shown={t.shownAside}
          />
        </div>
      </Dialog>
      {looking && <RawDialog postvak={uuid} bericht={looking} onClose={() => setLooking(undefined)} />}
    </>
  )
}
