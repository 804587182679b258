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

// What is typed in the dialogs of a task is kept on the server until it is done or thrown away.

/** What is typed in the dialogs of tasks, by the uuid of the task and the kind of dialog. */
const taskDrafts = makeKeepings<TaakconceptInhoud>()

/** What who is logged in typed at a task and did not finish. */
export const taskDraftsQuery = (uuid: string) =>
  queryOptions({
    queryKey: [...TAKEN, 'concepten', uuid],
    queryFn: async () => {
      await taskDrafts.settled(uuid)
      return (await clientOf(concepten).taakconcepten({ params: { uuid } })).resultaten
    },
    staleTime: 0,
  })

/** The same, as far as it is known. */
export const useTaskDrafts = (taak: Internetaak): readonly Taakconcept[] =>
  useQuery(taskDraftsQuery(taak.uuid)).data ?? []

/** The values of a form that are kept. */
export type TaskValues = Omit<TaakconceptWaarden, 'actoren'> & { actoren?: Option[] }

const waardenVan = ({ actoren, ...texts }: TaskValues): TaakconceptWaarden => ({
  ...texts,
  ...(actoren && { actoren: actoren.map(({ id, label }) => ({ uuid: id, naam: label })) }),
})

/** The values of a form, out of what was kept of it. */
const valuesVan = <Values extends TaskValues>(blank: Values, { actoren, ...texts }: TaakconceptWaarden): Values => ({
  ...blank,
  ...texts,
  ...(actoren && { actoren: actoren.map(({ uuid, naam }) => ({ id: uuid, label: naam })) }),
})

const isEmpty = (waarden: TaakconceptWaarden, blank: TaskValues) => same(waarden, waardenVan(blank))

/** No field: what is said of the form as a whole until it is sent again. */
const ELSEWHERE = 'elders'

/** Something was typed in another window, that has to be seen first. */
class ChangedElsewhere extends Error {}

interface TaskFormOptions<Values extends TaskValues, Result>
  extends Pick<FormOptions<Values, Result>, 'check' | 'submit' | 'onDone'> {
  taak: Internetaak
  soort: SoortTaakconcept
  /** What was kept of it when the dialog was opened. */
  concept: Taakconcept | undefined
  /** The form in which nothing is entered yet. */
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

/** The form of a dialog of a task, of which what is typed is kept on the server; it begins with what was kept earlier. */
export function useTaskForm<Values extends TaskValues, Result>(options: TaskFormOptions<Values, Result>) {
  const { taak, soort, concept, blank } = options
  const params = { uuid: taak.uuid, soort }
  const begin: Kept<TaakconceptInhoud> = concept ?? {
    versie: 0,
    bijgewerktOp: null,
    inhoud: { waarden: waardenVan(blank), anders: [] },
  }
  const t = useTexts(takenTexts)
  const keeping = useKeeping(taskDrafts, `${taak.uuid}/${soort}`, begin, keeperOf(params, blank))
  const form = useFormulier<Values, Result>({
    initial: valuesVan(blank, keeping.inhoud.waarden),
    ...(options.onDone && { onDone: options.onDone }),
    check: (values) => [
      ...(keeping.inhoud.anders.length > 0 ? [{ name: ELSEWHERE, reason: t.chooseFirst }] : []),
      ...(options.check?.(values) ?? []),
    ],
    onProblem: (error) => error instanceof ChangedElsewhere && [{ name: ELSEWHERE, reason: t.lookAgain }],
    submit: async (values) => {
      // What it does ends all that was typed for it: nothing of that may be out of sight.
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
      if (!same(waardenVan(form.values), inhoud.waarden)) {
        known.current = valuesVan(blank, inhoud.waarden)
        form.change(known.current)
        return
      }
    }
    if (same(known.current, form.values)) return
    known.current = form.values
    keeping.change({ ...keeping.latest(), waarden: waardenVan(form.values) })
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
      /** Throws away what was typed. */
      discard: async () => {
        await keeping.pause()
        await clientOf(concepten)
          .taakconceptWeggooien({ params })
          .catch((error: unknown) => {
            keeping.resume()
            throw error
          })
      },
      /** What was typed in another window. */
      others: inhoud.anders,
      /** Goes on with that, in the place of what is here. */
      take: (other: TaakconceptWaarden) => {
        leaveOut(other, other)
        known.current = valuesVan(blank, other)
        form.change(known.current)
      },
      /** Goes on without that. */
      drop: (other: TaakconceptWaarden) => leaveOut(other),
    },
  }
}

export type TaskDraft = ReturnType<typeof useTaskForm>['draft']
