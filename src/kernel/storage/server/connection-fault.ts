import { Refusal } from '../../refusal.ts'
import { hasCommitted } from '../one-call.ts'

/** SQLSTATEs and system errors that say nothing of the statement: the server, or the way to it, is gone, full or stopped by its administrator. */
const codes = new Set([
  // The server goes down, has crashed, is starting, dropped the database, or ended an idle session or transaction.
  '57P01',
  '57P02',
  '57P03',
  '57P04',
  '57P05',
  '25P03',
  '25P04',
  // A statement that somebody cancelled, or that took longer than the server allows.
  '57014',
  // Too many connections, disk full, out of memory.
  '53000',
  '53100',
  '53200',
  '53300',
  '53400',
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
])

/** Whether an error means that the connection is gone, by its code in PostgreSQL or in Node. */
export function isConnectionFault(error: unknown): boolean {
  const code = faultCode(error)
  return code !== undefined && (codes.has(code) || code.startsWith('08'))
}

/**
 * The refusal that a lost, refused or broken-off connection becomes. `committing`: the last word was sent, and nobody knows whether it was heard; an
 * earlier transaction of the same call may have been saved as well.
 */
export function unavailable(cause: unknown, { committing = false }: { readonly committing?: boolean } = {}): Refusal {
  const unsure = committing || hasCommitted() ? '这次操作可能已经保存，重做之前请先核对。' : ''
  return new Refusal('unavailable', `${sentenceOf(cause)}${unsure}`, { cause })
}

function sentenceOf(error: unknown): string {
  const code = faultCode(error) ?? ''
  if (code === '53100') return '数据库服务器的磁盘满了，请管理员腾出空间后再试。'
  if (code.startsWith('53') || isQueueTimeout(error)) return '数据库正忙，请稍后再试。'
  if (code === '57014') return '数据库中断了这次操作，请稍后再试。'
  if (code.startsWith('28') || code === '3D000') return '数据库服务器不接受连接，请告诉管理员。'
  return '数据库正在恢复，请稍后再试。'
}

/** The pool has no code for a wait that became too long. */
function isQueueTimeout(error: unknown): boolean {
  return error instanceof Error && error.message === 'timeout exceeded when trying to connect'
}

/** Where a host has several addresses, Node gives one error for all of them. */
function faultCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  return error instanceof AggregateError ? faultCode(error.errors[0]) : undefined
}
