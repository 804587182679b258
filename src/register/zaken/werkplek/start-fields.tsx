import type { z } from 'zod'
import { initiatorOf, omschrijvingUit } from '../../../begrippen/zaak.ts'
import { zaaksystemen } from '../../../inrichting/zaaksystemen/contract.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { ComboboxField, type Option, type OptionSearch } from '../../../web/ui/combobox-field.tsx'
import { DataList } from '../../../web/ui/data-list.tsx'
import type { FieldBinding } from '../../../web/ui/form.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Disclosure } from '../../../web/ui/layout.tsx'
import { TextareaField } from '../../../web/ui/text-field.tsx'
import type { Klantcontact } from '../../klantcontacten/contract.ts'
import { zaakTexts } from './texts.ts'

/** A zaaksysteem takes at most this much text. */
const MOST_EXPLANATION = 1000

/** A zaaktype of a zaaksysteem, as a draft holds it. */
export interface ChosenZaaktype {
  zaaksysteem: string
  identificatie: string
  omschrijving: string
}

const SEPARATOR = ' '

/** An option knows of which zaaksysteem its zaaktype is. */
export const optionOfZaaktype = ({ zaaksysteem, identificatie, omschrijving }: ChosenZaaktype): Option => ({
  id: `${zaaksysteem}${SEPARATOR}${identificatie}`,
  label: omschrijving,
})

/** Gives the zaaktype of an option. */
export function zaaktypeOf({ id, label }: Option): ChosenZaaktype {
  const [zaaksysteem = '', ...rest] = id.split(SEPARATOR)
  return { zaaksysteem, identificatie: rest.join(SEPARATOR), omschrijving: label }
}

/** Finds the zaaktypen that the user may start today, by name, number, keyword or synonym. */
const search: OptionSearch = async (zoek) => {
  const { resultaten } = await clientOf(zaaksystemen).startbaar({ query: { ...(zoek && { zoek }) } })
  return resultaten.map(({ zaaksysteem, identificatie, omschrijving }) => ({
    ...optionOfZaaktype({ zaaksysteem: zaaksysteem.uuid, identificatie, omschrijving }),
    description: `${identificatie}, ${zaaksysteem.naam}`,
  }))
}

/** The values of the fields with which a zaak is started. */
export interface StartValues {
  zaaktype: ChosenZaaktype | null
  toelichting: string
}

export const NO_START: StartValues = { zaaktype: null, toelichting: '' }

/** Makes what is sent to start a zaak. A form without a zaaktype is not sent. */
export const startBody = ({ zaaktype, toelichting }: StartValues) => ({
  zaaksysteem: zaaktype?.zaaksysteem ?? '',
  zaaktype: zaaktype?.identificatie ?? '',
  toelichting,
})

interface StartFieldsProps {
  zaaktype: FieldBinding<ChosenZaaktype | null>
  toelichting: FieldBinding<string>
}

/** Shows the fields with which a zaak is started. */
export function StartFields({ zaaktype: { value, onChange, ...zaaktype }, toelichting }: StartFieldsProps) {
  const t = useTexts(zaakTexts)
  return (
    <>
      <ComboboxField
        label={t.zaaktype}
        description={t.zaaktypeHelp}
        source="zaaktypen"
        search={search}
        {...zaaktype}
        value={value && optionOfZaaktype(value)}
        onChange={(option) => onChange(option && zaaktypeOf(option))}
      />
      <TextareaField
        label={t.explanation}
        description={t.explanationHelp}
        required={false}
        rows={3}
        max={MOST_EXPLANATION}
        {...toelichting}
      />
    </>
  )
}

/** The people and documents of a contact that go to the zaaksysteem. */
export interface GoesAlong {
  onderwerp: string
  betrokkenen: readonly { rol: 'klant' | 'vertegenwoordiger'; initiator: boolean; naam: string }[]
  adressen: readonly string[]
  documenten: readonly string[]
}

/** Lists what of a registered klantcontact goes to the zaaksysteem. */
export const goesAlongWith = (
  { onderwerp, betrokkenen, bijlagen }: z.output<typeof Klantcontact>,
  t: typeof zaakTexts.nl,
): GoesAlong => ({
  onderwerp,
  betrokkenen: betrokkenen.map(({ rol, initiator, partij, volledigeNaam, organisatienaam }) => ({
    rol,
    initiator,
    naam: partij?.naam || volledigeNaam || organisatienaam,
  })),
  adressen: betrokkenen.flatMap(({ digitaleAdressen }) => digitaleAdressen.map(({ adres }) => adres)),
  documenten: bijlagen.length > 0 ? [t.documentCount(bijlagen.length)] : [],
})

/** Shows what goes to the zaaksysteem with a zaak: its rollen, the addresses of this contact (R4, R8), and the documents. */
export function WhatGoesAlong({ onderwerp, betrokkenen, adressen, documenten }: GoesAlong) {
  const t = useTexts(zaakTexts)
  const formats = useFormats()
  const namesOf = (own: GoesAlong['betrokkenen']) => formats.list(own.map(({ naam }) => naam || t.unknownPerson))
  const initiator = initiatorOf(betrokkenen)
  const others = betrokkenen.filter((own) => own !== initiator)
  const cut = omschrijvingUit(onderwerp)
  return (
    <Disclosure summary={t.goesAlong}>
      <DataList
        items={[
          [t.description, cut === onderwerp ? onderwerp : t.shortened(cut)],
          [t.initiator, initiator && namesOf([initiator])],
          [t.representative, namesOf(others.filter(({ rol }) => rol === 'vertegenwoordiger'))],
          [t.also, namesOf(others.filter(({ rol }) => rol === 'klant'))],
          [t.reachable, formats.list(adressen)],
          [t.documents, formats.list(documenten)],
        ]}
      />
    </Disclosure>
  )
}
