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

/** What is typed in running contacts, by uuid. */
export const drafts = makeKeepings<ConceptInhoud>()

const keeperOf = (uuid: string): Keeper<ConceptInhoud> => ({
  save: (inhoud, versie) => clientOf(concepten).bewaren({ params: { uuid }, body: { versie, inhoud } }),
  newer: (error) => (isProblem(error, conceptVeranderd) ? (error.problem.concept as Concept) : undefined),
  merge: mergeDraft,
  load: () => clientOf(concepten).tonen({ params: { uuid } }),
})

/** A running contact: what it holds, kept on the server while it is typed, and merged with what is typed in another window. */
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
    /** Changes whenever something else than typing changed a question. */
    turn: merged + chosen,
    /** Adds or takes away questions. */
    put: (next: (vragen: readonly ConceptVraag[]) => ConceptVraag[]) =>
      change({ ...latest(), vragen: next(latest().vragen) }),
    /** A question was typed in: from this into that. What came from elsewhere meanwhile stays. */
    type: (before: ConceptVraag, after: ConceptVraag) => {
      const { vragen } = latest()
      const next = vragen.map((own) => (own.uuid === after.uuid ? mergeQuestion(before, after, own).vraag : own))
      if (!same(next, vragen)) change({ ...latest(), vragen: next })
    },
    /** Of a field that was filled in differently elsewhere: takes that, or keeps what is here. */
    choose: (ander: ConceptAnders, takes: boolean) => {
      const { gesprek, vragen, anders = [] } = latest()
      const rest = anders.filter((own) => own !== ander)
      const own = (vraag: ConceptVraag) =>
        takes && vraag.uuid === ander.vraag.uuid ? withValueOf(vraag, ander) : vraag
      change({ gesprek, vragen: vragen.map(own), ...(rest.length > 0 && { anders: rest }) })
      setChosen((count) => count + 1)
    },
    /** There is nothing more to keep: it was registered, or is thrown away. */
    end: pause,
    /** Keeps it and looks whether something came from elsewhere; true: nothing did. */
    sync,
  }
}
