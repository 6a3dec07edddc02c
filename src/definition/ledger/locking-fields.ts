import type { LockDefinition } from './types.ts'

/** The ids of the fields on which a lock hangs: it holds once any of them is filled in. */
export function lockingFields({ once }: Pick<LockDefinition, 'once'>): readonly string[] {
  return typeof once === 'string' ? [once] : once
}
