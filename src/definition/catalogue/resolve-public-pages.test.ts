import { describe, expect, it } from 'vitest'
import { field } from '../field/field.ts'
import type { Field } from '../field/types.ts'
import { defineLedger } from '../ledger/define-ledger.ts'
import type { LedgerDefinition } from '../ledger/types.ts'
import type { PublicPageDefinition, RecordStageDefinition } from '../public-page/types.ts'
import { pack, problems } from '../testing/small-pack.ts'
import { resolveCatalogue } from './resolve-catalogue.ts'

/** One field of each kind that says something of somebody, and one that everybody may read but for its secrecy. */
const planted: Readonly<Record<string, Field>> = {
  person: field.personName({ label: '联系人' }),
  number: field.nationalId({ label: '身份证号' }),
  phone: field.phone({ label: '电话' }),
  account: field.bankCard({ label: '账号' }),
  paper: field.attachment({ label: '材料' }),
  place: field.geometry({ label: '范围' }),
  whispered: field.text({ label: '内情', secrecy: 'personal' }),
  hidden: field.integer({ label: '底数', secrecy: 'sensitive' }),
}

const workFields = {
  year: field.period({ label: '年度', grain: 'year' }),
  name: field.text({ label: '名称', required: true }),
  state: field.choice({ label: '状态', options: { open: '在办', done: '办成' } }),
  votedOn: field.date({ label: '票决日期' }),
  planned: field.money({ label: '计划' }),
}
const work = defineLedger({ id: 'work', label: '工程', kind: 'register', fields: workFields, title: ['name'] })

const visit = defineLedger({
  id: 'visit',
  label: '回访',
  kind: 'journal',
  fields: {
    work: field.ref({ label: '工程', to: 'work' }),
    on: field.date({ label: '日期' }),
    said: field.choice({ label: '结果', options: { good: '好', bad: '不好' } }),
    pleased: field.integer({ label: '满意', additive: false }),
  },
  title: ['work'],
  date: 'on',
})

const stage: RecordStageDefinition = {
  id: 'visited',
  label: '回访',
  part: '公众评',
  waits: '还没有回访。',
  ledger: 'visit',
  match: { work: 'id' },
  once: 'said',
  only: { said: ['good'] },
  date: 'on',
  facts: [{ field: 'pleased' }, { field: 'work.planned', label: '工程计划', unit: '万元' }],
}

const page: PublicPageDefinition = {
  id: 'works',
  label: '工程',
  lead: '镇里的工程。',
  ledger: 'work',
  year: 'year',
  name: 'name',
  state: 'state',
  given: 'votedOn',
  summary: ['planned'],
  facts: [{ field: 'planned', unit: '万元' }],
  stages: [stage],
  source: '镇政府',
  licence: '可以转载。',
}

const found = (part: Partial<PublicPageDefinition>, ledgers: readonly LedgerDefinition[] = [work, visit]) =>
  problems(pack({ ledgers, publicPages: [{ ...page, ...part }] }))
const inStage = (part: Partial<RecordStageDefinition>) => found({ stages: [{ ...stage, ...part }] })

describe('resolvePublicPages', () => {
  it('looks up every path of a sound page', () => {
    const { catalogue, diagnostics } = resolveCatalogue([pack({ ledgers: [work, visit], publicPages: [page] })])
    expect(diagnostics).toEqual([])
    expect(catalogue.publicPages?.[0]?.stages[0]).toMatchObject({
      match: [{ path: { through: [], field: 'work' }, item: 'id' }],
      facts: [
        { name: 'pleased', label: '满意' },
        { name: 'work.planned', label: '工程计划', unit: '万元', path: { through: [{ field: 'work', to: 'work' }], field: 'planned' } },
      ],
    })
  })

  it.each(Object.keys(planted))('refuses a page of a ledger in which %s stands, wherever the page names it', (name) => {
    const odd = { ...work, fields: { ...workFields, [name]: planted[name] ?? workFields.name } }
    const ledgers = [defineLedger(odd), visit]
    const saysIt = [{ facts: [{ field: name }] }, { summary: [name] }, { stages: [{ ...stage, facts: [{ field: `work.${name}` }] }] }]
    for (const part of saysIt) expect(found(part, ledgers)).toContain('bad-field test/works:1')
    for (const part of saysIt)
      expect(resolveCatalogue([pack({ ledgers, publicPages: [{ ...page, ...part }] })]).catalogue.publicPages).toEqual([])
  })

  it('refuses open fields of a ledger that holds people, and of one that is kept apart', () => {
    const people = defineLedger({ ...visit, fields: { ...visit.fields, by: field.personName({ label: '回访人' }) } })
    const apart = defineLedger({ ...visit, apart: { through: 'work', field: 'state', until: ['done'] } })
    expect(found({}, [work, people])).toEqual(['bad-field test/works:1'])
    expect(found({}, [work, apart])).toEqual(['bad-field test/works:1'])
  })

  it.each<readonly [string, Partial<PublicPageDefinition>, string]>([
    ['a ledger that is not there', { ledger: 'works' }, 'unknown-ledger'],
    ['a field that is not there', { facts: [{ field: 'cost' }] }, 'unknown-field'],
    ['a state that is no choice', { state: 'name' }, 'wrong-kind'],
    ['an amount in a unit that it has not', { facts: [{ field: 'planned', unit: '亩' }] }, 'unit-mismatch'],
    [
      'a loop that is not there',
      { stages: [{ id: 'a', label: '办', part: '政府办', waits: '没有', loop: 'l', steps: {} }] },
      'unknown-loop',
    ],
    ['two stages of one id', { stages: [stage, stage] }, 'duplicate-public-page'],
    ['an id that no address can have', { id: '工程' }, 'bad-id'],
  ])('refuses %s', (_, part, code) => {
    expect(found(part)).toEqual([`${code} test/${part.id ?? 'works'}:1`])
  })

  it.each<readonly [string, Partial<RecordStageDefinition>, string]>([
    ['whose ledger is not there', { ledger: 'visits' }, 'unknown-ledger'],
    ['that belongs to no item', { match: {} }, 'public-stage'],
    ['that is matched by a reference to something else', { match: { work: 'name' } }, 'wrong-kind'],
    ['that shows an option which is none', { only: { said: ['great'] } }, 'unknown-option'],
    ['whose day is none', { date: 'pleased' }, 'wrong-kind'],
    ['that shows what is no document as a picture', { picture: 'said' }, 'bad-field'],
    ['that tells a reference itself', { facts: [{ field: 'work' }] }, 'bad-field'],
    ['that waits for what is not there', { once: 'work.closedOn' }, 'unknown-field'],
  ])('refuses a stage %s', (_, part, code) => {
    expect(inStage(part)).toEqual([`${code} test/works:1`])
  })
})
