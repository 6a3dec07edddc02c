import { sql } from 'kysely'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { text } from '../../definition/shape/shape.ts'
import type { Change } from '../audit/types.ts'
import { Refusal } from '../refusal.ts'
import { row, uuid } from '../storage/row.ts'

const endedRow = row('destruction', { response: uuid, first: text, last: text })

type Values = Readonly<Record<string, string | null>>

/**
 * Refuses to write person-level data under a response whose data was destroyed: it would never be destroyed again. By the reference, or by the day.
 */
export async function refuseDestroyed(
  change: Change,
  ledger: ResolvedLedger,
  versions: readonly { readonly values: Values }[],
): Promise<void> {
  const { retention } = ledger
  if (retention?.type !== 'response') return
  const ended = endedRow.all(
    await change.session.query(
      sql`select response, first_day as first, last_day as last from destruction where town = ${change.town} and responses = ${retention.responses}`,
    ),
  )
  if (ended.length === 0) return
  for (const { values } of versions) {
    const named = retention.by === undefined ? null : (values[retention.by] ?? null)
    const day = ledger.date === undefined ? '' : (values[ledger.date] ?? '').slice(0, 10)
    const own = ended.find(({ response, first, last }) => (named === null ? first <= day && day <= last : response === named))
    if (own === undefined) continue
    throw new Refusal(
      'wrong-state',
      `这次应急响应（${own.first} 至 ${own.last}）的个人信息已依法销毁，「${ledger.label}」不再登记属于它的记录。`,
    )
  }
}
