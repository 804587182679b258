import { queryOptions, useQuery } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { clientOf } from '../../../web/frame/client.ts'
import { Page } from '../../../web/frame/page.tsx'
import { Alert } from '../../../web/ui/alert.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { DataList } from '../../../web/ui/data-list.tsx'
import { useFileSize } from '../../../web/ui/file-field.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Disclosure, Panel, Stack } from '../../../web/ui/layout.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { type Emailbericht, emailberichten } from '../contract.ts'
import './message.css'
import { messageTexts } from './message-texts.ts'
import { foldQuotes, partsOf } from './quotes.ts'

const route = getRouteApi('/ingelogd/berichten/$uuid')

const messageQuery = (uuid: string) =>
  queryOptions({
    queryKey: ['berichten', uuid],
    queryFn: () => clientOf(emailberichten).lezen({ params: { uuid } }),
    // A message never changes.
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })

/** Shows an e-mail as its writer made it, without anything that runs or is fetched from elsewhere. */
export function MessagePage() {
  const t = useTexts(messageTexts)
  const { uuid } = route.useParams()
  const router = useRouter()
  const query = useQuery(messageQuery(uuid))
  const back = (
    <div>
      <Button variant="subtle" onClick={() => router.history.back()}>
        {t.back}
      </Button>
    </div>
  )
  return (
    <Page title={t.title} above={back}>
      <Loaded query={query} gone={t.gone}>
        {(message) => <Message message={message} />}
      </Loaded>
    </Page>
  )
}

const nameOf = ({ naam, adres }: Emailbericht['van']) => (naam && adres ? `${naam} <${adres}>` : naam || adres)

function Message({ message }: { message: Emailbericht }) {
  const t = useTexts(messageTexts)
  const formats = useFormats()
  const sizeOf = useFileSize()
  const { van, aan, cc, verzondenOp, onderwerp, html, opmerkingen, plaatjesWeggelaten, bijlagen } = message
  const [isPlain, setIsPlain] = useState(html === null)
  const other = html !== null && (
    <Button variant="subtle" aria-pressed={isPlain} onClick={() => setIsPlain(!isPlain)}>
      {t.asText}
    </Button>
  )
  const remarks = [...opmerkingen, ...(plaatjesWeggelaten > 0 && !isPlain ? [t.leftOut(plaatjesWeggelaten)] : [])]
  return (
    <Panel title={onderwerp} actions={other}>
      <Stack>
        <DataList
          items={[
            [t.from, nameOf(van)],
            [t.to, formats.list(aan.map(nameOf))],
            [t.cc, formats.list(cc.map(nameOf))],
            [t.sent, formats.moment(verzondenOp)],
            [
              t.attachments,
              formats.list(bijlagen.map(({ bestandsnaam, omvang }) => `${bestandsnaam} (${sizeOf(omvang)})`)),
            ],
          ]}
        />
        {remarks.length > 0 && (
          <Alert kind="info">
            {remarks.map((remark) => (
              <p key={remark}>{remark}</p>
            ))}
          </Alert>
        )}
        {html === null || isPlain ? <PlainText text={message.tekst} /> : <LaidOut html={html} />}
      </Stack>
    </Panel>
  )
}

function PlainText({ text }: { text: string }) {
  const t = useTexts(messageTexts)
  if (text.trim() === '') return <p className="balie-soft">{t.empty}</p>
  return (
    <div className="message" dir="auto">
      {partsOf(text).map(({ isQuoted, text: part }, index) =>
        isQuoted ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a message never change
          <Disclosure key={index} summary={t.quoted}>
            <p className="balie-prose">{part}</p>
          </Disclosure>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a message never change
          <p key={index} className="balie-prose">
            {part}
          </p>
        ),
      )}
    </div>
  )
}

function LaidOut({ html }: { html: string }) {
  const t = useTexts(messageTexts)
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the server left out all that runs, fetches or can be taken for our page
  return <div className="message" dir="auto" dangerouslySetInnerHTML={{ __html: foldQuotes(html, t.quoted) }} />
}
