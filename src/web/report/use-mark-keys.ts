import { useCallback, useEffect } from 'react'
import { type Mark, markKey, stepMark } from './marks.ts'

interface Options {
  readonly marks: readonly Mark[]
  readonly selected: Mark | undefined
  readonly choose: (mark: Mark) => void
  readonly enabled: boolean
}

/** j and k walk the figures and claims of a report, as long as nobody is writing. Gives the step, for buttons. */
export function useMarkKeys({ marks, selected, choose, enabled }: Options): (step: 1 | -1) => void {
  const step = useCallback(
    (by: 1 | -1) => {
      const next = stepMark(marks, selected, by)
      if (next === undefined) return
      choose(next)
      const focused = document.activeElement
      if (focused instanceof HTMLElement && focused.dataset.mark !== undefined) {
        document.querySelector<HTMLElement>(`[data-mark="${markKey(next)}"]`)?.focus({ preventScroll: true })
      }
    },
    [marks, selected, choose],
  )
  useEffect(() => {
    if (!enabled) return
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
      if (event.key === 'j') step(1)
      else if (event.key === 'k') step(-1)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [enabled, step])
  return step
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.closest('input, textarea, select, .ant-modal') !== null
}
