import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type Me, meQuery } from '../inrichting/toegang/werkplek/me.ts'
import { Page } from '../web/frame/page.tsx'
import { onLoggedIn, renewSession, tellLoggedIn, useSessionEnded } from '../web/frame/session.ts'
import { frameTexts } from '../web/frame/texts.ts'
import { useMeld } from '../web/ui/announce.tsx'
import { Actions, Button, buttonClasses } from '../web/ui/button.tsx'
import { Dialog } from '../web/ui/dialog.tsx'
import { useTexts } from '../web/ui/language.tsx'

/**
 * Asks who is logged in now; undefined when nobody is, or the server is out of reach. It does not use the client, which would wait for a
 * session.
 */
async function whoIsIn(): Promise<Me | undefined> {
  const response = await fetch('/api/v1/ik').catch(() => undefined)
  return response?.ok ? ((await response.json()) as Me) : undefined
}

/** The address to log in again. It leads to a page that tells this one, and can then be closed. */
const LOGIN = `/inloggen?terug=${encodeURIComponent('/werkplek/ingelogd')}`

/** A dialog that asks the user to log in again when the session has ended; the screen behind it stays as it is. */
export function SessionDialog() {
  const ended = useSessionEnded()
  return ended ? <Ended /> : null
}

function Ended() {
  const texts = useTexts(frameTexts)
  const client = useQueryClient()
  const meld = useMeld()
  const [other, setOther] = useState<string>()
  const [isStillOut, setStillOut] = useState(false)

  useEffect(() => {
    const check = async () => {
      const me = await whoIsIn()
      if (!me) return setStillOut(true)
      const before = client.getQueryData(meQuery.queryKey)
      if (before && before.uuid !== me.uuid) return setOther(me.naam)
      client.setQueryData(meQuery.queryKey, me)
      renewSession()
      meld.say(texts.welcomeBack)
    }
    return onLoggedIn(() => void check())
  }, [client, meld, texts])

  if (other) {
    return (
      <Dialog title={texts.someoneElse} alert>
        <div className="balie-stack">
          <p>{texts.someoneElseText(other)}</p>
          <Actions>
            <Button variant="primary" onClick={() => window.location.assign('/werkplek/')}>
              {texts.reopen}
            </Button>
          </Actions>
        </div>
      </Dialog>
    )
  }
  return (
    <Dialog title={texts.sessionEnded} alert>
      <div className="balie-stack">
        <p>{texts.sessionEndedText}</p>
        {isStillOut && <p role="alert">{texts.stillLoggedOut}</p>}
        <Actions>
          <a className={buttonClasses('primary')} href={LOGIN} target="_blank" rel="noreferrer">
            {texts.logInAgain}
          </a>
          <Button onClick={tellLoggedIn}>{texts.loggedInAgain}</Button>
        </Actions>
      </div>
    </Dialog>
  )
}

/** The page that a user reaches after logging in again in a separate tab. */
export function LoggedInPage() {
  const texts = useTexts(frameTexts)
  useEffect(tellLoggedIn, [])
  return (
    <Page title={texts.loggedInTitle}>
      <p>{texts.loggedInText}</p>
      <div>
        <Button onClick={() => window.close()}>{texts.closeTab}</Button>
      </div>
    </Page>
  )
}
