import { sql } from 'kysely'
import { dutyLedger } from '../../../definition/duty/duty-ledgers.ts'
import { count } from '../../../definition/shape/shape.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Change } from '../../audit/types.ts'
import { type AuditedWork, writeAudited } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { isRecordId } from '../../ledger/record/read-version.ts'
import type { RecordAddition, RecordChange } from '../../ledger/record/write-records.ts'
import { Refusal } from '../../refusal.ts'
import { row } from '../../storage/row.ts'
import { requireTarget } from '../source/find-target.ts'
import { requireGridLedger } from '../source/ledger-columns.ts'
import { gridDay } from '../source/today.ts'
import { dates, spanOf } from './plan-moves.ts'
import { readAnswering, type StandingDuty } from './read-held.ts'
import { requireCadres } from './require-cadres.ts'
import { cutSpan, earlierEnd } from './span.ts'
import { dutyNote, writeDuties } from './write-duties.ts'

const countRow = row('records', { count })

export interface Assignment {
  readonly objectKind: string
  readonly object: string
  readonly holder: string
  /** 主责 when absent. */
  readonly role?: 'primary' | 'secondary'
  readonly mode?: string
}

export interface Assigning {
  readonly assignments: readonly Assignment[]
  /** The first day; today when absent. */
  readonly from?: string
  /** Ends whoever answers on that day or later; without it an object that somebody answers for is refused. */
  readonly replace?: boolean
}

/**
 * Gives objects to holders, all of them or none. A new 主责 ends where one that was planned for later begins. Refuses: `not-found` for an object or a holder that
 * is not there, `conflict` for an object that has somebody, unless they are replaced.
 */
export async function assignDuties(kernel: Kernel, actor: Actor, input: Assigning): Promise<{ readonly assigned: number }> {
  authorize(actor, 'write')
  return writeAudited(kernel, actor, (change) => assignInChange(kernel, change, input))
}

/** The same within a change that is open. */
export async function assignInChange(
  kernel: Kernel,
  change: Change,
  input: Assigning,
): Promise<AuditedWork<{ readonly assigned: number }>> {
  const { on: from } = gridDay(kernel, change, input.from)
  const twice = input.assignments.find(({ object, role }, index) =>
    input.assignments.slice(0, index).some((other) => other.object === object && (other.role ?? 'primary') === (role ?? 'primary')),
  )
  if (twice !== undefined && (twice.role ?? 'primary') === 'primary') throw new Refusal('invalid', '同一对象给了两个主责人，请只留一个。')
  const place = { catalogue: kernel.catalogue, town: change.town }
  await requireObjects(kernel, change, input.assignments)
  await requireCadres(change.session, place, { ids: input.assignments.map(({ holder }) => holder), span: { from, to: undefined } })
  const objects = input.assignments.flatMap(({ object, role }) => (role === 'secondary' ? [] : [object]))
  const standing = await readAnswering(change.session, place, { objects, span: { from, to: undefined } })
  const plan = planAssignments(kernel, input, { from, standing })
  const detail = await writeDuties(kernel, change, plan)
  return { result: { assigned: plan.additions.length }, note: dutyNote('duty.assign', detail, { from }) }
}

/** Ends today, within a change that is open, whoever answers for this object or was to: from then on nobody does, until somebody is named. */
export async function endAnsweringInChange(
  kernel: Kernel,
  change: Change,
  { object }: { readonly object: string },
): Promise<AuditedWork<undefined>> {
  const { on: from } = gridDay(kernel, change)
  const place = { catalogue: kernel.catalogue, town: change.town }
  const standing = await readAnswering(change.session, place, { objects: [object], span: { from, to: undefined } })
  const detail = await writeDuties(kernel, change, { changes: standing.map((duty) => endAt(duty, from)), additions: [] })
  return { result: undefined, note: dutyNote('duty.assign', detail, { from }) }
}

interface Standing {
  readonly from: string
  readonly standing: readonly StandingDuty[]
}

function planAssignments(kernel: Kernel, { assignments, replace }: Assigning, { from, standing }: Standing) {
  const changes: RecordChange[] = []
  const additions: RecordAddition[] = []
  const byObject = new Map<string, StandingDuty[]>()
  for (const duty of standing) {
    const object = duty.version.values[dutyLedger.object] ?? ''
    byObject.set(object, [...(byObject.get(object) ?? []), duty])
  }
  for (const { objectKind, object, holder, role = 'primary', mode } of assignments) {
    const others = role === 'primary' ? (byObject.get(object) ?? []) : []
    const held = others.filter(({ version }) => spanOf(version.values).from <= from)
    if (replace !== true && held.length > 0) throw new Refusal('conflict', '所选对象里有的已有主责人，请刷新后再看，或选择“替换原责任人”。')
    const next =
      replace === true
        ? undefined
        : others.map(({ version }) => spanOf(version.values).from).reduce<string | undefined>(earlierEnd, undefined)
    if (replace === true) changes.push(...others.map((duty) => endAt(duty, from)))
    const values = {
      [dutyLedger.kind]: objectKind,
      [dutyLedger.object]: object,
      [dutyLedger.holder]: holder,
      [dutyLedger.role]: role,
      ...(mode === undefined ? {} : { mode }),
      ...dates({ from, to: next }),
    }
    additions.push({ id: kernel.newId(), values })
  }
  return { changes, additions }
}

/** One that had not begun ends on its first day. */
function endAt({ version }: StandingDuty, from: string): RecordChange {
  const { before } = cutSpan(spanOf(version.values), { from, to: undefined })
  const start = spanOf(version.values).from
  return { before: version, values: { ...version.values, ...dates(before ?? { from: start, to: start }) } }
}

async function requireObjects(kernel: Kernel, { session, town }: Change, assignments: readonly Assignment[]): Promise<void> {
  const duty = requireGridLedger(kernel.catalogue, dutyLedger.id)
  const byLedger = new Map<string, Set<string>>()
  for (const { objectKind, object, mode } of assignments) {
    const target = requireTarget(duty, objectKind)
    if (!isRecordId(object)) throw new Refusal('not-found', '所选对象不存在，请刷新后再选。')
    const options = duty.fields.find(({ id }) => id === 'mode')?.field
    if (mode !== undefined && !(options?.kind === 'choice' && Object.hasOwn(options.options, mode)))
      throw new Refusal('invalid', `没有“${mode}”这种方式。`)
    byLedger.set(target, (byLedger.get(target) ?? new Set()).add(object))
  }
  for (const [ledger, ids] of byLedger) {
    const table = kernel.catalogue.getLedger(ledger).table
    const statement = sql`
      select count(*)::integer as count from ${sql.table(table)} as t where t.town = ${town} and t.replaced_at is null and t.id = any(${[...ids]}::uuid[])
    `
    const row = countRow.first(await session.query(statement))
    if (row?.count !== ids.size) throw new Refusal('not-found', '所选对象里有的已不在台账里，请刷新后再选。')
  }
}
