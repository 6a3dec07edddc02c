import { describe, expect, it } from 'vitest'
import { edgeMark } from './marks.ts'

describe('an arrow of the drawing', () => {
  const marks = { walked: new Set(['reported accept']), next: new Set(['accepted close', 'reported accept']) }

  it('is walked when one of its steps was taken from there, even if it can be taken again', () => {
    expect(edgeMark({ from: 'reported', steps: ['refuse', 'accept'] }, marks)).toBe('walked')
  })

  it('leads on only from where the case stands', () => {
    expect(edgeMark({ from: 'accepted', steps: ['close'] }, marks)).toBe('next')
    expect(edgeMark({ from: 'returned', steps: ['close'] }, marks)).toBeUndefined()
  })
})
