import { describe, expect, it } from 'vitest'
import { checkPack } from '../check-pack.ts'
import { examples } from './examples.ts'
import { livelihood } from './pack.ts'

describe('the livelihood pack', () => {
  const report = checkPack(livelihood, examples)

  it('leans on no pack but the shared one', () => {
    expect(report.alone).toEqual([])
  })

  it('can be taken away without breaking another pack', () => {
    expect(report.without).toEqual([])
  })

  it('has a good example of every ledger', () => {
    expect(report.examples).toEqual([])
  })
})
