import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { getTown } from '../../kernel/index.ts'
import { townDate } from './town-time.ts'
import { findWorkingYear } from './working-year.ts'

/** The day that a question about duties means when it names none: today; in the demo the last day of its working year, for nobody has worked there since. */
export async function gridDayOf(kernel: Kernel, actor: Actor, on: string | undefined): Promise<{ readonly on: string }> {
  if (on !== undefined) return { on }
  const { demo } = await getTown(kernel, { town: actor.town })
  const today = townDate(kernel.clock()).day
  if (!demo) return { on: today }
  const last = `${await findWorkingYear(kernel, actor)}-12-31`
  return { on: last < today ? last : today }
}
