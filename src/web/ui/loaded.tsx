import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Alert } from './alert.tsx'
import { Button } from './button.tsx'
import { useTexts } from './language.tsx'
import { faultKind, faultText } from './problems.ts'
import { Progress } from './progress.tsx'
import { kitTexts } from './texts.ts'

/** Says that loading failed and why, and lets the user try again. */
export function LoadFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const texts = useTexts(kitTexts)
  return (
    <Alert kind="error" title={texts.loadFailed} live>
      <div className="balie-stack balie-stack--small">
        <p>{faultText(error, texts)}</p>
        <div>
          <Button onClick={onRetry}>{texts.retry}</Button>
        </div>
      </div>
    </Alert>
  )
}

interface LoadedProps<Data> {
  query: UseQueryResult<Data>
  /** The text when it is not there, or no longer; without this it is a fault like any other. */
  gone?: string
  children(data: Data): ReactNode
}

/**
 * Shows the result of a query: a sign of progress, a message when loading failed, or what `children` makes of the data. Earlier data stay
 * when loading them again fails, with the message above them.
 */
export function Loaded<Data>({ query, gone, children }: LoadedProps<Data>) {
  const retry = () => void query.refetch()
  if (gone && query.isError && faultKind(query.error) === 'notFound') return <p>{gone}</p>
  if (query.data === undefined) return query.isError ? <LoadFailed error={query.error} onRetry={retry} /> : <Progress />
  return (
    <>
      {query.isError && <LoadFailed error={query.error} onRetry={retry} />}
      {children(query.data)}
    </>
  )
}

interface MoreProps {
  query: {
    hasNextPage: boolean
    isFetchingNextPage: boolean
    isFetchNextPageError: boolean
    error: unknown
    fetchNextPage(): Promise<unknown>
  }
  /** The text that says how many are shown: "50 taken". */
  shown: string
}

/** The end of a list that is loaded in parts: the number shown, and a button for more. */
export function LoadMore({ query, shown }: MoreProps) {
  const texts = useTexts(kitTexts)
  const more = () => void query.fetchNextPage()
  return (
    <div className="balie-toolbar">
      {query.isFetchNextPageError && <LoadFailed error={query.error} onRetry={more} />}
      <span className="balie-soft" role="status">
        {shown}
      </span>
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={more}>
          {texts.more}
        </Button>
      )}
    </div>
  )
}
