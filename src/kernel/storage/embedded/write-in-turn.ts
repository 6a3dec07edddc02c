import { randomUUID } from 'node:crypto'
import { Refusal } from '../../refusal.ts'
import type { CompiledStatement } from '../compile-statement.ts'
import { type Standing, standingStatement, stepUp } from '../wall/standing.ts'
import { createParkedParts, mostParts, type ParkedParts } from './parked-parts.ts'
import { plain } from './plain.ts'
import type { TableStatistics } from './table-statistics.ts'
import type { Turns } from './turns.ts'

export interface OneWrite {
  /** Told of every statement of the work, before it is sent. */
  note(sql: string): void
  rest(): Promise<void>
  /** The table's statistics are taken when the work is done, if they are due: what is parked would not be counted. */
  grew(table: string, rows: number): void
}

export interface WriteOptions {
  /** For whom it is done; the owner's transactions stand as they begin. */
  readonly standing: Standing
  /** Sends a statement with the next one. */
  readonly hold: (statement: CompiledStatement) => void
  readonly run: (statement: CompiledStatement) => Promise<readonly unknown[]>
  /** Forgets what was held. */
  readonly drop: () => void
  readonly turns: Pick<Turns, 'isAwaited' | 'rest'>
  readonly statistics: TableStatistics
  /** Told when it is decided that the write was done. */
  readonly onDecided: () => void
  /** Told when the connection, or what is parked, could not be brought back to order. */
  readonly onBroken: (error: Error) => void
}

const begin = plain('begin transaction isolation level read committed read write')
/** Beyond so many parts, each has twice as many pieces as before: there is no end of pieces, but one of parts. */
const doubling = 100

/** Runs one write in its turn: a transaction, or several parts of one when it rests while somebody waits. */
export async function writeInTurn<Result>(options: WriteOptions, work: (write: OneWrite) => Promise<Result>): Promise<Result> {
  const { standing, hold, run, drop, turns, statistics } = options
  const parts = createParkedParts(randomUUID(), run)
  const grown = new Map<string, number>()
  let part = newPart()
  const open = (): void => {
    hold(begin)
    if (standing !== 'owner') hold(standingStatement(standing))
  }
  // Where parts leave word is no town's.
  const leave = (): void => {
    if (standing !== 'owner') hold(plain(stepUp))
  }
  const rest = async (): Promise<void> => {
    part.pieces += 1
    // A cursor would end with the part.
    if (part.cursors > 0) return
    if (part.hasWritten) {
      const least = 2 ** Math.floor(parts.count / doubling)
      if (part.hasLocked || !turns.isAwaited() || parts.count >= mostParts || part.pieces < least) return
      leave()
      await parts.park()
    } else await run(plain('commit'))
    part = newPart()
    if (turns.isAwaited()) await turns.rest()
    open()
  }
  open()
  let result: Result
  try {
    result = await work({
      note: (sql) => noteStatement(part, sql),
      rest,
      grew: (table, rows) => void grown.set(table, (grown.get(table) ?? 0) + rows),
    })
    if (parts.count > 0) {
      leave()
      await parts.announce()
    }
  } catch (error) {
    drop()
    await undo(options, parts)
    throw error
  }
  await decide(options, parts)
  for (const [table, rows] of grown)
    if (statistics.grew(table, rows)) await takeStatistics(options, { table, isQuick: parts.count > 0 || turns.isAwaited() })
  return result
}

/** What the open transaction has done. */
interface OpenPart {
  /** Since it began, ended by a call of `rest` each. */
  pieces: number
  cursors: number
  hasWritten: boolean
  /** Locked rows stay locked while it is parked: the statements that follow would wait for them for ever. */
  hasLocked: boolean
}

function newPart(): OpenPart {
  return { pieces: 0, cursors: 0, hasWritten: false, hasLocked: false }
}

function noteStatement(part: OpenPart, sql: string): void {
  const [verb = ''] = /\w+/.exec(sql.toLowerCase()) ?? []
  if (verb === 'declare') part.cursors += 1
  else if (verb === 'close') part.cursors -= 1
  else if (/\bfor (?:no key )?update\b|\bfor (?:key )?share\b/i.test(sql)) part.hasLocked = true
  if (!['select', 'declare', 'fetch', 'close'].includes(verb)) part.hasWritten = true
}

async function undo({ run, onBroken }: WriteOptions, parts: ParkedParts): Promise<void> {
  try {
    await run(plain('rollback'))
    await parts.undo()
  } catch (cause) {
    onBroken(new Error('the embedded database could not roll back', { cause }))
  }
}

/** One commit decides about all parts. When it fails, the word that it leaves behind tells whether it was done. */
async function decide(options: WriteOptions, parts: ParkedParts): Promise<void> {
  const { run, drop, onBroken, onDecided } = options
  try {
    await run(plain('commit'))
  } catch (error) {
    drop()
    const isDone = parts.count > 0 && (await isDecided(options, parts))
    if (!isDone) {
      await undo(options, parts)
      throw error
    }
  }
  onDecided()
  try {
    await parts.publish()
  } catch (cause) {
    onBroken(new Error('the embedded database could not finish a write', { cause }))
    throw new Refusal('unavailable', '数据库出了故障，铅笔已停止读写。这次写入已经保存，请排除原因以后重新启动铅笔，就能看到。', { cause })
  }
}

async function isDecided({ run, onBroken }: WriteOptions, parts: ParkedParts): Promise<boolean> {
  try {
    await run(plain('rollback'))
    return await parts.isDecided()
  } catch (cause) {
    onBroken(new Error('the embedded database does not tell whether it has committed', { cause }))
    // It is told at the next opening: nothing may be undone before.
    throw new Refusal('unavailable', '数据库出了故障，铅笔已停止读写。这次写入可能已经保存，请排除原因以后重新启动铅笔，核对一下再重做。', {
      cause,
    })
  }
}

/** Behind the commit: what was written stays, with or without statistics. */
async function takeStatistics({ run, drop, turns, statistics, onBroken }: WriteOptions, { table, isQuick }: Grown): Promise<void> {
  if (turns.isAwaited()) await turns.rest()
  try {
    await statistics.take(table, { isQuick })
  } catch {
    drop()
    await run(plain('rollback')).catch((cause: unknown) => {
      onBroken(new Error('the embedded database could not roll back', { cause }))
    })
  }
}

interface Grown {
  readonly table: string
  readonly isQuick: boolean
}
