import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Button } from '../../../web/ui/button.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import type { Concept } from '../../concepten/contract.ts'
import { naamOf } from './contact.ts'
import { runningQuery } from './queries.ts'
import { useStart } from './start.ts'
import { contactTexts } from './texts.ts'

const SECOND_MS = 1000

/** Returns the time since a moment, up to a day, as hours, minutes and seconds: "03:12", "1:00:05". */
function elapsed(since: string, now: number): string {
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / SECOND_MS))
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (part: number) => String(part).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${two(minutes)}:${two(rest)}`
}

/** How long a contact has been going on, when it began today; what waits longer is no talk any more. */
function Timer({ since, name }: { since: string; name: string }) {
  const t = useTexts(contactTexts)
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS)
    return () => clearInterval(timer)
  }, [])
  if (new Date(since).toDateString() !== new Date(now).toDateString()) return null
  return (
    <span role="timer" className="contact-timer balie-soft" aria-label={t.timer(name)}>
      {elapsed(since, now)}
    </span>
  )
}

const HIDDEN = 'balie-gespreksduur-verborgen'

/** Holds whether the time that goes on is shown, as this browser was told last: who is led away by what moves can stop it (WCAG 2.2.2). */
function useTimerShown(): [boolean, () => void] {
  const [isShown, setShown] = useState(() => localStorage.getItem(HIDDEN) === null)
  const turn = () => {
    setShown(!isShown)
    if (isShown) localStorage.setItem(HIDDEN, 'ja')
    else localStorage.removeItem(HIDDEN)
  }
  return [isShown, turn]
}

/** Shows the contacts that are running beside each other, to go from one to another, and begins a new one. */
export function RunningTabs({ current }: { current: string }) {
  const t = useTexts(contactTexts)
  const { data = [] } = useQuery(runningQuery)
  const start = useStart()
  const [hasTimer, turnTimer] = useTimerShown()
  const nameOf = ({ inhoud }: Pick<Concept, 'inhoud'>) => inhoud.vragen.map(naamOf).find(Boolean) || t.nameless
  return (
    <nav aria-label={t.running} className="contact-tabs">
      <ul className="balie-views">
        {data.map((concept) => (
          <li key={concept.uuid}>
            <Link
              to="/contacten/$uuid"
              params={{ uuid: concept.uuid }}
              aria-current={concept.uuid === current ? 'page' : undefined}
            >
              <span className="contact-tabs__name">{nameOf(concept)}</span>
              {hasTimer && <Timer since={concept.gemaaktOp} name={nameOf(concept)} />}
            </Link>
          </li>
        ))}
      </ul>
      <Button variant="subtle" aria-keyshortcuts="F2" busy={start.isPending} onClick={() => start.mutate({})}>
        {t.newShort} <kbd className="balie-soft">F2</kbd>
      </Button>
      <Button variant="subtle" onClick={turnTimer}>
        {hasTimer ? t.hideTimer : t.showTimer}
      </Button>
    </nav>
  )
}
