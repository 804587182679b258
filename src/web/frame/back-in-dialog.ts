import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/** Makes Back and Forward close an open dialog, as Escape does: it asks first when something would be lost, and the page stays. */
export function useBackInDialog(): void {
  const { history } = useRouter()
  useEffect(
    () =>
      history.block({
        enableBeforeUnload: false,
        blockerFn: ({ action }) => {
          const dialog = [...document.querySelectorAll('dialog[open]')].at(-1)
          // A navigation that an act in a dialog leads to is no step back.
          if (!dialog || action === 'PUSH' || action === 'REPLACE') return false
          dialog.dispatchEvent(new Event('cancel', { cancelable: true }))
          return true
        },
      }),
    [history],
  )
}
