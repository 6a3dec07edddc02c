import { decimal, plainDecimal } from '../../../definition/decimal/decimal.ts'

/** 元 as 万元, every digit that matters: 1260000.00 → 126. */
export function wanText(yuan: string): string {
  return yuan === '' ? '' : plainDecimal(decimal(yuan).div(10_000))
}

export function percentText(rate: string): string {
  return rate === '' ? '' : plainDecimal(decimal(rate))
}
