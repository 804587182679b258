import { datumOp } from '../../begrippen/kalender.ts'
import type { Klantdocument } from '../../koppelingen/zaaksysteem/volgen/klantdocumenten.ts'
import { type Html, type HtmlValue, html } from '../../platform/html.ts'
import type { Language } from '../../web/ui/dictionary.ts'
import {
  alert,
  badge,
  cards,
  dataList,
  day,
  joined,
  link,
  linkButton,
  moment,
  paragraph,
  section,
  size,
  steps,
  timeline,
} from '../frame/components.ts'
import type { MijnContext, Pagina } from '../frame/pages.ts'
import type { Elders } from './elders.ts'
import type { MijnZaak, MijnZaakdetail } from './model.ts'
import { texts } from './texts.ts'

// A zaak on a page. Each part has its place and stands by itself, so that what is missing hides nothing else.

/** Names a zaak: by its subject, or else its kind, or else its number. */
const nameOf = (taal: Language, { omschrijving, zaaktype, identificatie }: MijnZaak): string =>
  omschrijving || zaaktype || texts[taal].zaak(identificatie)

/** How far it is in one line: in words, and as a step of so many. */
function progress(taal: Language, { status, open, resultaat }: MijnZaak): string {
  const t = texts[taal]
  const words = status?.tekst || (open ? t.noStatus : (resultaat ?? ''))
  return status && status.stappen > 1 ? `${words} (${t.step(status.stap, status.stappen).toLowerCase()})` : words
}

/** Tells in words what hinders the copy; nothing when it is as it should be. */
function hindrance(taal: Language, { toestand, foutOp, opgehaaldOp }: MijnZaak): HtmlValue {
  const t = texts[taal]
  if (toestand === 'vernietigd') return alert(taal, 'info', t.gone)
  if (toestand !== 'bekend') return alert(taal, 'warning', t.noAccess)
  return foutOp && opgehaaldOp && alert(taal, 'warning', html`${t.stale} ${moment(taal, opgehaaldOp)}.`)
}

/** When it will be ready, or was. */
function term(taal: Language, { open, einddatum, verwachtOp, opgeschort }: MijnZaak, today: string): HtmlValue {
  const t = texts[taal]
  if (!open) return einddatum && html`${t.ended} ${day(taal, einddatum)}`
  if (!verwachtOp || opgeschort !== null) return false
  return html`${verwachtOp < today ? t.overdue : t.expected} ${day(taal, verwachtOp)}`
}

/** A zaak as a card in a list. One that cannot be shown now still has its place. */
export function card(taal: Language, zaak: MijnZaak, today: string) {
  const t = texts[taal]
  const { id, identificatie, toestand, opgeschort, open } = zaak
  const words = toestand === 'bekend' ? progress(taal, zaak) : toestand === 'vernietigd' ? t.gone : t.noAccess
  const parts = [t.zaak(identificatie), words, term(taal, zaak, today)]
  return {
    href: `/mijn/zaken/${id}`,
    title: nameOf(taal, zaak),
    details: joined(parts, ' · '),
    ...(open && opgeschort !== null && { badge: badge('warning', t.suspended) }),
  }
}

function todo(taal: Language, { taken, zaak }: MijnZaakdetail): HtmlValue {
  const t = texts[taal]
  const open = taken.filter(({ status }) => status === 'open')
  const done = taken.filter(({ status }) => status !== 'open')
  const list = (of: typeof taken) =>
    cards(
      of.map(({ uuid, titel, status, laatsteDag }) => ({
        href: `/mijn/taken/${uuid}`,
        title: titel,
        details: status === 'open' ? html`${t.until} ${day(taal, laatsteDag)}` : t.taakstatus[status],
      })),
    )
  if (taken.length === 0 && !zaak.open) return false
  return html`${section('te-doen', t.todo, open.length > 0 ? list(open) : paragraph(t.todoNothing))}${done.length > 0 && section('gedaan', t.doneTasks, list(done))}`
}

/** Each status it can have, or what is known of the one it has. */
function statusOf(taal: Language, { zaak, stappen }: MijnZaakdetail): Html {
  const t = texts[taal]
  const now = stappen.findIndex(({ huidig }) => huidig)
  const note = zaak.status?.toelichting && paragraph(zaak.status.toelichting)
  if (stappen.length === 0) return html`${paragraph(progress(taal, zaak) || t.noStatus)}${note}`
  const items = stappen.map(({ naam, gezetOp, huidig }, index) => {
    const state = huidig ? 'current' : index < now ? 'done' : 'next'
    return {
      title: naam,
      state,
      label: t.states[state],
      details: html`${huidig && zaak.status && zaak.status.tekst !== naam && paragraph(zaak.status.tekst)}${gezetOp && state !== 'next' && day(taal, gezetOp)}`,
    } as const
  })
  return html`${now < 0 && paragraph(t.noStatus)}${steps(items)}${note}`
}

const documentList = (taal: Language, zaak: MijnZaak, documenten: readonly Klantdocument[]): Html =>
  html`<ul class="mijn-list">${documenten.map(
    ({ uuid, titel, bestandsnaam, omvang, datum }) =>
      html`<li>${omvang === null ? titel : link(`/mijn/zaken/${zaak.id}/documenten/${uuid}`, titel || bestandsnaam)}${omvang !== null && ` (${size(taal, omvang)})`}${datum && html`, ${day(taal, datum)}`}</li>`,
  )}</ul>`

/** The documents, wherever they are. Why there are none is said. */
function documents(
  taal: Language,
  { zaak, documenten, isAanvrager }: MijnZaakdetail,
  elders: Elders | undefined,
): Html {
  const t = texts[taal]
  if (elders === 'onbereikbaar') return alert(taal, 'warning', t.documentsUnreachable)
  if (elders === 'niet-voor-klant' || !isAanvrager) return paragraph(t.documentsNotYours)
  const shown = elders?.documenten ?? documenten
  if (!shown) return paragraph(t.documentsElsewhere)
  const missing = (elders?.nietOpgehaald ?? 0) > 0 && alert(taal, 'warning', t.documentsMissing)
  if (shown.length === 0) return html`${missing || paragraph(t.documentsNone)}`
  const beyond = (elders?.nietBekeken ?? 0) > 0 && paragraph(t.documentsBeyond)
  return html`${documentList(taal, zaak, shown)}${missing}${beyond}`
}

const contacts = (taal: Language, { contacten }: MijnZaakdetail): Html =>
  contacten.length === 0
    ? paragraph(texts[taal].contactsNone)
    : timeline(
        contacten.map(({ uuid, onderwerp, kanaal, op }) => ({
          when: moment(taal, op),
          channel: kanaal,
          title: link(`/mijn/vragen/${uuid}`, onderwerp || texts[taal].zaak('')),
        })),
      )

function parts(taal: Language, { deelzaken }: MijnZaakdetail): HtmlValue {
  if (deelzaken.length === 0) return false
  const t = texts[taal]
  return section(
    'deelzaken',
    t.parts,
    html`<ul class="mijn-list">${deelzaken.map(({ id, identificatie, omschrijving, status, einddatum }) => {
      const name = omschrijving || t.zaak(identificatie)
      return html`<li>${id ? link(`/mijn/zaken/${id}`, name) : name}${status && `: ${status}`}${einddatum && html` (${t.ended.toLowerCase()} ${day(taal, einddatum)})`}</li>`
    })}</ul>`,
  )
}

function facts(taal: Language, { zaak }: MijnZaakdetail): Html {
  const t = texts[taal]
  const { zaaktype, startdatum, uiterlijkOp, open, resultaat, medewerker, afdeling, opgeschort } = zaak
  const items: [string, HtmlValue][] = [
    [t.kind, zaaktype],
    [t.begun, startdatum && day(taal, startdatum)],
    [t.latest, open && opgeschort === null && uiterlijkOp && day(taal, uiterlijkOp)],
    [t.result, resultaat],
    [t.by, [medewerker, afdeling].filter(Boolean).join(', ')],
  ]
  return dataList(items.filter(([, value]) => value))
}

/** The page of a zaak: what must be done, the status, the documents, the contacts, and whom to ask. */
export function page(
  { taal, now }: Pick<MijnContext, 'taal' | 'now'>,
  detail: MijnZaakdetail,
  elders: Elders | undefined,
): Pagina {
  const t = texts[taal]
  const { zaak } = detail
  const when = term(taal, zaak, datumOp(now))
  const suspended =
    zaak.open &&
    zaak.opgeschort !== null &&
    alert(taal, 'warning', t.suspended, paragraph(t.suspendedWhy(zaak.opgeschort)))
  return {
    title: nameOf(taal, zaak),
    content: html`${paragraph(t.zaak(zaak.identificatie))}${hindrance(taal, zaak)}${suspended}${todo(taal, detail)}${section('status', t.status, html`${when && paragraph(html`${when}.`)}${zaak.toestand === 'bekend' && html`${statusOf(taal, detail)}${facts(taal, detail)}`}`)}${section('documenten', t.documents, documents(taal, detail, elders))}${parts(taal, detail)}${section('contacten', t.contacts(detail.contacten.length), contacts(taal, detail))}${section('vraag', t.ask, paragraph(linkButton(`/mijn/vragen/nieuw?zaak=${zaak.id}`, t.askButton, 'secondary')))}${paragraph(link('/mijn/zaken', t.back))}`,
  }
}
