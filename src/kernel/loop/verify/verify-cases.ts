import { sql } from 'kysely'
import { groupBy } from '../../../definition/group-by.ts'
import { foldCase } from '../../../definition/loop/fold-case.ts'
import type { ResolvedLoop } from '../../../definition/loop/types.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { AuditProblem } from '../../audit/audit-problem.ts'
import { verifyKept } from '../../audit/kept-rows.ts'
import type { Kernel } from '../../context.ts'
import { pause } from '../../pause.ts'
import { keptOf } from '../case/advance-case.ts'
import { readCases } from '../case/read-cases.ts'
import { readLogs, type StoredEvent } from '../case/read-log.ts'
import type { StoredCase } from '../case/stored-case.ts'
import { caseLedgerId } from '../ledgers/case.ledger.ts'
import { findLoop } from '../loop-index.ts'
import { keptWebhooks } from '../notice/webhooks.ts'
import { hasLoops } from '../query/has-loops.ts'

export interface CaseVerification {
  readonly cases: number
  readonly problems: readonly AuditProblem[]
}

const chunk = 250

/** Folds the log of every case of the town anew and holds what is kept against it, and the addresses that messages go to against the chain; some hundreds at a time, so that others have their turn and memory does not grow. */
export async function verifyCases(kernel: Kernel, actor: Actor): Promise<CaseVerification> {
  authorize(actor, 'verify')
  if (!hasLoops(kernel)) return { cases: 0, problems: [] }
  const problems: AuditProblem[] = []
  await verifyKept(kernel.engine, keptWebhooks, { town: actor.town, problems })
  let count = 0
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { cases, logs } = await readSome(kernel, actor.town, after)
    const last = cases.at(-1)
    if (last === undefined) return { cases: count, problems }
    for (const one of cases) {
      const why = findFault(kernel, one, logs.get(one.id) ?? [])
      if (why !== undefined) problems.push(aboutCase(kernel, one, why))
    }
    count += cases.length
    after = last.id
    await pause()
  }
}

/** Some cases and their logs as of one moment. */
function readSome(kernel: Kernel, town: string, after: string) {
  return kernel.engine.inTown(town).read(async (session) => {
    const place = { kernel, session, town }
    const cases = await readCases(place, sql`t.id > ${after}::uuid order by t.id limit ${chunk}::integer`)
    const ids = cases.map(({ id }) => id)
    return { cases, logs: groupBy(await readLogs(place, ids), (event) => event.case) }
  })
}

function findFault(kernel: Kernel, one: StoredCase, log: readonly StoredEvent[]): string | undefined {
  const loop = findLoop(kernel.catalogue, one.loop)
  if (loop === undefined) return `属于现在没有的闭环“${one.loop}”。`
  if (log.length !== one.steps || log.some(({ position }, index) => position !== index + 1))
    return `有 ${one.steps} 步，经过里却是 ${log.length} 步。`
  return compare(loop, one, log)
}

function compare(loop: ResolvedLoop, one: StoredCase, log: readonly StoredEvent[]): string | undefined {
  try {
    const folded = keptOf(loop, foldCase(loop, log))
    // The label may have been reworded since.
    const differing = entriesOf(folded).find(([field, value]) => field !== 'stateLabel' && value !== one[field])
    return differing === undefined
      ? undefined
      : `的“${words[differing[0]]}”与经过对不上：记的是 ${one[differing[0]] ?? '空'}，应是 ${differing[1] ?? '空'}。`
  } catch (error) {
    return `的经过不成立：${error instanceof Error ? error.message : String(error)}。`
  }
}

type Kept = ReturnType<typeof keptOf>

const words: Readonly<Record<keyof Kept, string>> = {
  state: '环节',
  stateLabel: '环节',
  enteredAt: '进入本环节',
  due: '期限',
  holdUntil: '公示至',
  suspendedUntil: '中止至',
  returns: '退回次数',
  endedOn: '结束日期',
  outcome: '结果',
}

function entriesOf(kept: Kept): readonly (readonly [keyof Kept, Kept[keyof Kept]])[] {
  const fields = ['state', 'enteredAt', 'due', 'holdUntil', 'suspendedUntil', 'returns', 'endedOn', 'outcome'] as const
  return fields.map((field) => [field, kept[field]])
}

function aboutCase(kernel: Kernel, one: StoredCase, why: string): AuditProblem {
  const ledger = kernel.catalogue.getLedger(caseLedgerId).label
  return { seq: undefined, ledger, record: one.id, version: one.version, message: `${ledger} ${one.number}（${one.loopLabel}）${why}` }
}
