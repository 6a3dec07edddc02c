import { indexCatalogue } from '../../../definition/catalogue/index-catalogue.ts'
import type { CompiledReport } from '../../../definition/report/types.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { readDefinition } from '../../ledger/definitions.ts'
import { compileAs } from '../compile-report.ts'
import { digestReport } from './freeze-report.ts'
import { type FrozenReport, getFrozenReport } from './frozen-reports.ts'

export interface RebuiltReport {
  readonly frozen: FrozenReport
  readonly report: CompiledReport
  /** Whether the rebuilding is what was frozen, by its digest. */
  readonly same: boolean
}

/** Compiles a frozen report again with the definitions of then, as of the instant of then. Refuses with `not-found`. */
export async function rebuildFrozenReport(kernel: Kernel, actor: Actor, { id }: { readonly id: string }): Promise<RebuiltReport> {
  const frozen = await getFrozenReport(kernel, actor, { id })
  const then = await kernelOf(kernel, frozen.definition)
  const { source, title, asOf, town } = frozen
  const report = await compileAs(then, actor, { source, name: title, asOf, town: { code: actor.town, ...town } })
  return { frozen, report, same: digestReport(report) === frozen.digest }
}

async function kernelOf(kernel: Kernel, definition: string): Promise<Kernel> {
  if (definition === kernel.definition) return kernel
  const catalogue = await kernel.engine.read((session) => readDefinition(session, definition))
  return { ...kernel, catalogue: indexCatalogue(catalogue), definition }
}
