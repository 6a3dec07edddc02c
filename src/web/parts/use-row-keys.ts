import { type RefObject, useEffect } from 'react'
import { isOverlayOpen } from './SidePanel.tsx'

const moves: Readonly<Record<string, number | undefined>> = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 }

/**
 * Walks the rows of a list with j and k from anywhere on the page, with the arrows from inside it; x chooses the row one stands on.
 * A row is marked `data-row`, what takes the focus in it `data-row-focus`.
 */
export function useRowKeys(list: RefObject<HTMLElement | null>, choose: (row: string) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const root = list.current
      if (root === null || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (isEditable(event.target) || isOverlayOpen() || document.querySelector('.ant-drawer-open') !== null) return
      const at = event.target instanceof HTMLElement && root.contains(event.target) ? event.target.closest<HTMLElement>('[data-row]') : null
      if (event.key === 'x' && at?.dataset.row !== undefined) {
        event.preventDefault()
        choose(at.dataset.row)
        return
      }
      const move = moves[event.key]
      if (move === undefined || (event.key.startsWith('Arrow') && at === null)) return
      event.preventDefault()
      const rows = [...root.querySelectorAll<HTMLElement>('[data-row]')]
      const next = at === null ? (move > 0 ? 0 : rows.length - 1) : rows.indexOf(at) + move
      rows[Math.max(0, Math.min(rows.length - 1, next))]?.querySelector<HTMLElement>('[data-row-focus]')?.focus()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [list, choose])
}

function isEditable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input:not([type=checkbox]), textarea, select, [contenteditable=true]') !== null
}
