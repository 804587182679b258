import { useState } from 'react'
import { clientOf } from '../../../../web/frame/client.ts'
import { type Keeper, makeKeepings, useKeeping } from '../../../../web/frame/keeping.ts'
import { same } from '../../../../web/frame/same.ts'
import { isProblem } from '../../../../web/ui/problems.ts'
import {
  type Concept,
  type ConceptAnders,
  type ConceptInhoud,
  type ConceptVraag,
  concepten,
  conceptVeranderd,
} from '../../../concepten/contract.ts'
import { mergeDraft, mergeQuestion, withValueOf } from './draft-merge.ts'

/** Holds what is typed in running contacts, by uuid. */
export const drafts = makeKeepings<ConceptInhoud>()

const keeperOf = (uuid: string): Keeper<ConceptInhoud> => ({
  save: (inhoud, versie) => clientOf(concepten).bewaren({ params: { uuid }, body: { versie, inhoud } }),
  newer: (error) => (isProblem(error, conceptVeranderd) ? (error.problem.concept as Concept) : undefined),
  merge: mergeDraft,
  load: () => clientOf(concepten).tonen({ params: { uuid } }),
})

/** Holds a running contact, which is kept on the server while it is typed, and merged with what is typed in another window. */
export function useDraft(concept: Concept) {
  const { inhoud, latest, state, merged, change, pause, sync } = useKeeping(
    drafts,
    concept.uuid,
    concept,
    keeperOf(concept.uuid),
  )
  const [chosen, setChosen] = useState(0)
  return {
    inhoud,
    latest,
    state,
    merged,
    /** It changes whenever a question was changed by something other than typing. */
    turn: merged + chosen,
    /** Adds or takes away questions. */
    put: (next: (vragen: readonly ConceptVraag[]) => ConceptVraag[]) =>
      change({ ...latest(), vragen: next(latest().vragen) }),
    /** Applies the typing that turned `before` into `after`; changes that came from elsewhere meanwhile stay. */
    type: (before: ConceptVraag, after: ConceptVraag) => {
      const { vragen } = latest()
      const next = vragen.map((own) => (own.uuid === after.uuid ? mergeQuestion(before, after, own).vraag : own))
      if (!same(next, vragen)) change({ ...latest(), vragen: next })
    },
    /** Takes the value from the other window for a field, or keeps the value here. */
    choose: (ander: ConceptAnders, takes: boolean) => {
      const { gesprek, vragen, anders = [] } = latest()
      const rest = anders.filter((own) => own !== ander)
      const own = (vraag: ConceptVraag) =>
        takes && vraag.uuid === ander.vraag.uuid ? withValueOf(vraag, ander) : vraag
      change({ gesprek, vragen: vragen.map(own), ...(rest.length > 0 && { anders: rest }) })
      setChosen((count) => count + 1)
    },
    /** Stops keeping, because the contact was registered or thrown away. */
    end: pause,
    /** Keeps it and fetches changes from elsewhere; true when there were none. */
    sync,
  }
}
