import { ofDepartments } from './departments.ts'
import { ofMoreDepartments } from './departments-more.ts'
import { dice } from './dice.ts'
import { drawSheet } from './draw-sheet.ts'
import { handMade } from './hand-made.ts'
import { heldOutByHand } from './held-out.ts'
import { kindsOfCells } from './kinds-of-cells.ts'
import { kindsOfLayout } from './kinds-of-layout.ts'
import { kindsOfUnits } from './kinds-of-units.ts'
import type { MadeFile } from './made-file.ts'
import type { Wording } from './registers.ts'
import { harderWords } from './strangers/harder-cells.ts'
import { harderLayouts } from './strangers/harder-layouts.ts'
import { ordinaryRosters } from './strangers/ordinary-rosters.ts'
import { ordinaryWorks } from './strangers/ordinary-works.ts'
import { titled } from './titled.ts'

/** Sheets drawn by the dice, the same ones each time. */
export function drawnSheets(wording: Wording, count: number, seed: number): MadeFile[] {
  return Array.from({ length: count }, (_, index) => drawSheet(dice(seed * 1_000 + index), wording, `${wording}-${seed}-${index + 1}`))
}

/** What the reader was made with. */
export const tunedSheets = (count = 60): MadeFile[] => [
  ...handMade,
  ...titled,
  ...ofDepartments,
  ...ofMoreDepartments,
  ...kindsOfLayout,
  ...kindsOfCells,
  ...kindsOfUnits,
  ...ordinaryRosters,
  ...ordinaryWorks,
  ...harderLayouts,
  ...harderWords,
  ...drawnSheets('tuned', count, 2020),
]

/** What it has not been made with: other words, other dice. A third of the whole. */
export const heldOutSheets = (count = 128): MadeFile[] => [...heldOutByHand, ...drawnSheets('heldOut', count, 2021)]
