import type { Random } from '../../demo/random.ts'

/** A text with one fault in it, or its twin without: what differs is one number, word or mark. */
export interface SeededText {
  readonly text: string
  /** Last year's text beside it, where the fault shows only there. */
  readonly last?: string
}

export type SeedMaker = (random: Random, wrong: boolean) => string | SeededText

/** One kind of fault of the catalogue: what may be said of it, and the wordings it comes in. */
export interface SeedKind {
  readonly name: string
  readonly codes: readonly string[]
  readonly wordings: readonly SeedMaker[]
}

/** A number off the true one by enough that no rounding explains it. */
export function off(random: Random, value: number, digits = 0): string {
  const step = 10 ** -digits
  const shift = Math.max(Math.abs(value) * 0.07, step * 4) * (random.below(2) === 0 || value < step * 8 ? 1 : -1)
  return (value + shift).toFixed(digits)
}

/** The value itself, or one off it. */
export function printed(
  random: Random,
  { value, digits, wrong }: { readonly value: number; readonly digits: number; readonly wrong: boolean },
): string {
  return wrong ? off(random, value, digits) : value.toFixed(digits)
}

export const flows = [
  '财政总收入',
  '规上工业总产值',
  '固定资产投资',
  '工业投资',
  '农村集体经济收入',
  '招商引资到资额',
  '旅游综合收入',
  '网络零售额',
] as const
export const issues = ['安全隐患', '信访事项', '矛盾纠纷', '地质灾害点', '消防隐患'] as const
