import { useEffect } from 'react'
import { isOverlayOpen } from '../parts/SidePanel.tsx'

/** Single keys, and `Ctrl+z` alike, that do something anywhere on a page, but not where somebody types, nor over a dialogue. */
export function usePageKeys(does: Readonly<Record<string, (() => void) | undefined>>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = does[event.ctrlKey || event.metaKey ? `Ctrl+${event.key.toLowerCase()}` : event.key]
      if (act === undefined || event.defaultPrevented || event.altKey || event.isComposing) return
      if (isTyping(event.target) || isOverlayOpen()) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input:not([type=checkbox]), textarea, select, [contenteditable=true], [data-editing]') !== null
  )
}
