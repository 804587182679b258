import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { Alert, type AlertKind } from './alert.tsx'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'
import { useTopDialog } from './top-dialog.ts'

interface Message {
  id: number
  kind: AlertKind
  text: ReactNode
  at: number
}

interface Said {
  text: string
  turn: number
  at: number
}

interface Announcer {
  /** Announces something to screen reader users, without showing it. */
  say(text: string): void
  /**
   * Shows a message, and announces it. What went wrong stays until it is closed (WCAG 2.2.1); what went well gives way to the next such
   * message, to a dialog, and to another page.
   */
  show(kind: AlertKind, text: ReactNode): void
  /** Takes away what went well on the page that is left. */
  tidy(): void
}

const AnnouncerContext = createContext<Announcer>({
  say: () => undefined,
  show: () => undefined,
  tidy: () => undefined,
})

/** Returns the functions with which a screen says what happened: `const meld = useMeld(); meld.show('ok', 'Opgeslagen.')`. */
export const useMeld = (): Announcer => use(AnnouncerContext)

/** At most this many messages are shown at once; the oldest give way. */
const MOST = 3
/** A message that came this shortly, in ms, before a dialog opened or closed was not heard yet. */
const UNHEARD_MS = 1000

/** Leaves out what went well, apart from what was not heard yet. */
function withoutHeard(messages: readonly Message[]): readonly Message[] {
  const unheard = Date.now() - UNHEARD_MS
  return messages.filter(({ kind, at }) => kind !== 'ok' || at > unheard)
}

interface MessageListProps {
  messages: readonly Message[]
  onClose(id: number): void
}

function MessageList({ messages, onClose }: MessageListProps) {
  const texts = useTexts(kitTexts)
  // The element that had the focus before, to return to.
  const from = useRef<EventTarget | null>(null)
  const close = (id: number, item: Element | null) => {
    const next = item?.nextElementSibling ?? item?.previousElementSibling
    const back = from.current instanceof HTMLElement && from.current.isConnected ? from.current : undefined
    const title = item?.closest('dialog')?.querySelector('h2') ?? document.querySelector('h1')
    const place = next?.querySelector('button') ?? back ?? title
    place?.focus()
    onClose(id)
  }
  return (
    <ol
      onFocus={({ currentTarget, relatedTarget }) => {
        if (relatedTarget && !currentTarget.contains(relatedTarget)) from.current = relatedTarget
      }}
    >
      {messages.map(({ id, kind, text }) => (
        <li key={id}>
          <Alert kind={kind}>
            <div className="balie-message">
              <div>{text}</div>
              <Button variant="subtle" onClick={({ currentTarget }) => close(id, currentTarget.closest('li'))}>
                <Icon name="close" />
                <span className="balie-visually-hidden">{texts.closeMessage}</span>
              </Button>
            </div>
          </Alert>
        </li>
      ))}
    </ol>
  )
}

interface RegionsProps extends MessageListProps {
  said: Said | undefined
  /** Messages from this number on are new here; earlier ones were announced elsewhere. */
  since: number
}

/** The live regions and the messages. The regions exist before anything is said in them, because otherwise it is not announced. */
function Regions({ said, messages, since, onClose }: RegionsProps) {
  const texts = useTexts(kitTexts)
  const heard = messages.filter(({ id }) => id < since)
  return (
    <>
      {/* An open list hides the rest of the page from screen readers; an announcement there is still heard. */}
      <div className="balie-visually-hidden" role="status" data-live-announcer="true">
        {/* A text that is said twice is announced twice. */}
        <span key={said?.turn}>{said?.text}</span>
      </div>
      <div className="balie-messages">
        {heard.length > 0 && (
          <section aria-label={texts.messages}>
            <MessageList messages={heard} onClose={onClose} />
          </section>
        )}
        <div role="log" aria-label={texts.messages}>
          <MessageList messages={messages.filter(({ id }) => id >= since)} onClose={onClose} />
        </div>
      </div>
    </>
  )
}

/** Provides announcements, and shows the messages in the corner, or in the top dialog when one is open. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<Said>({ text: '', turn: 0, at: 0 })
  const [messages, setMessages] = useState<readonly Message[]>([])
  const next = useRef(1)
  const dialog = useTopDialog()
  const [here, setHere] = useState({ dialog, since: 0, turn: 0 })
  if (here.dialog !== dialog) {
    const unheard = Date.now() - UNHEARD_MS
    const first = messages.find(({ at }) => at > unheard)?.id ?? next.current
    setHere({ dialog, since: first, turn: said.at > unheard ? said.turn : said.turn + 1 })
  }
  const say = useCallback((text: string) => setSaid(({ turn }) => ({ text, turn: turn + 1, at: Date.now() })), [])
  const show = useCallback((kind: AlertKind, text: ReactNode) => {
    const message = { id: next.current++, kind, text, at: Date.now() }
    setMessages((all) => [...all.filter((other) => kind !== 'ok' || other.kind !== 'ok'), message].slice(-MOST))
  }, [])
  // A message from before a dialog opened goes once it was heard there.
  useEffect(() => {
    if (!dialog) return undefined
    setMessages(withoutHeard)
    const timer = setTimeout(() => setMessages(withoutHeard), UNHEARD_MS)
    return () => clearTimeout(timer)
  }, [dialog])
  const tidy = useCallback(() => setMessages(withoutHeard), [])
  const close = useCallback((id: number) => setMessages((all) => all.filter((message) => message.id !== id)), [])
  const announcer = useMemo(() => ({ say, show, tidy }), [say, show, tidy])
  const regions = {
    said: said.turn >= here.turn ? said : undefined,
    messages,
    since: here.since,
    onClose: close,
  }
  return (
    <AnnouncerContext value={announcer}>
      {children}
      <Regions {...(dialog ? { ...regions, said: undefined, messages: [] } : regions)} />
      {dialog && createPortal(<Regions {...regions} />, dialog)}
    </AnnouncerContext>
  )
}
