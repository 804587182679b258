import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { ComboBox } from 'react-aria-components/ComboBox'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Button } from './button.tsx'
import { classes } from './classes.ts'
import { usePopupContainer } from './dialog.tsx'
import { Field, type FieldProps } from './field.tsx'
import { Icon } from './icon.tsx'
import { useLanguage, useTexts } from './language.tsx'
import { hasWords } from './match.ts'
import { faultText } from './problems.ts'
import { useRested } from './rested.ts'
import { kitTexts } from './texts.ts'

/** An option that was found. */
export interface Option {
  id: string
  label: string
  /** The text that distinguishes it from another one with the same name. */
  description?: string
}

/** Finds the options that match a text; "" gives the options to offer before anything is typed. */
export type OptionSearch = (text: string, signal: AbortSignal) => Promise<readonly Option[]>

/** Typing must pause this long, in ms, before a search starts. */
const REST_MS = 200

interface ComboboxFieldProps extends FieldProps {
  value: Option | null
  onChange(value: Option | null): void
  /** The name of the source that is searched, under which results are cached. */
  source: string
  search: OptionSearch
  placeholder?: string
  autoFocus?: boolean
}

/** A field to choose one of many options by typing part of its name. */
export function ComboboxField({
  value,
  onChange,
  source,
  search,
  placeholder,
  autoFocus,
  ...field
}: ComboboxFieldProps) {
  const texts = useTexts(kitTexts)
  const { language } = useLanguage()
  const container = usePopupContainer()
  const [text, setText] = useState(value?.label ?? '')
  const wanted = value && text === value.label ? '' : text.trim()
  const sought = useRested(wanted, REST_MS)
  const {
    data = [],
    isFetching,
    isPlaceholderData,
    error,
  } = useQuery({
    queryKey: ['keuzes', source, sought],
    queryFn: ({ signal }) => search(sought, signal),
    placeholderData: keepPreviousData,
  })
  // Until the answer is there, only those of the last one are offered that fit: nobody chooses what they did not look for.
  const offered = isPlaceholderData || sought !== wanted ? data.filter(({ label }) => hasWords(label, wanted)) : data
  // The text that is being typed stays when the same choice is shown once more.
  const label = value?.label ?? ''
  useEffect(() => setText(label), [label])
  const emptyText = () => {
    if (error) return faultText(error, texts)
    return isFetching ? texts.searching : texts.nothingFound
  }
  return (
    <I18nProvider locale={language === 'nl' ? 'nl-NL' : 'en-GB'}>
      <Field {...field}>
        {(control) => (
          <ComboBox
            id={control.id}
            aria-labelledby={`${control.id}-label`}
            aria-describedby={control['aria-describedby']}
            isInvalid={field.error !== undefined}
            validationBehavior="aria"
            isRequired={control['aria-required']}
            items={offered}
            inputValue={text}
            onInputChange={(typed) => {
              setText(typed)
              if (typed === '' && value) onChange(null)
            }}
            selectedKey={value?.id ?? null}
            onSelectionChange={(key) => {
              const chosen = offered.find(({ id }) => id === key)
              if (chosen) {
                onChange(chosen)
                setText(chosen.label)
              }
            }}
            autoFocus={autoFocus}
            defaultFilter={() => true}
            allowsEmptyCollection
            menuTrigger="input"
          >
            <div className="balie-combobox">
              <Input
                className={classes(
                  'utrecht-textbox',
                  'utrecht-textbox--html-input',
                  field.error && 'utrecht-textbox--invalid',
                )}
                placeholder={placeholder}
              />
              <AriaButton aria-label={texts.showOptions}>
                <Icon name="down" />
              </AriaButton>
            </div>
            <Popover className="utrecht-listbox balie-popover" UNSTABLE_portalContainer={container}>
              <ListBox<Option>
                className="utrecht-listbox__list"
                renderEmptyState={() => <div className="utrecht-listbox__option balie-soft">{emptyText()}</div>}
              >
                {(option) => (
                  <ListBoxItem id={option.id} textValue={option.label} className="utrecht-listbox__option">
                    <div>{option.label}</div>
                    {option.description && <div className="balie-soft balie-small">{option.description}</div>}
                  </ListBoxItem>
                )}
              </ListBox>
            </Popover>
          </ComboBox>
        )}
      </Field>
    </I18nProvider>
  )
}

interface MultiComboboxFieldProps extends Omit<ComboboxFieldProps, 'value' | 'onChange'> {
  value: readonly Option[]
  onChange(value: Option[]): void
}

/** A field to choose several of many options. Each chosen one is shown below the field and can be removed. */
export function MultiComboboxField({ value, onChange, search, ...field }: MultiComboboxFieldProps) {
  const texts = useTexts(kitTexts)
  // After each choice the field starts again with the focus in it: empty, and with its list closed.
  const [turn, setTurn] = useState(0)
  const add = (option: Option | null) => {
    if (!option) return
    if (!value.some(({ id }) => id === option.id)) onChange([...value, option])
    setTurn((before) => before + 1)
  }
  return (
    <div className="balie-stack balie-stack--small">
      <ComboboxField {...field} key={turn} autoFocus={turn > 0} value={null} search={search} onChange={add} />
      {value.length > 0 && (
        <ul className="balie-chosen">
          {value.map((option) => (
            <li key={option.id}>
              {option.label}
              <Button variant="subtle" onClick={() => onChange(value.filter(({ id }) => id !== option.id))}>
                <Icon name="close" />
                <span className="balie-visually-hidden">{texts.remove(option.label)}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
