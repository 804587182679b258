import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { clientOf } from '../../../../web/frame/client.ts'
import { type Keeper, type Kept, makeKeepings, useKeeping } from '../../../../web/frame/keeping.ts'
import { same } from '../../../../web/frame/same.ts'
import type { Option } from '../../../../web/ui/combobox-field.tsx'
import { type FormOptions, useFormulier } from '../../../../web/ui/form.tsx'
import { useTexts } from '../../../../web/ui/language.tsx'
import { isProblem } from '../../../../web/ui/problems.ts'
import {
  concepten,
  type SoortTaakconcept,
  type Taakconcept,
  type TaakconceptInhoud,
  type TaakconceptWaarden,
  taakconceptVeranderd,
} from '../../../concepten/contract.ts'
import type { Internetaak } from '../../contract.ts'
import { TAKEN } from '../queries.ts'
import { takenTexts } from '../texts.ts'
import { mergeTaskDraft } from './task-draft-merge.ts'

// The text that is typed in the dialogs of a task is kept on the server until it is done or thrown away.

/** Holds what is typed in the dialogs of tasks, by the uuid of the task and the kind of dialog. */
const taskDrafts = makeKeepings<TaakconceptInhoud>()

/** Queries the unfinished texts of the user at a task. */
export const taskDraftsQuery = (uuid: string) =>
  queryOptions({
    queryKey: [...TAKEN, 'concepten', uuid],
    queryFn: async () => {
      await taskDrafts.settled(uuid)
      return (await clientOf(concepten).taakconcepten({ params: { uuid } })).resultaten
    },
    staleTime: 0,
  })

/** Gives the unfinished texts of the user at a task, as far as they are loaded. */
export const useTaskDrafts = (taak: Internetaak): readonly Taakconcept[] =>
  useQuery(taskDraftsQuery(taak.uuid)).data ?? []

/** These values of a form are kept. */
export type TaskValues = Omit<TaakconceptWaarden, 'actoren'> & { actoren?: Option[] }

const waardenOf = ({ actoren, ...texts }: TaskValues): TaakconceptWaarden => ({
  ...texts,
  ...(actoren && { actoren: actoren.map(({ id, label }) => ({ uuid: id, naam: label })) }),
})

/** Makes the values of a form from what was kept of it. */
const valuesOf = <Values extends TaskValues>(blank: Values, { actoren, ...texts }: TaakconceptWaarden): Values => ({
  ...blank,
  ...texts,
  ...(actoren && { actoren: actoren.map(({ uuid, naam }) => ({ id: uuid, label: naam })) }),
})

const isEmpty = (waarden: TaakconceptWaarden, blank: TaskValues) => same(waarden, waardenOf(blank))

/** This is no field: it stands for what is said about the form as a whole until it is sent again. */
const ELSEWHERE = 'elders'

/** Something was typed in another window and has to be seen first. */
class ChangedElsewhere extends Error {}

interface TaskFormOptions<Values extends TaskValues, Result>
  extends Pick<FormOptions<Values, Result>, 'check' | 'submit' | 'onDone' | 'onProblem'> {
  taak: Internetaak
  soort: SoortTaakconcept
  /** This was kept when the dialog was opened. */
  concept: Taakconcept | undefined
  /** This is the form before anything is entered. */
  blank: Values
}

function keeperOf(params: { uuid: string; soort: SoortTaakconcept }, blank: TaskValues): Keeper<TaakconceptInhoud> {
  const client = clientOf(concepten)
  return {
    save: async (inhoud, versie) => {
      if (!isEmpty(inhoud.waarden, blank) || inhoud.anders.length > 0)
        return client.taakconceptBewaren({ params, body: { versie, inhoud } })
      if (versie > 0) await client.taakconceptWeggooien({ params })
      return { versie: 0, bijgewerktOp: null }
    },
    newer: (error) =>
      isProblem(error, taakconceptVeranderd) ? (error.problem.concept as Kept<TaakconceptInhoud>) : undefined,
    merge: mergeTaskDraft,
    load: async () => {
      const { resultaten } = await client.taakconcepten({ params: { uuid: params.uuid } })
      return resultaten.find(({ soort }) => soort === params.soort)
    },
  }
}

/** Makes the form of a dialog of a task. Its values are kept on the server while they are typed, and it begins with those kept earlier. */
export function useTaskForm<Values extends TaskValues, Result>(options: TaskFormOptions<Values, Result>) {
  const { taak, soort, concept, blank } = options
  const params = { uuid: taak.uuid, soort }
  const begin: Kept<TaakconceptInhoud> = concept ?? {
    versie: 0,
    bijgewerktOp: null,
    inhoud: { waarden: waardenOf(blank), anders: [] },
  }
  const t = useTexts(takenTexts)
  const keeping = useKeeping(taskDrafts, `${taak.uuid}/${soort}`, begin, keeperOf(params, blank))
  const form = useFormulier<Values, Result>({
    initial: valuesOf(blank, keeping.inhoud.waarden),
    ...(options.onDone && { onDone: options.onDone }),
    check: (values) => [
      ...(keeping.inhoud.anders.length > 0 ? [{ name: ELSEWHERE, reason: t.chooseFirst }] : []),
      ...(options.check?.(values) ?? []),
    ],
    onProblem: (error, values) =>
      error instanceof ChangedElsewhere
        ? [{ name: ELSEWHERE, reason: t.lookAgain }]
        : (options.onProblem?.(error, values) ?? false),
    submit: async (values) => {
      // Submitting ends everything that was typed for it, so no text may be out of sight.
      if (!(await keeping.sync())) throw new ChangedElsewhere()
      await keeping.pause()
      return options.submit(values).catch((error: unknown) => {
        keeping.resume()
        throw error
      })
    },
  })
  const { inhoud } = keeping
  const known = useRef(form.values)
  const merged = useRef(keeping.merged)
  useEffect(() => {
    if (keeping.merged !== merged.current) {
      merged.current = keeping.merged
      if (!same(waardenOf(form.values), inhoud.waarden)) {
        known.current = valuesOf(blank, inhoud.waarden)
        form.change(known.current)
        return
      }
    }
    if (same(known.current, form.values)) return
    known.current = form.values
    keeping.change({ ...keeping.latest(), waarden: waardenOf(form.values) })
  })
  const leaveOut = (other: TaakconceptWaarden, waarden = inhoud.waarden) =>
    keeping.change({ waarden, anders: inhoud.anders.filter((own) => own !== other) })
  return {
    form,
    draft: {
      state: keeping.state,
      begunOp: concept?.gemaaktOp,
      isEmpty: isEmpty(inhoud.waarden, blank) && inhoud.anders.length === 0,
      keep: keeping.keep,
      discard: async () => {
        await keeping.pause()
        await clientOf(concepten)
          .taakconceptWeggooien({ params })
          .catch((error: unknown) => {
            keeping.resume()
            throw error
          })
      },
      /** This was typed in another window. */
      others: inhoud.anders,
      /** Replaces the text here by the text of the other window. */
      take: (other: TaakconceptWaarden) => {
        leaveOut(other, other)
        known.current = valuesOf(blank, other)
        form.change(known.current)
      },
      /** Leaves out the text of the other window. */
      drop: (other: TaakconceptWaarden) => leaveOut(other),
    },
  }
}

export type TaskDraft = ReturnType<typeof useTaskForm>['draft']
