import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { meQuery } from '../../inrichting/toegang/werkplek/me.ts'
import { useKeys } from '../../web/frame/keys.ts'
import { frameTexts } from '../../web/frame/texts.ts'
import { Button } from '../../web/ui/button.tsx'
import { Icon } from '../../web/ui/icon.tsx'
import { useTexts } from '../../web/ui/language.tsx'

/** It is fetched when somebody first searches. */
const SearchDialog = lazy(async () => ({ default: (await import('./search-dialog.tsx')).SearchDialog }))

/** Opens something with Ctrl+K (on a Mac Cmd+K), also while somebody types; in a dialog it stays closed. */
function useSearchKey(open: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      if (!document.querySelector('dialog[open]')) open()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [open])
}

/** The one search, on every screen: with its button, with Ctrl+K and with `/`. */
export function SearchEverything() {
  const texts = useTexts(frameTexts)
  const { data: me } = useQuery(meQuery)
  const [isOpen, setOpen] = useState(false)
  const [open] = useState(() => () => setOpen(true))
  useSearchKey(open)
  useKeys({ '/': open })
  if (!me) return null
  return (
    <div className="frame-search">
      <Button onClick={open} aria-keyshortcuts="Control+K">
        <Icon name="search" />
        <span className="frame-search__text">{texts.search}</span>
        <kbd className="frame-search__key">Ctrl+K</kbd>
      </Button>
      {isOpen && (
        <Suspense>
          <SearchDialog me={me} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}
