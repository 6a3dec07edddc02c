import { useSyncExternalStore } from 'react'

/** Whether a media query holds now; follows the window. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => window.matchMedia(query).matches,
  )
}

/** A phone in the hand. */
export function usePhone(): boolean {
  return useMedia('(max-width: 767px)')
}

/** Room for a panel beside the page; below it the panel lies over the page. */
export function useWide(): boolean {
  return useMedia('(min-width: 1180px)')
}

/** Somebody who asked their system for less movement. */
export function useStillness(): boolean {
  return useMedia('(prefers-reduced-motion: reduce)')
}
