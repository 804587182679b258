import { queryOptions, useQuery } from '@tanstack/react-query'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { CheckboxGroupField, Fieldset, SelectField } from '../../../web/ui/choice-fields.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { TextareaField, TextField } from '../../../web/ui/text-field.tsx'
import { Antwoorden, type Vraag, vragensets } from '../contract.ts'
import { vragensetTexts } from './texts.ts'

/** A short answer fits on a line. */
const MOST_IN_SHORT = 200

/** The query for the vragensets that can be used for a task of this actor: their own, and the general ones. */
const askableQuery = (actor: string) =>
  queryOptions({
    queryKey: ['vragensets', 'te stellen', actor],
    queryFn: async () => (await clientOf(vragensets).lijst({ query: { actor, actief: 'true' } })).resultaten,
    staleTime: 60_000,
  })

type Answers = Readonly<Record<string, string[]>>

interface AnswerFieldsProps {
  /** The actor who gets the task. */
  actor: string
  /** The names of the field for the vragenset and the field for the answers. */
  names: { set: string; answers: string }
  set: { uuid: string; titel: string } | null
  answers: Answers
  onChoose(set: { uuid: string; titel: string } | null): void
  onAnswer(answers: Answers): void
  error(name: string): string | undefined
}

/** Lets the user choose a vragenset, if there is one for this actor, and asks its questions. */
export function AnswerFields({ actor, names, set, answers, onChoose, onAnswer, error }: AnswerFieldsProps) {
  const t = useTexts(vragensetTexts)
  const { data: sets = [] } = useQuery(askableQuery(actor))
  // A vragenset that was chosen stays visible, even when it is not for this actor.
  const choices = [...sets, ...(set && sets.every(({ uuid }) => uuid !== set.uuid) ? [set] : [])]
  if (choices.length === 0) return null
  const questions = sets.find(({ uuid }) => uuid === set?.uuid)?.vragen ?? []
  return (
    <>
      <SelectField
        label={t.ask}
        description={t.askHelp}
        required={false}
        empty={t.askNone}
        choices={choices.map(({ uuid, titel }) => ({ value: uuid, label: titel }))}
        name={names.set}
        value={set?.uuid ?? ''}
        error={error(names.set)}
        onChange={(chosen) => {
          const found = choices.find(({ uuid }) => uuid === chosen)
          onChoose(found ? { uuid: found.uuid, titel: found.titel } : null)
        }}
      />
      {set && questions.length > 0 && (
        <Fieldset legend={set.titel}>
          {questions.map((vraag) => (
            <AnswerField
              key={vraag.sleutel}
              vraag={vraag}
              name={`${names.answers}.${vraag.sleutel}`}
              error={error(`${names.answers}.${vraag.sleutel}`)}
              value={answers[vraag.sleutel] ?? []}
              onChange={(answer) => onAnswer({ ...answers, [vraag.sleutel]: answer })}
            />
          ))}
        </Fieldset>
      )}
    </>
  )
}

interface AnswerFieldProps {
  vraag: Vraag
  name: string
  error: string | undefined
  value: string[]
  onChange(answer: string[]): void
}

function AnswerField({ vraag, value, onChange, ...rest }: AnswerFieldProps) {
  const { soort, label, verplicht, opties } = vraag
  const field = { ...rest, label, required: verplicht }
  const choices = opties.map((optie) => ({ value: optie, label: optie }))
  if (soort === 'meerkeuze')
    return <CheckboxGroupField {...field} choices={choices} value={value} onChange={onChange} />
  const one = { value: value[0] ?? '', onChange: (text: string) => onChange(text === '' ? [] : [text]) }
  if (soort === 'keuze') return <SelectField {...field} choices={choices} {...one} />
  if (soort === 'lang') return <TextareaField {...field} rows={3} max={lengthOf(Antwoorden, 'antwoorden')} {...one} />
  return <TextField {...field} maxLength={MOST_IN_SHORT} {...one} />
}
