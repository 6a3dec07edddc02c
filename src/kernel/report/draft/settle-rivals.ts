import { exactly, printedAgrees } from '../../../definition/report/interval.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import type { BoundLine } from './bind-line.ts'
import type { Replacement } from './types.ts'

/** What is left of the confidence of a number whose indicator has another value elsewhere. */
const doubted = 0.45

/**
 * One indicator has one value at one time. Where two numbers of a text that differ would be the same figure, at most the surer one is: of two alike
 * neither. A ledger knows better; this is for words alone.
 */
export function settleRivals(lines: readonly BoundLine[]): readonly BoundLine[] {
  const rivals = new Map<string, Replacement[]>()
  for (const { replacements } of lines)
    for (const one of replacements) if (one.quantity !== undefined) rivals.set(keyOf(one), [...(rivals.get(keyOf(one)) ?? []), one])
  const lost = new Set([...rivals.values()].flatMap(losersOf))
  return lines.map(({ replacements, open }) => ({
    open,
    replacements: replacements.map((one) =>
      lost.has(one)
        ? { ...one, binding: { ...one.binding, confidence: Math.min(doubted, one.binding.confidence), why: '别处的数也像它' } }
        : one,
    ),
  }))
}

function keyOf({ binding: { kind, name, period } }: Replacement): string {
  return `${kind} ${name} ${period}`
}

function losersOf(rivals: readonly Replacement[]): readonly Replacement[] {
  const best = Math.max(...rivals.map(({ binding }) => binding.confidence))
  const surest = rivals.filter(({ binding }) => binding.confidence === best)
  const [first] = surest
  if (first === undefined) return []
  const agreed = surest.every((one) => agree(one, first))
  return rivals.filter((one) => !(agreed && agree(one, first)))
}

/** 19.85亿元 and 198491万元 are one value, written twice: the one rounds to the other. */
function agree({ quantity: one }: Replacement, { quantity: other }: Replacement): boolean {
  if (one === undefined || other === undefined) return false
  const rounds = (fine: Quantity, coarse: Quantity) => printedAgrees(exactly(fine.value), coarse.value, coarse.place)
  return rounds(one, other) || rounds(other, one)
}
