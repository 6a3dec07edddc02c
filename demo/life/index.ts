import { type DemoPart, demoParts } from '../part.ts'
import type { DemoSheet } from '../sheet.ts'
import type { LifeEvent } from './types.ts'

const livesOf = ({ lives = {} }: DemoPart) => Object.entries(lives)
const lived: ReadonlySet<string> = new Set(demoParts.flatMap(livesOf).map(([ledger]) => ledger))
const registers: ReadonlySet<string> = new Set(demoParts.flatMap((part) => part.registers ?? []))

/** Whether the rows of a ledger are lived through instead of handed in as they stand at the end. */
export function isLived(ledger: string): boolean {
  return lived.has(ledger)
}

export function isRegister(ledger: string): boolean {
  return registers.has(ledger)
}

/** Everything that happened in the township, from its finished sheets: led through, the ledgers hold the same rows. */
export function createLife(sheets: readonly DemoSheet[], parts: readonly DemoPart[] = demoParts): readonly LifeEvent[] {
  const byLedger = new Map(sheets.map((sheet) => [sheet.ledger, sheet]))
  const led = parts.flatMap(livesOf).flatMap(([ledger, live]) => {
    const sheet = byLedger.get(ledger)
    if (sheet === undefined) throw new Error(`the demo has no sheet ${ledger}`)
    return live(sheet, byLedger)
  })
  return [...led, ...parts.flatMap(({ events }) => events?.() ?? [])]
}
