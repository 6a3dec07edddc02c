import { sql } from 'kysely'
import { isOpenToAll } from '../../definition/field/reads-field.ts'
import { personalFields } from '../../definition/ledger/personal-fields.ts'
import { presentKept } from '../../definition/ledger/present-kept.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { count, text } from '../../definition/shape/shape.ts'
import { listPermitted } from '../access/authorize.ts'
import type { Actor, Role } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { isLastVersion, lastDayOf } from '../destruction/due/compile-due.ts'
import { row } from '../storage/row.ts'
import { readInTown, type TownSession } from '../town-session.ts'
import { countCorrections } from './count-corrections.ts'
import type { ProcessingEntry } from './types.ts'

const countRow = row('ledger', { records: count, due: count })
const exportRow = row('audit_entry', { ledger: text, times: count, records: count })

/**
 * The township's record of processing: every ledger that holds something of people, those of domains that are switched off too, since their records are
 * still held. Refuses with `not-permitted`.
 */
export function listProcessing(kernel: Kernel, actor: Actor): Promise<readonly ProcessingEntry[]> {
  return readInTown(kernel, actor, 'oversee', async (place) => {
    const exported = await readExports(place)
    const corrections = await countCorrections(place)
    const entries: ProcessingEntry[] = []
    for (const ledger of kernel.catalogue.catalogue.ledgers) {
      const fields = personalFields(ledger)
      if (fields.length === 0) continue
      const { id, label, processing } = ledger
      const { records, due } = await countRecords(place, ledger)
      const { times = 0, records: taken = 0 } = exported.find((one) => one.ledger === id) ?? {}
      entries.push({
        ledger: id,
        label,
        purpose: processing?.purpose ?? '',
        basis: processing?.basis ?? '',
        kept: presentTerm(kernel, ledger),
        fields: fields.map(({ id: field, field: { label: name, secrecy = 'open' } }) => ({ field, label: name, secrecy })),
        readers: fields.every(({ field }) => isOpenToAll(field)) ? rolesThat('read') : rolesThat('reveal'),
        records,
        due: processing?.kept === undefined ? null : due,
        exports: { times, records: taken },
        corrections: corrections.get(id) ?? { open: 0, late: 0, done: 0, refused: 0 },
      })
    }
    return entries
  })
}

function rolesThat(needed: 'read' | 'reveal'): readonly Role[] {
  return listPermitted().flatMap(({ role, actions }) => (actions.some(({ action }) => action === needed) ? [role] : []))
}

function presentTerm(kernel: Kernel, { processing, retention, fields }: ResolvedLedger): string {
  if (retention?.type === 'response') return `随${kernel.catalogue.getLedger(retention.responses).label}结束，汇总后销毁`
  if (retention?.type === 'follows') return `随“${labelOf(fields, retention.field)}”销毁`
  return processing?.kept === undefined ? '' : presentKept(processing.kept, { fields })
}

function labelOf(fields: ResolvedLedger['fields'], id: string): string {
  return fields.find((field) => field.id === id)?.field.label ?? id
}

/** Records in force, and those, withdrawn ones too, whose term has run out. */
async function countRecords({ session, town, moment }: TownSession, ledger: ResolvedLedger) {
  const kept = ledger.processing?.kept
  const due = kept === undefined ? sql`false` : sql`${lastDayOf(ledger, kept)} < ${moment.today}::date`
  const found = await session.query(sql`
    select (count(*) filter (where t.replaced_at is null))::integer as records, (count(*) filter (where ${due}))::integer as due
    from ${sql.id(ledger.table)} as t where ${isLastVersion(ledger, town)}
  `)
  return countRow.first(found) ?? { records: 0, due: 0 }
}

/** What was taken out of each ledger in the last twelve months by those who see it in full. */
async function readExports({ session, town, moment }: TownSession) {
  const found = await session.query(sql`
    select ledger, count(*)::integer as times, coalesce(sum((detail->>'rows')::bigint), 0)::integer as records from audit_entry
    where town = ${town} and action = 'export' and ledger is not null and at >= ${moment.today}::date - interval '1 year'
    group by ledger order by ledger
  `)
  return exportRow.all(found)
}
