import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { clientOf } from '../../../../web/frame/client.ts'
import { Button } from '../../../../web/ui/button.tsx'
import { ThrowAway } from '../../../../web/ui/form-dialog.tsx'
import { useFormats } from '../../../../web/ui/format.ts'
import { useTexts } from '../../../../web/ui/language.tsx'
import { Disclosure, Stack } from '../../../../web/ui/layout.tsx'
import { filledIn } from '../../../../web/ui/time.ts'
import {
  concepten,
  type SoortTaakconcept,
  type Taakconcept,
  type TaakconceptWaarden,
} from '../../../concepten/contract.ts'
import type { Internetaak } from '../../contract.ts'
import { takenTexts } from '../texts.ts'
import { taskDraftsQuery, useTaskDrafts } from './task-draft.ts'

// These components show the unfinished texts at a task.

/** Opens and closes a dialog of a task. It opens with what was kept last, also at another desk. */
export function useTaskDialog(taak: Internetaak, soort: SoortTaakconcept) {
  const client = useQueryClient()
  const query = taskDraftsQuery(taak.uuid)
  const [isOpening, setOpening] = useState(false)
  const [opened, setOpened] = useState<{ concept: Taakconcept | undefined }>()
  const find = (all: readonly Taakconcept[]) => all.find((concept) => concept.soort === soort)
  const isUnfinished = find(useTaskDrafts(taak)) !== undefined
  const open = async () => {
    setOpening(true)
    const known = client.getQueryData(query.queryKey) ?? []
    const concept = find(await client.fetchQuery({ ...query, staleTime: 0 }).catch(() => known))
    setOpening(false)
    setOpened({ concept })
  }
  const close = () => {
    setOpened(undefined)
    void client.invalidateQueries({ queryKey: query.queryKey })
  }
  return { opened, open: () => void open(), close, isOpening, isUnfinished }
}

/** Shows, beside the text of a button, that its dialog holds something unfinished. */
export const Unfinished = () => <> ({useTexts(takenTexts).unfinished})</>

/** Shows a draft as readable text. */
export function DraftText({ waarden }: { waarden: TaakconceptWaarden }) {
  const { list, moment } = useFormats()
  const {
    actoren = [],
    inhoud,
    reden,
    notitie,
    objectId,
    zaaktype,
    toelichting,
    bijlagen = [],
    kanaal,
    opnieuwOp,
    onderwerp,
    cc,
  } = waarden
  const again = opnieuwOp === undefined ? undefined : filledIn(opnieuwOp)
  const texts = [
    list(actoren.map(({ naam }) => naam)),
    onderwerp,
    inhoud,
    reden,
    notitie,
    objectId,
    zaaktype?.omschrijving,
    toelichting,
    list(bijlagen.map(({ bestandsnaam }) => bestandsnaam)),
    again ? moment(again) : opnieuwOp?.replace('T', ' ').trim(),
    kanaal,
    cc,
  ]
  return texts.filter(Boolean).map((text) => (
    <p key={text} className="balie-prose">
      {text}
    </p>
  ))
}

/** These are possible as long as the task is there. */
const OF_ZAKEN: readonly SoortTaakconcept[] = ['zaak', 'zaakstart']

/**
 * Shows drafts for acts that are no longer possible, for example because somebody else finished the task. They can be read and thrown away.
 */
export function Leftovers({ taak, possible }: { taak: Internetaak; possible: readonly SoortTaakconcept[] }) {
  const t = useTexts(takenTexts)
  const left = useTaskDrafts(taak).filter(({ soort }) => !OF_ZAKEN.includes(soort) && !possible.includes(soort))
  if (left.length === 0) return null
  return (
    <Stack gap="small">
      <p className="balie-soft">{t.leftoversHelp}</p>
      {left.map((concept) => (
        <Leftover key={concept.soort} taak={taak} concept={concept} />
      ))}
    </Stack>
  )
}

function Leftover({ taak, concept }: { taak: Internetaak; concept: Taakconcept }) {
  const t = useTexts(takenTexts)
  const { moment } = useFormats()
  const client = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const { soort, gemaaktOp, inhoud } = concept
  const isThrownAway = useRef(false)
  // The button that removed it is gone, so the focus goes to what stands above it.
  useEffect(
    () => () => {
      if (isThrownAway.current) document.querySelector('h1')?.focus()
    },
    [],
  )
  const discard = async () => {
    await clientOf(concepten).taakconceptWeggooien({ params: { uuid: taak.uuid, soort } })
  }
  const done = () => {
    setAsking(false)
    isThrownAway.current = true
    void client.invalidateQueries({ queryKey: taskDraftsQuery(taak.uuid).queryKey })
  }
  return (
    <Disclosure summary={`${t.unfinishedKinds[soort]} (${t.unfinished}), ${moment(gemaaktOp)}`}>
      {[inhoud.waarden, ...inhoud.anders].map((waarden) => (
        <DraftText key={JSON.stringify(waarden)} waarden={waarden} />
      ))}
      <Button variant="subtle" danger onClick={() => setAsking(true)}>
        {t.throwAway}
      </Button>
      {isAsking && <ThrowAway discard={discard} onDone={done} onClose={() => setAsking(false)} />}
    </Disclosure>
  )
}
