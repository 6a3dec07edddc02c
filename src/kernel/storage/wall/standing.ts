import type { CompiledStatement } from '../compile-statement.ts'
import type { Part } from './part-of-town.ts'

/**
 * The role under which everything is done that is done in a town: it owns no table and passes no policy by. Roles belong to the whole server; what this one
 * may is granted in each database.
 */
export const townRole = 'qianbi_town'

/** The setting that the policies compare `town` with; local to a transaction, always. */
export const townSetting = 'qianbi.town'

/** For whom a transaction is done: for one town, or a part of it, or for the owner of the tables, who sees all of them. */
export type Standing = InTown | 'owner'
export interface InTown {
  readonly town: string
  readonly part?: Part | undefined
}

/** Statements that bring an open transaction under a standing in the whole town, values as parameters; one, so that it costs little beside the next. */
export function standingStatement(standing: Standing): CompiledStatement {
  const sql = `select set_config('role', $1, true), set_config('${townSetting}', $2, true)`
  return { sql, parameters: standing === 'owner' ? ['none', ''] : [townRole, settingOf(standing)] }
}

/** The same as text to go with `begin` in one message; `SET LOCAL`, because a cluster of servers hands on nothing else. */
export function standingText(standing: Standing, quote: (text: string) => string): string {
  if (standing === 'owner') return `set local role none; set local ${townSetting} = ''`
  return `set local role ${townRole}; set local ${townSetting} = ${quote(settingOf(standing))}`
}

/** For what no role but the owner may do in the midst of a transaction: COPY, which knows no policies, and statistics. */
export const stepUp = 'set local role none'
export const stepDown = `set local role ${townRole}`

/** Whether two standings are one. */
export function isSameStanding(left: Standing, right: Standing): boolean {
  return left === right || (left !== 'owner' && right !== 'owner' && left.town === right.town && left.part?.key === right.part?.key)
}

/** What is no name of a town is the name of none: the setting without a value is the owner's. */
function settingOf({ town }: InTown): string {
  return town === '' || town.includes('\0') ? '-' : town
}
