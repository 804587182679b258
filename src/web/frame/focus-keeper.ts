import { useEffect } from 'react'

/** Gives the focus to an element that normally cannot have it. */
export function focusOn(element: HTMLElement | null): void {
  if (!element) return
  element.focus({ preventScroll: true })
  element.scrollIntoView({ block: 'nearest' })
}

/** Gives an element and everything around it, from the inside out. */
function withAncestors(element: Element | null): Element[] {
  return element ? [element, ...withAncestors(element.parentElement)] : []
}

/** Finds the heading of the nearest part of the page that is left of these. */
function nearestHeading(parts: readonly Element[]): HTMLElement | null {
  for (const part of parts.filter(({ isConnected }) => isConnected)) {
    const heading = part.querySelector<HTMLElement>('h1, h2, h3')
    if (heading) return heading
  }
  return null
}

/** Elements that may have the focus by themselves. */
const FOCUSABLE = 'a, button, input, select, textarea, summary, label, [tabindex]'

/**
 * Keeps the focus in the page when the element that has it disappears, as a button does whose act is done: it goes to the heading of the
 * part in which the element was, so that a keyboard or a screen reader goes on there (WCAG 2.4.3).
 */
export function useFocusKeeper(): void {
  useEffect(() => {
    let parts: Element[] = []
    let frame = 0
    const remember = ({ target }: Event) => {
      parts = target instanceof Element ? withAncestors(target) : []
    }
    // A click on what cannot have the focus takes it away on purpose.
    const forget = ({ target }: Event) => {
      if (target instanceof Element && !target.closest(FOCUSABLE)) parts = []
    }
    const check = () => {
      const isLost = document.activeElement === document.body && parts[0]?.checkVisibility() === false
      const heading = isLost ? nearestHeading(parts) : null
      if (!heading) return
      if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1
      focusOn(heading)
    }
    const observer = new MutationObserver(() => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(check)
    })
    observer.observe(document.body, { childList: true, subtree: true })
    document.addEventListener('focusin', remember)
    document.addEventListener('pointerdown', forget)
    return () => {
      observer.disconnect()
      cancelAnimationFrame(frame)
      document.removeEventListener('focusin', remember)
      document.removeEventListener('pointerdown', forget)
    }
  }, [])
}
