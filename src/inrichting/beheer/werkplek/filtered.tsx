import { type ReactNode, useState } from 'react'
import { useTexts } from '../../../web/ui/language.tsx'
import { hasWords } from '../../../web/ui/match.ts'
import { EmptyState } from '../../../web/ui/progress.tsx'
import { TextField } from '../../../web/ui/text-field.tsx'
import { beheerTexts } from './beheer-texts.ts'

interface FilteredProps<Row> {
  rows: readonly Row[]
  /** Gives the words by which a row is found. */
  textOf(row: Row): string
  /** This text says that there is nothing to search in. */
  empty?: string
  children(rows: readonly Row[]): ReactNode
}

/** A short list with a search field. Every word must occur somewhere; capitals and accents make no difference. */
export function Filtered<Row>({ rows, textOf, empty, children }: FilteredProps<Row>) {
  const t = useTexts(beheerTexts)
  const [text, setText] = useState('')
  const found = rows.filter((row) => hasWords(textOf(row), text))
  if (empty && rows.length === 0) return <EmptyState>{empty}</EmptyState>
  return (
    <>
      <search className="balie-toolbar balie-toolbar--bottom">
        <TextField
          label={t.filter}
          type="search"
          width="medium"
          required={false}
          hideOptional
          value={text}
          onChange={setText}
        />
        <span className="balie-soft" role="status">
          {t.shown(found.length, rows.length)}
        </span>
      </search>
      {found.length > 0 ? children(found) : <EmptyState>{t.none}</EmptyState>}
    </>
  )
}
