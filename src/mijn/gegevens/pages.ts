import { type Html, type HtmlValue, html } from '../../platform/html.ts'
import { lengthOf } from '../../platform/lengths.ts'
import { NieuwDigitaalAdres } from '../../register/partijen/contract.ts'
import {
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
import { bindPages, type Ingevuld, type MijnContext, type Pagina } from '../frame/pages.ts'
import { add, change, remove } from './adressen.ts'
import { gegevens } from './contract.ts'
import { alles } from './downloaden.ts'
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

/** An address, with what can be done with it. Each button says of which address it is. */
function address(context: MijnContext, { uuid, soortDigitaalAdres, adres, ...found }: queries.MijnAdres): Html {
  const { taal } = context
  const t = texts[taal]
  const { isStandaardAdres, toestemmingHergebruik, verificatieDatum } = found
  const act = (doe: string, text: string) =>
    form(context, { action: `${PATH}/adressen/${uuid}` }, button(text, { variant: 'subtle', name: 'doe', value: doe }))
  return html`<li class="mijn-card"><p class="utrecht-paragraph">${t.soort[soortDigitaalAdres]}: <strong>${adres}</strong>${isStandaardAdres && ` (${t.first})`}${verificatieDatum && html`, ${t.verified} ${day(taal, verificatieDatum)}`}</p>${paragraph(toestemmingHergebruik ? t.consent : t.noConsent)}<div class="utrecht-button-group">${
    toestemmingHergebruik ? act('toestemming_intrekken', t.withdraw(adres)) : act('toestemming_geven', t.give(adres))
  }${!isStandaardAdres && act('standaard', t.makeFirst(adres))}${form(context, { action: `${PATH}/adressen/${uuid}/verwijdering` }, button(t.remove(adres), { variant: 'subtle' }))}</div></li>`
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

const around = ({ taal }: MijnContext): Html => {
  const t = texts[taal]
  return html`${section('inzage', t.looked, html`${paragraph(t.lookedHelp)}${paragraph(linkButton(`${PATH}/inzage`, t.looked, 'secondary'))}`)}${section('alles', t.all, html`${paragraph(t.allHelp)}${paragraph(linkButton(`${PATH}/download`, t.download, 'secondary'))}`)}`
}

async function tonen(context: MijnContext, ingevuld: Ingevuld): Promise<Pagina> {
  const { db, taal } = context
  const t = texts[taal]
  const found = await queries.partijen(db, context)
  const adressen = found.flatMap((partij) => partij.adressen)
  const known = html`${section(
    'wie',
    t.who,
    found.map((partij) => who(context, partij)),
  )}${section(
    'bereik',
    t.reach,
    html`${paragraph(t.reachHelp)}${adressen.length > 0 ? html`<ul class="mijn-cards">${adressen.map((adres) => address(context, adres))}</ul>` : paragraph(t.none)}`,
  )}${section('toevoegen', t.add, adding(context, ingevuld))}`
  return {
    title: t.title,
    content: html`${faultSummary(taal, ingevuld)}${found.length > 0 ? known : paragraph(t.unknown)}${around(context)}`,
  }
}

const back = { to: `${PATH}#bereik` }

export const pages = bindPages('gegevens', gegevens, {
  tonen: (context, { ingevuld }) => tonen(context, ingevuld),
  async adresToevoegen(context, { body }) {
    await add(context, body)
    return back
  },
  async adresWijzigen(context, { params, body }) {
    await change(context, params.uuid, body.doe)
    return back
  },
  async adresVerwijderen(context, { params }) {
    await remove(context, params.uuid)
    return back
  },
  inzage: (context, { query }) => inzagePage(context, query.na),
  downloaden: (context) => alles(context),
})
