import { sql } from 'kysely'
import type { Session } from '../../storage/types.ts'
import type { AuditProblem } from './audit-problem.ts'

const listed = 1_000

/** A file whose bytes are not what its digest says. */
export async function verifyFiles(
  session: Session,
  { town, problems }: { readonly town: string; readonly problems: AuditProblem[] },
): Promise<void> {
  const rows = await session.query<{ name: string; digest: string }>(sql`
    select name, digest from stored_file
    where town = ${town} and (encode(sha256(bytes), 'hex') <> digest or length(bytes) <> size) limit ${sql.raw(String(listed))}
  `)
  for (const { name, digest } of rows) {
    const message = `文件“${name}”（${digest.slice(0, 12)}）的内容与保存时的摘要不符，被改动过。`
    problems.push({ seq: undefined, ledger: undefined, record: undefined, version: undefined, message })
  }
}
