import { sql } from 'kysely'
import type { AnnexProgress } from '../../../definition/annex/types.ts'
import { presentFieldValue } from '../../../definition/field/present-field-value.ts'
import { groupBy } from '../../../definition/group-by.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { ResolvedLoop } from '../../../definition/loop/types.ts'
import { readVersions, type StoredVersion } from '../../ledger/record/read-version.ts'
import type { Instant, LedgerRecord } from '../../ledger/types.ts'
import { readCases } from '../../loop/case/read-cases.ts'
import { readLogs, type StoredEvent } from '../../loop/case/read-log.ts'
import { requireLoop, stateOf } from '../../loop/loop-index.ts'
import type { TownReader } from '../../town-session.ts'

/** How far a record was at the end of a period. */
export interface Progress {
  /** Its state with the day since when, where one is known; undefined where neither a day nor the log says. */
  readonly state: { readonly label: string; readonly since: string | undefined } | undefined
  /** undefined where no log was kept in the period. */
  readonly questions: { readonly asked: number; readonly answered: number } | undefined
  /** The record's fields with the last step of the period, or as they are since it was done; undefined where no step says. */
  readonly values: LedgerRecord['values'] | StoredVersion['values'] | undefined
}

interface ProgressWanted {
  readonly progress: AnnexProgress
  readonly ledger: ResolvedLedger
  readonly records: readonly LedgerRecord[]
  /** `2020-06`: what came later does not count. */
  readonly lastMonth: string
  readonly asOf: Instant | undefined
}

/** By record: the day on which it was done proves that, the lines of its case's log the rest. What is not on record stays unknown. */
export async function readProgress(place: TownReader, wanted: ProgressWanted): Promise<ReadonlyMap<string, Progress>> {
  const { progress, records } = wanted
  const loop = requireLoop(place.kernel.catalogue, progress.loop)
  const ids = records.map(({ id }) => id)
  const events = await readEvents(place, wanted, ids)
  const versions = groupBy(await readVersionsAt(place, wanted, ids), ({ id }) => id)
  return new Map(
    records.map((record): readonly [string, Progress] => {
      const own = events.get(record.id) ?? []
      const count = (step: string) => own.filter((event) => event.step === step).length
      const questions = own.length === 0 ? undefined : { asked: count(progress.asks), answered: count(progress.answers) }
      return [record.id, { ...stateThen(record, { wanted, loop, own, versions: versions.get(record.id) ?? [] }), questions }]
    }),
  )
}

interface Known {
  readonly wanted: ProgressWanted
  readonly loop: ResolvedLoop
  /** The lines of its log up to the end of the period. */
  readonly own: readonly StoredEvent[]
  readonly versions: readonly StoredVersion[]
}

function stateThen({ values }: LedgerRecord, { wanted, loop, own, versions }: Known): Pick<Progress, 'state' | 'values'> {
  const { progress, lastMonth } = wanted
  const doneOn = String(values[progress.doneOn] ?? '')
  if (doneOn !== '' && doneOn.slice(0, 7) <= lastMonth) return { state: { label: progress.done, since: doneOn }, values }
  const last = own.at(-1)
  if (last === undefined) return { state: doneOn === '' ? undefined : { label: progress.notDone, since: undefined }, values: undefined }
  // An errand within it, a question that waits for an answer, does not begin the state anew.
  const shown = (state: string): string => stateOf(loop, state).shows ?? state
  const entered = own.findLast((event) => event.from === undefined || shown(event.from) !== shown(event.to)) ?? last
  const then = versions.find((one) => stoodAt(one, last.recordedAt))
  return { state: { label: stateLabel(wanted.ledger, loop, last.to), since: entered.at.slice(0, 10) }, values: then?.values }
}

/** What the record's own field calls it, where the state shows in one. */
function stateLabel({ fields }: ResolvedLedger, loop: ResolvedLoop, state: string): string {
  const { label, shows } = stateOf(loop, state)
  const field = fields.find(({ id }) => id === loop.stateField)?.field
  return shows === undefined || field === undefined ? label : presentFieldValue(field, shows)
}

/** The lines of the records' cases up to the end of the period, in their order, by record. */
async function readEvents(
  place: TownReader,
  { progress, lastMonth, asOf }: ProgressWanted,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredEvent[]>> {
  const cases = await readCases(place, sql`t.loop = ${progress.loop} and t.subject = any(${[...ids]}::uuid[])`)
  const subjects = new Map(cases.map(({ id, subject }) => [id, subject]))
  const known = (await readLogs(place, [...subjects.keys()])).filter(
    ({ at, recordedAt }) => at.slice(0, 7) <= lastMonth && (asOf === undefined || recordedAt <= asOf),
  )
  return groupBy(known, (event) => subjects.get(event.case) ?? '')
}

function readVersionsAt(place: TownReader, { ledger }: ProgressWanted, ids: readonly string[]): Promise<readonly StoredVersion[]> {
  return readVersions(place.session, ledger, sql`t.town = ${place.town} and t.id = any(${[...ids]}::uuid[])`)
}

function stoodAt({ recordedAt, replacedAt }: StoredVersion, at: string): boolean {
  return recordedAt <= at && (replacedAt === null || replacedAt > at)
}
