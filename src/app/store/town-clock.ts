import type { Kernel } from '../../kernel/context.ts'
import { atClock, listTowns } from '../../kernel/index.ts'

/** The kernel by the clock of its township: a demo lives in its own year, so that what is due there is due these days and not years ago. */
export async function atTownClock(kernel: Kernel): Promise<Kernel> {
  const [town, other] = await listTowns(kernel)
  if (town === undefined || other !== undefined || town.lagDays === 0) return kernel
  return atClock(kernel, laggingBy(town.lagDays))
}

/** The machine's clock, so many whole days behind. */
export function laggingBy(days: number): () => Date {
  return () => new Date(Date.now() - days * 86_400_000)
}
