import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { clientOf } from '../../../web/frame/client.ts'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Panel } from '../../../web/ui/layout.tsx'
import { Loaded, LoadMore } from '../../../web/ui/loaded.tsx'
import { isProblem } from '../../../web/ui/problems.ts'
import { EmptyState } from '../../../web/ui/progress.tsx'
import { geenPostvak, meldingen, type Postvakbericht } from '../contract.ts'
import { emailTexts } from './texts.ts'

const PAGE = '20'

/** A receipt or an answer leaves within seconds, so the page looks again by itself. */
const LOOK_MS = 3_000

const mailboxQuery = infiniteQueryOptions({
  queryKey: ['meldingen', 'postvak'],
  queryFn: ({ pageParam }) => clientOf(meldingen).postvak({ query: { na: pageParam, aantal: PAGE } }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ volgende }) => volgende ?? undefined,
  refetchInterval: ({ state: { error } }) => (isProblem(error, geenPostvak) ? false : LOOK_MS),
})

/** Finds a link in a plain text, so that the text around it is kept as well. */
const LINK = /(https?:\/\/\S+)/

const TextLink = ({ href }: { href: string }) => (
  <a className="utrecht-link" href={href}>
    {href}
  </a>
)

function Mail({ mail: { aan, onderwerp, tekst, op }, actions }: { mail: Postvakbericht; actions: ReactNode }) {
  const t = useTexts(emailTexts)
  const formats = useFormats()
  return (
    <Panel title={onderwerp} actions={actions}>
      <p className="balie-soft">
        {t.addressee(aan)}, {formats.moment(op)}
      </p>
      <p className="balie-prose" lang="nl">
        {tekst
          .trim()
          .split(LINK)
          .map((part) => (LINK.test(part) ? <TextLink key={part} href={part} /> : part))}
      </p>
    </Panel>
  )
}

/**
 * Shows the mail of a demonstration; in another installation it goes to a mail server.
 * @param actionsOf gives what can be done with a mail
 * @param children stands above the mails, where there is such a mailbox
 */
export function Mailbox({ actionsOf, children }: { actionsOf(mail: Postvakbericht): ReactNode; children: ReactNode }) {
  const t = useTexts(emailTexts)
  const query = useInfiniteQuery(mailboxQuery)
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const mails = pages.flatMap(({ resultaten }) => resultaten)
        return (
          <>
            {children}
            {mails.map((mail) => (
              <Mail key={mail.uuid} mail={mail} actions={actionsOf(mail)} />
            ))}
            {mails.length === 0 ? (
              <EmptyState>{t.mailboxEmpty}</EmptyState>
            ) : (
              <LoadMore query={query} shown={t.mailboxShown(mails.length)} />
            )}
          </>
        )
      }}
    </Loaded>
  )
}
