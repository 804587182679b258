import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { ComboBox } from 'react-aria-components/ComboBox'
import { Header } from 'react-aria-components/Header'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Input } from 'react-aria-components/Input'
import { Collection, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { useMeld } from './announce.tsx'
import { StatusBadge } from './badge.tsx'
import { classes } from './classes.ts'
import type { Option } from './combobox-field.tsx'
import { usePopupContainer } from './dialog.tsx'
import { Field, type FieldProps } from './field.tsx'
import { Icon } from './icon.tsx'
import { useLanguage, useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'

/** A hit in one of the places that were searched. */
export interface SearchHit extends Option {
  /** A mark that must be seen before the hit is chosen. */
  mark?: string | undefined
  /** Choosing it leads away from here, so Enter does not do so by itself. */
  leadsAway?: boolean
  /** It says what to do when nothing fits: it is no find, so Enter does not choose it by itself, and it is not counted. */
  isOtherwise?: boolean
}

/** A place that is searched. When one fails, it says so beside the hits of the others. */
export interface SearchGroup {
  id: string
  title: string
  hits: readonly SearchHit[]
  busy: boolean
  /** The reason why this place gave nothing. */
  problem?: string | undefined
}

interface GroupedSearchFieldProps extends FieldProps {
  text: string
  onText(text: string): void
  groups: readonly SearchGroup[]
  /** The explanation of how the text was understood, or why it was not. */
  understood: ReactNode
  /** A sentence about the hits, for screen reader users. */
  summary: string
  onChoose(hit: SearchHit): void
  autoFocus?: boolean
  /** The list opens before anything was typed, because it has something to choose then. */
  opensAtOnce?: boolean
}

/** Lets Enter choose the only hit, as soon as every place has been searched. */
function useOnlyHit(groups: readonly SearchGroup[], text: string, choose: (hit: SearchHit) => void) {
  const [wanted, setWanted] = useState<string>()
  const hits = groups.flatMap((group) => group.hits).filter(({ isOtherwise }) => !isOtherwise)
  const [hit] = hits
  const isSure = hits.length === 1 && hit && !hit.leadsAway && groups.every(({ busy }) => !busy)
  const latest = useRef(choose)
  latest.current = choose
  useEffect(() => {
    if (wanted !== text || !isSure) return
    setWanted(undefined)
    latest.current(hit)
  }, [wanted, text, isSure, hit])
  return () => setWanted(text)
}

/** One field that searches several places at once. The hits stand in one list, grouped by place. */
export function GroupedSearchField({
  text,
  onText,
  groups,
  understood,
  summary,
  onChoose,
  autoFocus,
  opensAtOnce = false,
  ...field
}: GroupedSearchFieldProps) {
  const { language } = useLanguage()
  const container = usePopupContainer()
  const meld = useMeld()
  const found = groups.filter(({ hits }) => hits.length > 0)
  const counted = found.filter(({ hits }) => !hits[0]?.isOtherwise)
  const chooseOnly = useOnlyHit(groups, text, onChoose)
  const said = useRef('')
  useEffect(() => {
    if (summary && summary !== said.current) meld.say(summary)
    said.current = summary
  }, [summary, meld])
  const onEnter = (event: KeyboardEvent<HTMLDivElement>) => {
    const isPlain = event.key === 'Enter' && !event.ctrlKey && !event.metaKey
    const input = event.target instanceof HTMLInputElement && text.trim() !== '' ? event.target : undefined
    if (!isPlain || !input || input.getAttribute('aria-activedescendant')) return
    event.preventDefault()
    event.stopPropagation()
    chooseOnly()
  }
  return (
    <I18nProvider locale={language === 'nl' ? 'nl-NL' : 'en-GB'}>
      <Field {...field}>
        {(control) => (
          <div onKeyDownCapture={onEnter}>
            <ComboBox
              id={control.id}
              aria-labelledby={`${control.id}-label`}
              aria-describedby={control['aria-describedby']}
              items={found}
              inputValue={text}
              onInputChange={onText}
              selectedKey={null}
              onSelectionChange={(key) => {
                const hit = found.flatMap(({ hits }) => hits).find(({ id }) => id === key)
                if (hit) onChoose(hit)
              }}
              autoFocus={autoFocus}
              defaultFilter={() => true}
              allowsEmptyCollection
              allowsCustomValue
              menuTrigger={opensAtOnce ? 'focus' : 'input'}
            >
              <div className="balie-combobox">
                <Input
                  className={classes(
                    'utrecht-textbox',
                    'utrecht-textbox--html-input',
                    field.error && 'utrecht-textbox--invalid',
                  )}
                />
              </div>
              <Popover
                className="utrecht-listbox balie-popover balie-search"
                placement="bottom start"
                UNSTABLE_portalContainer={container}
              >
                <div className="balie-search__understood">
                  {understood}
                  {counted.length > 1 && (
                    <div className="balie-soft balie-small">
                      {counted.map(({ title, hits }) => `${title}: ${hits.length}`).join(', ')}
                    </div>
                  )}
                </div>
                <ListBox<SearchGroup>
                  className="utrecht-listbox__list"
                  renderEmptyState={() => <Nothing groups={groups} />}
                >
                  {(group) => (
                    <ListBoxSection id={group.id}>
                      <Header className="balie-search__group">{group.title}</Header>
                      <Collection items={group.hits}>
                        {(hit) => (
                          <ListBoxItem id={hit.id} textValue={hit.label} className="utrecht-listbox__option">
                            <Hit hit={hit} />
                          </ListBoxItem>
                        )}
                      </Collection>
                    </ListBoxSection>
                  )}
                </ListBox>
                <States groups={groups} />
              </Popover>
            </ComboBox>
          </div>
        )}
      </Field>
    </I18nProvider>
  )
}

const Hit = ({ hit }: { hit: SearchHit }) => (
  <div>
    <div>
      {hit.label} {hit.mark && <StatusBadge tone="warning">{hit.mark}</StatusBadge>}
    </div>
    {hit.description && <div className="balie-soft balie-small">{hit.description}</div>}
  </div>
)

/** Explains an empty list: it says that nothing was found only when every place was searched and one of them answered. */
function Nothing({ groups }: { groups: readonly SearchGroup[] }) {
  const texts = useTexts(kitTexts)
  const saying = () => {
    if (groups.length === 0) return texts.notSearched
    if (groups.some(({ busy }) => busy)) return texts.searching
    return groups.every(({ problem }) => problem) ? texts.noAnswer : texts.nothingFound
  }
  return <div className="utrecht-listbox__option balie-soft">{saying()}</div>
}

/** Shows the places that are still being searched, and those that could not be searched. */
function States({ groups }: { groups: readonly SearchGroup[] }) {
  const texts = useTexts(kitTexts)
  const busy = groups.filter((group) => group.busy)
  return (
    <>
      {groups.map(
        ({ id, title, problem }) =>
          problem && (
            <div key={id} className="balie-search__problem">
              <Icon name="warning" /> <strong>{title}:</strong> {problem}
            </div>
          ),
      )}
      {busy.length > 0 && (
        <div className="balie-search__busy balie-soft balie-small">
          {busy.map(({ title }) => title).join(', ')}: {texts.searching}
        </div>
      )}
    </>
  )
}
