import { type Html, type HtmlValue, html, pageText } from '../../platform/html.ts'
import type { Inzageregel } from '../../register/logboek/inzage.ts'
import type { Language } from '../../web/ui/dictionary.ts'
import { asTyped, dataList, day, heading, joined, moment, paragraph } from '../frame/components.ts'
import type { Onderdeel } from '../frame/contract.ts'
import type { MijnBericht } from '../vragen/model.ts'
import { texts as vraagTexts } from '../vragen/texts.ts'
import type { MijnZaak } from '../zaken/model.ts'
import { texts as zaakTexts } from '../zaken/texts.ts'
import { byWhom, purposeOf } from './inzage.ts'
import type { MijnKlanttaak, MijnPartij } from './queries.ts'
import { texts } from './texts.ts'

// Everything that is known of somebody (R30) as a page to read, which stands by itself in the file that they take with them.

/** The data of whoever is logged in, as the file has them. */
export interface Alles {
  /** As who: in words. */
  als: string
  opgehaaldOp: Date
  /** The parts that are left out, because this login does not open them, and the sentence that says so. */
  dicht: readonly Onderdeel[]
  gesloten: string | undefined
  partijen: readonly MijnPartij[]
  contacten: readonly MijnBericht[]
  klanttaken: readonly MijnKlanttaak[]
  zaken: readonly MijnZaak[]
  inzage: readonly Inzageregel[]
  /** The paths in the file of the documents, and what is left out because it may not be opened. */
  bestanden: readonly string[]
  geweigerd: readonly string[]
}

const part = (title: string, items: readonly HtmlValue[], none: string): Html =>
  html`${heading(2, title)}${items.length > 0 ? items : paragraph(none)}`

function who(taal: Language, { naam, nummer, adressen }: MijnPartij): Html {
  const t = texts[taal]
  return dataList([
    [t.name, naam],
    [t.number, nummer],
    ...adressen.map(({ soortDigitaalAdres, adres }) => [t.soort[soortDigitaalAdres], adres] as const),
  ])
}

function contact(taal: Language, bericht: MijnBericht): Html {
  const t = vraagTexts[taal]
  const { op, kanaal, nummer, onderwerp, inhoud, reactie } = bericht
  const meta = joined([moment(taal, op), kanaal, `${t.number} ${nummer}`], ' · ')
  return html`${heading(3, onderwerp || t.noSubject)}${paragraph(meta)}${asTyped(inhoud || t.noContent)}${reactie && asTyped(reactie)}`
}

const zaak = (
  taal: Language,
  { omschrijving, zaaktype, identificatie, startdatum, einddatum, status, resultaat }: MijnZaak,
) =>
  html`${heading(3, omschrijving || zaaktype)}${paragraph(
    joined(
      [identificatie, startdatum && day(taal, startdatum), einddatum && day(taal, einddatum), status?.tekst, resultaat],
      ' · ',
    ),
  )}`

const taak = (taal: Language, { titel, toelichting, status, laatsteDag }: MijnKlanttaak) =>
  html`${heading(3, titel)}${paragraph(html`${zaakTexts[taal].taakstatus[status]} · ${day(taal, laatsteDag)}`)}${toelichting && paragraph(toelichting)}`

const listed = (paths: readonly string[]) => html`<ul>${paths.map((path) => html`<li>${path}</li>`)}</ul>`

/** Writes the page. */
export function readable(taal: Language, alles: Alles): string {
  const t = texts[taal]
  const { als, opgehaaldOp, partijen, contacten, klanttaken, zaken, inzage, dicht, gesloten, bestanden, geweigerd } =
    alles
  const noneOf = (onderdeel: Onderdeel) => (dicht.includes(onderdeel) ? t.leftOutPart : t.nothing)
  const files = bestanden.map(
    (path) => html`<li><a href="${path.split('/').map(encodeURIComponent).join('/')}">${path}</a></li>`,
  )
  const looks = inzage.map((regel) =>
    paragraph(joined([moment(taal, regel.op), purposeOf(taal, regel), byWhom(taal, regel)], ' · ')),
  )
  return pageText(html`<html lang="${taal}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${t.all}</title></head>
<body><h1>${t.all}</h1>${paragraph(html`${als}. ${moment(taal, opgehaaldOp)}.`)}${paragraph(t.leftOut)}${gesloten && paragraph(gesloten)}
${part(
  t.who,
  partijen.map((partij) => who(taal, partij)),
  t.unknown,
)}
${part(
  t.contacts,
  contacten.map((one) => contact(taal, one)),
  noneOf('vragen'),
)}
${part(
  t.tasks,
  klanttaken.map((one) => taak(taal, one)),
  noneOf('taken'),
)}
${part(
  t.cases,
  zaken.map((one) => zaak(taal, one)),
  noneOf('zaken'),
)}
${part(t.files, files.length > 0 ? [html`<ul>${files}</ul>`] : [], t.nothing)}${geweigerd.length > 0 && html`${paragraph(t.refused)}${listed(geweigerd)}`}
${part(t.looked, looks, t.lookedNone)}
</body>
</html>`)
}
