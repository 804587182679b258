import type { Option } from '../../../web/ui/combobox-field.tsx'
import type { ConceptOpvolging, ConceptVraag } from '../../concepten/contract.ts'
import { MIDDELEN, NIVEAU } from '../../partijen/werkplek/means.ts'

/** A follow-up in the shape of the fields of the screen. */
export interface FollowUp extends Omit<ConceptOpvolging, 'actoren'> {
  actoren: Option[]
}

/** A question in the shape of the fields of the screen. */
export interface Values {
  klant: Option | null
  /** It comes from a basisregistratie, and is no customer yet. */
  gevonden: ConceptVraag['klant']['gevonden']
  /** The customer represents them. */
  namens: Option | null
  /** It is somebody whose representation was not recorded yet. */
  namensAnder: boolean
  /** The representation is recorded for the next time too. */
  voortaan: boolean
  /** A message to many goes to these recipients; null means that it is a contact with one customer. */
  ontvangers: ConceptVraag['klant']['ontvangers']
  nummers: string
  vaststelling: (typeof MIDDELEN)[number] | ''
  voornaam: string
  voorvoegsel: string
  achternaam: string
  organisatie: string
  telefoonnummer: string
  emailadres: string
  geenAntwoord: boolean
  kanaal: string
  initiatiefnemer: ConceptVraag['initiatiefnemer']
  onderwerp: string
  inhoud: string
  taal: string
  vertrouwelijk: boolean
  opvolgingen: FollowUp[]
  dag: string
  begonnen: string
  geeindigd: string
  bijlagen: ConceptVraag['bijlagen']
}

/** A draft from before zaken could be started does not have these. */
const NO_START = { zaaktype: null, zaaktoelichting: '' }

type Partij = NonNullable<ConceptVraag['klant']['partij']>

const optieOf = ({ uuid, naam, nummer }: Partij): Option => ({ id: uuid, label: naam, description: nummer })

/** The description, which tells one customer from another, begins with their number. */
const partijOf = ({ id, label, description = '' }: Option): Partij => ({
  uuid: id,
  naam: label,
  nummer: description.split(',')[0] ?? '',
})

/** Turns a question into the fields of the screen. */
export function waardenOf({ klant, opvolgingen, ...vraag }: ConceptVraag): Values {
  const { partij, voornaam, voorvoegsel, achternaam, organisatie, telefoonnummer, emailadres } = klant
  const { kanaal, initiatiefnemer, onderwerp, inhoud, taal, vertrouwelijk, dag, bijlagen, begonnen, geeindigd } = vraag
  return {
    klant: partij && optieOf(partij),
    gevonden: klant.gevonden,
    namens: klant.namens && optieOf(klant.namens),
    namensAnder: false,
    voortaan: klant.voortaan,
    ontvangers: klant.ontvangers,
    nummers: klant.nummers,
    vaststelling: MIDDELEN.find((middel) => middel === klant.middel) ?? '',
    ...{ voornaam, voorvoegsel, achternaam, organisatie, telefoonnummer, emailadres },
    // A draft from before this was asked does not have it.
    geenAntwoord: klant.geenAntwoord ?? false,
    ...{ kanaal, initiatiefnemer, onderwerp, inhoud, taal, vertrouwelijk, dag, bijlagen },
    // A draft from before they were recorded does not have these.
    ...{ begonnen: begonnen ?? '', geeindigd: geeindigd ?? '' },
    opvolgingen: opvolgingen.map(({ actoren, ...opvolging }) => ({
      ...NO_START,
      ...opvolging,
      actoren: actoren.map(({ uuid, naam }) => ({ id: uuid, label: naam })),
    })),
  }
}

/** Turns the fields of the screen into a question. */
export function vraagOf(values: Values, { uuid }: Pick<ConceptVraag, 'uuid'>): ConceptVraag {
  const { klant, vaststelling, voornaam, voorvoegsel, achternaam, organisatie, telefoonnummer, emailadres } = values
  const { kanaal, initiatiefnemer, onderwerp, inhoud, taal, vertrouwelijk, dag, bijlagen, begonnen, geeindigd } = values
  return {
    ...{ uuid, kanaal, initiatiefnemer, onderwerp, inhoud, taal, vertrouwelijk, dag, bijlagen, begonnen, geeindigd },
    klant: {
      partij: klant && partijOf(klant),
      gevonden: values.gevonden,
      namens: values.namens && partijOf(values.namens),
      voortaan: values.voortaan,
      ontvangers: values.ontvangers,
      nummers: values.nummers,
      middel: vaststelling || null,
      niveau: vaststelling ? NIVEAU[vaststelling] : null,
      ...{ voornaam, voorvoegsel, achternaam, organisatie, telefoonnummer, emailadres },
      geenAntwoord: values.geenAntwoord,
    },
    opvolgingen: values.opvolgingen.map(({ actoren, ...opvolging }) => ({
      ...opvolging,
      actoren: actoren.map(({ id, label }) => ({ uuid: id, naam: label })),
    })),
  }
}
