import { Link, useRouter } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { MissingRight } from '../inrichting/toegang/werkplek/me.ts'
import { Page } from '../web/frame/page.tsx'
import { frameTexts } from '../web/frame/texts.ts'
import { Button } from '../web/ui/button.tsx'
import { useTexts } from '../web/ui/language.tsx'
import { LoadFailed } from '../web/ui/loaded.tsx'
import { faultKind } from '../web/ui/problems.ts'
import { Progress } from '../web/ui/progress.tsx'

/** It is fetched with the sentences about all rights, which are rarely needed. */
const MissingRightText = lazy(async () => ({
  default: (await import('../inrichting/toegang/werkplek/missing-right.tsx')).MissingRightText,
}))

const ToStart = () => {
  const texts = useTexts(frameTexts)
  return (
    <p>
      <Link className="utrecht-link" to="/">
        {texts.toStart}
      </Link>
    </p>
  )
}

/** The page for an address that does not exist. */
export function NotFound() {
  const texts = useTexts(frameTexts)
  return (
    <Page title={texts.notFoundTitle}>
      <p>{texts.notFoundText}</p>
      <ToStart />
    </Page>
  )
}

/** The page for a screen that could not be shown, because it is out of reach or through a fault of ours. */
export function Crashed({ error, reset }: { error: unknown; reset: () => void }) {
  const texts = useTexts(frameTexts)
  const router = useRouter()
  const again = () => {
    reset()
    void router.invalidate()
  }
  if (error instanceof MissingRight) {
    return (
      <Page title={texts.notAllowedTitle}>
        <Suspense fallback={<Progress />}>
          <MissingRightText right={error.right} />
        </Suspense>
        <ToStart />
      </Page>
    )
  }
  const isFault = faultKind(error) === 'unexpected'
  return (
    <Page title={texts.crashTitle}>
      {isFault ? (
        <>
          <p>{texts.crashText}</p>
          <div>
            <Button onClick={again}>{texts.reopen}</Button>
          </div>
        </>
      ) : (
        <LoadFailed error={error} onRetry={again} />
      )}
      <ToStart />
    </Page>
  )
}

/** The start page for users who have no rights here yet. */
export function NoWork() {
  const texts = useTexts(frameTexts)
  return (
    <Page title={texts.noWorkTitle}>
      <p>{texts.noWorkText}</p>
    </Page>
  )
}
