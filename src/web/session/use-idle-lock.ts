import { onlineManager } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { api } from '../http/api.ts'

const looked = 15_000
/** In all tabs of a browser together: whoever works in one is not shut out of the other. */
const key = 'qianbi.last-act'
const acts = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

export interface IdleLock {
  readonly locked: boolean
  /** Somebody has signed in again. */
  readonly open: () => void
}

/**
 * After so many minutes without a key or a press the session ends, and a sheet lies over the page until its owner signs in again: what was being written
 * stays below. Nothing is asked of the server meanwhile.
 */
export function useIdleLock(minutes: number): IdleLock {
  const [locked, setLocked] = useState(false)
  useEffect(() => {
    if (locked) return
    noteAct()
    for (const act of acts) window.addEventListener(act, noteAct, { passive: true, capture: true })
    const timer = window.setInterval(() => {
      if (Date.now() - lastAct() < minutes * 60_000) return
      window.clearInterval(timer)
      onlineManager.setOnline(false)
      setLocked(true)
      // Where the server cannot be reached it ends the session by itself, after the same time.
      void api.signOut().catch(() => undefined)
    }, looked)
    return () => {
      window.clearInterval(timer)
      for (const act of acts) window.removeEventListener(act, noteAct, { capture: true })
    }
  }, [locked, minutes])
  const open = useCallback(() => {
    onlineManager.setOnline(true)
    setLocked(false)
  }, [])
  return { locked, open }
}

let noted = 0

function noteAct(): void {
  const now = Date.now()
  if (now - noted < 1_000) return
  noted = now
  localStorage.setItem(key, String(now))
}

function lastAct(): number {
  return Math.max(noted, Number.parseInt(localStorage.getItem(key) ?? '0', 10) || 0)
}
