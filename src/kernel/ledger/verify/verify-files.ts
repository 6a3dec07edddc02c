import { sql } from 'kysely'
import { flag, text } from '../../../definition/shape/shape.ts'
import type { AuditProblem } from '../../audit/audit-problem.ts'
import { row } from '../../storage/row.ts'
import type { Engine, Session } from '../../storage/types.ts'

const fileRow = row('stored_file', { name: text, digest: text, bad: flag })

const listed = 1_000
/** Some files at a time: to digest twenty megabytes takes the database a moment. */
const atOnce = 3

/** A file whose bytes are not what its digest says. */
export async function verifyFiles(
  engine: Engine,
  { town, problems }: { readonly town: string; readonly problems: AuditProblem[] },
): Promise<void> {
  let found = 0
  for (let after: string | undefined = ''; after !== undefined && found < listed; ) {
    const { bad, last }: Checked = await engine.inTown(town).read((session) => checkSome(session, town, after ?? ''))
    for (const { name, digest } of bad) {
      const message = `文件“${name}”（${digest.slice(0, 12)}）的内容与保存时的摘要不符，被改动过。`
      problems.push({ seq: undefined, ledger: undefined, record: undefined, version: undefined, message })
    }
    found += bad.length
    after = last
  }
}

interface Checked {
  readonly bad: readonly { readonly name: string; readonly digest: string }[]
  /** The digest of the last one looked at; undefined when there are no more. */
  readonly last: string | undefined
}

async function checkSome(session: Session, town: string, after: string): Promise<Checked> {
  const statement = sql`
    select name, digest, encode(sha256(bytes), 'hex') <> digest or length(bytes) <> size as bad from stored_file
    where town = ${town} and digest > ${after} order by digest limit ${sql.raw(String(atOnce))}
  `
  const rows = fileRow.all(await session.query(statement))
  return { bad: rows.filter(({ bad }) => bad), last: rows.at(-1)?.digest }
}
