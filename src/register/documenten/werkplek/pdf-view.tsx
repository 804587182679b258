import { useQuery } from '@tanstack/react-query'
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { useEffect, useRef, useState } from 'react'
import { fetchWithSession } from '../../../web/frame/client.ts'
import { Alert } from '../../../web/ui/alert.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Disclosure } from '../../../web/ui/layout.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { documentTexts } from './texts.ts'

/** Loads the library that draws, which is larger than any screen. */
const drawing = () => import('./pdf.ts')

interface PdfViewProps {
  /** Where its content is. */
  href: string
  name: string
}

/** Shows a PDF page by page, with the text of each page for who cannot see it. */
export function PdfView({ href, name }: PdfViewProps) {
  const query = useQuery({
    queryKey: ['documenten', href, 'pdf'],
    queryFn: async () => {
      const answer = await fetchWithSession(href)
      if (!answer.ok) throw new Error(`The document was refused: ${answer.status}`)
      return answer.arrayBuffer()
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  return <Loaded query={query}>{(bytes) => <Opened bytes={bytes} name={name} />}</Loaded>
}

/** Opens a PDF, and closes it with the screen. */
function Opened({ bytes, name }: { bytes: ArrayBuffer; name: string }) {
  const t = useTexts(documentTexts)
  const [pdf, setPdf] = useState<PDFDocumentProxy | 'unreadable'>()
  useEffect(() => {
    // PDF.js takes the bytes away, and they are needed when it is opened again.
    const opening = drawing().then(({ openPdf }) => openPdf(bytes.slice(0)))
    opening.then(setPdf, () => setPdf('unreadable'))
    return () => void opening.then((opened) => opened.loadingTask.destroy()).catch(() => undefined)
  }, [bytes])
  if (pdf === 'unreadable') return <Alert kind="warning">{t.unreadablePdf}</Alert>
  return pdf ? <Pages pdf={pdf} name={name} /> : <p>{t.opening}</p>
}

const drawOn = async (canvas: HTMLCanvasElement, pdf: PDFDocumentProxy, number: number): Promise<string> =>
  (await drawing()).drawPage(pdf, number, canvas)

function Pages({ pdf, name }: { pdf: PDFDocumentProxy; name: string }) {
  const t = useTexts(documentTexts)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [number, setNumber] = useState(1)
  const [text, setText] = useState('')
  const [hasFailed, setHasFailed] = useState(false)
  useEffect(() => {
    let isShown = true
    setText('')
    setHasFailed(false)
    if (canvas.current)
      drawOn(canvas.current, pdf, number).then(
        (read) => isShown && setText(read),
        () => isShown && setHasFailed(true),
      )
    return () => {
      isShown = false
    }
  }, [pdf, number])
  const place = t.page(number, pdf.numPages)
  return (
    <div className="document-pdf">
      {pdf.numPages > 1 && (
        <Actions>
          <Button aria-disabled={number === 1} onClick={() => setNumber(Math.max(1, number - 1))}>
            {t.previousPage}
          </Button>
          <span role="status">{place}</span>
          <Button aria-disabled={number === pdf.numPages} onClick={() => setNumber(Math.min(pdf.numPages, number + 1))}>
            {t.nextPage}
          </Button>
        </Actions>
      )}
      {hasFailed && <Alert kind="warning">{t.pageFailed}</Alert>}
      {/* A canvas is drawn on once at a time, so each page has its own. */}
      <canvas key={number} ref={canvas} className="document-page" role="img" aria-label={t.pageOf(name, place)} />
      <Disclosure summary={t.textOfPage}>
        <pre className="document-text" dir="auto">
          {text.trim() || t.noText}
        </pre>
      </Disclosure>
    </div>
  )
}
