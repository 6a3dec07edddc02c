import { useSyncExternalStore } from 'react'

/** What the person chose; `system` follows the machine. Kept in this browser only. */
export type ThemeChoice = 'light' | 'dark' | 'system'
export type ThemeMode = 'light' | 'dark'

const storageKey = 'qianbi.theme'
const listeners = new Set<() => void>()
const systemDark = window.matchMedia('(prefers-color-scheme: dark)')

export function readThemeChoice(): ThemeChoice {
  const stored = window.localStorage.getItem(storageKey)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

export function readThemeMode(): ThemeMode {
  const choice = readThemeChoice()
  if (choice !== 'system') return choice
  return systemDark.matches ? 'dark' : 'light'
}

export function chooseTheme(choice: ThemeChoice): void {
  window.localStorage.setItem(storageKey, choice)
  applyTheme()
}

/** Puts the mode on the document, where tokens.css reads it. */
export function applyTheme(): void {
  document.documentElement.dataset.theme = readThemeMode()
  for (const listener of listeners) listener()
}

export function useThemeMode(): ThemeMode {
  return useSyncExternalStore(subscribe, readThemeMode)
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, readThemeChoice)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  systemDark.addEventListener('change', applyTheme)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) systemDark.removeEventListener('change', applyTheme)
  }
}
