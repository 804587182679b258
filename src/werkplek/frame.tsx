import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { Places } from '../inrichting/beheer/werkplek/places.ts'
import { useHouseStyle, useMunicipality } from '../inrichting/instellingen/werkplek/municipality.ts'
import { meQuery } from '../inrichting/toegang/werkplek/me.ts'
import { concepten } from '../register/concepten/contract.ts'
import { useCall } from '../register/klantcontacten/werkplek/call.ts'
import { useStartKey } from '../register/klantcontacten/werkplek/start.ts'
import { zaakregister } from '../register/zaakregister/contract.ts'
import { catalogueQuery } from '../register/zaakregister/werkplek/queries.ts'
import { WaitingCount } from '../register/zaken/werkplek/waiting-count.tsx'
import { focusOn, useFocusKeeper } from '../web/frame/focus-keeper.ts'
import { Rights } from '../web/frame/rights.ts'
import { SiteName } from '../web/frame/site-name.ts'
import { frameTexts } from '../web/frame/texts.ts'
import { useMeld } from '../web/ui/announce.tsx'
import { useTexts } from '../web/ui/language.tsx'
import { placesFor } from './beheer/places.ts'
import { navigationFor, navigationTexts } from './navigation.ts'
import { SessionDialog } from './session-dialog.tsx'
import { UserMenu } from './user-menu.tsx'

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
  const mayAsk = me?.rechten.includes(zaakregister.catalogus.right) ?? false
  const { data: register } = useQuery({ ...catalogueQuery, enabled: mayAsk })
  // A municipality without zaaktypen in the register inside has no zaken there.
  const isShown = ({ text }: { text: string }) => text !== 'cases' || !mayAsk || (register?.zaaktypen ?? 0) > 0
  const items = me ? navigationFor(me).filter(isShown) : []
  const mayRecord = me?.rechten.includes(concepten.bewaren.right) ?? false
  useStartKey(mayRecord)
  useCall(mayRecord)
  return (
    <nav id={NAVIGATION_ID} tabIndex={-1} className="utrecht-nav-bar frame-nav" aria-label={texts.navigation}>
      <ul>
        {items.map(({ to, text }) => (
          <li key={to}>
            <Link to={to} className="frame-nav__link" activeProps={{ 'aria-current': 'page' }}>
              {names[text]} {text === 'waiting' && <WaitingCount />}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The frame around every screen. */
export function Frame() {
  const texts = useTexts(frameTexts)
  const { gemeente } = useMunicipality()
  const { data: me } = useQuery(meQuery)
  const places = placesFor(me?.rechten ?? [])
  useHouseStyle()
  useFocusKeeper()
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
          <UserMenu />
        </div>
      </header>
      <main id={CONTENT} tabIndex={-1}>
        <SiteName value={gemeente}>
          <Rights value={me?.rechten ?? []}>
            <Places value={places}>
              <Outlet />
            </Places>
          </Rights>
        </SiteName>
      </main>
      <SessionDialog />
    </>
  )
}
