import { createHash } from 'node:crypto'
import { parseShape } from '../../definition/shape/parse-json.ts'
import { count, either, listOf, object, orNull, type Shape, text } from '../../definition/shape/shape.ts'
import { Refusal } from '../refusal.ts'
import { tableShape } from '../storage/migrate/table-shape.ts'
import type { TableShape } from '../storage/migrate/types.ts'
import type { CopyRow } from '../storage/types.ts'
import type { BackupContent } from './types.ts'

/**
 * A backup is lines of JSON: of each table its shape and then its rows, every value in the text form of its column; last what it holds, without which it is
 * not whole.
 */
export type BackupLine = { readonly table: TableShape } | { readonly end: BackupContent } | CopyRow

const town = object({ town: text, name: text, seq: count, digest: text })
const lineShape: Shape<BackupLine> = either(
  listOf(orNull(text)),
  either(object({ table: tableShape }), object({ end: object({ tables: count, rows: count, digest: text, towns: listOf(town) }) })),
)

/** Whether it is a row of the table that was named last. */
export function isRow(line: BackupLine): line is CopyRow {
  return Array.isArray(line)
}

/** The lines of a backup, held against what the last one says of them. Refuses with `damaged` one that is none, is cut, or is not what it says. */
export async function* readBackupLines(lines: AsyncIterable<string>): AsyncGenerator<BackupLine> {
  const digest = createHash('sha256')
  let ended = false
  let number = 0
  for await (const text of lines) {
    number += 1
    const line = parseLine(text, number)
    if (ended) throw damaged(`第 ${number} 行在末行之后`)
    if (!isRow(line) && 'end' in line) {
      if (digest.digest('hex') !== line.end.digest) throw damaged('内容与末行的摘要不符')
      ended = true
    } else digest.update(`${text}\n`)
    yield line
  }
  if (!ended) throw damaged('没有末行，文件不完整')
}

function parseLine(text: string, number: number): BackupLine {
  try {
    return parseShape(lineShape, text, 'a line of a backup')
  } catch (cause) {
    throw damaged(`第 ${number} 行读不懂`, cause)
  }
}

function damaged(why: string, cause?: unknown): Refusal {
  return new Refusal('damaged', `备份的内容有损坏：${why}。什么也没有恢复。请换一份备份再试。`, { cause })
}
