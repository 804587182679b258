import { Alert } from '../../../../web/ui/alert.tsx'
import { Actions, Button } from '../../../../web/ui/button.tsx'
import { type Formats, useFormats } from '../../../../web/ui/format.ts'
import { useTexts } from '../../../../web/ui/language.tsx'
import { Stack } from '../../../../web/ui/layout.tsx'
import type { ConceptAnders, ConceptOpvolging, ConceptVraag } from '../../../concepten/contract.ts'
import { zaakTexts } from '../../../zaken/werkplek/texts.ts'
import { naamOf } from '../contact.ts'
import { recipientTexts } from '../customer/recipient-texts.ts'
import { contactTexts } from '../texts.ts'
import { valueAt } from './draft-merge.ts'
import { placeOf } from './place.ts'

type Texts = typeof contactTexts.nl &
  Pick<typeof recipientTexts.nl, 'numbers' | 'many' | 'count'> &
  Pick<typeof zaakTexts.nl, 'zaaktype' | 'explanation'>

/** The fields that have a label of their own; a field that is new in the contract does not compile without one. */
type Labelled =
  | Exclude<keyof ConceptVraag, 'uuid' | 'opvolgingen' | 'bijlagen'>
  | Exclude<keyof ConceptOpvolging, 'uuid' | 'soort' | 'actoren' | 'antwoorden'>

/** Gives the label of a field on the screen. */
function labelOf(veld: string, vraag: ConceptVraag, t: Texts): string {
  const labels: Readonly<Record<Labelled, string> & Record<string, string>> = {
    klant: t.customer,
    'klant.voornaam': t.firstName,
    'klant.voorvoegsel': t.prefix,
    'klant.achternaam': t.lastName,
    'klant.organisatie': t.organisation,
    'klant.telefoonnummer': t.phone,
    'klant.emailadres': t.email,
    'klant.geenAntwoord': t.noAnswer,
    'klant.nummers': t.numbers,
    kanaal: t.channel,
    initiatiefnemer: t.initiative,
    onderwerp: t.subject,
    inhoud: t.content,
    dag: t.day,
    begonnen: t.talkBegun,
    geeindigd: t.talkEnded,
    taal: t.language,
    vertrouwelijk: t.confidential,
    handeling: t.task,
    toelichting: t.note,
    zaaknummer: t.caseNumber,
    zaaktype: t.zaaktype,
    zaaktoelichting: t.explanation,
    vragenset: t.questionSet,
  }
  const { index, opvolging, name } = placeOf(veld, vraag)
  if (!opvolging) return labels[veld] ?? veld
  const label = name === 'antwoorden' ? opvolging.vragenset?.titel : labels[name ?? '']
  const several = vraag.opvolgingen.length > 1 && t.followUpNumber(index + 1)
  return [several, label ?? t.followUp].filter(Boolean).join(', ')
}

/** Gives the value of the field in the other window as readable text. */
function textOf({ vraag, veld }: ConceptAnders, t: Texts, { list, language }: Formats): string {
  const { opvolging, name } = placeOf(veld, vraag)
  if (veld === 'klant') return whoOf(vraag, t)
  if (opvolging && !name) return followUpText(opvolging, t)
  if (name === 'vragenset') return opvolging?.vragenset?.titel ?? ''
  if (name === 'zaaktype') return opvolging?.zaaktype?.omschrijving ?? ''
  const value = valueAt(vraag, veld)
  if (veld === 'taal') return language(vraag.taal)
  if (veld === 'initiatiefnemer') return t.initiatives[vraag.initiatiefnemer]
  if (typeof value === 'boolean') return value ? t.yes : t.no
  if (veld === 'begonnen' || veld === 'geeindigd') return String(value).replace('T', ' ')
  if (typeof value === 'string') return value
  return Array.isArray(value) ? list(value.map(String)) : ''
}

function whoOf(vraag: ConceptVraag, t: Texts): string {
  const { klant } = vraag
  if (klant.ontvangers) return `${t.many}: ${t.count(klant.ontvangers.length)}`
  const name = naamOf({ ...vraag, onderwerp: '' })
  return [name || t.unknown, klant.namens?.naam].filter(Boolean).join(' / ')
}

function followUpText(opvolging: ConceptOpvolging, t: Texts): string {
  const { soort, handeling, toelichting, zaaknummer, zaaktype, zaaktoelichting, actoren } = opvolging
  const names = actoren.map(({ naam }) => naam)
  const zaak = [zaaknummer, zaaktype?.omschrijving, zaaktoelichting]
  return [t.followUps[soort], ...names, handeling, toelichting, ...zaak].filter(Boolean).join('\n')
}

export interface OtherProps {
  vraag: ConceptVraag
  anders: readonly ConceptAnders[]
  /** The user takes the value from the other window, or keeps the value here. */
  onChoose(ander: ConceptAnders, takes: boolean): void
}

/** Shows one field that was filled in differently in another window, and lets the user take that value or keep their own. */
export function Other({ vraag, ander, onChoose }: Omit<OtherProps, 'anders'> & { ander: ConceptAnders }) {
  const t = { ...useTexts(zaakTexts), ...useTexts(recipientTexts), ...useTexts(contactTexts) }
  const formats = useFormats()
  return (
    <Alert kind="warning" title={t.elsewhere(labelOf(ander.veld, vraag, t))} live>
      <Stack gap="small">
        <p className="balie-prose">{textOf(ander, t, formats) || t.emptied}</p>
        <Actions>
          <Button onClick={() => onChoose(ander, true)}>{t.takeOther}</Button>
          <Button onClick={() => onChoose(ander, false)}>{t.keepMine}</Button>
        </Actions>
      </Stack>
    </Alert>
  )
}
