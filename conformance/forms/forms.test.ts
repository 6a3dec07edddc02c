import { expect, test } from 'vitest'
import { heldOutForms } from './held-out-forms.ts'
import { measureForms, measureNextYear } from './measure-forms.ts'
import { moreTunedForms } from './more-tuned-forms.ts'
import { tunedForms } from './tuned-forms.ts'

const tuned = [...tunedForms, ...moreTunedForms]

test('of 42 departments’ forms four cells of five are bound by their labels alone, and none to something else', () => {
  expect([tuned.length, heldOutForms.length]).toEqual([28, 14])
  for (const forms of [tuned, heldOutForms]) {
    const { wanted, bound, wrong } = measureForms(forms)
    expect(wrong).toEqual([])
    expect(bound / wanted).toBeGreaterThanOrEqual(0.8)
  }
})

test('next year’s edition, with a line more above it, is bound again by its labels', () => {
  for (const forms of [tuned, heldOutForms]) {
    const { kept, rebound, wrong } = measureNextYear(forms)
    expect(wrong).toEqual([])
    expect(rebound / kept).toBeGreaterThanOrEqual(0.95)
  }
})
