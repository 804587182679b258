import { TALEN } from '../../begrippen/taal.ts'
import { instellingen } from '../../inrichting/instellingen/queries.ts'
import { type Html, type HtmlValue, html } from '../../platform/html.ts'
import { lengthOf } from '../../platform/lengths.ts'
import { notFound } from '../../platform/problems.ts'
import { NieuwDigitaalAdres } from '../../register/partijen/contract.ts'
import { change } from '../../register/partijen/queries.ts'
import { addToestemmingen } from '../../register/partijen/toestemmingen.ts'
import {
  alert,
  button,
  choiceField,
  dataList,
  day,
  faultSummary,
  form,
  linkButton,
  paragraph,
  section,
  textField,
} from '../frame/components.ts'
import type { Formuliervelden } from '../frame/contract.ts'
import { type Antwoord, bindPages, type Ingevuld, type MijnContext, type Pagina } from '../frame/pages.ts'
import { add, type Code, canConfirm, change as changeAdres, confirm, remove } from './adressen.ts'
import { gegevens } from './contract.ts'
import { alles, closedText, closedTo } from './downloaden.ts'
import { inzagePage } from './inzage.ts'
import * as queries from './queries.ts'
import { texts } from './texts.ts'

const PATH = '/mijn/gegevens'

function who({ taal }: MijnContext, partij: queries.MijnPartij): Html {
  const t = texts[taal]
  const [last] = partij.vastgesteld
  const items: [string, HtmlValue][] = [
    [t.name, partij.naam],
    [t.number, html`${partij.nummer}. ${t.numberHelp}`],
    [t.established, last && day(taal, last.op)],
    [t.representedBy, partij.vertegenwoordigdDoor.filter(Boolean).join(', ')],
    [t.secret, partij.indicatieGeheimhouding && t.secretYes],
  ]
  return dataList(items.filter(([, value]) => value))
}

/** The place to type the code that went to an address; of one that nothing went to, the way to have one sent. */
function confirmation(
  context: MijnContext,
  { uuid, adres, soortDigitaalAdres, teBevestigen, verificatieDatum }: queries.MijnAdres,
  ingevuld: Ingevuld,
): HtmlValue {
  const { taal } = context
  const t = texts[taal]
  const send = (text: string) =>
    form(
      context,
      { action: `${PATH}/adressen/${uuid}` },
      button(text, { variant: 'subtle', name: 'doe', value: 'code' }),
    )
  if (!canConfirm(context, soortDigitaalAdres)) return false
  if (!teBevestigen) return verificatieDatum === null && send(t.verify(adres))
  const field = textField({
    taal,
    name: `code-${uuid}`,
    label: t.code(adres),
    description: t.codeHelp,
    inputmode: 'numeric',
    autocomplete: 'one-time-code',
    ingevuld,
  })
  return html`${form(context, { action: `${PATH}/adressen/${uuid}/bevestiging` }, html`${field}${button(t.confirm(adres))}`)}${send(t.sendCode(adres))}`
}

/** An address, with what can be done with it. Each button says of which address it is. */
function address(context: MijnContext, given: queries.MijnAdres, ingevuld: Ingevuld): Html {
  const { taal } = context
  const t = texts[taal]
  const { uuid, soortDigitaalAdres, adres, isStandaardAdres, toestemmingHergebruik, verificatieDatum } = given
  const act = (doe: string, text: string) =>
    form(context, { action: `${PATH}/adressen/${uuid}` }, button(text, { variant: 'subtle', name: 'doe', value: doe }))
  const proof = verificatieDatum
    ? html`, ${t.verified} ${day(taal, verificatieDatum)}`
    : given.teBevestigen && `, ${t.unverified}`
  return html`<li class="mijn-card"><p class="utrecht-paragraph">${t.soort[soortDigitaalAdres]}: <strong>${adres}</strong>${isStandaardAdres && ` (${t.first})`}${proof}</p>${paragraph(toestemmingHergebruik ? t.consent : t.noConsent)}${confirmation(context, given, ingevuld)}<div class="utrecht-button-group">${
    toestemmingHergebruik ? act('toestemming_intrekken', t.withdraw(adres)) : act('toestemming_geven', t.give(adres))
  }${!isStandaardAdres && act('standaard', t.makeFirst(adres))}${form(context, { action: `${PATH}/adressen/${uuid}/verwijdering` }, button(t.remove(adres), { variant: 'subtle' }))}</div></li>`
}

/** The purposes for which a klant gets messages, unless they say otherwise. */
const DOELEN = ['antwoord', 'status'] as const

/** Shows the choices of what somebody wants to be told of, with what they allowed and withdrew before. */
function notices(context: MijnContext, { toestemmingen }: queries.MijnPartij): Html {
  const { taal } = context
  const t = texts[taal]
  const items = DOELEN.map((doel) => {
    const isOn = toestemmingen.find((one) => one.doel === doel)?.gegeven ?? true
    const text = isOn ? t.turnOff(t.doel[doel]) : t.turnOn(t.doel[doel])
    const choice = html`<input type="hidden" name="doel" value="${doel}">${button(text, { variant: 'subtle', name: 'gegeven', value: isOn ? 'nee' : 'ja' })}`
    return html`<li class="mijn-card"><p class="utrecht-paragraph">${t.doel[doel]}: <strong>${isOn ? t.on : t.off}</strong></p>${form(context, { action: `${PATH}/toestemmingen` }, choice)}</li>`
  })
  const before = toestemmingen.map(
    ({ doel, adres, gegeven, op, bron }) =>
      html`<li>${day(taal, op)}: ${t.doel[doel]}${doel === 'hergebruik' && ` (${adres ?? t.goneAddress})`}: ${gegeven ? t.given : t.withdrawn}${bron === 'gemeente' && `, ${t.byUs}`}</li>`,
  )
  return html`${paragraph(t.noticesHelp)}<ul class="mijn-cards">${items}</ul>${before.length > 0 && html`<details><summary>${t.history}</summary><ul class="mijn-list">${before}</ul></details>`}`
}

/** Shows in which language somebody gets messages, with the way to the other one. */
function language(context: MijnContext, { voorkeurstaal }: queries.MijnPartij): Html {
  const { taal } = context
  const t = texts[taal]
  const now = voorkeurstaal === TALEN.en ? 'en' : 'nl'
  const other = now === 'nl' ? 'en' : 'nl'
  return html`${paragraph(html`${t.languageNow} <strong>${t.languages[now]}</strong>.`)}${form(
    context,
    { action: `${PATH}/taal` },
    button(t.languageChoose(t.languages[other]), { variant: 'subtle', name: 'taal', value: other }),
  )}`
}

function adding(context: MijnContext, ingevuld: Ingevuld): Html {
  const { taal } = context
  const t = texts[taal]
  const soorten = [
    { value: 'email', label: t.soort.email },
    { value: 'telefoonnummer', label: t.soort.telefoonnummer },
  ]
  return form(
    context,
    { action: `${PATH}/adressen`, label: t.add },
    html`${choiceField({ taal, name: 'soort', label: t.kind, type: 'radio', ingevuld, choices: soorten })}${textField({ taal, name: 'adres', label: t.address, ingevuld, maxLength: lengthOf(NieuwDigitaalAdres, 'adres') })}${choiceField({ taal, name: 'gebruik', label: t.use, description: t.useHelp, type: 'checkbox', required: false, ingevuld, choices: [{ value: 'ja', label: t.useChoice }] })}${button(t.addButton)}`,
  )
}

const around = ({ taal, open }: MijnContext): Html => {
  const t = texts[taal]
  const closed = closedText(taal, closedTo({ open }))
  return html`${section('inzage', t.looked, html`${paragraph(t.lookedHelp)}${paragraph(linkButton(`${PATH}/inzage`, t.looked, 'secondary'))}`)}${section('alles', t.all, html`${paragraph(t.allHelp)}${closed && paragraph(closed)}${paragraph(linkButton(`${PATH}/download`, t.download, 'secondary'))}`)}`
}

async function tonen(context: MijnContext, ingevuld: Ingevuld, codes?: 'op'): Promise<Pagina> {
  const { db, taal } = context
  const t = texts[taal]
  const found = await queries.partijen(db, context)
  const { talen } = await instellingen(db)
  const adressen = found.flatMap((partij) => partij.adressen)
  const known = html`${section(
    'wie',
    t.who,
    found.map((partij) => who(context, partij)),
  )}${section(
    'bereik',
    t.reach,
    html`${paragraph(t.reachHelp)}${adressen.length > 0 ? html`<ul class="mijn-cards">${adressen.map((adres) => address(context, adres, ingevuld))}</ul>` : paragraph(t.none)}`,
  )}${section('toevoegen', t.add, adding(context, ingevuld))}${section(
    'meldingen',
    t.notices,
    found
      .slice(0, 1)
      .map((partij) => html`${notices(context, partij)}${talen.length > 1 && language(context, partij)}`),
  )}`
  return {
    title: t.title,
    content: html`${faultSummary(taal, ingevuld)}${codes === 'op' && alert(taal, 'info', t.codesGone, paragraph(t.codesGoneHelp))}${found.length > 0 ? known : paragraph(t.unknown)}${around(context)}`,
  }
}

const back = { to: `${PATH}#bereik` }

/** Where an address is shown again; when no code went there, that is said. */
const backAfter = (code: Code) => (code === 'op' ? { to: `${PATH}?codes=op` } : back)

async function confirming(context: MijnContext, uuid: string, body: Formuliervelden): Promise<Antwoord> {
  const fouten = await confirm(context, uuid, body)
  // It is not thrown: that it was tried must be kept.
  return fouten.length === 0 ? back : { ...(await tonen(context, { waarden: {}, fouten })), status: 400 }
}

export const pages = bindPages('gegevens', gegevens, {
  tonen: (context, { ingevuld, query }) => tonen(context, ingevuld, query.codes),
  async adresToevoegen(context, { body }) {
    return backAfter(await add(context, body))
  },
  async adresWijzigen(context, { params, body }) {
    return backAfter(await changeAdres(context, params.uuid, body.doe))
  },
  adresBevestigen: (context, { params, body }) => confirming(context, params.uuid, body),
  async toestemmen({ db, partijen }, { body: { doel, gegeven } }) {
    if (partijen.length === 0) throw notFound('Partij')
    await addToestemmingen(db, partijen, doel, gegeven === 'ja')
    return { to: `${PATH}#meldingen` }
  },
  async taalKiezen({ db, partijen }, { body: { taal } }) {
    if (partijen.length === 0) throw notFound('Partij')
    for (const partij of partijen) await change(db, partij, { voorkeurstaal: TALEN[taal] })
    return { to: `${PATH}#meldingen` }
  },
  async adresVerwijderen(context, { params }) {
    await remove(context, params.uuid)
    return back
  },
  inzage: (context, { query }) => inzagePage(context, query.na),
  downloaden: (context) => alles(context),
})
