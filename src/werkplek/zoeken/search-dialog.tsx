import { useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Me } from '../../inrichting/toegang/werkplek/me.ts'
import { understand } from '../../register/klantcontacten/werkplek/customer/customer-query.ts'
import {
  OUTSIDE_REST_MS,
  REST_MS,
  useUnderstood,
} from '../../register/klantcontacten/werkplek/customer/customer-search.tsx'
import { customerTexts } from '../../register/klantcontacten/werkplek/customer/customer-texts.ts'
import { FoundElsewhere } from '../../register/klantcontacten/werkplek/customer/look-up.tsx'
import { useOutside } from '../../register/klantcontacten/werkplek/customer/outside.ts'
import { groupsOf, useAsked } from '../../web/frame/asked.ts'
import { Rights } from '../../web/frame/rights.ts'
import { frameTexts } from '../../web/frame/texts.ts'
import { Dialog } from '../../web/ui/dialog.tsx'
import { today, useFormats } from '../../web/ui/format.ts'
import { GroupedSearchField, type SearchGroup } from '../../web/ui/grouped-search.tsx'
import { useTexts } from '../../web/ui/language.tsx'
import { useRested } from '../../web/ui/rested.ts'
import { commandsWith, useCommands } from './commands.ts'
import { everythingAbout, type Hit } from './everything.ts'
import { searchTexts } from './texts.ts'

interface SearchDialogProps {
  me: Me
  onClose(): void
}

/** The search for everything, in a dialog: it leaves nothing behind when it closes (R29 keeps who looked at whom). */
export function SearchDialog({ me, onClose }: SearchDialogProps) {
  const frame = useTexts(frameTexts)
  return (
    <Rights value={me.rechten}>
      <Dialog title={frame.search} onClose={onClose}>
        <Everything me={me} onClose={onClose} />
      </Dialog>
    </Rights>
  )
}

type Gevonden = Extract<Hit['leads'], { found: unknown }>['found']

function Everything({ me, onClose }: SearchDialogProps) {
  const s = useTexts(searchTexts)
  const t = useTexts(customerTexts)
  const formats = useFormats()
  const navigate = useNavigate()
  const outside = useOutside()
  const commands = useCommands(me)
  const [text, setText] = useState('')
  const [found, setFound] = useState<Gevonden>()
  const place = useRef<HTMLDivElement>(null)
  // The dialog gives the focus to its heading; here one begins with typing.
  useEffect(() => {
    const timer = setTimeout(() => place.current?.querySelector('input')?.focus())
    return () => clearTimeout(timer)
  }, [])
  const typed = text.trim()
  const rested = useRested(typed, REST_MS)
  const isRested = useRested(typed, OUTSIDE_REST_MS) === rested
  const isCurrent = rested === typed
  const understood = useMemo(() => understand(rested, today()), [rested])
  const explained = useUnderstood(understood)
  const asked = useAsked(
    everythingAbout({
      meanings: understood.meanings,
      outside,
      may: ({ right }) => me.rechten.includes(right),
      says: { t, s, formats },
    }),
    rested,
    isRested,
  )
  const fitting = commandsWith(commands, typed)
  const groups: SearchGroup[] = [
    ...(fitting.length > 0 ? [{ id: 'commands', title: s.places.commands, hits: fitting, busy: false }] : []),
    ...groupsOf(asked, s.places, t.failed, isCurrent),
  ]
  const isDone = isCurrent && typed !== '' && groups.every(({ busy }) => !busy)
  const count = groups.reduce((total, { hits }) => total + hits.length, 0)
  const leave = (go: () => void) => {
    onClose()
    go()
  }
  const follow = ({ leads }: Hit) => {
    if ('found' in leads) return setFound(leads.found)
    if ('customer' in leads)
      return leave(() => void navigate({ to: '/klanten/$uuid', params: { uuid: leads.customer.id } }))
    if ('contact' in leads)
      return leave(() => void navigate({ to: '/klantcontacten/$uuid', params: { uuid: leads.contact } }))
    if ('task' in leads) return leave(() => void navigate({ to: '/taken/$nummer', params: { nummer: leads.task } }))
    return leave(() => void navigate({ to: '/zaken/$zaaksysteem/$zaak', params: leads }))
  }
  const choose = (id: string) => {
    const command = fitting.find((own) => own.id === id)
    if (command) return leave(command.run)
    const hit = asked.flatMap(({ hits }) => hits).find((own) => own.id === id)
    if (hit) follow(hit)
  }
  if (found) return <FoundElsewhere gevonden={found} onBegin={onClose} />
  return (
    <div ref={place} className="frame-search__field">
      <GroupedSearchField
        name="alles"
        label={s.label}
        description={s.help}
        required={false}
        hideOptional
        text={text}
        onText={setText}
        groups={groups}
        understood={typed !== '' && explained && <strong>{explained}</strong>}
        summary={isDone ? [explained, t.found(count)].filter(Boolean).join('. ') : ''}
        onChoose={({ id }) => choose(id)}
        opensAtOnce
      />
    </div>
  )
}
