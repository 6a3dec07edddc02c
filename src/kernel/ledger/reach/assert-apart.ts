import { sql } from 'kysely'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { Change } from '../../audit/types.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { isRecordId } from '../record/read-version.ts'
import { compileApart } from './compile-apart.ts'

export interface ApartWriting extends Pick<Change, 'session' | 'town'> {
  /** As the chain knows them. */
  readonly writer: string
  readonly ledger: ResolvedLedger
  readonly ids: readonly string[]
}

/**
 * Refuses with `not-permitted` to touch what somebody else counts apart, before anything is said of it: a change that changes nothing would tell what stands
 * there.
 */
export async function assertApart(
  { catalogue }: Pick<Kernel, 'catalogue'>,
  { session, town, writer, ledger, ids }: ApartWriting,
): Promise<void> {
  const open = compileApart(ledger, { catalogue, town, reader: writer, alias: 't' })
  const wanted = ids.filter(isRecordId)
  if (open === undefined || wanted.length === 0) return
  const statement = sql`
    select 1 from (
      select distinct on (l.id) l.* from ${sql.table(ledger.table)} as l where l.town = ${town} and l.id = any(${wanted}::uuid[]) order by l.id, l.version desc
    ) as t where not ${open} limit 1
  `
  if ((await session.query(statement)).length > 0)
    throw new Refusal('not-permitted', `「${ledger.label}」里别人填的，两边都交齐以前看不到，也不能改。`)
}
