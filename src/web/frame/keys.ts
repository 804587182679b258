import { useEffect, useRef, useSyncExternalStore } from 'react'

// Keys of one letter, for who works in the same screen all day. Everybody can turn them off (WCAG 2.1.4).

const OFF = 'balie-toetsen-uit'
const listeners = new Set<() => void>()
const areOn = () => localStorage.getItem(OFF) === null

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Tells whether keys of one letter do something in this browser, and turns them on and off. */
export function useKeysOn(): [boolean, (on: boolean) => void] {
  const turn = (on: boolean) => {
    if (on) localStorage.removeItem(OFF)
    else localStorage.setItem(OFF, 'ja')
    for (const listener of listeners) listener()
  }
  return [useSyncExternalStore(subscribe, areOn), turn]
}

/** Tells whether a key was meant for something else: text, a choice, a dialog, or the browser. */
function isMeantElsewhere({ target, altKey, ctrlKey, metaKey, defaultPrevented }: KeyboardEvent): boolean {
  if (defaultPrevented || altKey || ctrlKey || metaKey) return true
  if (target instanceof Element && target.closest('select, textarea, [contenteditable], dialog, [role="listbox"]'))
    return true
  return target instanceof HTMLInputElement && target.type !== 'checkbox'
}

/** The acts of a screen at its keys: `{ j: next, k: previous }`. */
export type Keys = Readonly<Record<string, () => void>>

/** Lets keys do something as long as a screen is shown. */
export function useKeys(keys: Keys): void {
  const [on] = useKeysOn()
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    if (!on) return undefined
    const onKey = (event: KeyboardEvent) => {
      const act = isMeantElsewhere(event) ? undefined : latest.current[event.key]
      if (!act || document.querySelector('dialog[open]')) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [on])
}
