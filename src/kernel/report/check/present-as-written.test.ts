import { expect, it } from 'vitest'
import { decimal } from '../../../definition/decimal/decimal.ts'
import { readQuantity } from '../../../definition/report/quantity.ts'
import type { UnitId } from '../../../definition/unit/unit.ts'
import { presentAsWritten } from './present-as-written.ts'

it.each<[written: string, digits: number, value: string, unit: UnitId, shown: string]>([
  ['25亿元', 2, '1984910000', '元', '19.8491亿元'],
  ['1万元', 1, '463275', '万元', '46.3275万元'],
  ['300公顷', 3, '4800', '亩', '320公顷'],
  ['12%', 2, '13.456', '%', '13.456%'],
  ['3万人次', 1, '45678', '人次', '4.5678万人次'],
  ['25亿元', 2, '2500001000', '元', '2500001000元'],
  ['200户', 3, '146', '户', '146户'],
])('what the ledger has is said beside %s in its unit', (written, digits, value, unit, shown) => {
  expect(presentAsWritten(decimal(value), readQuantity(written, 0, digits), unit)).toBe(shown)
})
