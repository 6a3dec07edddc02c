import { describe, expect, it } from 'vitest'
import { field } from '../field/field.ts'
import { defineLedger } from '../ledger/define-ledger.ts'
import type { LedgerDefinition } from '../ledger/types.ts'
import type { PublicIntakeDefinition } from '../public-page/intake-types.ts'
import type { PublicPageDefinition } from '../public-page/types.ts'
import { pack } from '../testing/small-pack.ts'
import { resolveCatalogue } from './resolve-catalogue.ts'

const wish = defineLedger({
  id: 'wish',
  label: '心愿',
  kind: 'register',
  fields: {
    number: field.text({ label: '编号' }),
    year: field.period({ label: '年度', grain: 'year', required: true }),
    on: field.date({ label: '日期', required: true }),
    from: field.choice({ label: '来源', options: { people: '群众', office: '科室' }, required: true }),
    name: field.text({ label: '事项', required: true }),
    shown: field.text({ label: '公开' }),
    state: field.choice({ label: '状态', options: { open: '在办', done: '办成' } }),
    told: field.date({ label: '公开日期' }),
    into: field.ref({ label: '并入', to: 'wish' }),
    cost: field.money({ label: '花费' }),
  },
  title: ['number'],
  date: 'on',
  unique: [['number']],
  numbering: { field: 'number', prefix: 'X', digits: 4 },
})
const season = defineLedger({
  id: 'season',
  label: '征集',
  kind: 'register',
  fields: {
    name: field.text({ label: '名称', required: true }),
    note: field.text({ label: '说明' }),
    from: field.date({ label: '起' }),
    to: field.date({ label: '止' }),
  },
  title: ['name'],
  effective: { from: 'from', to: 'to' },
})
const line = defineLedger({
  id: 'line',
  label: '清单',
  kind: 'register',
  fields: {
    list: field.choice({ label: '哪张', options: { good: '正面', bad: '负面' } }),
    name: field.text({ label: '条目', required: true }),
    note: field.text({ label: '说明' }),
    to: field.date({ label: '止' }),
  },
  title: ['name'],
})
const left = {
  id: 'left',
  label: '留言',
  kind: 'journal' as const,
  fields: {
    wish: field.ref({ label: '心愿', to: 'wish' }),
    on: field.date({ label: '日期' }),
    contact: field.text({ label: '联系', secrecy: 'sensitive' }),
    open: field.text({ label: '公开联系' }),
    picture: field.attachment({ label: '照片' }),
  },
  title: ['wish'],
  date: 'on',
  retention: { under: 'season' },
  processing: { purpose: '答复', basis: '自愿' },
} satisfies LedgerDefinition

const intake: PublicIntakeDefinition = {
  label: '许个愿',
  lead: '想要什么？',
  asks: [{ field: 'name', label: '什么', most: 9_999 }],
  sets: { from: 'people' },
  copies: { shown: 'name' },
  number: 'number',
  received: 'on',
  into: 'into',
  season: 'season',
  note: 'note',
  criteria: { ledger: 'line', list: 'list', name: 'name', note: 'note', ended: 'to' },
  enclosure: { ledger: 'left', of: 'wish', received: 'on', contact: 'contact', picture: 'picture', said: '只用来答复。' },
  terms: { setting: 'wish-days', says: '{days}天' },
}
const page: PublicPageDefinition = {
  id: 'wishes',
  label: '心愿',
  lead: '大家的心愿。',
  ledger: 'wish',
  year: 'year',
  name: 'name',
  state: 'state',
  given: 'told',
  summary: [],
  facts: [],
  stages: [],
  source: '镇政府',
  licence: '可以转载。',
}
const settings = [{ id: 'wish-days', label: '答复', value: '15', unit: '天' as const, source: '镇里自定' }]
const whole = (part: Partial<PublicIntakeDefinition>, ledgers: readonly LedgerDefinition[] = [wish, season, line, left]) =>
  pack({ ledgers, settings, publicPages: [{ ...page, intake: { ...intake, ...part } }] })
const found = (...said: Parameters<typeof whole>) => resolveCatalogue([whole(...said)]).diagnostics.map(({ message }) => message)

describe('resolveIntake', () => {
  it('looks up every name of a sound gate, and bounds what is typed', () => {
    const { catalogue, diagnostics } = resolveCatalogue([whole({})])
    expect(diagnostics).toEqual([])
    expect(catalogue.publicPages?.[0]?.intake?.asks).toMatchObject([{ field: 'name', label: '什么', most: 2_000, of: { kind: 'text' } }])
  })

  it.each<[string, Partial<PublicIntakeDefinition>, RegExp]>([
    ['a field that is not there', { asks: [{ field: 'name' }, { field: 'nothing' }] }, /nothing.*不能让公众来填/],
    ['a kind that nobody types there', { asks: [{ field: 'name' }, { field: 'cost' }] }, /cost.*不能让公众来填/],
    ['a required field that nobody fills in', { asks: [] }, /事项.*必填/],
    ['an option that is none', { sets: { from: 'nobody' } }, /不能是“nobody”/],
    ['the state, which steps decide', { sets: { from: 'people', state: 'done' } }, /由办理步骤决定/],
    ['a copy of what is no text', { copies: { shown: 'on' } }, /不能这样用在征集里/],
    ['a number that is not given', { number: 'name' }, /不给“name”编号/],
    ['another ledger to merge into', { into: 'name' }, /不指向“心愿”/],
    ['a season without an end', { season: 'line' }, /没有起止日期/],
    ['a setting that is not there', { terms: { setting: 'other', says: '' } }, /没有参数“other”/],
    ['a contact that everybody reads', { enclosure: { ...intake.enclosure, contact: 'open' } }, /按敏感信息保管/],
    ['a ledger that is not there', { criteria: { ...intake.criteria, ledger: 'lost' } }, /没有台账“lost”/],
  ])('reports %s, and leaves the page out', (_, part, message) => {
    expect(found(part).join('\n')).toMatch(message)
    expect(resolveCatalogue([whole(part)]).catalogue.publicPages).toEqual([])
  })

  it('reports what somebody leaves and nobody destroys', () => {
    const { retention: _, ...kept } = left
    const forever = { ...kept, processing: { ...left.processing, kept: { years: 3 } } }
    expect(found({}, [wish, season, line, forever]).join('\n')).toContain('没有写明征集结束后销毁')
  })
})
