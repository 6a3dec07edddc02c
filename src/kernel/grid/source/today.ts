import type { Actor } from '../../access/types.ts'
import { townTime } from '../../audit/instant.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import type { GridDay } from './duty-scope.ts'

/** The day asked for, or the town's today. Refuses with `invalid` what is no day. */
export function gridDay(kernel: Pick<Kernel, 'catalogue' | 'clock'>, { town }: Pick<Actor, 'town'>, on?: string): GridDay {
  const day = on ?? townTime(kernel.clock().toISOString()).slice(0, 10)
  requireDay(day)
  return { catalogue: kernel.catalogue, town, on: day }
}

/** Refuses with `invalid` what is not a calendar day such as `2020-02-29`. */
export function requireDay(day: string): void {
  const date = new Date(`${day}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day)
    throw new Refusal('invalid', `“${day}”不是日期，请写成 2020-03-01 这样。`)
}
