import { sql } from 'kysely'
import { dutyLedger } from '../../../definition/duty/duty-ledgers.ts'
import { presentFieldValue } from '../../../definition/field/present-field-value.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { isReadable } from '../../ledger/query/read-record.ts'
import { readTitles } from '../../ledger/query/read-titles.ts'
import { isRecordId, readVersions, type StoredVersion } from '../../ledger/record/read-version.ts'
import { readerIn } from '../../town-session.ts'
import { findTarget } from '../source/find-target.ts'
import { requireGridLedger } from '../source/ledger-columns.ts'
import { gridDay } from '../source/today.ts'
import type { HeldDuty } from '../types.ts'

export interface HolderHistory {
  readonly on: string
  /** Latest first. */
  readonly duties: readonly HeldDuty[]
}

/** Everybody who has answered for an object or helped with it, or will, and who answers on the day. */
export async function listHolders(
  kernel: Kernel,
  actor: Actor,
  { object, on }: { readonly object: string; readonly on?: string },
): Promise<HolderHistory> {
  authorize(actor, 'read')
  const day = gridDay(kernel, actor, on)
  const ledger = requireGridLedger(kernel.catalogue, dutyLedger.id)
  if (!isRecordId(object)) return { on: day.on, duties: [] }
  return kernel.engine.inTown(actor.town).read(async (session) => {
    const column = sql.ref(`t.${kernel.catalogue.getField(ledger.id, dutyLedger.object).column}`)
    const versions = await readVersions(
      session,
      ledger,
      sql`t.town = ${day.town} and t.replaced_at is null and ${column} = ${object}::uuid`,
    )
    const named = versions[0] === undefined ? undefined : findTarget(ledger, versions[0].values[dutyLedger.kind] ?? '')
    if (named !== undefined && !(await isReadable(readerIn(kernel, actor, session), kernel.catalogue.getLedger(named), object)))
      return { on: day.on, duties: [] }
    const shown = versions.filter(({ values }) => findTarget(ledger, values[dutyLedger.kind] ?? '') !== undefined)
    const ordered = [...shown].sort((left, right) =>
      startOf(left) === startOf(right) ? compare(left.id, right.id) : compare(startOf(left), startOf(right)),
    )
    const holders = new Map([['cadre', new Set(ordered.flatMap(({ values }) => values[dutyLedger.holder] ?? []))]])
    const names = await readTitles(session, kernel.catalogue, { town: day.town, wanted: holders })
    const answering = findAnswering(ordered, day.on)
    const mode = ledger.fields.find(({ id }) => id === 'mode')?.field
    const duties = ordered.map((version): HeldDuty => {
      const { values } = version
      const holder = values[dutyLedger.holder] ?? ''
      const role = values[dutyLedger.role]
      return {
        id: version.id,
        holder: { id: holder, title: names.get(holder) ?? '（已撤销）' },
        role: role === 'primary' || role === 'secondary' ? role : undefined,
        mode: mode === undefined ? '' : presentFieldValue(mode, values.mode ?? null),
        from: startOf(version),
        to: values[dutyLedger.to] ?? undefined,
        answers: version === answering,
        inForce: isInForce(version, day.on),
      }
    })
    return { on: day.on, duties: duties.reverse() }
  })
}

/** The rule of the audit over one object's duties, in the order of their dates. */
function findAnswering(ordered: readonly StoredVersion[], on: string): StoredVersion | undefined {
  const held = ordered.filter((version) => isInForce(version, on))
  const primary = held.find(({ values }) => values[dutyLedger.role] === 'primary')
  if (primary !== undefined) return primary
  return held.some(({ values }) => (values[dutyLedger.role] ?? null) !== null) ? undefined : held[0]
}

function isInForce({ values }: StoredVersion, on: string): boolean {
  const to = values[dutyLedger.to] ?? null
  return (values[dutyLedger.from] ?? '') <= on && (to === null || to > on)
}

function startOf({ values }: StoredVersion): string {
  return values[dutyLedger.from] ?? ''
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
