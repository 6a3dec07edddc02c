import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import { decimal, plainDecimal } from '../../../definition/decimal/decimal.ts'
import { convertUnit, isUnit, unitsConvert } from '../../../definition/unit/unit.ts'
import { type Pace, paceOf } from '../pace.ts'
import { progressFields, taskFields } from './fields.ts'

/** What an indicator says of the year so far, in its own unit; null when nobody knows. */
export interface Measured {
  readonly value: string | null
  readonly unit: string
}

export interface Standing {
  readonly pace: Pace | undefined
  /** In the unit of the task; undefined when nobody has said. */
  readonly done: string | undefined
  readonly promised: string
}

interface Known {
  readonly month: number
  readonly measured: Measured | undefined
  readonly progress: readonly LedgerRecord[]
}

/** Where a task stands: by its indicator where it has one, which nobody types again, else by the last line of its office. */
export function standingOf(task: LedgerRecord, { month, measured, progress }: Known): Standing {
  const quantity = taskFields.text(task, 'changedQuantity') || taskFields.text(task, 'quantity')
  if (quantity === '') return { pace: undefined, done: undefined, promised: '' }
  const promised = plainDecimal(decimal(quantity))
  const last = progress
    .filter((line) => progressFields.text(line, 'task') === task.id)
    .sort((left, right) => (progressFields.text(left, 'month') < progressFields.text(right, 'month') ? 1 : -1))
    .at(0)
  if (taskFields.text(task, 'indicator') !== '') {
    const done =
      measured === undefined ? undefined : inUnit(measured, taskFields.text(task, 'changedUnit') || taskFields.text(task, 'unit'))
    return { pace: paceOf({ promised, done, month }), done, promised }
  }
  const done = last === undefined ? undefined : plainDecimal(decimal(progressFields.text(last, 'done')))
  const planned = last === undefined ? '' : progressFields.text(last, 'planned')
  return { pace: paceOf({ promised, done, month, planned: planned === '' ? undefined : planned }), done, promised }
}

function inUnit({ value, unit }: Measured, wanted: string): string | undefined {
  if (value === null || !/^-?\d+(?:\.\d+)?$/.test(value)) return undefined
  if (unit === wanted || !isUnit(unit) || !isUnit(wanted) || !unitsConvert(unit, wanted)) return plainDecimal(decimal(value))
  return plainDecimal(convertUnit(decimal(value), unit, wanted).round(4))
}
