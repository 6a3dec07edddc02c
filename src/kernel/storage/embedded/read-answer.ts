/** What the database answers with, by what it begins with; PostgreSQL, Frontend/Backend Protocol 3.0. What is not here says nothing of rows. */
const answers = { description: 0x54, row: 0x44, done: 0x43, empty: 0x49, error: 0x45 } as const
const headLength = 5
/** Of a column behind its name: table, number, then type, size, modifier, format. */
const [typeOffset, columnTail] = [6, 18]
const errorFields = { code: 0x43, message: 0x4d, constraint: 0x6e } as const

type Parser = (text: string) => unknown
/** By type id of PostgreSQL's catalogue; a type without one keeps its text. */
export type Parsers = Readonly<Record<number, Parser>>

interface Column {
  readonly name: string
  readonly parse: Parser | undefined
}

/** What the database said no to, in its words. */
export class AnsweredError extends Error {
  /** SQLSTATE. */
  readonly code: string | undefined
  readonly constraint: string | undefined

  constructor(message: string, { code, constraint }: { readonly code: string | undefined; readonly constraint: string | undefined }) {
    super(message)
    this.name = 'AnsweredError'
    this.code = code
    this.constraint = constraint
  }
}

/**
 * The rows of the last of the statements that an answer is to. One walk over its bytes, and only those rows are read that somebody asked for: the parser that
 * comes with the engine makes several objects of every value. Throws what the database said no to.
 */
export function readAnswer(answer: Buffer, parsers: Parsers): readonly Record<string, unknown>[] {
  let described: number | undefined
  let rows: number[] = []
  let last: { readonly described: number | undefined; readonly rows: readonly number[] } = { described, rows }
  for (let at = 0; at + headLength <= answer.length; at += 1 + answer.readInt32BE(at + 1)) {
    const kind = answer.readUInt8(at)
    const content = at + headLength
    if (kind === answers.row) rows.push(content)
    else if (kind === answers.description) described = content
    else if (kind === answers.error) throw readError(answer, content)
    else if (kind === answers.done || kind === answers.empty) {
      last = { described, rows }
      described = undefined
      rows = []
    }
  }
  if (last.described === undefined) return []
  const columns = readColumns(answer, last.described, parsers)
  return last.rows.map((row) => readRow(answer, row, columns))
}

function readColumns(answer: Buffer, content: number, parsers: Parsers): readonly Column[] {
  const count = answer.readUInt16BE(content)
  const columns: Column[] = []
  let at = content + 2
  for (let index = 0; index < count; index += 1) {
    const end = answer.indexOf(0, at)
    columns.push({ name: answer.toString('utf8', at, end), parse: parsers[answer.readInt32BE(end + 1 + typeOffset)] })
    at = end + 1 + columnTail
  }
  return columns
}

function readRow(answer: Buffer, content: number, columns: readonly Column[]): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  let at = content + 2
  for (const { name, parse } of columns) {
    const length = answer.readInt32BE(at)
    at += 4
    if (length < 0) {
      row[name] = null
      continue
    }
    const text = answer.toString('utf8', at, at + length)
    row[name] = parse === undefined ? text : parse(text)
    at += length
  }
  return row
}

function readError(answer: Buffer, content: number): AnsweredError {
  const fields = new Map<number, string>()
  for (let at = content; answer.readUInt8(at) !== 0; ) {
    const end = answer.indexOf(0, at + 1)
    fields.set(answer.readUInt8(at), answer.toString('utf8', at + 1, end))
    at = end + 1
  }
  return new AnsweredError(fields.get(errorFields.message) ?? 'the database gave no reason', {
    code: fields.get(errorFields.code),
    constraint: fields.get(errorFields.constraint),
  })
}
