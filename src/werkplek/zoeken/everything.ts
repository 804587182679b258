import type { z } from 'zod'
import { zaaksysteem } from '../../koppelingen/zaaksysteem/contract.ts'
import { internetaken } from '../../register/internetaken/contract.ts'
import { type Klantcontact, klantcontacten } from '../../register/klantcontacten/contract.ts'
import type { Meaning } from '../../register/klantcontacten/werkplek/customer/customer-query.ts'
import {
  type Choice,
  contactQuery,
  questionsFor,
  type Says,
  unknownQuery,
} from '../../register/klantcontacten/werkplek/customer/customer-sources.ts'
import { partijen } from '../../register/partijen/contract.ts'
import { type Question, question } from '../../web/frame/asked.ts'
import { clientOf } from '../../web/frame/client.ts'
import type { SearchHit } from '../../web/ui/grouped-search.tsx'
import type { SearchTexts } from './texts.ts'

// Asks for the search for everything. All of it travels in bodies, and each operation writes in the logboek whose data it showed.

export type Place = 'register' | 'contacts' | 'tasks' | 'cases' | 'brp' | 'kvk'

/** A hit, and where it leads. */
export interface Hit extends SearchHit {
  leads: Choice | { contact: string } | { task: string } | { zaaksysteem: string; zaak: string }
}

interface Asking {
  meanings: readonly Meaning[]
  outside: { brp: boolean; kvk: boolean }
  may(operation: { right: string }): boolean
  says: Says & { s: SearchTexts }
}

/** The number of hits of each place. */
const AT_MOST = 6

/** Shorter words are in nearly everything. */
const SHORTEST_WORD = 3

/** Words are searched for where a text can only be a name: never a BSN, an address or a telephone number. */
const wordsOf = (meaning: Meaning): string | undefined =>
  meaning.kind === 'name' && meaning.name.length >= SHORTEST_WORD ? meaning.name : undefined

/** Eight figures can be the number of a contact, and of a task. */
const taskWordsOf = (meaning: Meaning): string | undefined =>
  meaning.kind === 'contact' ? meaning.number : wordsOf(meaning)

function contactOf(contact: z.output<typeof Klantcontact>, { t, s, formats }: Asking['says']): Hit {
  const { uuid, nummer, onderwerp, kanaal, plaatsgevondenOp, vertrouwelijk, betrokkenen } = contact
  const names = betrokkenen.map(
    ({ partij, volledigeNaam, organisatienaam }) => partij?.naam || volledigeNaam || organisatienaam,
  )
  const description = [names.find(Boolean) ?? s.nameless, formats.date(plaatsgevondenOp), kanaal, nummer].join(', ')
  return {
    id: uuid,
    label: onderwerp,
    description,
    mark: vertrouwelijk ? t.confidential : undefined,
    leads: { contact: uuid },
  }
}

const contactBodies = (meaning: Meaning) => {
  const words = wordsOf(meaning)
  const onbekende = unknownQuery(meaning)
  const known = contactQuery(meaning)
  return [...(words ? [{ zoek: words }] : []), ...(onbekende ? [{ onbekende }] : []), ...(known ? [known] : [])]
}

/** Makes the questions to each place where the user may look. */
export function everythingAbout({ meanings, outside, may, says }: Asking): Question<Hit, Place>[] {
  const { s, t } = says
  const customers = questionsFor(meanings, outside, says).flatMap(({ place, ask, ...rest }): Question<Hit, Place>[] =>
    // Contacts are asked below as contacts; here they would lead to a customer.
    place === 'contacts' || (place === 'register' && !may(partijen.zoeken))
      ? []
      : [{ ...rest, place, ask: async () => (await ask()).map(({ choice, ...hit }) => ({ ...hit, leads: choice })) }],
  )
  const tasks = may(internetaken.zoeken) ? meanings.flatMap((meaning) => taskWordsOf(meaning) ?? []) : []
  const cases = may(zaaksysteem.zoeken) ? meanings.flatMap((one) => (one.kind === 'case' ? one.number : [])) : []
  return [
    ...customers.filter((own) => !own.outside),
    ...question<string, Hit, Place>('tasks', tasks, async (zoek) => {
      const { resultaten } = await clientOf(internetaken).zoeken({ body: { zoek, aantal: AT_MOST } })
      return resultaten.map(({ uuid, nummer, gevraagdeHandeling, klant, teLaat, status, geheimhouding }) => ({
        id: uuid,
        label: gevraagdeHandeling,
        description: [klant, nummer, status === 'verwerkt' && s.done].filter(Boolean).join(', '),
        mark: [geheimhouding && t.secret, teLaat && s.late].filter(Boolean).join(', ') || undefined,
        leads: { task: nummer },
      }))
    }),
    ...question<ReturnType<typeof contactBodies>[number], Hit, Place>(
      'contacts',
      may(klantcontacten.zoeken) ? meanings.flatMap(contactBodies) : [],
      async (body) => {
        const { resultaten } = await clientOf(klantcontacten).zoeken({ body: { ...body, aantal: AT_MOST } })
        return resultaten.map((contact) => contactOf(contact, says))
      },
    ),
    ...question<string, Hit, Place>(
      'cases',
      cases,
      async (nummer) => {
        const { resultaten } = await clientOf(zaaksysteem).zoeken({ body: { nummer } })
        return resultaten.map(({ zaaksysteem: systeem, zaak, identificatie, gegevens }) => ({
          id: `${systeem.uuid} ${zaak}`,
          label: identificatie || nummer,
          description: [gegevens?.zaaktype, systeem.naam].filter(Boolean).join(', '),
          leads: { zaaksysteem: systeem.uuid, zaak },
        }))
      },
      true,
    ),
    ...customers.filter((own) => own.outside),
  ]
}
