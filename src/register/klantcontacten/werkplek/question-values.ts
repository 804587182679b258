import type { Option } from '../../../web/ui/combobox-field.tsx'
import type { ConceptOpvolging, ConceptVraag } from '../../concepten/contract.ts'
import { MIDDELEN, NIVEAU } from './customer/means.ts'

/** A follow-up as the fields of the screen have it. */
export interface FollowUp extends Omit<ConceptOpvolging, 'actoren'> {
  actoren: Option[]
}

/** A question as the fields of the screen have it. */
export interface Values {
  klant: Option | null
  /** Of a basisregistratie, and no customer yet. */
  gevonden: ConceptVraag['klant']['gevonden']
  /** Whom the customer represents. */
  namens: Option | null
  /** It is somebody of whom that was not recorded yet. */
  namensAnder: boolean
  /** That is recorded for the next time too. */
  voortaan: boolean
  /** Who get a message to many; null: it is a contact with one customer. */
  ontvangers: ConceptVraag['klant']['ontvangers']
  nummers: string
  vaststelling: (typeof MIDDELEN)[number] | ''
  voornaam: string
  voorvoegsel: string
  achternaam: string
  organisatie: string
  telefoonnummer: string
  emailadres: string
  kanaal: string
  initiatiefnemer: ConceptVraag['initiatiefnemer']
  onderwerp: string
  inhoud: string
  taal: string
  vertrouwelijk: boolean
  opvolgingen: FollowUp[]
  dag: string
  bijlagen: ConceptVraag['bijlagen']
}

type Partij = NonNullable<ConceptVraag['klant']['partij']>

const optieVan = ({ uuid, naam, nummer }: Partij): Option => ({ id: uuid, label: naam, description: nummer })

/** What tells one customer from another begins with his number. */
const partijVan = ({ id, label, description = '' }: Option): Partij => ({
  uuid: id,
  naam: label,
  nummer: description.split(',')[0] ?? '',
})

/** The fields out of a question. */
export function waardenVan({ klant, opvolgingen, ...vraag }: ConceptVraag): Values {
  const { partij, voornaam, voorvoegsel, achternaam, organisatie, telefoonnummer, emailadres } = klant
  const { kanaal, initiatiefnemer, onderwerp, inhoud, taal, vertrouwelijk, dag, bijlagen } = vraag
  return {
    klant: partij && optieVan(partij),
    gevonden: klant.gevonden,
    namens: klant.namens && optieVan(klant.namens),
    namensAnder: false,
    voortaan: klant.voortaan,
    ontvangers: klant.ontvangers,
    nummers: klant.nummers,
    vaststelling: MIDDELEN.find((middel) => middel === klant.middel) ?? '',
    ...{ voornaam, voorvoegsel, achternaam, organisatie, telefoonnummer, emailadres },
    ...{ kanaal, initiatiefnemer, onderwerp, inhoud, taal, vertrouwelijk, dag, bijlagen },
    opvolgingen: opvolgingen.map(({ actoren, ...opvolging }) => ({
      ...opvolging,
      actoren: actoren.map(({ uuid, naam }) => ({ id: uuid, label: naam })),
    })),
  }
}

/** A question out of its fields. */
export function vraagVan(values: Values, { uuid }: Pick<ConceptVraag, 'uuid'>): ConceptVraag {
  const { klant, vaststelling, voornaam, voorvoegsel, achternaam, organisatie, telefoonnummer, emailadres } = values
  const { kanaal, initiatiefnemer, onderwerp, inhoud, taal, vertrouwelijk, dag, bijlagen } = values
  return {
    ...{ uuid, kanaal, initiatiefnemer, onderwerp, inhoud, taal, vertrouwelijk, dag, bijlagen },
    klant: {
      partij: klant && partijVan(klant),
      gevonden: values.gevonden,
      namens: values.namens && partijVan(values.namens),
      voortaan: values.voortaan,
      ontvangers: values.ontvangers,
      nummers: values.nummers,
      middel: vaststelling || null,
      niveau: vaststelling ? NIVEAU[vaststelling] : null,
      ...{ voornaam, voorvoegsel, achternaam, organisatie, telefoonnummer, emailadres },
    },
    opvolgingen: values.opvolgingen.map(({ actoren, ...opvolging }) => ({
      ...opvolging,
      actoren: actoren.map(({ id, label }) => ({ uuid: id, naam: label })),
    })),
  }
}
