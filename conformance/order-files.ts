import { readFileSync } from 'node:fs'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Short files that take long: many processes, many kills, many rounds, every screen. A long one at the end would leave the other workers idle. */
const longRunning = /conformance\/(?:crash|store|cli)\/|\.property\.db\.test\.ts$|conformance\/e2e\/(?:screens|guide)\./
/** Makes the demo township of the run, on both engines. */
const makesDemo = /conformance\/demo-reports\.db\.test\.ts$/
/** Needs it: begun while it is being made, such a file would only wait. */
const needsDemo = /\b(?:describeDemo|shareDemo|copyDemoData)\b/

/** The order in which the workers take the files: the demo's making first, the long ones next, those that stand on the demo last; else the larger first. */
export class FileOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { shuffle, seed } = this.ctx.config.sequence
    if (shuffle === true) return shuffled(files, seed)
    const sorted = await super.sort(files)
    const turns = new Map(sorted.map((file) => [file, turnOf(file)]))
    return sorted.sort((left, right) => (turns.get(left) ?? 0) - (turns.get(right) ?? 0))
  }
}

function turnOf({ moduleId }: TestSpecification): number {
  if (makesDemo.test(moduleId)) return 0
  if (needsDemo.test(readFileSync(moduleId, 'utf8'))) return 3
  return longRunning.test(moduleId) ? 1 : 2
}

/** Any order, the same for the same seed. */
function shuffled(files: readonly TestSpecification[], seed: number): TestSpecification[] {
  const order = [...files]
  let state = seed >>> 0 || 1
  for (let last = order.length - 1; last > 0; last -= 1) {
    // A linear congruence is random enough for an order.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    const other = Math.floor((state / 2 ** 32) * (last + 1))
    const [left, right] = [order[last], order[other]]
    if (left !== undefined && right !== undefined) [order[last], order[other]] = [right, left]
  }
  return order
}
