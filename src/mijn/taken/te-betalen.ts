import { euros } from '../../begrippen/bedrag.ts'
import { vindBetaaldienst } from '../../koppelingen/betalen/worldline.ts'
import { type Html, html } from '../../platform/html.ts'
import type { Betaling, Klanttaak, StatusBetaling } from '../../register/klanttaken/contract.ts'
import { actions, alert, button, dataList, day, form, link, paragraph } from '../frame/components.ts'
import type { MijnContext } from '../frame/pages.ts'
import { isDone, pathOf } from './eigen.ts'
import { texts } from './texts.ts'

// Shows on the page of a klanttaak what there is to pay, and what became of paying it.

type Betaaltaak = Extract<Klanttaak['opdracht'], { soort: 'betaaltaak' }>

/** Tells what became of the last attempt, while the klanttaak is still to do. */
function lastAttempt({ taal }: MijnContext, taak: Klanttaak, last: Betaling): Html | undefined {
  const t = texts[taal]
  const again = paragraph(link(`${pathOf(taak)}/betalingen/${last.uuid}`, t.lookAgain))
  switch (last.status) {
    case 'begonnen':
      return alert(taal, 'info', t.paymentBegun, again)
    case 'wacht':
      return alert(taal, 'info', t.paymentWaits, again)
    case 'geannuleerd':
      return alert(taal, 'info', t.paymentCancelled)
    case 'mislukt':
      return alert(taal, 'warning', t.paymentFailed)
    case 'afwijkend':
    case 'betaald':
      // It was paid, and did not do the klanttaak: another amount is asked by now.
      return alert(taal, 'warning', t.paymentOdd)
    default:
      return alert(taal, 'info', t.paymentReturned)
  }
}

/** Says that a payment still goes on, for a klanttaak whose term passed meanwhile: it counts when it began in time. */
export function goingOn(context: MijnContext, taak: Klanttaak, [last]: readonly Betaling[]): Html | undefined {
  return last?.status === 'wacht' || last?.status === 'begonnen' ? lastAttempt(context, taak, last) : undefined
}

/** After these the customer does not pay again: the money is on its way, or somebody looks where it is. */
const NOT_AGAIN: readonly StatusBetaling[] = ['wacht', 'afwijkend', 'betaald']

/** Shows what there is to pay, what became of paying it before, and the button. */
export function paying(
  context: MijnContext,
  taak: Klanttaak,
  { bedrag, transactieomschrijving }: Betaaltaak,
  attempts: readonly Betaling[],
): Html {
  const { taal, config } = context
  const t = texts[taal]
  const amount = euros(bedrag, taal)
  const [last] = attempts
  const what = dataList([
    [t.amount, amount],
    [t.about, transactieomschrijving],
  ])
  const before = last && lastAttempt(context, taak, last)
  if (!vindBetaaldienst(config)) return html`${what}${before}${alert(taal, 'info', t.cannotPay)}`
  if (attempts.some(({ status }) => NOT_AGAIN.includes(status))) return html`${what}${before}`
  return html`${what}${before}${form(
    context,
    { action: `${pathOf(taak)}/betaling` },
    html`<input type="hidden" name="versie" value="${taak.versie}">${paragraph(t.payHelp)}${actions(button(t.pay(amount)))}`,
  )}`
}

const PAID: readonly StatusBetaling[] = ['betaald', 'terugbetaald', 'teruggeboekt']

/** Shows what was paid, for a klanttaak that is no longer to do; nothing when nothing was. */
export function paid({ taal }: MijnContext, taak: Klanttaak, attempts: readonly Betaling[]): Html | undefined {
  const t = texts[taal]
  const all = attempts.filter(({ status }) => PAID.includes(status))
  if (all.length === 0) return undefined
  const tooMuch = all.filter(({ status }) => status === 'betaald').length > (isDone(taak) ? 1 : 0)
  const rows = all.flatMap(({ status, bedrag, terugbetaald, statusOp }) => [
    [html`${t.paymentStatus[status]} ${day(taal, statusOp)}`, euros(bedrag, taal)] as const,
    ...(terugbetaald > 0 && status !== 'terugbetaald' ? [[t.partPaidBack, euros(terugbetaald, taal)] as const] : []),
  ])
  return html`${tooMuch && alert(taal, 'info', t.paidTooMuch)}${dataList(rows)}`
}
