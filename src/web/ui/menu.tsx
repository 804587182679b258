import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { type ButtonVariant, buttonClasses } from './button.tsx'
import { usePopupContainer } from './dialog.tsx'
import { Icon } from './icon.tsx'

interface MenuProps {
  label: ReactNode
  variant?: ButtonVariant
  items: readonly { id: string; label: string; disabled?: boolean; onAction(): void }[]
}

/** A button that opens a list of actions. */
export function Menu({ label, variant = 'secondary', items }: MenuProps) {
  const container = usePopupContainer()
  return (
    <MenuTrigger>
      <AriaButton className={buttonClasses(variant)}>
        {label}
        <Icon name="down" />
      </AriaButton>
      <Popover className="balie-popover" UNSTABLE_portalContainer={container}>
        <AriaMenu className="balie-menu">
          {items.map(({ id, label: text, disabled = false, onAction }) => (
            <MenuItem key={id} id={id} isDisabled={disabled} onAction={onAction}>
              {text}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}
