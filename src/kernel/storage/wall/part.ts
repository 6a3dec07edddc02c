import { text } from '../../../definition/shape/shape.ts'
import type { CompiledStatement } from '../compile-statement.ts'
import { row } from '../row.ts'
import type { Part, PartRow } from './part-of-town.ts'

/** The role under which somebody reads and writes who answers for a part of the town: it knows fewer tables than the town's, and of each what is theirs. */
export const partRole = 'qianbi_part'

/** What the policies are told of somebody, each in a setting that is local to the transaction: lists of ids as PostgreSQL writes them, and who it is. */
const told = { villages: text, grids: text, objects: text, writer: text, role: text } as const
export const partRow = row('a part of the town', told)
const names = ['villages', 'grids', 'objects', 'writer', 'role'] as const

/** The setting in which the policies find something of it. */
export function partSetting(name: keyof PartRow): string {
  return `qianbi.${name}`
}

/** Asks whose part it is and brings the transaction under it, in one statement that gives the row. The rights of a statement are looked at before its first row. */
export function enterPart({ statement: { sql, parameters } }: Part): CompiledStatement {
  const settings = names.map((name) => `set_config('${partSetting(name)}', p.${name}, true) as ${name}`)
  return { sql: `select ${settings.join(', ')}, set_config('role', '${partRole}', true) from (${sql}) as p`, parameters }
}

/** The same where the row is known already. */
export function enterKnownPart(known: PartRow): CompiledStatement {
  const settings = names.map((name, index) => `set_config('${partSetting(name)}', $${index + 1}, true)`)
  return { sql: `select ${settings.join(', ')}, set_config('role', '${partRole}', true)`, parameters: names.map((name) => known[name]) }
}

/** The same as text, for a server: a cluster hands on nothing but `SET LOCAL`. */
export function enterPartText(known: PartRow, quote: (text: string) => string): string {
  return [...names.map((name) => `set local ${partSetting(name)} = ${quote(known[name])}`), `set local role ${partRole}`].join('; ')
}
