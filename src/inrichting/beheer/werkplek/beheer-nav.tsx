import { Link, useLocation, useNavigate } from '@tanstack/react-router'
import { type SubmitEvent, useContext, useEffect, useId, useRef, useState } from 'react'
import { focusOn } from '../../../web/frame/focus-keeper.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Fold, VisuallyHidden } from '../../../web/ui/layout.tsx'
import { hasWords } from '../../../web/ui/match.ts'
import { TextField } from '../../../web/ui/text-field.tsx'
import { beheerTexts } from './beheer-texts.ts'
import { GROUPS, type Place, Places } from './places.ts'

interface GroupProps {
  title: string
  places: readonly Place[]
}

/** One group of parts under its heading. */
function Group({ title, places }: GroupProps) {
  const t = useTexts(beheerTexts)
  const id = useId()
  return (
    <div>
      <h2 className="beheer-nav__group" id={id}>
        {title}
      </h2>
      <ul aria-labelledby={id}>
        {places.map(({ to, text }) => (
          <li key={to}>
            <Link className="beheer-nav__link" to={to} activeProps={{ 'aria-current': 'page' }}>
              {t[text]}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface FinderProps {
  text: string
  onChange(text: string): void
  found: readonly Place[]
  of: number
}

/** The field that leaves the parts with these words; Enter goes to the first one. */
function Finder({ text, onChange, found, of }: FinderProps) {
  const t = useTexts(beheerTexts)
  const navigate = useNavigate()
  const [first] = found
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!text || !first) return
    onChange('')
    // A page that one comes to from a field leaves the focus there; here it follows to the part that was looked for.
    focusOn(document.querySelector('h1'))
    void navigate({ to: first.to })
  }
  return (
    <search aria-label={t.findPart}>
      <form onSubmit={onSubmit}>
        <TextField
          label={t.findPart}
          type="search"
          required={false}
          hideOptional
          value={text}
          onChange={onChange}
          onKeyDown={({ key }) => key === 'Escape' && onChange('')}
        />
        <VisuallyHidden>
          <span role="status">{text && t.shown(found.length, of)}</span>
        </VisuallyHidden>
      </form>
    </search>
  )
}

/** Returns the words that are looked for among the parts, which are gone once one is at another part. */
function useLookedFor(pathname: string): [string, (text: string) => void] {
  const [text, setText] = useState('')
  const [at, setAt] = useState(pathname)
  if (at !== pathname) {
    setAt(pathname)
    setText('')
  }
  return [text, setText]
}

/** The parts of beheer that the user may see, in groups: beside the page, and behind a button where there is no room. */
export function BeheerNav() {
  const t = useTexts(beheerTexts)
  const places = useContext(Places)
  const pathname = useLocation({ select: (location) => location.pathname })
  const [text, setText] = useLookedFor(pathname)
  const nav = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the part where one is comes in sight at each new part.
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [pathname])
  const found = places.filter((place) =>
    hasWords(`${t[place.text]} ${t.about[place.text]} ${t.groups[place.group]}`, text),
  )
  const groups = GROUPS.map((group) => ({ group, parts: found.filter((place) => place.group === group) }))
  return (
    <div className="beheer-nav">
      <Fold label={t.parts} place={pathname}>
        <nav aria-label={t.parts} ref={nav}>
          <Link
            className="beheer-nav__link"
            to="/beheer"
            activeOptions={{ exact: true }}
            activeProps={{ 'aria-current': 'page' }}
          >
            {t.overview}
          </Link>
          <Finder text={text} onChange={setText} found={found} of={places.length} />
          {groups.map(
            ({ group, parts }) => parts.length > 0 && <Group key={group} title={t.groups[group]} places={parts} />,
          )}
          {found.length === 0 && <p className="balie-soft">{t.none}</p>}
        </nav>
      </Fold>
    </div>
  )
}
