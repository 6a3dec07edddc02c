import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '../../../definition/catalogue/index-catalogue.ts'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { defineLoop } from '../../../definition/loop/define-loop.ts'
import { definePack } from '../../../definition/pack/define-pack.ts'
import { loopPack } from '../loop-pack.ts'
import { looksAround } from './looks-around.ts'

const village = defineLedger({
  id: 'village',
  label: '村',
  kind: 'register',
  title: ['name'],
  unique: [['name']],
  fields: { name: field.text({ label: '名称', required: true }), days: field.integer({ label: '期限' }) },
})

const task = defineLedger({
  id: 'task',
  label: '任务',
  kind: 'journal',
  title: ['code'],
  date: 'setOn',
  unique: [['code']],
  fields: {
    code: field.text({ label: '编码', required: true }),
    setOn: field.date({ label: '下达日期', required: true }),
    days: field.integer({ label: '期限' }),
    village: field.ref({ label: '村', to: 'village' }),
    parent: field.ref({ label: '上级任务', to: 'task' }),
  },
})

function looks({ opensWhen, days }: { readonly opensWhen?: string; readonly days?: string }): boolean {
  const loop = defineLoop({
    id: 'task',
    label: '任务',
    ledger: task,
    start: 'record',
    ...(opensWhen === undefined ? {} : { opensWhen }),
    openBy: ['clerk'],
    initial: 'set',
    states: {
      set: { label: '已下达', deadline: { days: days === undefined ? 1 : { expression: days }, kind: 'calendar', from: 'setOn' } },
      done: { label: '已办结', ends: 'done' },
    },
    steps: { finish: { label: '办结', from: 'set', to: 'done', by: ['clerk'] } },
    escalation: [{ after: 0, to: 'leader' }],
  })
  const pack = definePack({ id: 'tasks', label: '任务', office: '测试', ledgers: [village, task], loops: [loop], indicators: [] })
  const { catalogue, diagnostics } = resolveCatalogue([loopPack([pack]), pack])
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  return catalogue.loops.filter(({ id }) => id === 'task').some((one) => looksAround(indexCatalogue(catalogue), one))
}

describe('a loop over a ledger', () => {
  it.each([
    ['nothing but the record', {}],
    ['its own fields', { opensWhen: 'days > 3 and code is not empty', days: 'days + 1' }],
    ['a record of another ledger', { opensWhen: 'village.days > 3', days: 'village.days' }],
    ['records of another ledger', { opensWhen: 'exists(village, name = outer.code)' }],
  ])('that asks about %s can do without the others', (_, parts) => expect(looks(parts)).toBe(false))

  it.each([
    ['the record that one points to', { opensWhen: 'parent.days > 3' }],
    ['the one that a deadline hangs on', { days: 'parent.days' }],
    ['whether there are others', { opensWhen: 'not exists(task, code = outer.code and setOn < outer.setOn)' }],
    ['the others of a record elsewhere', { opensWhen: 'exists(village, exists(task, village = outer.id))' }],
  ])('that asks about %s must see all of them', (_, parts) => expect(looks(parts)).toBe(true))
})
