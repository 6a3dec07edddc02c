import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { field } from '../../../definition/field/field.ts'
import { defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { definePack } from '../../../definition/pack/define-pack.ts'
import { withKernelPacks } from '../../kernel-packs.ts'

/** Works of a town, their months and milestones: the least that a board can be over. */
const work = defineLedger({
  id: 'work',
  label: '工程',
  kind: 'register',
  fields: {
    name: field.text({ label: '名称', required: true }),
    kind: field.choice({ label: '类别', options: { road: '道路', school: '学校' } }),
    budget: field.money({ label: '预算' }),
    difficulty: field.decimal({ label: '难度系数', scale: 2 }),
    status: field.choice({ label: '状态', options: { running: '在建', dropped: '取消' } }),
  },
  title: ['name'],
  unique: [['name']],
})

const month = defineLedger({
  id: 'work-month',
  label: '工程月报',
  kind: 'journal',
  fields: {
    work: field.ref({ label: '工程', to: 'work', required: true }),
    month: field.month({ label: '月份', required: true }),
    planned: field.percent({ label: '计划' }),
    done: field.percent({ label: '完成' }),
    paid: field.money({ label: '支付' }),
  },
  title: ['work', 'month'],
  date: 'month',
  unique: [['work', 'month']],
})

const milestone = defineLedger({
  id: 'milestone',
  label: '节点',
  kind: 'register',
  fields: {
    work: field.ref({ label: '工程', to: 'work', required: true }),
    name: field.text({ label: '名称', required: true }),
    dueOn: field.date({ label: '应完成', required: true }),
    doneOn: field.date({ label: '完成' }),
  },
  title: ['work', 'name'],
})

/** What was promised for the year; some of it an indicator measures. */
const promise = defineLedger({
  id: 'promise',
  label: '承诺',
  kind: 'register',
  fields: {
    name: field.text({ label: '承诺名', required: true }),
    quantity: field.decimal({ label: '数量', scale: 4 }),
    unit: field.text({ label: '单位' }),
    indicator: field.text({ label: '取数' }),
    said: field.decimal({ label: '自报', scale: 4 }),
  },
  title: ['name'],
})

const paid = defineMeasure({
  id: 'paid',
  label: '支付额',
  unit: '万元',
  flow: 'flow',
  ledger: month,
  type: 'sum',
  of: 'paid',
  missing: 'zero',
})

const setting = defineLedger({
  id: 'setting',
  label: '参数',
  kind: 'register',
  fields: { name: field.text({ label: '参数', required: true }), value: field.decimal({ label: '数值', scale: 4, required: true }) },
  title: ['name'],
  unique: [['name']],
})

const until = 'work = outer.id and year(month) * 12 + month(month) <= year(periodEnd) * 12 + month(periodEnd)'
const planned = `find(work-month, planned, ${until} and planned is not empty)`
const done = `find(work-month, done, ${until} and done is not empty)`

export const samplePack = definePack({
  id: 'works',
  label: '工程',
  office: '村镇建设办公室',
  ledgers: [work, month, milestone, promise, setting],
  indicators: [paid],
  settings: [
    { id: 'least-months', label: '最少月数', value: '2', source: '试验' },
    { id: 'least-weight', label: '最低权重', value: '50', source: '试验' },
    { id: 'appeal-days', label: '异议期', value: '3', source: '试验' },
    { id: 'yellow', label: '黄灯', value: '5', source: '试验' },
    { id: 'red', label: '红灯', value: '10', source: '试验' },
  ],
  boards: [
    {
      id: 'works',
      label: '工程榜',
      ledger: 'work',
      inScope: "status is empty or status != 'dropped'",
      category: 'kind',
      criteria: [
        { id: 'progress', label: '进度', weight: '50', says: '完成与计划之比', actual: done, plan: planned, cap: '1.2' },
        {
          id: 'money',
          label: '支付',
          weight: '30',
          says: '支付与应支付之比',
          actual: `total(work-month, paid, ${until})`,
          plan: `budget * ${planned} / 100`,
          cap: '1.2',
        },
        {
          id: 'in-time',
          label: '按期',
          weight: '20',
          says: '节点',
          onTime: {
            done: 'tally(milestone, work = outer.id and doneOn <= periodEnd)',
            overdue: 'tally(milestone, work = outer.id and dueOn <= periodEnd and (doneOn is empty or doneOn > periodEnd))',
          },
        },
      ],
      difficulty: { expression: 'difficulty', says: '立项时评定' },
      sample: { count: `tally(work-month, ${until} and done is not empty)`, setting: 'least-months' },
      leastWeight: { setting: 'least-weight' },
      appealDays: { setting: 'appeal-days' },
      progress: { planned, actual: done, yellow: { setting: 'yellow' }, red: { setting: 'red' } },
      source: '试验办法',
    },
    {
      id: 'promises',
      label: '承诺榜',
      ledger: 'promise',
      measured: { indicator: 'indicator', unit: 'unit' },
      criteria: [
        {
          id: 'progress',
          label: '进度',
          weight: '100',
          says: '完成与序时之比',
          actual: 'coalesce(measured, said)',
          plan: 'quantity * month(periodEnd) / 12',
          cap: '1.2',
        },
      ],
      sample: { count: 'if(coalesce(measured, said) is empty, 0, 2)', setting: 'least-months' },
      appealDays: { setting: 'appeal-days' },
      progress: {
        planned: 'month(periodEnd) * 100 / 12',
        actual: 'coalesce(measured, said) * 100 / quantity',
        yellow: { setting: 'yellow' },
        red: { setting: 'red' },
      },
      source: '试验办法',
    },
  ],
})

const { catalogue, diagnostics } = resolveCatalogue(withKernelPacks([samplePack]))
if (diagnostics.length > 0) throw new Error(diagnostics.map(({ at, message }) => `${at.source}: ${message}`).join('\n'))

export const sampleCatalogue = catalogue
