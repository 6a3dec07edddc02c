import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { greatestCost, isAllowedCost, leastCost, type PasswordCost } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'

/**
 * What QIANBI_PASSWORD_COST says of keys of passwords, as `m=内存KiB,t=遍数`; undefined where it says nothing. Refuses with `invalid` what is none, and less
 * than the least: no store, of a test neither, is opened at it.
 */
export function passwordCostOf(environment: Readonly<Record<string, string | undefined>>): PasswordCost | undefined {
  const written = environment.QIANBI_PASSWORD_COST
  if (written === undefined || written === '') return undefined
  const [, memory, passes] = /^m=(\d{1,7}),t=(\d{1,3})$/.exec(written) ?? []
  const cost = memory === undefined || passes === undefined ? undefined : { memory: wholeNumber(memory), passes: wholeNumber(passes) }
  if (cost !== undefined && isAllowedCost(cost)) return cost
  throw new Refusal(
    'invalid',
    `QIANBI_PASSWORD_COST 应如 m=${leastCost.memory},t=${leastCost.passes}：内存 ${leastCost.memory} 到 ${greatestCost.memory} KiB，${leastCost.passes} 到 ${greatestCost.passes} 遍。`,
  )
}
