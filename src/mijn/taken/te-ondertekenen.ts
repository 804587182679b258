import { type Html, type HtmlValue, html } from '../../platform/html.ts'
import type { Handtekening, Klanttaak } from '../../register/klanttaken/contract.ts'
import { actions, alert, asTyped, button, choiceField, form, heading, link, paragraph } from '../frame/components.ts'
import { isVertegenwoordigd } from '../frame/hoedanigheid.ts'
import { describe } from '../frame/layout.ts'
import type { Ingevuld, MijnContext } from '../frame/pages.ts'
import { pathOf } from './eigen.ts'
import { texts } from './texts.ts'

// Shows on the page of a klanttaak what there is to sign: the documents, each with its sum, and the consent.

/** The field that says which documents were shown, each as its uuid and its SHA-256. */
export const SHOWN = 'getoond'
/** The field of the consent. */
export const AGREED = 'akkoord'

/** Whoever acts for the klant without a number that says who it is, cannot sign: nobody would know whose signature it is. */
const isNameless = ({ hoedanigheid }: MijnContext): boolean =>
  isVertegenwoordigd(hoedanigheid) && hoedanigheid.vertegenwoordiger.soort === 'pseudoniem'

/** Can whoever is logged in sign here? */
export const canSign = (context: MijnContext): boolean =>
  context.config.SECRET_KEY !== undefined && !isNameless(context)

/** Shows what there is to sign, with the sum of each document, and the form to do it. */
export function signing(
  context: MijnContext,
  taak: Klanttaak,
  { verklaring }: { verklaring: string },
  { ingevuld, documenten }: { ingevuld: Ingevuld; documenten: Handtekening['documenten'] },
): Html {
  const { taal, hoedanigheid } = context
  const t = texts[taal]
  const statement = verklaring && asTyped(verklaring)
  const list: HtmlValue =
    documenten.length > 0 &&
    html`${heading(3, t.signThese)}<ul class="mijn-list">${documenten.map(
      ({ uuid, bestandsnaam, sha256 }) =>
        html`<li>${link(`${pathOf(taak)}/bijlagen/${uuid}`, bestandsnaam)}<br><small>SHA-256 ${sha256}</small></li>`,
    )}</ul>`
  if (!canSign(context)) return html`${statement}${list}${alert(taal, 'info', t.cannotSign)}`
  const shown = documenten.map(
    ({ uuid, sha256 }) => html`<input type="hidden" name="${SHOWN}" value="${uuid} ${sha256}">`,
  )
  return html`${statement}${list}${form(
    context,
    { action: `${pathOf(taak)}/ondertekening` },
    html`<input type="hidden" name="versie" value="${taak.versie}">${shown}${paragraph(t.signHelp(describe(taal, hoedanigheid)))}${choiceField(
      {
        taal,
        name: AGREED,
        label: t.consent,
        type: 'checkbox',
        choices: [{ value: 'ja', label: t.agree }],
        ingevuld,
      },
    )}${actions(button(t.sign))}`,
  )}`
}
