import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useMeld } from '../../../web/ui/announce.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { Icon } from '../../../web/ui/icon.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { faultText } from '../../../web/ui/problems.ts'
import { kitTexts } from '../../../web/ui/texts.ts'
import type { Oproep } from '../../oproepen/contract.ts'
import { callsQuery } from '../../oproepen/werkplek/queries.ts'
import { useCallStream } from '../../oproepen/werkplek/stream.ts'
import { callTexts } from '../../oproepen/werkplek/texts.ts'
import { useCall, useOpenCall } from './call.ts'
import './call-cards.css'

const NONE: readonly Oproep[] = []

/** Says that a call rings, once for each call. The focus stays where it is: whoever types goes on. */
function useRinging(calls: readonly Oproep[], textOf: (call: Oproep) => string): void {
  const { say } = useMeld()
  const said = useRef(new Set<string>())
  useEffect(() => {
    for (const call of calls) {
      if (call.toestand !== 'rinkelt' || said.current.has(call.uuid)) continue
      said.current.add(call.uuid)
      say(textOf(call))
    }
  }, [calls, say, textOf])
}

/** The calls of the user, as cards: those that ring, go on or have just ended, until they are in a contact. */
function CallCards() {
  const t = useTexts(callTexts)
  const { data } = useQuery(callsQuery)
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  useCallStream(data?.inGebruik ?? false)
  const calls = data?.resultaten ?? NONE
  useRinging(calls, ({ nummer, wachtrij }) => t.calls(nummer ?? t.hidden, wachtrij))
  const shown = calls.filter(({ uuid }) => !closed.has(uuid))
  if (shown.length === 0) return null
  return (
    <section className="call-cards" aria-label={t.cards}>
      <ul>
        {shown.map((call) => (
          <Card key={call.uuid} call={call} onClose={() => setClosed((before) => new Set(before).add(call.uuid))} />
        ))}
      </ul>
    </section>
  )
}

interface CallsProps {
  /** The user may record contacts. */
  mayRecord: boolean
  /** The switchboard tells of calls for the user. */
  hasCalls: boolean
}

/** The telephone in the werkplek: the call with which a switchboard opened this page, and the calls that it tells of. */
export function Calls({ mayRecord, hasCalls }: CallsProps) {
  useCall(mayRecord, hasCalls)
  return hasCalls && <CallCards />
}

function Card({ call, onClose }: { call: Oproep; onClose(): void }) {
  const t = useTexts(callTexts)
  const kit = useTexts(kitTexts)
  const formats = useFormats()
  const meld = useMeld()
  const open = useOpenCall()
  const { uuid, richting, nummer, wachtrij, toestand, opgenomenOp, begonnenOp } = call
  const opening = useMutation({
    mutationFn: () => open({ number: nummer ?? undefined, oproep: uuid }),
    onError: (error) => meld.show('error', faultText(error, kit)),
  })
  const who = nummer ?? t.hidden
  const name = richting === 'inkomend' ? t.calls(who, '') : t.callingOut(who)
  return (
    <li className="call-card">
      <p className="call-card__who">
        <Icon name="phone" /> <strong>{name}</strong>
      </p>
      <p className="balie-soft">
        {t.states[toestand]}, {t.at(formats.time(opgenomenOp ?? begonnenOp))}
        {wachtrij && (
          <>
            <br />
            {t.queue(wachtrij)}
          </>
        )}
      </p>
      <Actions>
        <Button variant="primary" about={who} busy={opening.isPending} onClick={() => opening.mutate()}>
          {t.open}
        </Button>
        <Button variant="subtle" about={who} onClick={onClose}>
          {t.close}
        </Button>
      </Actions>
    </li>
  )
}
