import { sql } from 'kysely'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { yearReopened } from './closed-year-table.ts'
import { readClosedYears } from './closed-years.ts'

/**
 * Opens a closed year again, with a reason that the chain keeps. Needs the right to freeze. Refuses with `invalid` an empty reason, with `wrong-state` a year
 * that is not closed.
 */
export async function reopenYear(
  kernel: Kernel,
  actor: Actor,
  { year, reason }: { readonly year: string; readonly reason: string },
): Promise<void> {
  authorize(actor, 'freeze')
  const why = reason.trim()
  if (why === '') throw new Refusal('invalid', '请写明为什么重新打开。', { fields: [{ field: 'reason', message: '请写明原因' }] })
  await writeAudited(kernel, actor, async ({ session, town }) => {
    if (!(await readClosedYears(session, town)).has(year)) throw new Refusal('wrong-state', `${year}年没有结账，不用重新打开。`)
    await session.query(sql`delete from closed_year where town = ${town} and year = ${year}`)
    return { result: undefined, note: { action: yearReopened, ledger: null, record: null, detail: { year, reason: why } } }
  })
}
