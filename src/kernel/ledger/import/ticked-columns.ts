import { findOption } from '../../../definition/field/field-type.ts'
import type { ChoiceField } from '../../../definition/field/types.ts'
import { plainHeader } from '../../../definition/ledger/column-words.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import { ownValue } from '../../../definition/name/own-value.ts'
import type { MatchedColumn, TickedColumn } from './column-plan.ts'

const leastColumns = 2
/** A 1 is no tick: columns of these names may count. */
const tick = /^(?:[√✓✔☑✅■●vV]|对|是|打勾)$/u
const untick = /^(?:[×✗✘☒☐□○xX]|否|不是|[-—–－/／\\]{1,4})?$/u

/** Columns that nobody knows by their labels, which are the words of one choice that the file has no column for, and hold nothing but ticks. */
export function findTicked(
  ledger: ResolvedLedger,
  labels: readonly string[],
  {
    filled,
    samples,
  }: { readonly filled: readonly MatchedColumn[]; readonly samples: Readonly<Record<string, readonly string[]>> | undefined },
): { readonly field: ResolvedField; readonly ticks: readonly TickedColumn[] } | undefined {
  const cellsOf = (label: string): readonly string[] => ownValue(samples, label) ?? []
  const ticked = labels.filter((label) => cellsOf(label).every((cell) => isTick(cell) || isUnticked(cell)))
  if (!ticked.some((label) => cellsOf(label).some(isTick))) return undefined
  const found = ledger.fields.flatMap((field) => {
    const { field: choice } = field
    if (choice.kind !== 'choice' || filled.some(({ target }) => target.id === field.id)) return []
    const ticks = ticked.flatMap((label) => {
      const word = plainHeader(label)
      return findOption(choice, word) === undefined ? [] : [{ label, word }]
    })
    return ticks.length >= leastColumns && areDifferent(choice, ticks) ? [{ field, ticks }] : []
  })
  return found.length === 1 ? found[0] : undefined
}

/** What a row's cells in such columns come to: the word of the one that is ticked, all of them of several, and what is neither a tick nor none. */
export function tickedWords(ticks: readonly TickedColumn[], cells: Readonly<Record<string, string>>): string {
  return ticks
    .flatMap(({ label, word }) => {
      const cell = ownValue(cells, label) ?? ''
      return isTick(cell) ? [word] : isUnticked(cell) ? [] : [`${word} ${cell.trim()}`]
    })
    .join('、')
}

function areDifferent(choice: ChoiceField, ticks: readonly TickedColumn[]): boolean {
  return new Set(ticks.map(({ word }) => findOption(choice, word))).size === ticks.length
}

function isTick(cell: string): boolean {
  return tick.test(cell.trim())
}

function isUnticked(cell: string): boolean {
  return untick.test(cell.trim())
}
