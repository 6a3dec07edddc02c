import type { CompiledReport } from '../../../definition/report/types.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { catalogueAsOf } from '../../own/catalogue-as-of.ts'
import { compileAs } from '../compile-report.ts'
import { digestReport, recognise, withoutErrors } from './digest-report.ts'
import { type FrozenReport, getFrozenReport } from './frozen-reports.ts'
import { type KeptConfirmation, type KeptReading, readReading } from './kept-reading.ts'

export interface RebuiltReport {
  readonly frozen: FrozenReport
  readonly report: CompiledReport
  /** Whether the rebuilding is what was frozen, by its digest. */
  readonly same: boolean
  /** The reader's edition that read it; undefined for one that was frozen before readings were kept. */
  readonly edition: number | undefined
  /** Who confirmed its backgrounds, and when. */
  readonly confirmations: readonly KeptConfirmation[]
}

/**
 * Compiles a frozen report again with the definitions of then, as of the instant of then, under the reading that was kept with it: what a later reader
 * would object to is no part of it. Refuses with `not-found`.
 */
export async function rebuildFrozenReport(kernel: Kernel, actor: Actor, { id }: { readonly id: string }): Promise<RebuiltReport> {
  const frozen = await getFrozenReport(kernel, actor, { id })
  const then = await kernelOf(kernel, actor, frozen)
  const { source, title, asOf, town } = frozen
  const input = { source, name: title, asOf, town: { code: actor.town, ...town } }
  if (frozen.reading === '') {
    const read = await compileAs(then, actor, input)
    const known = recognise(read, frozen.digest)
    return { frozen, report: known ?? withoutErrors(read), same: known !== undefined, edition: undefined, confirmations: [] }
  }
  const kept: KeptReading = readReading(frozen.reading)
  const report = await compileAs(then, actor, { ...input, kept })
  const { edition, confirmations } = kept
  return { frozen, report, same: digestReport(report, frozen.reading) === frozen.digest, edition, confirmations }
}

async function kernelOf(kernel: Kernel, { town }: Actor, { definition, asOf }: FrozenReport): Promise<Kernel> {
  const catalogue = await kernel.engine.inTown(town).read((session) => catalogueAsOf(kernel, session, { town, definition, asOf }))
  return { ...kernel, catalogue, definition }
}
