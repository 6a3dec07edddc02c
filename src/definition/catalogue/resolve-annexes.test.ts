import { describe, expect, it } from 'vitest'
import type { AnnexDefinition } from '../annex/types.ts'
import { field } from '../field/field.ts'
import { defineLedger } from '../ledger/define-ledger.ts'
import { pack, problems } from '../testing/small-pack.ts'
import { resolveCatalogue } from './resolve-catalogue.ts'

const work = defineLedger({
  id: 'work',
  label: '工程',
  kind: 'register',
  fields: {
    year: field.period({ label: '年度', grain: 'year' }),
    name: field.text({ label: '名称', required: true }),
    planned: field.money({ label: '计划' }),
    contact: field.personName({ label: '联系人', secrecy: 'personal' }),
  },
  title: ['name'],
})

const annex: AnnexDefinition = {
  id: 'works',
  label: '工程表',
  ledger: 'work',
  year: 'year',
  amount: { value: 'planned' },
  columns: [
    { label: '名称', field: 'name' },
    { label: '计划', shows: 'promised' },
  ],
}

const found = (...parts: readonly Partial<AnnexDefinition>[]) =>
  problems(pack({ ledgers: [work], annexes: parts.map((part) => ({ ...annex, ...part })) }))

describe('resolveAnnexes', () => {
  it('keeps a sound one, with its pack', () => {
    const { catalogue, diagnostics } = resolveCatalogue([pack({ ledgers: [work], annexes: [annex] })])
    expect(diagnostics).toEqual([])
    expect(catalogue.annexes).toEqual([{ ...annex, pack: 'test' }])
  })

  it.each<readonly [string, Partial<AnnexDefinition>, string]>([
    ['a ledger that is not there', { ledger: 'works' }, 'unknown-ledger'],
    ['a year that is not there', { year: 'anno' }, 'unknown-field'],
    ['a column of a field that is not there', { columns: [{ label: '名称', field: 'nam' }] }, 'unknown-field'],
    ['a column of what belongs to somebody', { columns: [{ label: '联系人', field: 'contact' }] }, 'bad-field'],
    ['a column of nothing', { columns: [{ label: '名称' }] }, 'annex-column'],
    ['a column of two things', { columns: [{ label: '名称', field: 'name', shows: 'done' }] }, 'annex-column'],
    [
      'lines of a ledger that is not there',
      { amount: { value: 'planned', lines: { ledger: 'line', of: 'a', date: 'b', value: 'c' } } },
      'unknown-ledger',
    ],
    ['a column of how far nobody says', { columns: [{ label: '进展', tells: 'state' }] }, 'annex-column'],
    ['a field of a past that nobody keeps', { columns: [{ label: '名称', field: 'name', past: true }] }, 'annex-column'],
    [
      'progress by a loop that is not there',
      { progress: { loop: 'doing', doneOn: 'year', done: '完工', notDone: '未完工', asks: 'ask', answers: 'answer' } },
      'unknown-loop',
    ],
  ])('refuses %s', (_, part, code) => {
    expect(found(part)).toEqual([`${code} test/works:1`])
  })

  it('refuses a number that nothing tells of, and a name used twice', () => {
    const { amount: _, ...bare } = annex
    expect(problems(pack({ ledgers: [work], annexes: [bare] }))).toEqual(['annex-column test/works:1'])
    expect(found({}, { id: 'other' })).toEqual(['duplicate-annex test/other:1'])
  })
})
