import { encodeCursor } from '../../platform/cursor.ts'
import { html } from '../../platform/html.ts'
import { type Betrokkenen, type Inzageregel, inzage } from '../../register/logboek/inzage.ts'
import { pseudoniemOfBsn } from '../../register/logboek/pseudoniem.ts'
import type { Language } from '../../web/ui/dictionary.ts'
import { link, moment, more, paragraph, timeline } from '../frame/components.ts'
import type { MijnContext, Pagina } from '../frame/pages.ts'
import { texts } from './texts.ts'

// Tells whoever is logged in who looked at their data (R29).

export const PAGE = 50

/** Whose data it was; of somebody with a BSN also what was seen of them in the BRP. */
export function ofVisitor({ partijen, hoedanigheid: { klant }, config, wie }: MijnContext): Betrokkenen {
  const elders = klant.soort === 'bsn' ? [pseudoniemOfBsn(config, klant.waarde)] : []
  return { partijen, elders, behalve: { wie: wie.uuid, namens: wie.namens } }
}

/** Says who looked: an afdeling or a system, never a medewerker. */
export function byWhom(taal: Language, { afdelingen, applicatie }: Inzageregel): string {
  const t = texts[taal]
  if (applicatie !== null) return t.application(applicatie)
  return afdelingen.length > 0 ? t.department(afdelingen.join(', ')) : t.employee
}

/** The purposes that Balie comes with, in English; one of the municipality's own is shown as it is. */
const PURPOSES: Readonly<Record<string, string>> = {
  'Beheren van toegang': 'Keeping access in order',
  'Berichten aan klanten over hun vragen en zaken': 'Messages to customers about their questions and cases',
  'Bijhouden en opvolgen van klantcontacten': 'Keeping and following up customer contacts',
  'Raadplegen van de Basisregistratie Personen': 'Looking up the Personal Records Database (BRP)',
  'Raadplegen van het Handelsregister': 'Looking up the Business Register',
  'Starten en volgen van zaken': 'Starting and following cases',
  'Toezien op het gebruik van persoonsgegevens': 'Supervising the use of personal data',
  'Uitzetten en volgen van klanttaken': 'Setting out and following tasks for customers',
}

/** Says what for somebody looked. */
export function purposeOf(taal: Language, { activiteit }: Pick<Inzageregel, 'activiteit'>): string {
  if (!activiteit) return texts[taal].noPurpose
  return taal === 'nl' ? activiteit : (PURPOSES[activiteit] ?? activiteit)
}

/** The page with who looked, the last time first. */
export async function inzagePage(context: MijnContext, na: string | undefined): Promise<Pagina> {
  const { db, taal } = context
  const t = texts[taal]
  const found = await inzage(db, ofVisitor(context), { na, aantal: PAGE + 1 })
  const shown = found.slice(0, PAGE)
  const last = found.length > PAGE ? shown.at(-1) : undefined
  const looks = timeline(
    shown.map((regel) => ({
      when: moment(taal, regel.op),
      title: purposeOf(taal, regel),
      content: byWhom(taal, regel),
    })),
  )
  return {
    title: t.looked,
    content: html`${paragraph(t.lookedHelp)}${shown.length > 0 ? looks : paragraph(t.lookedNone)}${last && more(`/mijn/gegevens/inzage?na=${encodeCursor([last.id])}`, t.older)}${paragraph(link('/mijn/gegevens', t.back))}`,
  }
}
