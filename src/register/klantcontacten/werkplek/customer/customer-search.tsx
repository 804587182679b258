import { useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { groupsOf, useAsked } from '../../../../web/frame/asked.ts'
import { today, useFormats } from '../../../../web/ui/format.ts'
import { GroupedSearchField, type SearchGroup } from '../../../../web/ui/grouped-search.tsx'
import { useTexts } from '../../../../web/ui/language.tsx'
import { useRested } from '../../../../web/ui/rested.ts'
import { type Meaning, type Understood, understand } from './customer-query.ts'
import { type Choice, type Described, describedBy, questionsFor } from './customer-sources.ts'
import { customerTexts } from './customer-texts.ts'
import { useOutside } from './outside.ts'

/** The register is searched after typing has rested this long, and other organisations are asked after the longer time below. */
export const REST_MS = 200
export const OUTSIDE_REST_MS = 600
/** An address waits longer, because half a huisnummer would bring up the neighbours. */
const ADDRESS_REST_MS = 1500

/** Says as what a text was understood: "BSN: 999993653". */
export function useUnderstood({ meanings, obstacle }: Understood): string {
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

/** A hit and its group need ids of their own. */
const OTHERWISE = { group: 'anders', hit: 'onbekend' }

interface CustomerSearchProps {
  onChoose(choice: Choice): void
  /** The customer is not found, and stays unknown with what was typed of them. Without it that is not offered. */
  onUnknown?(described: Described): void
  autoFocus: boolean
  /** The text that is looked for at once. */
  begin?: string
}

/** Shows the one field in which a customer is looked for, by whatever they say. */
export function CustomerSearch({ onChoose, onUnknown, autoFocus, begin = '' }: CustomerSearchProps) {
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
  const asked = useAsked(questions, rested, isRested)
  const explained = useUnderstood(understood)
  const needsBirth = outside.brp && understood.meanings.some(({ kind }) => kind === 'name')
  const isCurrent = rested === typed
  const groups = groupsOf(asked, t.places, t.failed, isCurrent)
  const described = onUnknown && describedBy(understood.meanings)
  const otherwise: SearchGroup[] = described
    ? [
        {
          id: OTHERWISE.group,
          title: t.notFound,
          busy: false,
          hits: [{ id: OTHERWISE.hit, label: t.goOnUnknown, isOtherwise: true }],
        },
      ]
    : []
  const isDone = isCurrent && groups.every(({ busy }) => !busy)
  const count = groups.reduce((total, { hits }) => total + hits.length, 0)
  const failures = groups.filter(({ problem }) => problem).map(({ title }) => t.noAnswer(title))
  const summary = isDone && groups.length > 0 ? [explained, t.found(count), ...failures].join('. ') : ''
  const choose = (id: string) => {
    if (id === OTHERWISE.hit && described) {
      setText('')
      return onUnknown?.(described)
    }
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
      groups={[...groups, ...otherwise]}
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
