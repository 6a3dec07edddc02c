import { cellName } from './cell-name.ts'
import type { FormReading } from './form-reading.ts'
import type { FormGrid } from './grid.ts'
import type { ProposedBlock } from './propose-rows.ts'

/** The cells of blank rows as their heads bind them: each line to a record, one that computes or says something already to none. */
export function layBlock(
  grid: FormGrid,
  { firstRow, lastRow, columns, records, confidence, candidates }: ProposedBlock,
): Pick<FormReading, 'cells' | 'open' | 'blocks'> {
  const cells: FormReading['cells'][number][] = []
  const open: FormReading['open'][number][] = []
  for (const { column, label, field } of columns) {
    const key = `|${label}`
    if (records === undefined || field === undefined) {
      const why = records === undefined ? '看不出是哪一本台账' : '这本台账没有这一栏'
      open.push({ sheet: grid.sheet, cell: cellName({ row: firstRow, column }), label, key, why, candidates, said: undefined })
      continue
    }
    for (let row = firstRow; row <= lastRow; row++) {
      const line = row - firstRow + 1
      const { formula, text } = grid.at(row, column)
      if (formula || (text !== '' && field.id !== undefined)) continue
      const binding = { ...records, type: 'column' as const, field: field.id, part: field.part, unit: field.unit, line }
      cells.push({
        sheet: grid.sheet,
        cell: cellName({ row, column }),
        label,
        key: `${key}#${line}`,
        binding,
        confidence,
        why: '',
        candidates,
        said: undefined,
      })
    }
  }
  return { cells, open, blocks: records === undefined ? [] : [{ ...records, sheet: grid.sheet, firstRow, lastRow }] }
}
