import { type RawBuilder, sql } from 'kysely'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { flag, orNull, text } from '../../../definition/shape/shape.ts'
import type { AuditProblem } from '../../audit/audit-problem.ts'
import { row } from '../../storage/row.ts'
import type { Engine, Session } from '../../storage/types.ts'

/** The kernel's ledgers whose records are rebuilt by a definition that is kept under its digest, and the fields that name it. */
const rebuilt: Readonly<Record<string, readonly string[]>> = {
  'frozen-report': ['definition'],
  'board-issue': ['definition', 'frozenDefinition'],
}

const foundRow = row('definition_version', { digest: text, is: orNull(flag) })

/** A definition that is not what its digest says, or that is gone though something issued is rebuilt by it. */
export async function verifyDefinitions(
  engine: Pick<Engine, 'inTown'>,
  ledgers: readonly ResolvedLedger[],
  { town, problems }: { readonly town: string; readonly problems: AuditProblem[] },
): Promise<void> {
  const asked = ledgers.flatMap((ledger) => (rebuilt[ledger.id] ?? []).flatMap((field) => namedBy(ledger, field, town)))
  for (const { digest, is } of await engine.inTown(town).read((session) => readFound(session, asked))) {
    if (is === true) continue
    const message = `定义 ${digest.slice(0, 12)} ${is === null ? '不见了，照它定稿的无法重编' : '与保存时的摘要不符，被改动过'}。`
    problems.push({ seq: undefined, ledger: undefined, record: undefined, version: undefined, message })
  }
}

function namedBy({ table, fields }: ResolvedLedger, field: string, town: string): readonly RawBuilder<unknown>[] {
  const column = fields.find(({ id }) => id === field)?.column
  return column === undefined ? [] : [sql`select ${sql.id(column)} as digest from ${sql.id(table)} where town = ${town}`]
}

async function readFound(session: Session, asked: readonly RawBuilder<unknown>[]) {
  const names = [...asked, sql`select digest from definition_version`]
  const statement = sql`
    select n.digest, encode(sha256(convert_to(d.catalogue, 'UTF8')), 'hex') = n.digest as is from (${sql.join(names, sql` union `)}) as n
    left join definition_version as d on d.digest = n.digest where n.digest is not null order by n.digest
  `
  return foundRow.all(await session.query(statement))
}
