import type { z } from 'zod'
import { lengthOf } from '../../../../platform/lengths.ts'
import { type Question as PlaceQuestion, question } from '../../../../web/frame/asked.ts'
import { clientOf } from '../../../../web/frame/client.ts'
import type { Option, OptionSearch } from '../../../../web/ui/combobox-field.tsx'
import { type Formats, today } from '../../../../web/ui/format.ts'
import type { SearchHit } from '../../../../web/ui/grouped-search.tsx'
import {
  basisregistraties,
  type GevondenOrganisatie,
  type GevondenPersoon,
  type OrganisatieVraag,
  type PersoonVraag,
} from '../../../basisregistraties/contract.ts'
import type { ConceptVraag } from '../../../concepten/contract.ts'
import { type Partij, PartijGegevens, partijen, type Zoekvraag } from '../../../partijen/contract.ts'
import { type Klantcontact, klantcontacten, type Onbekende } from '../../contract.ts'
import { type Meaning, partsOf, understand } from './customer-query.ts'
import type { CustomerTexts } from './customer-texts.ts'

// A customer is looked for in these places.

export type Place = 'register' | 'contacts' | 'brp' | 'kvk'

type Gevonden = NonNullable<ConceptVraag['klant']['gevonden']>

/** A choice is a customer in the register, or somebody who is not in it yet. */
export type Choice = { customer: Option } | { found: Gevonden }

/** A hit is a customer, or the registered contact of somebody who stayed unknown: that is opened. */
export interface Found extends SearchHit {
  choice: Choice | { contact: string }
}

/** A question to one place, about a customer. */
export type Question = PlaceQuestion<Found, Place>

export interface Says {
  t: CustomerTexts
  formats: Formats
}

type RegisterQuery = z.input<typeof Zoekvraag>

function registerQuery(meaning: Meaning): RegisterQuery | undefined {
  switch (meaning.kind) {
    case 'name':
    case 'nameAndBirth':
      return { naam: meaning.name }
    case 'bsn':
    case 'rsin':
      return { identificator: { soort: meaning.kind, nummer: meaning.number } }
    case 'kvk':
      return { identificator: { soort: 'kvk_nummer', nummer: meaning.number } }
    case 'branch':
      return { identificator: { soort: 'vestigingsnummer', nummer: meaning.number } }
    case 'customer':
      return { nummer: meaning.number }
    case 'phone':
      return { telefoonnummer: meaning.number }
    case 'email':
      return { emailadres: meaning.address }
    case 'address':
      return {
        postcode: meaning.postcode,
        huisnummer: meaning.number,
        // The register takes names of two letters or more.
        ...(meaning.surname.length > 1 && { naam: meaning.surname }),
      }
    default:
      return undefined
  }
}

export function contactQuery(meaning: Meaning): { nummer: string } | { onderwerpobject: string } | undefined {
  if (meaning.kind === 'contact') return { nummer: meaning.number }
  return meaning.kind === 'case' ? { onderwerpobject: meaning.number } : undefined
}

/** Makes the question about contacts of who stayed unknown, of which only the follow-up is used (R3). */
export function unknownQuery(meaning: Meaning): Onbekende | undefined {
  switch (meaning.kind) {
    case 'name':
    case 'nameAndBirth':
      return { naam: meaning.name }
    case 'phone':
      return { telefoonnummer: meaning.number }
    case 'email':
      return { emailadres: meaning.address }
    default:
      return undefined
  }
}

/** The typed details of a customer who is not found. */
export type Described = Partial<
  Record<'voornaam' | 'voorvoegsel' | 'achternaam' | 'telefoonnummer' | 'emailadres', string>
>

/** Gives what a text says of an unknown customer: it stays with their contact (R3). A number of something else says nothing of them. */
export function describedBy(meanings: readonly Meaning[]): Described | undefined {
  for (const meaning of meanings) {
    if (meaning.kind === 'phone') return { telefoonnummer: meaning.number }
    if (meaning.kind === 'email') return { emailadres: meaning.address }
    if (meaning.kind !== 'name' && meaning.kind !== 'nameAndBirth') continue
    const { first, prefix, surname } = partsOf(meaning.name)
    return { voornaam: first, voorvoegsel: prefix, achternaam: surname }
  }
  return undefined
}

function brpQuery(meaning: Meaning): PersoonVraag | undefined {
  if (meaning.kind === 'bsn') return { bsn: meaning.number }
  if (meaning.kind === 'nameAndBirth') return { geslachtsnaam: meaning.surname, geboortedatum: meaning.birth }
  if (meaning.kind !== 'address') return undefined
  const { postcode, number, letter, addition, surname } = meaning
  return {
    postcode,
    huisnummer: number,
    ...(letter && { huisletter: letter }),
    ...(addition && { huisnummertoevoeging: addition }),
    ...(surname && { geslachtsnaam: surname }),
  }
}

const SHORTEST_KVK_NAME = 3

/** Makes the question to the KVK. A BSN never goes there: only a number that is called an RSIN does. */
function kvkQuery(meaning: Meaning): OrganisatieVraag | undefined {
  if (meaning.kind === 'kvk') return { kvkNummer: meaning.number }
  if (meaning.kind === 'branch') return { vestigingsnummer: meaning.number }
  if (meaning.kind === 'rsin') return { rsin: meaning.number }
  if (meaning.kind === 'name') return meaning.name.length < SHORTEST_KVK_NAME ? undefined : { naam: meaning.name }
  if (meaning.kind !== 'address') return undefined
  const { postcode, number, letter } = meaning
  return { postcode, huisnummer: number, ...(letter && { huisletter: letter }) }
}

const isThere = <T>(value: T | undefined): value is T => value !== undefined

const addressOf = ({ bezoekadres: { straatnaam, huisnummer, huisnummertoevoeging, stad } }: Partij) =>
  [straatnaam, huisnummer, huisnummertoevoeging, stad].filter(Boolean).join(' ')

const marksOf = (t: CustomerTexts, marks: Partial<Record<'secret' | 'inactive' | 'underInvestigation', boolean>>) =>
  (['secret', 'inactive', 'underInvestigation'] as const).filter((mark) => marks[mark]).map((mark) => t[mark])

function customerOf(partij: Partij, { t }: Says): Found {
  const { uuid, naam, nummer, indicatieGeheimhouding: secret, indicatieActief } = partij
  const description = [nummer, addressOf(partij)].filter(Boolean).join(', ')
  const mark = marksOf(t, { secret, inactive: !indicatieActief }).join(', ') || undefined
  return { id: uuid, label: naam, description, mark, choice: { customer: { id: uuid, label: naam, description } } }
}

/** Makes a result for each customer in a contact that was found; of an unknown customer the contact alone, because their details cannot be reused (R3). */
function contactOf(contact: z.output<typeof Klantcontact>, { t, formats }: Says): Found[] {
  const about = t.contactAbout(contact.nummer, contact.onderwerp, formats.date(contact.plaatsgevondenOp))
  const customers = contact.betrokkenen.flatMap(({ partij }) => partij ?? [])
  if (customers.length === 0) {
    const names = contact.betrokkenen.map(({ volledigeNaam, organisatienaam }) => volledigeNaam || organisatienaam)
    const description = [...names.filter(Boolean), t.unknownCaller].join(', ')
    return [{ id: contact.uuid, label: about, description, leadsAway: true, choice: { contact: contact.uuid } }]
  }
  return customers.map(({ uuid, naam, nummer }) => ({
    id: `${contact.uuid} ${uuid}`,
    label: naam,
    description: `${nummer}, ${about}`,
    choice: { customer: { id: uuid, label: naam, description: nummer } },
  }))
}

type Kort = NonNullable<GevondenPersoon['partij']>

const known = ({ uuid, naam, nummer }: Kort): Choice => ({ customer: { id: uuid, label: naam, description: nummer } })

function personOf(person: GevondenPersoon, { t, formats }: Says): Found {
  const { bsn, naam, contactnaam, geboren, adres, geheimhouding, opgeschort, inOnderzoek, partij } = person
  const day = /^\d{4}-\d{2}-\d{2}$/.test(geboren) ? formats.date(geboren) : geboren
  const description = [day, ...adres].filter(Boolean).join(', ')
  const marks = [...marksOf(t, { secret: geheimhouding, underInvestigation: inOnderzoek }), opgeschort]
  return {
    id: partij?.uuid ?? `brp ${bsn}`,
    label: naam,
    description: partij ? `${partij.nummer}, ${description}` : description,
    mark: marks.filter(Boolean).join(', ') || undefined,
    choice: partij
      ? known(partij)
      : {
          found: {
            bron: 'brp',
            omschrijving: description,
            partij: {
              soortPartij: 'persoon',
              contactnaam,
              identificatoren: [{ soort: 'bsn', nummer: bsn }],
              indicatieGeheimhouding: geheimhouding,
            },
          },
        },
  }
}

function organisationOf(organisation: GevondenOrganisatie, { t }: Says): Found {
  const { kvkNummer, vestigingsnummer, rsin, naam, soort, adres, actief, partij } = organisation
  const numbers = [`KVK ${kvkNummer}`, vestigingsnummer && t.branchNumber(vestigingsnummer)]
  const description = [t.registrations[soort], ...numbers, ...adres].filter(Boolean).join(', ')
  return {
    id: partij?.uuid ?? `kvk ${vestigingsnummer || kvkNummer}`,
    label: naam,
    description: partij ? `${partij.nummer}, ${description}` : description,
    mark: actief ? undefined : t.inactive,
    choice: partij
      ? known(partij)
      : {
          found: {
            bron: 'kvk',
            omschrijving: description,
            partij: {
              soortPartij: 'organisatie',
              naam: naam.slice(0, lengthOf(PartijGegevens, 'naam')),
              identificatoren: vestigingsnummer
                ? [{ soort: 'vestigingsnummer', nummer: vestigingsnummer, kvkNummer }]
                : [
                    { soort: 'kvk_nummer', nummer: kvkNummer },
                    ...(rsin ? [{ soort: 'rsin' as const, nummer: rsin }] : []),
                  ],
            },
          },
        },
  }
}

const AT_MOST = 10

/** Makes the questions to each place, for all meanings of a text. */
export function questionsFor(
  meanings: readonly Meaning[],
  outside: { brp: boolean; kvk: boolean },
  says: Says,
): Question[] {
  const all = <Q>(make: (meaning: Meaning) => Q | undefined) => meanings.map(make).filter(isThere)
  const register = clientOf(partijen)
  const base = clientOf(basisregistraties)
  return [
    ...question('register', all(registerQuery), async (body) => {
      const { resultaten } = await register.zoeken({ body: { ...body, aantal: AT_MOST } })
      return resultaten.map((partij) => customerOf(partij, says))
    }),
    ...question('contacts', all(contactQuery), async (body) => {
      const { resultaten } = await clientOf(klantcontacten).zoeken({ body: { ...body, aantal: AT_MOST } })
      return resultaten.flatMap((contact) => contactOf(contact, says))
    }),
    ...question('contacts', all(unknownQuery), async (onbekende) => {
      const { resultaten } = await clientOf(klantcontacten).zoeken({ body: { onbekende, aantal: AT_MOST } })
      return resultaten.flatMap((contact) => contactOf(contact, says))
    }),
    ...question(
      'brp',
      outside.brp ? all(brpQuery) : [],
      async (body) => (await base.personen({ body })).resultaten.map((person) => personOf(person, says)),
      true,
    ),
    ...question(
      'kvk',
      outside.kvk ? all(kvkQuery) : [],
      async (body) => (await base.organisaties({ body })).resultaten.map((one) => organisationOf(one, says)),
      true,
    ),
  ]
}

/** Finds customers of the register by whatever was typed. Personal data go in the body, never in an address. */
export const customerSearch: OptionSearch = async (text) => {
  const bodies = understand(text, today()).meanings.map(registerQuery).filter(isThere)
  const answers = await Promise.all(
    bodies.map((body) => clientOf(partijen).zoeken({ body: { ...body, aantal: AT_MOST } })),
  )
  const found = new Map(answers.flatMap(({ resultaten }) => resultaten).map((partij) => [partij.uuid, partij]))
  return [...found.values()].map((partij) => ({
    id: partij.uuid,
    label: partij.naam,
    description: [partij.nummer, addressOf(partij)].filter(Boolean).join(', '),
  }))
}
