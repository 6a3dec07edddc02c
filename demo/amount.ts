import type { Random } from './random.ts'

/** Amounts are whole 分 until they are written down: `123456n` → `1234.56`. No fraction is ever computed with. */
export function yuanText(cents: bigint): string {
  if (cents < 0n) throw new Error(`not an amount in 分: ${cents}`)
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`
}

/** What `yuanText` wrote: `1234.56` → `123456n`. */
export function readYuan(text: string): bigint {
  if (!/^\d+\.\d{2}$/.test(text)) throw new Error(`not an amount in 元: ${text}`)
  return BigInt(text.replace('.', ''))
}

/** The 分 of so many 元. */
export function cents(yuan: number): bigint {
  return BigInt(yuan) * 100n
}

/** A whole number of tenths as text: `4836n` → `483.6`. */
export function tenthsText(tenths: bigint): string {
  return tenths % 10n === 0n ? String(tenths / 10n) : `${tenths / 10n}.${tenths % 10n}`
}

export interface SplitOptions {
  readonly random: Random
  readonly total: bigint
  readonly parts: number
  /** Every part but the last is a multiple of it. */
  readonly step: bigint
  /** How far a part may stray from the even share, in %. */
  readonly spread?: number
}

/** Splits a whole number into positive parts that add up to it exactly. */
export function split({ random, total, parts, step, spread = 40 }: SplitOptions): bigint[] {
  const result: bigint[] = []
  let left = total
  for (let remaining = parts; remaining > 1; remaining--) {
    const even = left / BigInt(remaining)
    const strayed = (even * BigInt(100 - spread + random.below(2 * spread + 1))) / 100n
    const part = strayed - (strayed % step)
    result.push(part > 0n ? part : step)
    left -= result.at(-1) ?? 0n
  }
  if (left <= 0n) throw new Error(`${total} does not split into ${parts} parts of ${step}`)
  result.push(left)
  return result
}

/** Splits by given weights; what rounding leaves goes to the last part. */
export function splitByWeight(total: bigint, weights: readonly number[], step = 1n): bigint[] {
  const whole = BigInt(weights.reduce((sum, weight) => sum + weight, 0))
  let left = total
  return weights.map((weight, index) => {
    if (index === weights.length - 1) return left
    const share = (total * BigInt(weight)) / whole
    const part = share - (share % step)
    left -= part
    return part
  })
}
