import { describe, expect, it } from 'vitest'
import type { LedgerRecord } from '../../../../api/contract/ledger.ts'
import { branchesOf, chainFrom, layOut } from './chain.ts'

const record = (id: string, values: LedgerRecord['values']): LedgerRecord => ({
  id,
  version: 1,
  recordedAt: '',
  actor: '',
  title: id,
  values: { village: 'v', ...values },
  shown: { village: '竹溪口村', category: '密接', manner: '同乘' },
})
const link = (id: string, source: string, name: string) => record(id, { source, name, contactedOn: '2020-02-01' })
const cases = [record('case-a', { name: '甲' }), record('case-b', { name: '乙' })]
const [first = record('', {})] = cases

describe('a chain of contacts', () => {
  it('goes from the case to contacts and their contacts, one node a person, and leaves strangers out', () => {
    const contacts = [link('1', 'case-a', '丙'), link('2', '1', '丁'), link('3', 'case-a', '丁'), link('4', 'case-b', '戊')]
    const chain = chainFrom(first, cases, contacts)
    expect(chain.people.map(({ name, distance }) => [name, distance])).toEqual([
      ['甲', 0],
      ['丙', 1],
      ['丁', 1],
    ])
    expect(chain.links).toHaveLength(3)
  })

  it('goes on through a contact who became a case', () => {
    const chain = chainFrom(first, cases, [link('1', 'case-a', '乙'), link('2', 'case-b', '己')])
    expect(chain.people.map(({ name, distance, ledger }) => [name, distance, ledger])).toEqual([
      ['甲', 0, 'confirmed-case'],
      ['乙', 1, 'confirmed-case'],
      ['己', 2, 'contact'],
    ])
  })

  it('ends where a circle closes', () => {
    const chain = chainFrom(first, cases, [link('1', 'case-a', '丙'), link('2', '1', '甲')])
    expect(chain.people).toHaveLength(2)
    expect(chain.links).toHaveLength(2)
    expect(branchesOf(chain).get('甲|v')?.parent).toBeUndefined()
  })

  it('is drawn without two people in one place, and walked so that everybody is reached', () => {
    const contacts = Array.from({ length: 40 }, (_, index) => link(String(index), index < 12 ? 'case-a' : String(index % 12), `人${index}`))
    const chain = chainFrom(first, cases, contacts)
    const layout = layOut(chain)
    const spots = [...layout.places.values()].map(({ x, y }) => `${x},${y}`)
    expect(new Set(spots).size).toBe(41)
    const branches = branchesOf(chain)
    const walk = (key: string): number => 1 + (branches.get(key)?.children ?? []).reduce((sum, child) => sum + walk(child), 0)
    expect(walk('甲|v')).toBe(41)
  })
})
