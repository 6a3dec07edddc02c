import { describe, expect, it } from 'vitest'
import { findProblem, isFever, moveAtGate, type TypedEntry } from './gates.ts'

const entry: TypedEntry = { checkpoint: 'k', name: '张三', origin: '', destination: '', plate: '', temperature: '36.5', handling: '放行' }

describe('a passage through a checkpoint', () => {
  it.each([
    ['provinceGate', 'announced', 'passTownGate'],
    ['townGate', 'verified', 'passTownGate'],
    ['villageGate', 'townGate', 'passVillageGate'],
    ['houseGate', 'villageGate', 'reachHome'],
  ])('at %s is the next step of somebody who is %s', (category, state, step) => {
    expect(moveAtGate(category, state)).toMatchObject({ type: 'take', step })
  })

  it('is no step when a gate was missed, or passed before', () => {
    expect(moveAtGate('villageGate', 'announced')).toMatchObject({ type: 'unexpected', why: '还没有过前一道门，不能记过小门' })
    expect(moveAtGate('townGate', 'villageGate')).toMatchObject({ type: 'unexpected', why: '之前已过中门' })
  })

  it.each([
    ['37.2', false],
    ['37.3', true],
    ['38', true],
    ['37', false],
    ['3', false],
    ['', false],
  ])('takes %s for a fever: %s', (temperature, expected) => {
    expect(isFever(temperature, '37.3')).toBe(expected)
  })

  it('asks for a name, a readable temperature, and what was done about a fever', () => {
    expect(findProblem(entry, '37.3')).toBeUndefined()
    expect(findProblem({ ...entry, name: ' ' }, '37.3')?.field).toBe('name')
    expect(findProblem({ ...entry, temperature: '365' }, '37.3')?.field).toBe('temperature')
    expect(findProblem({ ...entry, temperature: '37.6' }, '37.3')?.field).toBe('handling')
    expect(findProblem({ ...entry, temperature: '37.6', handling: '移交发热门诊' }, '37.3')).toBeUndefined()
  })
})
