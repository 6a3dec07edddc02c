import { sql } from 'kysely'
import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import { groupBy } from '../../definition/group-by.ts'
import { correctStep, effectStep, withdrawStep } from '../../definition/loop/case-log.ts'
import type { ResolvedLoop, ResolvedState } from '../../definition/loop/types.ts'
import { type Moment, momentOf, momentOfClock } from '../audit/moment.ts'
import { type Change, isOfStep, type WrittenEntry, type WrittenRecord } from '../audit/types.ts'
import type { Kernel } from '../context.ts'
import type { LedgerWatch } from '../ledger/watch.ts'
import { Refusal } from '../refusal.ts'
import { restful } from '../storage/restful.ts'
import type { TownWriting } from '../town-session.ts'
import { assertCorrections, assertEndings, type Correction } from './assert-corrections.ts'
import { advanceCase } from './case/advance-case.ts'
import { type CaseNumbers, numberCases, planOpenings } from './case/open-cases.ts'
import { readCases } from './case/read-cases.ts'
import type { StoredCase } from './case/stored-case.ts'
import { type CaseChange, writeCases } from './case/write-cases.ts'
import { caseLedgerId } from './ledgers/case.ledger.ts'
import { caseStepLedgerId } from './ledgers/case-step.ledger.ts'
import { loopsOver, stateOf, stateShown } from './loop-index.ts'
import { noticeChanges } from './notice/notice-changes.ts'
import { readBeginnings } from './subject/beginnings.ts'
import { looksAround } from './subject/looks-around.ts'
import type { WrittenValues } from './subject/record-source.ts'
import { showBeginning } from './subject/show-beginning.ts'
import { computeTerms } from './subject/terms.ts'

/** What the loops follow of the ledgers below them. */
export function watchLoops(catalogue: CatalogueIndex, clock: () => Date): LedgerWatch {
  const own: readonly string[] = [caseLedgerId, caseStepLedgerId]
  return {
    keeps: (ledger) => own.includes(ledger),
    follows: (ledger) => loopsOver(catalogue, ledger).length > 0,
    rereads: (ledger) => loopsOver(catalogue, ledger).some((loop) => looksAround(catalogue, loop)),
    steered: (ledger) => loopsOver(catalogue, ledger).flatMap(({ stateField }) => stateField ?? []),
    complete: (ledger, values) => {
      const loops = loopsOver(catalogue, ledger.id)
      if (loops.length === 0) return values
      const { today } = momentOfClock({ clock })
      return loops.reduce((filled, loop) => showBeginning(ledger, loop, { values: filled, today }), values)
    },
  }
}

interface Followed extends TownWriting {
  readonly loop: ResolvedLoop
  readonly records: readonly WrittenRecord[]
  readonly entry: WrittenEntry
  readonly writer: WrittenEntry['writer']
  readonly moment: Moment
  readonly numbers: () => Promise<CaseNumbers>
  /** A file's records may stand in parts that no statement sees; what is asked about them is asked of the records as they were written, some at a time. */
  readonly isUnseen: boolean
}

/** So many records are asked about at once, so that readers are let in between. */
const piece = 500

/**
 * Writes into the logs of cases what an entry did to their records outside the loop, in the same transaction: new records get their cases, a state changed by
 * hand or by a file becomes a correction, a record taken out of force ends its cases. So the log always explains the state.
 */
export async function followChange(kernel: Kernel, change: Change, entry: WrittenEntry): Promise<void> {
  const { session, town, written } = change
  const { writer, cause } = entry
  const moment = momentOf(change.at)
  const place = { kernel, session, town }
  let numbers: Promise<CaseNumbers> | undefined
  const common = {
    ...place,
    entry,
    writer,
    moment,
    numbers: () => {
      numbers ??= numberCases(place, moment)
      return numbers
    },
  }
  const changes: CaseChange[] = []
  for (const [ledger, records] of written) {
    const isUnseen = cause.type === 'file' && !kernel.watch.rereads(ledger)
    for (const loop of loopsOver(kernel.catalogue, ledger)) {
      if (cause.type === 'step' && cause.loop === loop.id) continue
      const followed: Followed = { ...common, session: isUnseen ? restful(session) : session, loop, records, isUnseen }
      for (const one of await planCorrections(followed)) changes.push(one)
      for (const one of await planBeginnings(followed)) changes.push(one)
    }
  }
  // All at once: what was written is not written again in the same change.
  await writeCases(place, { writer, changes, exclusive: cause.type === 'file' ? 'plan' : 'change' })
  // A file of ten thousand rows is no news to anybody in particular.
  if (cause.type !== 'file') await noticeChanges({ ...place, moment, actor: writer }, changes)
}

/** Records that are new in force, or that an amendment makes the loop's business for the first time. */
async function planBeginnings(followed: Followed): Promise<readonly CaseChange[]> {
  const { loop, records } = followed
  if (loop.start !== 'record') return []
  const begun = records.filter(({ before, after }) => before === undefined && after !== undefined)
  const grown = loop.opensWhen === undefined ? [] : records.filter(({ before, after }) => before !== undefined && after !== undefined)
  const known = grown.length === 0 ? new Set<string>() : new Set((await readCasesOf(followed, grown)).map(({ subject }) => subject))
  const fresh = [...begun, ...grown.filter(({ id }) => !known.has(id))]
  if (fresh.length === 0) return []
  const changes: CaseChange[] = []
  for (const some of inPieces(followed, fresh)) changes.push(...(await planSomeBeginnings(followed, some)))
  return changes
}

async function planSomeBeginnings(followed: Followed, fresh: readonly WrittenRecord[]): Promise<readonly CaseChange[]> {
  const { loop, entry, writer, moment } = followed
  const written = writtenOf(followed, fresh)
  const beginnings = await readBeginnings(followed, loop, { records: fresh, today: moment.today, written })
  const openings = fresh.flatMap(({ id }) => {
    const state = beginnings.get(id)
    return state === undefined ? [] : [{ subject: id, state }]
  })
  if (openings.length === 0) return []
  return planOpenings(followed, {
    loop,
    writer,
    moment,
    openings,
    label: entry.cause.type === 'file' ? '导入' : '开始',
    opinion: reasonOf(entry),
    lenient: true,
    numbers: await followed.numbers(),
    written,
  })
}

/** The records of which no statement sees what was written; undefined where each does. */
function writtenOf({ isUnseen }: Followed, records: readonly WrittenRecord[]): WrittenValues | undefined {
  return isUnseen ? new Map(records.flatMap(({ id, after }) => (after === undefined ? [] : [[id, after] as const]))) : undefined
}

function* inPieces<Item>({ isUnseen }: Followed, items: readonly Item[]): Generator<readonly Item[]> {
  const size = isUnseen ? piece : Math.max(items.length, 1)
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}

async function planCorrections(followed: Followed): Promise<readonly CaseChange[]> {
  const { loop, records, writer } = followed
  const { stateField } = loop
  const withdrawn = records.filter(({ after }) => after === undefined)
  const moved = records.filter(
    ({ before, after }) =>
      stateField !== undefined &&
      before !== undefined &&
      after !== undefined &&
      (before[stateField] ?? null) !== (after[stateField] ?? null),
  )
  if (withdrawn.length + moved.length === 0) return []
  assertReason(followed, moved)
  const cases = groupBy(await readCasesOf(followed, [...withdrawn, ...moved]), ({ subject }) => subject)
  const ending = withdrawn.flatMap(({ id }) => (cases.get(id) ?? []).filter(({ endedOn }) => endedOn === null))
  await assertEndings(followed, { loop, writer, ending })
  return [...ending.map((one) => endWithRecord(followed, one)), ...(await correct(followed, moved, cases))]
}

function assertReason({ kernel, loop, entry }: Followed, moved: readonly WrittenRecord[]): void {
  if (moved.length === 0 || entry.cause.type !== 'hand') return
  const field = kernel.catalogue.getField(loop.ledger, loop.stateField ?? '').field
  const refuse = (message: string): never => {
    throw new Refusal('invalid', message, { fields: [{ field: loop.stateField ?? '', message }] })
  }
  if (moved.some(({ after }) => (after?.[loop.stateField ?? ''] ?? null) === null))
    refuse(`“${field.label}”由「${loop.label}」的办理过程决定，不能清空。`)
  if (reasonOf(entry) === undefined)
    refuse(`“${field.label}”由「${loop.label}」的办理过程决定；要直接改，请写明原因，改动会记入事项的经过。`)
}

/** The latest case of each moved record goes to the state that the record now shows; a state that belongs to no loop leaves it where it is. */
async function correct(
  followed: Followed,
  moved: readonly WrittenRecord[],
  cases: ReadonlyMap<string, readonly StoredCase[]>,
): Promise<readonly CaseChange[]> {
  const { loop, moment, writer, entry } = followed
  const corrections = moved.flatMap(({ id, after }): Correction[] => {
    const own = cases.get(id) ?? []
    const one = own.find(({ endedOn }) => endedOn === null) ?? own.findLast(({ outcome }) => outcome !== 'merged')
    const state = stateShown(loop, after?.[loop.stateField ?? ''] ?? null, one?.state)
    return one === undefined || state === undefined || state.id === one.state ? [] : [{ one, state }]
  })
  await assertCorrections(followed, { loop, entry, corrections })
  const after = new Map(moved.map((record) => [record.id, record]))
  const changes: CaseChange[] = []
  for (const [state, all] of groupBy(corrections, (correction) => correction.state))
    for (const own of inPieces(followed, all)) {
      const subjects = own.map(({ one }) => one.subject)
      const written = writtenOf(
        followed,
        subjects.flatMap((id) => after.get(id) ?? []),
      )
      const terms = await computeTerms(followed, { loop, state, subjects, today: moment.today, written })
      for (const { one } of own) {
        const term = terms.get(one.subject)
        const due = term?.due ?? (term?.missing === undefined ? undefined : moment.today)
        const event = { ...correction(followed, one, state), due, holdUntil: term?.holdUntil }
        changes.push(advanceCase(loop, one, { ...event, opinion: reasonOf(entry), actorName: writer.name ?? writer.id }))
      }
    }
  return changes
}

/** A case never keeps its record in force: it ends with it, refused, for the reason the record was withdrawn for. */
function endWithRecord(followed: Followed, one: StoredCase): CaseChange {
  const { loop, writer, entry } = followed
  const state = loop.states.find(({ ends }) => ends === 'refused') ?? stateOf(loop, one.state)
  const event = {
    ...correction(followed, one, state),
    step: withdrawStep,
    label: '记录撤销',
    opinion: reasonOf(entry),
    actorName: writer.name ?? writer.id,
  }
  return advanceCase(loop, one, event)
}

function correction({ writer, moment, entry }: Followed, one: StoredCase, state: ResolvedState) {
  const step = isOfStep(entry.cause) ? effectStep : correctStep
  const base = { kind: 'correct', step, label: '更正', from: one.state, to: state.id, at: moment.now, actor: writer.id } as const
  return { ...base, due: undefined, holdUntil: undefined }
}

/** The cases of these records in this loop, oldest first. */
async function readCasesOf(followed: Followed, records: readonly WrittenRecord[]): Promise<readonly StoredCase[]> {
  const found: StoredCase[] = []
  for (const some of inPieces(followed, records)) {
    const ids = some.map(({ id }) => id)
    found.push(...(await readCases(followed, sql`t.loop = ${followed.loop.id} and t.subject = any(${ids}::uuid[]) order by t.number`)))
  }
  return found
}

function reasonOf({ note }: WrittenEntry): string | undefined {
  const { reason, file } = note.detail
  if (typeof reason === 'string' && reason.trim() !== '') return reason.trim()
  return typeof file === 'string' ? `导入文件：${file}` : undefined
}
