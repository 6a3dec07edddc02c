import { beforeAll, expect, it } from 'vitest'
import { indexCatalogue } from '../../definition/catalogue/index-catalogue.ts'
import { resolveCatalogue } from '../../definition/catalogue/resolve-catalogue.ts'
import { field } from '../../definition/field/field.ts'
import { defineMeasure } from '../../definition/indicator/define-indicator.ts'
import { defineLedger } from '../../definition/ledger/define-ledger.ts'
import { definePack } from '../../definition/pack/define-pack.ts'
import { switchDomain } from '../access/domain/switch-domain.ts'
import { initTown } from '../access/town/init-town.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { withKernelPacks } from '../kernel-packs.ts'
import { addRecord } from '../ledger/command/add-record.ts'
import { listRecords } from '../ledger/query/list-records.ts'
import { verifyAudit } from '../ledger/verify/verify-audit.ts'
import { takeStep } from '../loop/command/take-step.ts'
import { listCases } from '../loop/query/list-cases.ts'
import { listWork } from '../loop/query/list-work.ts'
import { openKernel } from '../open-kernel.ts'
import { Refusal } from '../refusal.ts'
import { describeEngines } from '../storage/testing.ts'
import type { Engine } from '../storage/types.ts'
import { bindByHand, type HandBinding } from './bind-by-hand.ts'
import { decideOverlap, listDecisions } from './decide-overlap.ts'
import { fillForm } from './fill-form.ts'
import { keepEdition, readKeptForm, requireKeptForm } from './kept-forms.ts'
import { listInCatalogue } from './list-in-catalogue.ts'
import { openReturns, owedReturns } from './open-returns.ts'
import type { BlankForm, FormProposal } from './types.ts'
import { findOverlaps, weighForms } from './weigh-forms.ts'
import { writeBinding } from './write-binding.ts'

const payment = defineLedger({
  id: 'payment',
  label: '发放',
  kind: 'journal',
  date: 'paidOn',
  title: ['name'],
  fields: {
    name: field.text({ label: '户主', required: true }),
    phone: field.text({ label: '电话', secrecy: 'personal' }),
    kind: field.choice({ label: '类别', options: { seed: '种苗', safety: '托底' } }),
    amount: field.money({ label: '金额', required: true }),
    paidOn: field.date({ label: '日期', required: true }),
  },
})
const pack = definePack({
  id: 'payments',
  label: '发放',
  office: '财政办',
  ledgers: [payment],
  indicators: [defineMeasure({ id: 'paid', label: '发放金额', unit: '元', flow: 'flow', ledger: payment, type: 'sum', of: 'amount' })],
})
const { catalogue: resolved } = resolveCatalogue(withKernelPacks([pack]))
const catalogue = indexCatalogue(resolved)
const context = { town: '甲镇', villages: [], period: undefined, year: 2020 }

let number = 0
let now = '2021-01-10T08:00:00Z'

interface Sample {
  readonly kernel: Kernel
  readonly clerk: Actor
  readonly leader: Actor
}

async function openSample(engine: Engine): Promise<Sample> {
  now = '2021-01-10T08:00:00Z'
  const kernel = await openKernel({ engine, catalogue: resolved, clock: () => new Date(now) })
  number += 1
  const town = `9999012${String(number).padStart(2, '0')}`
  await initTown(kernel, { town, name: '甲镇', shortName: '甲', county: '某县' })
  const clerk: Actor = { id: 'clerk', name: '办事员', town, role: 'clerk' }
  const rows: readonly (readonly [string, string, string, string])[] = [
    ['张三', '100000', '2019-05-01', 'seed'],
    ['李四', '23456', '2020-08-01', 'seed'],
    ['王五', '90000', '2020-03-01', 'safety'],
    ['赵六', '50000', '2020-09-01', 'seed'],
  ]
  for (const [name, amount, paidOn, kind] of rows)
    await addRecord(kernel, clerk, { ledger: 'payment', values: { name, amount, paidOn, kind, phone: '13800000000' } })
  return { kernel, clerk, leader: { ...clerk, id: 'leader', role: 'leader' } }
}

function formOf(name: string, title: string, lines: readonly (readonly string[])[], formulas: readonly string[] = []): BlankForm {
  const width = lines[0]?.length ?? 1
  const cells = [[title, ...Array.from({ length: width - 1 }, () => '')], ...lines].flatMap((line, row) =>
    line.map((text, column) => ({ row: row + 1, column, text, formula: formulas.includes(`${row + 1}:${column}`) })),
  )
  return { name, sheets: [{ name: '表', cells, merges: [{ firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: width - 1 }] }] }
}

const table = (year: number, turned = false) => {
  const lines = [
    ['发放金额（万元）', '', ''],
    ['惠农投入', '', ''],
    ['车辆数', '', ''],
  ]
  return formOf(`${year}年惠农表.xlsx`, `${year}年惠农情况表`, [['指标', '本年', '备注'], ...(turned ? lines.toReversed() : lines)])
}
const roster = formOf(
  '发放花名册.xlsx',
  '2020年花名册',
  [
    ['序号', '领取人', '多少钱（万元）', '折合', '联系方式'],
    ['', '', '', '', ''],
    ['', '', '', '', ''],
    ['填报单位：', '', '', '', ''],
  ],
  ['3:3', '4:3'],
)

async function keep({ kernel, clerk }: Sample, form: BlankForm) {
  return keepEdition(kernel, clerk, { form, context, file: form.name })
}
async function read({ kernel, clerk }: Sample, id: string, form: BlankForm): Promise<FormProposal> {
  return readKeptForm(kernel, clerk, { kept: await requireKeptForm(kernel, clerk, id), form, context })
}
async function bind(
  sample: Sample,
  id: string,
  form: BlankForm,
  said: Partial<Pick<HandBinding, 'cells' | 'rows' | 'confirm' | 'version'>>,
) {
  const { version } = await requireKeptForm(sample.kernel, sample.clerk, id)
  return bindByHand(sample.kernel, sample.clerk, { id, version, form, context, cells: [], rows: [], confirm: false, ...said })
}
const boundOf = (proposal: FormProposal) =>
  Object.fromEntries(proposal.cells.map(({ cell, binding, kept }) => [cell, [writeBinding(catalogue, binding), kept === true]]))

const paidLastYear = {
  type: 'indicator',
  indicator: '发放金额',
  form: 'value',
  at: 'lastYear',
  unit: '万元',
  slices: [],
} as const

describeEngines('the room of forms', (open) => {
  let engine: Engine
  let sample: Sample
  beforeAll(async () => {
    engine = await open()
    sample = await openSample(engine)
  })

  it('binds a cell by hand, with the time and the unit that a person says, and next year’s edition by its labels', async () => {
    const form = table(2020)
    const { id, isNext } = await keep(sample, form)
    expect(isNext).toBe(false)
    expect(boundOf(await read(sample, id, form))).toEqual({ B3: ['{{发放金额@2020|万元}}', false] })
    await bind(sample, id, form, {
      cells: [
        { sheet: '表', cell: 'B4', choice: paidLastYear },
        { sheet: '表', cell: 'B5', choice: { type: 'empty', why: '镇里没有车', byHand: false } },
        { sheet: '表', cell: 'C4', choice: { type: 'empty', why: '按通知填', byHand: true } },
      ],
    })
    const proposal = await read(sample, id, form)
    expect(boundOf(proposal).B4).toEqual(['{{发放金额@2019|万元}}', true])
    const { filled, empty } = await fillForm(sample.kernel, sample.clerk, { proposal, town: '甲镇' })
    expect(Object.fromEntries(filled.map(({ cell, value }) => [cell, value.value]))).toEqual({ B3: '16.3456', B4: '10' })
    const why = Object.fromEntries(empty.map((cell) => [cell.cell, cell.why]))
    expect(why).toMatchObject({ B5: '有意空着：镇里没有车', C4: '由人手填：按通知填' })
    const next = table(2021, true)
    const again = await keep(sample, next)
    expect(again).toEqual({ id, isNext: true })
    const later = await read(sample, id, next)
    expect(boundOf(later)).toMatchObject({ B4: ['{{发放金额@2020|万元}}', true], B5: ['{{发放金额@2021|万元}}', false] })
    expect(later.left.map(({ cell }) => cell).sort()).toEqual(['B3', 'C4'])
  })

  it('takes a binding away, confirms what is proposed, and forgets what was said', async () => {
    const form = formOf('甲表.xlsx', '2020年甲表', [
      ['指标', '本年'],
      ['发放金额', ''],
      ['别的', ''],
    ])
    const { id } = await keep(sample, form)
    await bind(sample, id, form, { cells: [{ sheet: '表', cell: 'B3', choice: { type: 'open' } }] })
    const taken = await read(sample, id, form)
    expect([boundOf(taken), taken.unbound.find(({ cell }) => cell === 'B3')?.why]).toEqual([{}, '有人取消了绑定'])
    await bind(sample, id, form, { confirm: true })
    expect(boundOf(await read(sample, id, form)), 'what was taken away is no proposal to confirm').toEqual({})
    await bind(sample, id, form, { cells: [{ sheet: '表', cell: 'B3', choice: { type: 'proposal' } }] })
    await bind(sample, id, form, { confirm: true })
    expect(boundOf(await read(sample, id, form))).toEqual({ B3: ['{{发放金额@2020}}', true] })
  })

  it('refuses what cannot be bound, and whoever comes second', async () => {
    const form = formOf('乙表.xlsx', '2020年乙表', [
      ['指标', '本年', '合计'],
      ['别的', '', ''],
    ])
    const { id } = await keep(sample, form)
    const { version } = await requireKeptForm(sample.kernel, sample.clerk, id)
    const at = (cell: string, choice: HandBinding['cells'][number]['choice']) =>
      bind(sample, id, form, { cells: [{ sheet: '表', cell, choice }] })
    await expect(at('A3', paidLastYear)).rejects.toThrow('不是空格')
    await expect(at('ZZ99', paidLastYear)).rejects.toThrow('不是空格')
    await expect(at('B3', { ...paidLastYear, indicator: '没有的' })).rejects.toThrow('没有指标')
    await expect(at('B3', { ...paidLastYear, unit: '亩' })).rejects.toThrow('换算不成')
    await expect(at('B3', { ...paidLastYear, slices: [{ dimension: '颜色', value: '红' }] })).rejects.toThrow('不能按颜色分')
    await expect(at('B3', { type: 'empty', why: ' ', byHand: false })).rejects.toThrow('为什么空着')
    await at('B3', paidLastYear)
    const late = await bind(sample, id, form, { version, cells: [{ sheet: '表', cell: 'B3', choice: { type: 'open' } }] }).catch(
      (error: unknown) => error,
    )
    expect(late instanceof Refusal && late.code).toBe('conflict')
    const { kernel, leader } = sample
    await expect(bindByHand(kernel, leader, { id, version, form, context, cells: [], rows: [], confirm: true })).rejects.toThrow('不能导入')
    const stranger: Actor = { ...sample.clerk, town: '999901299' }
    await expect(requireKeptForm(kernel, stranger, id)).rejects.toThrow()
  })

  it('fills rows of a ledger by a condition and in an order, growing, and leaves the formulas of the rows alone', async () => {
    const { id } = await keep(sample, roster)
    const rows = {
      sheet: '表',
      firstRow: 3,
      lastRow: 4,
      ledger: '发放',
      filters: [{ field: 'kind', value: '种苗' }],
      order: { field: 'amount', descending: true },
      columns: [
        { column: 0, label: '序号', number: true },
        { column: 1, label: '领取人', field: 'name' },
        { column: 2, label: '多少钱（万元）', field: 'amount' },
        { column: 3, label: '折合', field: 'kind' },
        { column: 4, label: '联系方式', field: 'phone' },
      ],
    }
    await bind(sample, id, roster, { rows: [rows] })
    const proposal = await read(sample, id, roster)
    const { kernel, clerk, leader } = sample
    const { filled, lists } = await fillForm(kernel, clerk, { proposal, town: '甲镇' })
    expect(Object.fromEntries(filled.map(({ cell, value }) => [cell, value.value]))).toMatchObject({
      A3: '1',
      B3: '赵六',
      C3: '5',
      E3: '13800000000',
      B4: '李四',
      C4: '2.3456',
    })
    expect(filled.some(({ cell }) => cell.startsWith('D'))).toBe(false)
    expect(lists).toEqual([{ ledger: 'payment', filters: rows.filters, rows: 2, personal: true }])
    const masked = await fillForm(kernel, leader, { proposal, town: '甲镇' })
    expect(masked.filled.find(({ cell }) => cell === 'E3')?.value.value).not.toBe('13800000000')
    await bind(sample, id, roster, { rows: [{ ...rows, filters: [] }] })
    const all = await fillForm(kernel, clerk, { proposal: await read(sample, id, roster), town: '甲镇' })
    expect(all.grow).toEqual([{ sheet: '表', row: 4, copies: 1 }])
    await bind(sample, id, roster, { rows: [{ ...rows, ledger: undefined, filters: [], order: undefined }] })
    const none = await read(sample, id, roster)
    expect([none.blocks, none.unbound.some(({ why }) => why === '有人取消了这几行的绑定')]).toEqual([[], true])
  })

  it('loses no binding while a domain is switched off', async () => {
    const { kernel, clerk } = sample
    const form = formOf('丙表.xlsx', '2020年丙表', [
      ['指标', '本年'],
      ['惠农支出', ''],
      ['别的', ''],
    ])
    const { id } = await keep(sample, form)
    await bind(sample, id, form, { cells: [{ sheet: '表', cell: 'B3', choice: paidLastYear }] })
    const administrator: Actor = { ...clerk, role: 'administrator' }
    await switchDomain(kernel, administrator, { pack: 'payments', on: false })
    const off = await read(sample, id, form)
    expect([boundOf(off), off.unbound.find(({ cell }) => cell === 'B3')?.why]).toEqual([{}, expect.stringContaining('停用')])
    await bind(sample, id, form, {
      confirm: true,
      cells: [{ sheet: '表', cell: 'B4', choice: { type: 'empty', why: '无', byHand: false } }],
    })
    await switchDomain(kernel, administrator, { pack: 'payments', on: true })
    expect(boundOf(await read(sample, id, form))).toEqual({ B3: ['{{发放金额@2019|万元}}', true] })
  })

  it('finds what two forms ask for, weighs each, and keeps what was decided', async () => {
    const { kernel, clerk } = sample
    const ask = formOf('丁表.xlsx', '2020年丁表', [
      ['指标', '本年', '备注'],
      ['发放金额', '', ''],
    ])
    const other = { ...ask, name: '戊表.xlsx' }
    const forms = await Promise.all(
      [ask, other].map(async (form) => {
        const kept = await keep(sample, form)
        return { id: kept.id, name: form.name, proposal: await read(sample, kept.id, form) }
      }),
    )
    expect(new Set(forms.map(({ id }) => id)).size, 'the same table under another name is another department’s').toBe(2)
    const [overlap] = findOverlaps(catalogue, forms)
    expect(overlap?.cells.map(({ name, cell }) => [name, cell])).toEqual([
      ['丁表.xlsx', 'B3'],
      ['戊表.xlsx', 'B3'],
    ])
    const weights = weighForms(catalogue, forms, new Set())
    expect(weights.map(({ bound, typed, own }) => [bound, typed, own])).toEqual([
      [1, 1, []],
      [1, 1, []],
    ])
    expect(weighForms(catalogue, forms.slice(0, 1), new Set())[0]?.own, 'no other form reads it').toEqual(['payment'])
    expect(weighForms(catalogue, forms.slice(0, 1), new Set(['paid']))[0]?.own, 'a report does').toEqual([])
    const fact = overlap?.fact ?? ''
    await decideOverlap(kernel, clerk, { fact, label: '发放金额', decision: 'keep', reason: '两家口径不同' })
    await decideOverlap(kernel, clerk, { fact, label: '发放金额', decision: 'merge', reason: '县里同意合并' })
    expect(await listDecisions(kernel, clerk)).toEqual([{ fact, decision: 'merge', reason: '县里同意合并' }])
    await expect(decideOverlap(kernel, clerk, { fact, label: '发放金额', decision: 'stop', reason: ' ' })).rejects.toThrow('理由')
  })

  it('opens a return for each period that is over, once, and leads it to its end; late when its day has passed', async () => {
    const { kernel, clerk, leader } = sample
    const { id } = await keep(
      sample,
      formOf('月报.xlsx', '2020年月报', [
        ['指标', '本月'],
        ['发放金额', ''],
      ]),
    )
    const { version } = await requireKeptForm(kernel, clerk, id)
    const values = { name: '惠农月报', department: '县农业农村局', frequency: 'month', dueDays: 5, since: '2020-12-01' }
    await listInCatalogue(kernel, clerk, { id, version, values })
    const place = { town: clerk.town }
    expect([await openReturns(kernel, place), await openReturns(kernel, place)]).toEqual([1, 0])
    now = '2021-02-03T08:00:00Z'
    expect(await Promise.all([openReturns(kernel, place), openReturns(kernel, place)])).toHaveLength(2)
    const { cases } = await listCases(kernel, clerk, { loop: 'form-return' })
    expect(cases.map(({ subjectTitle, due, daysLate }) => [subjectTitle, due, daysLate > 0]).sort()).toEqual([
      ['惠农月报 2020-12', '2021-01-05', true],
      ['惠农月报 2021-01', '2021-02-05', false],
    ])
    const [late] = (await listWork(kernel, clerk, { which: 'mine' })).items
    expect(late?.subjectTitle).toBe('惠农月报 2020-12')
    const one = late?.id ?? ''
    await takeStep(kernel, clerk, { id: one, version: 1, step: 'fill' })
    await takeStep(kernel, leader, { id: one, version: 2, step: 'redo', opinion: '第三格不对' })
    await takeStep(kernel, clerk, { id: one, version: 3, step: 'fill' })
    const sent = await takeStep(kernel, clerk, { id: one, version: 4, step: 'send' })
    expect(sent.case.state).toBe('sent')
    const { records } = await listRecords(kernel, clerk, {
      ledger: 'form-return',
      query: { sort: { field: 'dueOn', direction: 'ascending' } },
    })
    expect(records.map(({ values: { status, sentOn } }) => [status, sentOn])).toEqual([
      ['sent', '2021-02-03'],
      ['due', null],
    ])
    await expect(addRecord(kernel, clerk, { ledger: 'form-return', values: records[0]?.values ?? {} })).rejects.toThrow()
    expect((await verifyAudit(kernel, { ...clerk, role: 'administrator' })).problems).toEqual([])
  })
})

it('owes a form’s periods from its beginning to its end, each due so many days behind it', () => {
  const calendar = { form: 'f', dueDays: 10, since: '2020-06-30', until: undefined }
  const owed = (frequency: Parameters<typeof owedReturns>[0]['frequency'], until?: string) =>
    owedReturns({ ...calendar, frequency, until }, '2021-01-01').map(({ period, dueOn }) => `${period} ${dueOn}`)
  expect(owed('month')).toEqual(['2020-10 2020-11-10', '2020-11 2020-12-10', '2020-12 2021-01-10'])
  expect(owed('quarter')).toEqual(['2020-Q2 2020-07-10', '2020-Q3 2020-10-10', '2020-Q4 2021-01-10'])
  expect(owed('half')).toEqual(['2020-01..2020-06 2020-07-10', '2020-07..2020-12 2021-01-10'])
  expect(owed('year')).toEqual(['2020 2021-01-10'])
  expect(owed('once')).toEqual(['2020 2020-07-10'])
  expect(owed('quarter', '2020-10-01')).toEqual(['2020-Q2 2020-07-10', '2020-Q3 2020-10-10'])
})
