import { useQueries, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { ProblemError } from '../../../../web/client/client.ts'
import { clientOf } from '../../../../web/frame/client.ts'
import { useRight } from '../../../../web/frame/rights.ts'
import { today, useFormats } from '../../../../web/ui/format.ts'
import { GroupedSearchField, type SearchGroup } from '../../../../web/ui/grouped-search.tsx'
import { useTexts } from '../../../../web/ui/language.tsx'
import { useRested } from '../../../../web/ui/rested.ts'
import { basisregistraties } from '../../../basisregistraties/contract.ts'
import { type Meaning, type Understood, understand } from './customer-query.ts'
import { type Choice, type Found, type Question, questionsFor } from './customer-sources.ts'
import { customerTexts } from './customer-texts.ts'

/** The register is searched after typing has rested this long, and other organisations are asked after the longer time below. */
const REST_MS = 200
const OUTSIDE_REST_MS = 600
/** An address waits longer, because half a huisnummer would bring up the neighbours. */
const ADDRESS_REST_MS = 1500
/** Results are kept this long, so that removing a letter does not ask anybody again. */
const KEPT_MS = 60_000

/** Tells in which basisregistraties the user can look. */
function useOutside(): { brp: boolean; kvk: boolean } {
  const may = {
    list: useRight(basisregistraties.bronnen),
    brp: useRight(basisregistraties.personen),
    kvk: useRight(basisregistraties.organisaties),
  }
  const { data } = useQuery({
    queryKey: ['basisregistraties'],
    queryFn: () => clientOf(basisregistraties).bronnen(),
    enabled: may.list,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return { brp: may.brp && data?.brp === true, kvk: may.kvk && data?.kvk === true }
}

interface Asked extends Question {
  busy: boolean
  hits: readonly Found[]
  error: unknown
}

/** Asks every place; each answers independently. */
function useAsked(questions: readonly Question[], text: string, isRested: boolean): Asked[] {
  const results = useQueries({
    queries: questions.map(({ place, outside, ask }) => ({
      queryKey: ['klant zoeken', place, text],
      queryFn: ask,
      enabled: !outside || isRested,
      staleTime: KEPT_MS,
      gcTime: KEPT_MS,
      retry: false,
    })),
  })
  return questions.flatMap((question, index) => {
    const result = results[index]
    return result ? [{ ...question, busy: result.isPending, hits: result.data ?? [], error: result.error }] : []
  })
}

/** Leaves out results that were also found in our own register. */
function once(asked: readonly Asked[]): Asked[] {
  const seen = new Set<string>()
  return asked.map((one) => ({
    ...one,
    hits: one.hits.filter(({ id }) => {
      const isNew = !seen.has(id)
      seen.add(id)
      return isNew
    }),
  }))
}

/** Says as what a text was understood: "BSN: 999993653". */
function useUnderstood({ meanings, obstacle }: Understood): string {
  const t = useTexts(customerTexts)
  const formats = useFormats()
  if (obstacle) return t.obstacles[obstacle]
  const textOf = (meaning: Meaning): string => {
    if (meaning.kind === 'name') return meaning.name
    if (meaning.kind === 'nameAndBirth') return t.born(meaning.name, formats.date(meaning.birth))
    if (meaning.kind === 'email') return meaning.address
    if (meaning.kind !== 'address') return meaning.number
    const { postcode, number, letter, addition, name } = meaning
    const house = `${postcode.replace(/^(\d{4})/, '$1 ')} ${number}${letter}${addition && `-${addition}`}`
    return [house, name].filter(Boolean).join(', ')
  }
  const [first] = meanings
  if (!first) return ''
  return `${meanings.map(({ kind }) => t.kinds[kind]).join(t.or)}: ${textOf(first)}`
}

interface CustomerSearchProps {
  onChoose(choice: Choice): void
  autoFocus: boolean
  /** The text that is looked for at once. */
  begin?: string
}

/** Shows the one field in which a customer is looked for, by whatever they say. */
export function CustomerSearch({ onChoose, autoFocus, begin = '' }: CustomerSearchProps) {
  const t = useTexts(customerTexts)
  const formats = useFormats()
  const outside = useOutside()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  // The list opens when the text changes in a field with the focus.
  useEffect(() => {
    if (begin) setText(begin)
  }, [begin])
  const typed = text.trim()
  const rested = useRested(typed, REST_MS)
  const understood = useMemo(() => understand(rested, today()), [rested])
  const isAddress = understood.meanings.some(({ kind }) => kind === 'address')
  const isRested = useRested(typed, isAddress ? ADDRESS_REST_MS : OUTSIDE_REST_MS) === rested
  const questions = questionsFor(understood.meanings, outside, { t, formats })
  const asked = once(useAsked(questions, rested, isRested))
  const explained = useUnderstood(understood)
  const needsBirth = outside.brp && understood.meanings.some(({ kind }) => kind === 'name')
  const isCurrent = rested === typed
  const groups = asked.map(({ place, hits, busy, error }): SearchGroup => {
    const problem = error instanceof ProblemError ? error.problem.detail : t.failed
    return { id: place, title: t.places[place], hits, busy: busy || !isCurrent, problem: error ? problem : undefined }
  })
  const isDone = isCurrent && groups.every(({ busy }) => !busy)
  const count = groups.reduce((total, { hits }) => total + hits.length, 0)
  const failures = groups.filter(({ problem }) => problem).map(({ title }) => t.noAnswer(title))
  const summary = isDone && groups.length > 0 ? [explained, t.found(count), ...failures].join('. ') : ''
  const choose = (id: string) => {
    const hit = asked.flatMap(({ hits }) => hits).find((found) => found.id === id)
    if (!hit) return
    if ('contact' in hit.choice) void navigate({ to: '/klantcontacten/$uuid', params: { uuid: hit.choice.contact } })
    else onChoose(hit.choice)
  }
  return (
    <GroupedSearchField
      name="klant"
      label={t.find}
      description={t.findHelp}
      required={false}
      hideOptional
      autoFocus={autoFocus}
      text={text}
      onText={setText}
      groups={groups}
      understood={
        explained && (
          <>
            <strong>{explained}</strong>
            {needsBirth && <div className="balie-soft balie-small">{t.addBirth}</div>}
          </>
        )
      }
      summary={summary || (understood.obstacle && typed !== '' ? explained : '')}
      onChoose={({ id }) => choose(id)}
    />
  )
}
