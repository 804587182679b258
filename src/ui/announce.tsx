import { createContext, type ReactNode, use, useCallback, useMemo, useRef, useState } from 'react'
import { Alert, type AlertKind } from './alert.tsx'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'

interface Message {
  id: number
  kind: AlertKind
  text: ReactNode
}

interface Announcer {
  /** Says something to who hears the page, without showing it. */
  say(text: string): void
  /** Shows a message that stays until it is closed (WCAG 2.2.1), and says it. */
  show(kind: AlertKind, text: ReactNode): void
}

const AnnouncerContext = createContext<Announcer>({ say: () => undefined, show: () => undefined })

/** How a screen says what happened: `const meld = useMeld(); meld.show('ok', 'Opgeslagen.')`. */
export const useMeld = (): Announcer => use(AnnouncerContext)

/** At most this many messages at once: the oldest give way. */
const MOST = 3

/** Keeps the live region, and the messages in the corner. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const texts = useTexts(kitTexts)
  const [said, setSaid] = useState({ text: '', turn: 0 })
  const [messages, setMessages] = useState<readonly Message[]>([])
  const next = useRef(1)
  const say = useCallback((text: string) => setSaid(({ turn }) => ({ text, turn: turn + 1 })), [])
  const show = useCallback((kind: AlertKind, text: ReactNode) => {
    const id = next.current++
    setMessages((all) => [...all, { id, kind, text }].slice(-MOST))
  }, [])
  const close = (id: number) => setMessages((all) => all.filter((message) => message.id !== id))
  const announcer = useMemo(() => ({ say, show }), [say, show])
  return (
    <AnnouncerContext value={announcer}>
      {children}
      {/* An open list hides the rest of the page from who hears it; what is said there is heard all the same. */}
      <div className="balie-visually-hidden" role="status" data-live-announcer="true">
        {/* The same text twice is said twice. */}
        <span key={said.turn}>{said.text}</span>
      </div>
      <div role="log" aria-label={texts.messages}>
        <ol className="balie-messages">
          {messages.map(({ id, kind, text }) => (
            <li key={id}>
              <Alert kind={kind}>
                <div className="balie-message">
                  <div>{text}</div>
                  <Button variant="subtle" onClick={() => close(id)}>
                    <Icon name="close" />
                    <span className="balie-visually-hidden">{texts.close}</span>
                  </Button>
                </div>
              </Alert>
            </li>
          ))}
        </ol>
      </div>
    </AnnouncerContext>
  )
}
