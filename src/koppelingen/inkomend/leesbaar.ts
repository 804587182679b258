import { html, pageText } from '../../platform/html.ts'
import type { Inzending } from './inzending.ts'

/** A moment as people write it, here. */
export const MOMENT = new Intl.DateTimeFormat('nl-NL', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/Amsterdam',
})

/** Makes a submission into a page that a person can read in ten years (R15): without scripts, and without anything from elsewhere. */
export const leesbaar = ({ naam, kenmerk, velden }: Inzending, ontvangenOp: Date): Buffer =>
  Buffer.from(
    pageText(html`<html lang="nl">
<head><meta charset="utf-8"><title>${naam}</title></head>
<body>
<h1>${naam}</h1>
<p>Ontvangen op ${MOMENT.format(ontvangenOp)}${kenmerk && html`, kenmerk ${kenmerk}`}</p>
<dl>
${velden.map(({ naam: vraag, waarde }) => html`<dt>${vraag}</dt>\n<dd>${waarde}</dd>\n`)}</dl>
</body>
</html>`),
  )
