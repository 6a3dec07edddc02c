import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { listFrozenReports, rebuildFrozenReport } from '../../kernel/index.ts'
import type { FrozenSummary, FrozenView } from '../contract/report.ts'
import { definedOf } from './defined-of.ts'
import { readPeople } from './people.ts'

export async function presentFrozenList(kernel: Kernel, actor: Actor): Promise<FrozenSummary[]> {
  const nameOf = await readPeople(kernel, actor)
  const frozen = await listFrozenReports(kernel, actor)
  return frozen.map((one) => ({ ...one, by: nameOf(one.by) })).sort((left, right) => (left.frozenAt < right.frozenAt ? 1 : -1))
}

export async function presentFrozen(kernel: Kernel, actor: Actor, id: string): Promise<FrozenView> {
  const nameOf = await readPeople(kernel, actor)
  const { frozen, report, same, edition, confirmations } = await rebuildFrozenReport(kernel, actor, { id })
  const { report: template, title, period, asOf, frozenAt, by, digest } = frozen
  return {
    id: frozen.id,
    report: template,
    title,
    period,
    asOf,
    frozenAt,
    by: nameOf(by),
    digest,
    compiled: report,
    same,
    ...definedOf({ edition }),
    confirmations: confirmations.map(({ line, column, words, source, name, at }) => ({ line, column, words, source, by: name, at })),
  }
}
