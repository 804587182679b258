import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'
import jbig2 from 'pdfjs-dist/wasm/jbig2.wasm?url'
import openjpeg from 'pdfjs-dist/wasm/openjpeg.wasm?url'

// A PDF is drawn by PDF.js, in our own page: nothing in it runs, and nothing is fetched for it.

GlobalWorkerOptions.workerSrc = worker

/** These decode the pictures of scanners. */
const DECODERS: Readonly<Record<string, string>> = { 'jbig2.wasm': jbig2, 'openjpeg.wasm': openjpeg }

/** Gives PDF.js the files that it asks for by name, of those that we serve. */
class OwnFiles {
  async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
    const address = DECODERS[filename]
    if (!address) throw new Error(`There is no ${filename}.`)
    return new Uint8Array(await (await fetch(address)).arrayBuffer())
  }
}

/** Opens a PDF; who opens it destroys it. @throws when the bytes are no PDF, or it has a password */
export const openPdf = (data: ArrayBuffer): Promise<PDFDocumentProxy> =>
  getDocument({
    data,
    BinaryDataFactory: OwnFiles,
    useWorkerFetch: false,
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  }).promise

/** A canvas has at most so many pixels to a side: a page that is very long or wide is drawn smaller. */
const LONGEST_SIDE = 4096

/** Draws a page on a canvas, as wide as there is room, and gives its text. */
export async function drawPage(pdf: PDFDocumentProxy, number: number, canvas: HTMLCanvasElement): Promise<string> {
  const page = await pdf.getPage(number)
  const { width, height } = page.getViewport({ scale: 1 })
  const room = canvas.parentElement?.clientWidth ?? width
  const wanted = (Math.min(room, 1000) / width) * Math.min(devicePixelRatio, 2)
  const viewport = page.getViewport({ scale: Math.min(wanted, LONGEST_SIDE / Math.max(width, height)) })
  canvas.width = viewport.width
  canvas.height = viewport.height
  const content = page.getTextContent()
  await page.render({ canvas, viewport }).promise
  const { items } = await content
  return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
}
