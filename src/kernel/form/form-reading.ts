import type { Period } from '../../definition/period/types.ts'
import type { FormGrid } from './grid.ts'
import type { BoundCell, LeftCell, OpenCell, RecordBlock, RowArea, SaidOfCell } from './types.ts'

interface LabelledCell {
  readonly key: string
  readonly said: SaidOfCell | undefined
}

export interface ReadCell extends BoundCell, LabelledCell {
  readonly why: string
  readonly candidates: readonly string[]
}

/** Every blank cell that words stand around, with what the form's labels say of it, whether sure enough or not. */
export interface FormReading {
  readonly period: Period
  readonly cells: readonly ReadCell[]
  readonly open: readonly (OpenCell & LabelledCell)[]
  /** Left empty on purpose; the labels alone leave nothing so. */
  readonly left: readonly LeftCell[]
  readonly blocks: readonly RecordBlock[]
  readonly areas: readonly RowArea[]
  readonly grids: readonly FormGrid[]
}
