import { describe, expect, it } from 'vitest'
import { indexCatalogue } from '../../../definition/catalogue/index-catalogue.ts'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { field } from '../../../definition/field/field.ts'
import { presentFieldValue } from '../../../definition/field/present-field-value.ts'
import type { FieldValue } from '../../../definition/field/types.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { definePack } from '../../../definition/pack/define-pack.ts'
import { getPeriod } from '../../../definition/period/parse-period.ts'
import { readLine } from '../../../definition/report/reading/find-assertions.ts'
import { normaliseLine } from '../../../definition/report/reading/normalise-line.ts'
import { holdSentence } from './hold-lines.ts'
import type { ToldLedger, ToldRecord } from './types.ts'

const bridge = defineLedger({
  id: 'bridge',
  label: '桥梁',
  said: ['桥'],
  kind: 'register',
  title: ['name'],
  fields: {
    name: field.text({ label: '名称', required: true }),
    keeper: field.personName({ label: '管护人', said: ['管护'] }),
    material: field.choice({ label: '类别', options: { stone: '石拱', steel: '钢构' } }),
    cost: field.money({ label: '造价' }),
    span: field.decimal({ label: '跨度', scale: 1, unit: '公里' }),
    startedOn: field.date({ label: '开工日期' }),
    finishedOn: field.date({ label: '完工日期', said: ['建成'] }),
    plannedOn: field.date({ label: '计划完工' }),
    chosen: field.boolean({ label: '是否入选' }),
    status: field.choice({ label: '状态', options: { building: '在建', done: '完工' }, optionAliases: { 竣工: 'done' } }),
  },
})

const { catalogue } = resolveCatalogue([definePack({ id: 'bridges', label: '桥', office: '办', ledgers: [bridge], indicators: [] })])
const ledger = indexCatalogue(catalogue).getLedger('bridge')

const rows: readonly Readonly<Record<string, FieldValue>>[] = [
  {
    name: '望仙桥',
    keeper: '郑安',
    material: 'stone',
    cost: '1200000.00',
    startedOn: '2019-11-02',
    finishedOn: '2020-06-18',
    plannedOn: '2020-06-30',
    chosen: true,
    status: 'done',
  },
  {
    name: '长虹桥',
    keeper: '郑安',
    material: 'stone',
    cost: '860000.00',
    startedOn: '2020-01-09',
    finishedOn: '2020-09-01',
    plannedOn: '2020-08-20',
    chosen: false,
    status: 'done',
  },
  { name: '渡口桥', keeper: '吴宁', material: 'steel', cost: '2450000.00', startedOn: '2020-03-15', chosen: true, status: 'building' },
]

function recordOf(values: Readonly<Record<string, FieldValue>>, index: number): ToldRecord {
  const known = Object.entries(values).flatMap(([id, value]) => (value === null ? [] : [[id, value] as const]))
  const words = known.flatMap(([id, value]) => {
    const found = ledger.fields.find((one) => one.id === id)?.field
    return found !== undefined && /^(?:text|personName|choice|boolean)$/.test(found.kind)
      ? [[id, presentFieldValue(found, value)] as const]
      : []
  })
  return { id: String(index), title: String(values.name), values: Object.fromEntries(known), words: Object.fromEntries(words) }
}

const told: ToldLedger = { ledger, records: rows.map(recordOf), short: new Map() }

/** What the records make of the clauses of a sentence; `-` for one that they leave open. */
function verdictsOf(text: string): string {
  const period = getPeriod('2020')
  const reading = readLine(normaliseLine([{ type: 'text', text, offset: 0 }], { year: 2020 }), period)
  return reading.sentences
    .flatMap((sentence) => {
      const found = holdSentence({ reading, source: text, period, ledgers: [told], figures: new Map(), printed: new Map() }, sentence)
      return sentence.clauses.map((clause) => {
        const holds = found.get(clause)?.holds
        return holds === undefined ? '-' : holds ? 'agreed' : 'refuted'
      })
    })
    .join(' ')
}

describe('a record that a clause names', () => {
  it.each([
    ['望仙桥2020年6月18日建成，造价120万元', 'agreed agreed'],
    ['望仙桥2020年6月19日建成，造价130万元', 'refuted refuted'],
    ['望仙桥由郑安管护', 'agreed'],
    ['望仙桥由吴宁管护', 'refuted'],
    ['望仙桥由郑安管护、由吴宁管护', 'refuted'],
    ['渡口桥仍在建，造价245万元', 'agreed agreed'],
    ['渡口桥已完工', 'refuted'],
    ['望仙桥、长虹桥均已完工', 'agreed'],
    ['望仙桥、渡口桥均已完工', 'refuted'],
    ['望仙桥、长虹桥分别于6月18日、9月1日完工', 'agreed'],
    ['望仙桥、长虹桥分别于9月1日、6月18日完工', 'refuted'],
    ['望仙桥如期完工', 'agreed'],
    ['长虹桥如期完工', '-'],
    ['长虹桥未如期完工', 'agreed'],
    ['望仙桥未如期完工', '-'],
    ['渡口桥尚待完工', 'agreed'],
    ['望仙桥尚待完工', '-'],
    ['望仙桥、长虹桥等3座桥已完工', '-'],
    ['望仙桥、长虹桥2座桥已完工', 'agreed'],
    ['望仙桥、长虹桥、渡口桥2座桥已完工', '-'],
    ['望仙桥入选', 'agreed'],
    ['长虹桥未入选', 'agreed'],
    ['长虹桥入选', 'refuted'],
    ['6月18日，望仙桥建成', 'agreed agreed'],
    ['6月19日，望仙桥建成', '- -'],
    ['望仙桥2020年6月18日建成通车', '-'],
    ['望仙桥计划2020年6月完工', 'agreed'],
    ['望仙桥计划2020年7月完工', 'refuted'],
    ['望仙桥计划明年6月完工', 'refuted'],
    ['望仙桥计划6月底前完工', 'agreed'],
    ['望仙桥预计5月底前建成', 'refuted'],
    ['望仙桥2019年11月开工，计划2020年7月完工', 'agreed refuted'],
  ])('%s: %s', (text, expected) => expect(verdictsOf(text)).toBe(expected))
})

describe('records that the words of a clause pick out', () => {
  it.each([
    ['石拱桥2座', 'agreed'],
    ['石拱桥2020年9月1日完工', 'agreed'],
    ['石拱桥2020年9月3日完工', '-'],
    ['石拱桥3座', '-'],
    ['桥梁3座，已完工2座，其余1座在建', 'agreed agreed agreed'],
    ['桥梁3座，已完工2座，其余1座已完工', 'agreed agreed -'],
    ['桥梁3座，已完工2座，其余2座在建', 'agreed agreed -'],
    ['石拱桥平均每座造价103万元', 'agreed'],
    ['石拱桥平均每座造价113万元', '-'],
    ['石拱桥1座按期完工', 'agreed'],
    ['石拱桥2座按期完工', '-'],
    ['石拱桥1座提前完工', 'agreed'],
    ['石拱桥2座提前完工', '-'],
    ['石拱桥2座，分别是望仙桥、长虹桥', 'agreed agreed'],
    ['石拱桥2座，分别是望仙桥、渡口桥', 'agreed -'],
    ['全镇桥梁3座，其中石拱2座、钢构1座', 'agreed agreed'],
    ['全镇桥梁3座，其中石拱1座、钢构2座', 'agreed -'],
    ['郑安管护的桥有2座，造价合计206万元', 'agreed agreed'],
    ['郑安管护的桥有2座，造价合计216万元', 'agreed -'],
    ['石拱桥均已完工', 'agreed'],
    ['钢构桥均已完工', '-'],
    ['郑安管护的桥均已入选', '-'],
    ['完工的桥有望仙桥、长虹桥', 'agreed'],
    ['完工的桥有望仙桥', '-'],
    ['望仙桥、长虹桥两座桥均已完工', 'agreed'],
    ['桥梁分2类', 'agreed'],
    ['桥梁分3类', '-'],
    ['桥梁每类1座', '-'],
    ['石拱桥和钢构桥都已入选', '-'],
    ['渡口桥正在架设', '-'],
    ['3座桥中有2座完工', 'agreed'],
    ['3座桥中有1座完工', '-'],
    ['2座石拱桥已完工2座', 'agreed'],
    ['2座石拱桥座座入选', '-'],
    ['石拱桥个个完工', 'agreed'],
    ['石拱桥全部完工', 'agreed'],
    ['石拱桥全部按期完工', '-'],
    ['钢构245万元', 'agreed'],
    ['钢构246万元', '-'],
  ])('%s: %s', (text, expected) => expect(verdictsOf(text)).toBe(expected))
})

describe('the record that goes beyond the others', () => {
  it.each([
    ['桥梁造价最高的是渡口桥', 'agreed'],
    ['桥梁造价最高的是望仙桥', '-'],
    ['渡口桥造价最高，达245万元', 'agreed agreed'],
    ['最早开工的是望仙桥', 'agreed'],
    ['最早开工的是长虹桥', '-'],
    ['桥梁中石拱类最多，有2座', 'agreed agreed'],
    ['桥梁中钢构类最多', '-'],
    ['渡口桥造价245万元，居各桥之首', 'agreed agreed'],
    ['长虹桥造价86万元，居各桥之首', 'agreed -'],
    ['渡口桥造价245万元，居全县之首', 'agreed -'],
    ['渡口桥造价245万元，规模最大', 'agreed agreed'],
  ])('%s: %s', (text, expected) => expect(verdictsOf(text)).toBe(expected))
})

describe('the time between two days of a record', () => {
  it.each([
    ['望仙桥从开工到完工历时229天', 'agreed'],
    ['望仙桥从开工到完工历时209天', '-'],
    ['望仙桥历时7个月建成', 'agreed'],
    ['望仙桥历时5个月建成', '-'],
    ['渡口桥历时7个月建成', '-'],
    ['望仙桥2019年11月2日开工，2020年6月18日完工，历时229天', 'agreed agreed agreed'],
    ['望仙桥2019年11月2日开工，2020年6月18日完工，历时209天', 'agreed agreed -'],
  ])('%s: %s', (text, expected) => expect(verdictsOf(text)).toBe(expected))
})
