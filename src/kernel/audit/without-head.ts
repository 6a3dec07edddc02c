import { sql } from 'kysely'
import { Refusal } from '../refusal.ts'
import type { Session } from '../storage/types.ts'

/** A town that was never set up, or one whose bookkeeping has lost a line. */
export async function withoutHead(session: Session, town: string): Promise<Refusal> {
  const entries = await session.query(sql`select 1 from audit_entry where town = ${town} limit 1`)
  if (entries.length === 0) return new Refusal('not-found', `没有编码为 ${town} 的乡镇。`)
  return new Refusal(
    'damaged',
    `乡镇 ${town} 的审计链头（audit_head）不见了，链上的记录却还在：有人绕过铅笔改过数据库。铅笔没有写入。请恢复最近一次备份，再用 qianbi verify 核对。`,
  )
}
