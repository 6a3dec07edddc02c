import { normaliseName } from '../name/normalise-name.ts'
import type { ResolvedAnnex } from './types.ts'

/** An annex by its id, label or alias. */
export function findAnnex(annexes: readonly ResolvedAnnex[], name: string): ResolvedAnnex | undefined {
  const wanted = normaliseName(name)
  return annexes.find(({ id, label, aliases = [] }) => id === name || [label, ...aliases].some((one) => normaliseName(one) === wanted))
}
