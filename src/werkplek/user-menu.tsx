import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { useMunicipality } from '../inrichting/instellingen/werkplek/municipality.ts'
import { meQuery } from '../inrichting/toegang/werkplek/me.ts'
import { useRoleName } from '../inrichting/toegang/werkplek/role-names.ts'
import { meldingen } from '../register/meldingen/contract.ts'
import { frameTexts } from '../web/frame/texts.ts'
import { useMeld } from '../web/ui/announce.tsx'
import { Button, buttonClasses } from '../web/ui/button.tsx'
import { Icon } from '../web/ui/icon.tsx'
import { type Language, useLanguage, useTexts } from '../web/ui/language.tsx'

const MENU = 'gebruikersmenu'

function LanguageChoice() {
  const texts = useTexts(frameTexts)
  const { language, choose } = useLanguage()
  const meld = useMeld()
  const { talen } = useMunicipality()
  if (talen.length < 2) return null
  const pick = (chosen: Language) => {
    choose(chosen)
    meld.say(frameTexts[chosen].languageChosen)
  }
  return (
    <fieldset className="frame-language">
      <legend className="balie-soft balie-small">{texts.language}</legend>
      {talen.map((own) => (
        <Button key={own} variant="subtle" aria-pressed={own === language} lang={own} onClick={() => pick(own)}>
          {texts.languages[own]}
        </Button>
      ))}
    </fieldset>
  )
}

/** The menu with the user's name and roles, the language, and logging out. */
export function UserMenu() {
  const texts = useTexts(frameTexts)
  const { data: me } = useQuery(meQuery)
  const roleName = useRoleName()
  const ref = useRef<HTMLDivElement>(null)
  if (!me) return null
  return (
    <div className="frame-user">
      <button type="button" className={buttonClasses('subtle')} popoverTarget={MENU}>
        <Icon name="user" />
        <span className="balie-visually-hidden">{texts.accountOf('')}</span>
        <span className="frame-user__name">{me.naam}</span>
        <Icon name="down" />
      </button>
      <div id={MENU} ref={ref} popover="auto" className="balie-popover frame-user__menu">
        <div>
          <strong>{me.naam}</strong>
          <div className="balie-soft balie-small">{me.rollen.map(roleName).join(', ')}</div>
          <div className="balie-soft balie-small">{me.eenheden.map(({ naam }) => naam).join(', ')}</div>
        </div>
        <Link className="utrecht-link" to="/mijn-rechten" onClick={() => ref.current?.hidePopover()}>
          {texts.rolesAndRights}
        </Link>
        {me.rechten.includes(meldingen.instellen.right) && (
          <Link className="utrecht-link" to="/mijn-meldingen" onClick={() => ref.current?.hidePopover()}>
            {texts.notifications}
          </Link>
        )}
        <LanguageChoice />
        <form method="post" action="/uitloggen">
          <button type="submit" className={buttonClasses('secondary')}>
            {texts.logOut}
          </button>
        </form>
      </div>
    </div>
  )
}
