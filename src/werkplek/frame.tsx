import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useLocation, useRouter } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { Places } from '../inrichting/beheer/werkplek/places.ts'
import { useHouseStyle, useMunicipality } from '../inrichting/instellingen/werkplek/municipality.ts'
import { meQuery } from '../inrichting/toegang/werkplek/me.ts'
import { concepten } from '../register/concepten/contract.ts'
import { useStartKey } from '../register/klantcontacten/werkplek/start.ts'
import { meldingen } from '../register/meldingen/contract.ts'
import { newsQuery } from '../register/meldingen/werkplek/news-query.ts'
import { oproepen } from '../register/oproepen/contract.ts'
import { WaitingCount } from '../register/zaken/werkplek/waiting-count.tsx'
import { useBackInDialog } from '../web/frame/back-in-dialog.ts'
import { focusOn, useFocusKeeper } from '../web/frame/focus-keeper.ts'
import { Rights } from '../web/frame/rights.ts'
import { SiteName } from '../web/frame/site-name.ts'
import { frameTexts } from '../web/frame/texts.ts'
import { TitleCount } from '../web/frame/title-count.ts'
import { useMeld } from '../web/ui/announce.tsx'
import { useTexts } from '../web/ui/language.tsx'
import { Fold } from '../web/ui/layout.tsx'
import { placesFor } from './beheer/places.ts'
import { navigationTexts } from './navigation.ts'
import { useParts } from './parts.ts'
import { SessionDialog } from './session-dialog.tsx'
import { UserMenu } from './user-menu.tsx'
import { SearchEverything } from './zoeken/search-everything.tsx'

/** It is fetched after the screen itself. */
const News = lazy(async () => ({ default: (await import('../register/meldingen/werkplek/news.tsx')).News }))

/** They are fetched after the screen itself. */
const Calls = lazy(async () => ({
  default: (await import('../register/klantcontacten/werkplek/call-cards.tsx')).Calls,
}))

const CONTENT = 'inhoud'
const NAVIGATION_ID = 'navigatie'

/**
 * Moves the focus to the heading after navigation, so that screen reader users hear where they are. What went well on the page before does
 * not follow to the next.
 */
function useNavigation(): void {
  const router = useRouter()
  const { tidy } = useMeld()
  useEffect(() => router.subscribe('onBeforeNavigate', ({ pathChanged }) => pathChanged && tidy()), [router, tidy])
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        // A page that starts with typing has already given the focus to its field.
        const isTyping = document.activeElement?.matches('input, textarea') ?? false
        if (fromLocation && pathChanged && !isTyping) focusOn(document.querySelector('h1'))
      }),
    [router],
  )
}

function Header() {
  const texts = useTexts(frameTexts)
  const { gemeente, logo } = useMunicipality()
  return (
    <Link to="/" className="frame-brand" aria-label={`${gemeente}, ${texts.app}: ${texts.home}`}>
      {logo ? <img src={logo} alt="" className="frame-logo" /> : <span className="frame-name">{gemeente}</span>}
      <span className="frame-app">{texts.app}</span>
    </Link>
  )
}

function Navigation() {
  const texts = useTexts(frameTexts)
  const names = useTexts(navigationTexts)
  const { data: me } = useQuery(meQuery)
  const items = useParts(me)
  const pathname = useLocation({ select: (location) => location.pathname })
  const mayRecord = me?.rechten.includes(concepten.bewaren.right) ?? false
  useStartKey(mayRecord)
  return (
    <nav id={NAVIGATION_ID} tabIndex={-1} className="utrecht-nav-bar frame-nav" aria-label={texts.navigation}>
      <Fold label={texts.menu} place={pathname}>
        <ul>
          {items.map(({ to, text }) => (
            <li key={to}>
              <Link to={to} className="frame-nav__link" activeProps={{ 'aria-current': 'page' }}>
                {names[text]} {text === 'waiting' && <WaitingCount />}
              </Link>
            </li>
          ))}
        </ul>
      </Fold>
    </nav>
  )
}

/** The frame around every screen. */
export function Frame() {
  const texts = useTexts(frameTexts)
  const { gemeente } = useMunicipality()
  const { data: me } = useQuery(meQuery)
  const places = placesFor(me?.rechten ?? [])
  const mayHaveNews = me?.rechten.includes(meldingen.nieuws.right) ?? false
  const mayRecord = me?.rechten.includes(concepten.bewaren.right) ?? false
  const hasCalls = me?.rechten.includes(oproepen.mijn.right) ?? false
  const { data: news } = useQuery({ ...newsQuery, enabled: mayHaveNews })
  useHouseStyle()
  useFocusKeeper()
  useBackInDialog()
  useNavigation()
  const skip = (id: string) => (event: { preventDefault(): void }) => {
    event.preventDefault()
    focusOn(document.getElementById(id))
  }
  return (
    <>
      <a className="utrecht-skip-link utrecht-skip-link--visible-on-focus" href={`#${CONTENT}`} onClick={skip(CONTENT)}>
        {texts.skipToContent}
      </a>
      <a
        className="utrecht-skip-link utrecht-skip-link--visible-on-focus"
        href={`#${NAVIGATION_ID}`}
        onClick={skip(NAVIGATION_ID)}
      >
        {texts.skipToNavigation}
      </a>
      <header className="utrecht-page-header frame-header">
        <div className="frame-header__content">
          <Header />
          <Navigation />
          <SearchEverything />
          {mayHaveNews && (
            <Suspense>
              <News />
            </Suspense>
          )}
          <UserMenu />
        </div>
      </header>
      <main id={CONTENT} tabIndex={-1}>
        <SiteName value={gemeente}>
          <TitleCount value={news?.ongezien ?? 0}>
            <Rights value={me?.rechten ?? []}>
              <Places value={places}>
                <Outlet />
              </Places>
            </Rights>
          </TitleCount>
        </SiteName>
      </main>
      {(mayRecord || hasCalls) && (
        <Suspense>
          <Calls mayRecord={mayRecord} hasCalls={hasCalls} />
        </Suspense>
      )}
      <SessionDialog />
    </>
  )
}
