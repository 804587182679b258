import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { channelsQuery } from '../../../inrichting/kanalen/werkplek/queries.ts'
import { labels as labelContract } from '../../../inrichting/labels/contract.ts'
import { labelsQuery } from '../../../inrichting/labels/werkplek/queries.ts'
import { lengthOf } from '../../../platform/lengths.ts'
import { useRight } from '../../../web/frame/rights.ts'
import { Actions, Button } from '../../../web/ui/button.tsx'
import {
  CheckboxField,
  CheckboxGroupField,
  choicesOf,
  RadioField,
  SelectField,
} from '../../../web/ui/choice-fields.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { TextField } from '../../../web/ui/text-field.tsx'
import { kitTexts } from '../../../web/ui/texts.ts'
import { GROEPERINGEN, Taakvraag } from '../contract.ts'
import { CHOOSABLE, type ChoosableColumn } from './columns.ts'
import { listOptionTexts } from './list-option-texts.ts'
import { isDone, knowsLate, orderOf, type Worklist } from './lists.ts'

interface ListOptionsProps {
  shown: Worklist
  onChange(changed: Partial<Worklist>): void
  leftOut: readonly ChoosableColumn[]
  onLeaveOut(columns: readonly ChoosableColumn[]): void
  onClose(): void
}

/** Shows the filters of a worklist that are used less, and how the list looks; each choice works at once. */
export function ListOptions({ shown, onChange, leftOut, onLeaveOut, onClose }: ListOptionsProps) {
  const t = useTexts(listOptionTexts)
  const kit = useTexts(kitTexts)
  const { data: channels = [] } = useQuery(channelsQuery)
  const seesLabels = useRight(labelContract.lijst)
  const { data: labels = [] } = useQuery({ ...labelsQuery, enabled: seesLabels })
  const [subject, setSubject] = useState(shown.onderwerp)
  const showSubject = () => onChange({ onderwerp: subject.trim() })
  // Whichever way it is closed, what was typed counts: each choice here works at once.
  const close = () => {
    if (subject.trim() !== shown.onderwerp) showSubject()
    onClose()
  }
  const names = [...new Set([...channels.map(({ naam }) => naam), ...(shown.kanaal ? [shown.kanaal] : [])])]
  const choices = labels.map(({ uuid, naam }) => ({ value: uuid, label: naam }))
  const { label } = shown
  // A filter that is on is always shown, so that it can be taken off.
  if (label !== null && !labels.some(({ uuid }) => uuid === label))
    choices.push({ value: label, label: t.removedLabel })
  const group = GROEPERINGEN.find((own) => own === shown.sorteer) ?? 'uiterlijkOp'
  return (
    <Dialog title={t.title} onClose={close}>
      <div className="balie-form">
        <SelectField
          label={t.channel}
          required={false}
          hideOptional
          empty={t.anyChannel}
          width="medium"
          choices={names.map((naam) => ({ value: naam, label: naam }))}
          value={shown.kanaal}
          onChange={(kanaal) => onChange({ kanaal })}
        />
        {choices.length > 0 && (
          <SelectField
            label={t.label}
            required={false}
            hideOptional
            empty={t.anyLabel}
            width="medium"
            choices={choices}
            value={label ?? ''}
            onChange={(chosen) => onChange({ label: chosen || null })}
          />
        )}
        <TextField
          label={t.subject}
          description={t.subjectHelp}
          required={false}
          hideOptional
          maxLength={lengthOf(Taakvraag, 'onderwerp')}
          value={subject}
          onChange={setSubject}
          onBlur={showSubject}
          onKeyDown={({ key }) => key === 'Enter' && showSubject()}
        />
        {knowsLate(shown) && (
          <CheckboxField label={t.today} value={shown.vandaag} onChange={(vandaag) => onChange({ vandaag })} />
        )}
        {!isDone(shown) && (
          <RadioField
            label={t.grouping}
            hideOptional
            required={false}
            inline
            choices={choicesOf(['uiterlijkOp', ...GROEPERINGEN] as const, t.groupings)}
            value={group}
            onChange={(sorteer) => onChange({ sorteer: orderOf({ lijst: shown.lijst, sorteer }) })}
          />
        )}
        <CheckboxGroupField
          label={t.columns}
          description={t.columnsHelp}
          hideOptional
          required={false}
          inline
          choices={choicesOf(CHOOSABLE, t.columnNames)}
          value={CHOOSABLE.filter((column) => !leftOut.includes(column))}
          onChange={(kept) => onLeaveOut(CHOOSABLE.filter((column) => !kept.includes(column)))}
        />
        <Actions>
          <Button variant="primary" onClick={close}>
            {kit.close}
          </Button>
        </Actions>
      </div>
    </Dialog>
  )
}
