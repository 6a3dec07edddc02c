import { type RawBuilder, sql } from 'kysely'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { ResolvedEffect, ResolvedLoop, ResolvedStep, ResolvedValue } from '../../../definition/loop/types.ts'
import { listOf, orNull, text } from '../../../definition/shape/shape.ts'
import { versionOfRow, versionRowWith, versionSelection } from '../../ledger/record/read-version.ts'
import type { StoredValues } from '../../ledger/record/types.ts'
import type { RecordAddition, RecordChange } from '../../ledger/record/write-records.ts'
import { writeRecordsAudited } from '../../ledger/record/write-records-audited.ts'
import { compileCondition, compileExpression, type LedgerSource, openLedgerSource } from '../../ledger/sql/index.ts'
import { row, uuid } from '../../storage/row.ts'
import type { TownSession } from '../../town-session.ts'
import { planOpenings, readOpenSubjects } from '../case/open-cases.ts'
import type { StoredCase } from '../case/stored-case.ts'
import { type CaseChange, writeCases } from '../case/write-cases.ts'
import { requireLoop, stateOf } from '../loop-index.ts'
import { checkRecords } from '../subject/check-records.ts'
import { fieldOf, fixedValue, kept } from '../subject/fill-values.ts'
import { chosen, openRecords } from '../subject/record-source.ts'
import { correctRecords } from './correct-records.ts'

const written = { _results: listOf(orNull(text)) }
const resultsRow = row('what an effect writes', written)
const matchRow = row('what an effect opens', { id: uuid, subject: uuid })

export interface EffectsRequest {
  readonly loop: ResolvedLoop
  readonly step: ResolvedStep
  readonly cases: readonly StoredCase[]
}

/**
 * What a step does to other records, in the order declared, each effect for all cases in one statement. What it writes is held to the rules of its ledger, and
 * followed like any other writing: a created record of a loop gets its own case. Gives the number of cases opened.
 */
export async function applyEffects(place: TownSession, request: EffectsRequest): Promise<readonly CaseChange[]> {
  const opened: CaseChange[] = []
  for (const effect of request.step.effects) {
    if (effect.type === 'create') await create(place, request, effect)
    else if (effect.type === 'amend') await amend(place, request, effect)
    else if (effect.type === 'correct') await correctRecords(place, request, effect)
    else opened.push(...(await open(place, request, effect)))
  }
  return opened
}

type Effect<Type extends ResolvedEffect['type']> = Extract<ResolvedEffect, { readonly type: Type }>

async function create(place: TownSession, request: EffectsRequest, effect: Effect<'create'>): Promise<void> {
  const { kernel } = place
  const ledger = kernel.catalogue.getLedger(effect.ledger)
  const subject = openRecords(place, request.loop.ledger)
  const each = effect.each === undefined ? undefined : openLedgerSource(subject.scope, effect.each.ledger)
  const sources: readonly [LedgerSource, ...LedgerSource[]] = each === undefined ? [subject] : [each, subject]
  const { today } = place.moment
  const when = effect.each === undefined ? sql`true` : compileCondition(effect.each.when, { sources, today })
  const results = resultsOf(effect.values, { sources, today })
  const from = each === undefined ? subject.from() : sql`${subject.from()}, ${each.from()}`
  const where = sql`${chosen(subject, subjectsOf(request))} and ${each === undefined ? sql`true` : each.where()} and ${when}`
  const order = sql.join([subject, ...(each === undefined ? [] : [each])].map((source) => source.system('id')))
  const rows = resultsRow.all(await place.session.query(sql`select ${results} as _results from ${from} where ${where} order by ${order}`))
  const additions = rows.map((row) => {
    const values = kernel.watch.complete(ledger, readResults(place, ledger, { values: effect.values, row }))
    return { id: kernel.newId(), values }
  })
  await write(place, request, { ledger, additions })
}

async function amend(place: TownSession, request: EffectsRequest, effect: Effect<'amend'>): Promise<void> {
  const ledger = place.kernel.catalogue.getLedger(effect.ledger)
  const { target, from, where, sources } = openMatching(place, request, effect)
  const { today } = place.moment
  const condition = compileCondition(effect.when, { sources, today })
  const results = resultsOf(effect.values, { sources, today })
  const statement = sql`
    select ${versionSelection(ledger, target.alias)}, ${results} as _results from ${from()} where ${where()} and ${condition} order by ${target.system('id')}
  `
  const rows = versionRowWith(ledger, written).all(await place.session.query(statement))
  const changes = new Map<string, RecordChange>()
  for (const row of rows) {
    const before = versionOfRow(ledger, row)
    const values = { ...before.values, ...readResults(place, ledger, { values: effect.values, row }) }
    const isChanged = ledger.fields.some((field) => (values[field.id] ?? null) !== (before.values[field.id] ?? null))
    if (isChanged) changes.set(before.id, { before, values })
  }
  await write(place, request, { ledger, changes: [...changes.values()] })
}

async function open(place: TownSession, request: EffectsRequest, effect: Effect<'open'>): Promise<readonly CaseChange[]> {
  const loop = requireLoop(place.kernel.catalogue, effect.loop)
  const { target, subject, from, where, sources } = openMatching(place, request, effect)
  const condition = compileCondition(effect.when, { sources, today: place.moment.today })
  const statement = sql`
    select distinct on (${target.system('id')}) ${target.system('id')} as id, ${subject.system('id')} as subject
    from ${from()} where ${where()} and ${condition} order by ${target.system('id')}, ${subject.system('id')}
  `
  const rows = matchRow.all(await place.session.query(statement))
  const busy = await readOpenSubjects(
    place,
    loop.id,
    rows.map(({ id }) => id),
  )
  const parents = new Map(request.cases.map((one) => [one.subject, one.id]))
  const changes = await planOpenings(place, {
    loop,
    writer: place.actor,
    moment: place.moment,
    openings: rows
      .filter(({ id }) => !busy.has(id))
      .map((row) => ({ subject: row.id, state: stateOf(loop, loop.initial), parent: parents.get(row.subject) })),
    label: '开始',
    opinion: `由「${request.loop.label}」的“${request.step.label}”开始`,
    lenient: false,
  })
  await writeCases(place, { writer: place.actor, changes })
  return changes
}

/** The ledger that an effect reaches for, beside the records of the cases. */
function openMatching(place: TownSession, request: EffectsRequest, { ledger }: { readonly ledger: string }) {
  const subject = openRecords(place, request.loop.ledger)
  const target = openLedgerSource(subject.scope, ledger)
  const sources: readonly [LedgerSource, ...LedgerSource[]] = [target, subject]
  return {
    subject,
    target,
    sources,
    from: () => sql`${subject.from()}, ${target.from()}`,
    where: () => sql`${chosen(subject, subjectsOf(request))} and ${target.where()}`,
  }
}

function subjectsOf({ cases }: EffectsRequest): readonly string[] {
  return cases.map(({ subject }) => subject)
}

type Values = Readonly<Record<string, ResolvedValue>>

function resultsOf(
  values: Values,
  scope: { readonly sources: readonly [LedgerSource, ...LedgerSource[]]; readonly today: string },
): RawBuilder<unknown> {
  const results = Object.values(values).flatMap((value) =>
    value.type === 'expression' ? [sql`(${compileExpression(value.expression, scope).sql})::text`] : [],
  )
  return results.length === 0 ? sql`array[]::text[]` : sql`array[${sql.join(results)}]::text[]`
}

function readResults(
  place: TownSession,
  ledger: ResolvedLedger,
  { values, row }: { readonly values: Values; readonly row: { readonly _results: readonly (string | null)[] } },
): StoredValues {
  let computed = 0
  return Object.fromEntries(
    Object.entries(values).map(([id, value]) => {
      const field = fieldOf(ledger, id)
      if (value.type !== 'expression') return [id, fixedValue(field, value, place)]
      const text = row._results[computed] ?? null
      computed += 1
      return [id, kept(field, text, place.moment)]
    }),
  )
}

interface ToWrite {
  readonly ledger: ResolvedLedger
  readonly additions?: readonly RecordAddition[]
  readonly changes?: readonly RecordChange[]
}

async function write(place: TownSession, { loop, step }: EffectsRequest, { ledger, additions = [], changes = [] }: ToWrite): Promise<void> {
  if (additions.length + changes.length === 0) return
  await checkRecords(place, ledger, [
    ...additions.map(({ id, values }) => ({ id, before: undefined, values })),
    ...changes.map(({ before, values }) => ({ id: before.id, before: before.values, values })),
  ])
  await writeRecordsAudited(place.kernel, {
    session: place.session,
    writer: place.actor,
    ledger,
    additions,
    changes,
    action: 'step',
    cause: { type: 'effect', loop: loop.id, step: step.id },
    detail: { reason: `「${loop.label}」${step.label}` },
  })
}
