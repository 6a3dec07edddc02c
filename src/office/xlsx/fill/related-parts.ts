import type { ZipFile } from '../../zip/read-zip.ts'
import { relatedParts } from '../workbook-package.ts'
import { movedCell, movedRange, movedRow, type RowGrowth } from './move-rows.ts'

type MovePart = (xml: string, growth: RowGrowth) => string

const byRelation: Readonly<Record<string, MovePart>> = {
  comments: moveComments,
  threadedComment: moveComments,
  vmlDrawing: moveShapes,
  drawing: moveDrawing,
  table: moveTable,
}

/** Comments, notes' shapes, pictures and tables that stand below the row that grew, part by part; only those that change. */
export function moveRelatedParts(zip: ZipFile, part: string, growths: readonly RowGrowth[]): ReadonlyMap<string, string> {
  const moved = new Map<string, string>()
  for (const { type, target } of relatedParts(zip, part).values()) {
    const move = byRelation[type]
    if (move === undefined || !zip.has(target)) continue
    const before = Buffer.from(zip.readAll(target)).toString('utf8')
    const after = growths.reduce((xml, growth) => move(xml, growth), before)
    if (after !== before) moved.set(target, after)
  }
  return moved
}

function moveComments(xml: string, growth: RowGrowth): string {
  return xml.replace(/(\sref=")([^"]*)(")/g, (_, open: string, ref: string, close: string) => `${open}${movedCell(ref, growth)}${close}`)
}

function moveTable(xml: string, growth: RowGrowth): string {
  return xml.replace(/(\sref=")([^"]*)(")/g, (_, open: string, ref: string, close: string) => `${open}${movedRange(ref, growth)}${close}`)
}

/** Rows are counted from 0. */
function moveDrawing(xml: string, growth: RowGrowth): string {
  return xml.replace(
    /(<(?:[\w.-]+:)?row>)(\d+)(<)/g,
    (_, open: string, row: string, close: string) => `${open}${fromZero(row, growth)}${close}`,
  )
}

function moveShapes(xml: string, growth: RowGrowth): string {
  return xml
    .replace(/(<x:Row>\s*)(\d+)(\s*<)/g, (_, open: string, row: string, close: string) => `${open}${fromZero(row, growth)}${close}`)
    .replace(/(<x:Anchor>)([^<]*)(<)/g, (_, open: string, places: string, close: string) => {
      // Column, offset, row, offset of one corner, then of the other.
      const parts = places.split(',').map((place, at) => (at === 2 || at === 6 ? ` ${fromZero(place.trim(), growth)}` : place))
      return `${open}${parts.join(',')}${close}`
    })
}

function fromZero(row: string, growth: RowGrowth): number {
  return movedRow(Number.parseInt(row, 10) + 1, growth) - 1
}
