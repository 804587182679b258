import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { fetchWithSession } from '../../../web/frame/client.ts'
import { Button } from '../../../web/ui/button.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import type { Informatieobject } from '../contract.ts'
import { contentOf } from './queries.ts'
import { documentTexts } from './texts.ts'
import './view.css'

const PICTURES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif']
const TEXTS = ['text/plain', 'text/csv', 'application/json']
const PDF = 'application/pdf'
const MESSAGES = ['message/rfc822', 'application/vnd.ms-outlook']

/** A longer text, in bytes, is downloaded. */
const LONGEST_TEXT = 1024 * 1024
/** A larger PDF, in bytes, is downloaded: all of it is read before its first page is drawn. */
const LARGEST_PDF = 50 * 1024 * 1024

// Drawing a PDF takes a large library, which is loaded when one is opened.
const PdfView = lazy(async () => ({ default: (await import('./pdf-view.tsx')).PdfView }))

interface ViewProps {
  document: Pick<Informatieobject, 'uuid' | 'bestandsnaam' | 'mediatype' | 'omvang' | 'controle'>
}

/** Decodes a text that does not say its charset: UTF-8 when it can be that, and otherwise that of Windows. */
function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function TextView({ uuid }: { uuid: string }) {
  const query = useQuery({
    queryKey: ['documenten', uuid, 'tekst'],
    queryFn: async () => {
      const answer = await fetchWithSession(contentOf(uuid))
      if (!answer.ok) throw new Error(`The document was refused: ${answer.status}`)
      return decode(await answer.arrayBuffer())
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
  return (
    <Loaded query={query}>
      {(text) => (
        <pre className="document-text" dir="auto">
          {text}
        </pre>
      )}
    </Loaded>
  )
}

/** Lets a document be read on screen, as far as that is possible: an e-mail on its own page, a picture or a text here. */
export function View({ document: { uuid, bestandsnaam, mediatype, omvang, controle } }: ViewProps) {
  const t = useTexts(documentTexts)
  const [isOpen, setIsOpen] = useState(false)
  const isPicture = PICTURES.includes(mediatype)
  const isPdf = mediatype === PDF && omvang <= LARGEST_PDF
  const isText = TEXTS.includes(mediatype) && omvang <= LONGEST_TEXT
  if (controle !== 'schoon') return null
  if (MESSAGES.includes(mediatype))
    return (
      <Link className="utrecht-link" to="/berichten/$uuid" params={{ uuid }} aria-label={t.readNamed(bestandsnaam)}>
        {t.read}
      </Link>
    )
  if (!isPicture && !isPdf && !isText) return null
  return (
    <>
      <Button
        variant="subtle"
        aria-expanded={isOpen}
        aria-label={isOpen ? t.hideNamed(bestandsnaam) : t.viewNamed(bestandsnaam)}
        onClick={() => setIsOpen(!isOpen)}
      >
        {isOpen ? t.hide : t.view}
      </Button>
      {isOpen && isPicture && <img className="document-picture" src={contentOf(uuid)} alt={bestandsnaam} />}
      {isOpen && isText && <TextView uuid={uuid} />}
      {isOpen && isPdf && (
        <Suspense>
          <PdfView href={contentOf(uuid)} name={bestandsnaam} />
        </Suspense>
      )}
    </>
  )
}
