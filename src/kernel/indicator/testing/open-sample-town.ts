import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import type { FieldValues } from '../../../definition/field/types.ts'
import { initTown } from '../../access/town/init-town.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { addRecord } from '../../ledger/command/add-record.ts'
import { openKernel } from '../../open-kernel.ts'
import type { Engine } from '../../storage/types.ts'
import { evaluateIndicators } from '../evaluate-indicators.ts'
import type { EvaluateOptions, IndicatorRequest, IndicatorResult } from '../types.ts'
import { samplePack } from './sample-pack.ts'

/** A township with the sample ledgers, empty, and short words for what the tests do with it. */
export interface SampleTown {
  readonly kernel: Kernel
  readonly actor: Actor
  readonly add: (ledger: string, values: FieldValues) => Promise<{ readonly id: string; readonly version: number }>
  readonly evaluate: (requests: readonly IndicatorRequest[], options?: EvaluateOptions) => Promise<IndicatorResult[]>
  /** Of one figure: its value, or why there is none. */
  readonly value: (indicator: string, period: string, slices?: Readonly<Record<string, string>>) => Promise<string | null>
  /** The statements that read ledgers while `work` runs: for each the ledger it is over, then the others it looks into. */
  readonly readings: (work: () => Promise<unknown>) => Promise<string[]>
}

let opened = 0

/** A new township in the given database; several live side by side in one, so that tests need not each have their own. */
export async function openSampleTown(engine: Engine): Promise<SampleTown> {
  const { catalogue, diagnostics } = resolveCatalogue([samplePack])
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  const kernel = await openKernel({ engine, catalogue })
  opened += 1
  const actor: Actor = { id: 'clerk', name: '文书', town: String(999_901_101 + opened), role: 'clerk' }
  await initTown(kernel, { town: actor.town, name: '青竹镇' })
  const evaluate = (requests: readonly IndicatorRequest[], options?: EvaluateOptions) =>
    evaluateIndicators(kernel, actor, requests, options)
  return {
    kernel,
    actor,
    add: (ledger, values) => addRecord(kernel, actor, { ledger, values }),
    evaluate,
    value: async (indicator, period, slices = {}) => {
      const filters = Object.entries(slices).map(([dimension, value]) => ({ dimension, value }))
      const [result] = await evaluate([{ indicator, period, slices: filters }])
      return result?.value ?? result?.error ?? result?.unknown ?? null
    },
    readings: async (work) => {
      const read: string[] = []
      const stop = engine.onStatement((statement) => {
        const own = /from "ledger_(\w+)" as "t0"/.exec(statement)?.[1]
        const tables = [...statement.matchAll(/"ledger_(\w+)"/g)].map((match) => match[1] ?? '')
        if (own !== undefined) read.push([...new Set([own, ...tables])].join(' '))
      })
      try {
        await work()
      } finally {
        stop()
      }
      return read
    },
  }
}
