import { expect, it } from 'vitest'
import { halfWidth } from './half-width.ts'

it.each([
  ['１２３．５％', '123.5%'],
  ['（Ａ）　￥', '(A) ¥'],
  ['姓名', '姓名'],
  ['ﾊ', 'ハ'],
])('%s is %s', (text, half) => expect(halfWidth(text)).toBe(half))

it.each(['100①', '100²', 'H₂O', '⒈', '㊿', '½', '㋀', '㎡', '🄂'])('no digit comes out of %s', (text) => expect(halfWidth(text)).toBe(text))
