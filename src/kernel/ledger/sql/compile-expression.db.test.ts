import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { decimal, plainDecimal } from '../../../definition/decimal/decimal.ts'
import { checkExpression } from '../../../definition/expression/check-expression.ts'
import { evaluateExpression } from '../../../definition/expression/evaluate-expression.ts'
import type { EvaluatedRecord } from '../../../definition/expression/evaluated.ts'
import { parseExpression } from '../../../definition/expression/parse-expression.ts'
import type { TypedExpression } from '../../../definition/expression/types.ts'
import { field } from '../../../definition/field/field.ts'
import type { FieldValues } from '../../../definition/field/types.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { definePack } from '../../../definition/pack/define-pack.ts'
import { openKernel } from '../../open-kernel.ts'
import { describeEngines } from '../../storage/testing.ts'
import type { Session } from '../../storage/types.ts'
import { ledgerTable } from '../table/ledger-table.ts'
import { compileExpression } from './compile-expression.ts'
import { compileReadTitle, compileTitle } from './compile-title.ts'
import { openLedgerSource, openStatement } from './ledger-source.ts'

const town = '999901101'
const owner = defineLedger({
  id: 'owner',
  label: '户主',
  kind: 'register',
  fields: {
    name: field.text({ label: '姓名' }),
    rank: field.choice({ label: '类别', options: { poor: '低收入', plain: '一般' } }),
    since: field.date({ label: '认定日期' }),
  },
  title: ['name'],
})
const plot = defineLedger({
  id: 'plot',
  label: '地块',
  kind: 'journal',
  date: 'sown',
  fields: {
    owner: field.ref({ label: '户主', to: 'owner' }),
    crop: field.choice({ label: '作物', options: { rice: '水稻', pomelo: '甜桔柚' } }),
    note: field.text({ label: '备注' }),
    area: field.area({ label: '面积' }),
    price: field.money({ label: '单价' }),
    rows: field.integer({ label: '行数' }),
    wet: field.boolean({ label: '水田' }),
    sown: field.date({ label: '播种日期' }),
    seen: field.dateTime({ label: '查看时间' }),
    month: field.month({ label: '月份' }),
    quarter: field.period({ label: '季度', grain: 'quarter' }),
  },
  title: ['owner', 'crop', 'sown', 'seen', 'month', 'quarter'],
})
const setting = defineLedger({
  id: 'setting',
  label: '参数',
  kind: 'register',
  fields: { name: field.text({ label: '参数' }), value: field.decimal({ label: '数值', scale: 4 }) },
  title: ['name'],
})
const settings = [
  { id: 'sowing-days', label: '播种天数', value: '10', source: '县农办' },
  { id: 'least-area', label: '最小面积', value: '0.5', source: '县农办' },
  { id: 'row-limit', label: '行数上限', value: '6', source: '县农办' },
  { id: 'untouched', label: '没有改过的', value: '3.25', source: '县农办' },
]
const pack = definePack({ id: 'fields', label: '田', office: '农办', ledgers: [owner, plot, setting], indicators: [], settings })
const { catalogue } = resolveCatalogue([pack])

const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`
const owners: readonly EvaluatedRecord[] = [
  { id: id(1), values: { name: '张三', rank: 'poor', since: '2019-12-31' } },
  { id: id(2), values: { name: '欧阳娜娜', rank: 'plain', since: null } },
  { id: id(3), values: { name: null, rank: null, since: '2020-02-29' } },
]
const full: FieldValues = {
  owner: id(1),
  crop: 'rice',
  note: '东坡一批',
  area: '3.5',
  price: '12.05',
  rows: 7,
  wet: true,
  sown: '2020-02-29',
  seen: '2020-02-29T08:30',
  month: '2020-02',
  quarter: '2020-Q1',
}
const plots: readonly EvaluatedRecord[] = [
  { id: id(4), values: full },
  {
    id: id(5),
    values: {
      ...full,
      owner: id(2),
      crop: 'pomelo',
      note: '𠮷田',
      area: '0',
      wet: false,
      sown: '2019-12-31',
      seen: '2019-12-31T23:59',
      month: '2019-12',
      quarter: '2019-Q4',
      rows: 0,
    },
  },
  { id: id(6), values: { ...full, owner: id(3), note: '批', area: '0.0003', price: '-7.1', rows: 9007199254740991 } },
  { id: id(7), values: Object.fromEntries(Object.keys(full).map((key) => [key, null])) },
  { id: id(8), values: { ...full, owner: id(9), note: '｡一批', rows: -3, area: '99999.9999' } },
]
const settingRecords: readonly EvaluatedRecord[] = [
  { id: id(1), values: { name: '播种天数', value: '15' } },
  { id: id(2), values: { name: 'sowing-days', value: '20.5' } },
  { id: id(3), values: { name: '最小面积', value: '3' } },
  { id: id(4), values: { name: 'row-limit', value: null } },
]

const conditions = [
  "if(wet, crop, owner.rank) = 'rice'",
  'sown < today',
  "find(plot, crop, owner = outer.owner) = '甜桔柚'",
  'find(owner, since, id = outer.owner) < sown',
  'find(plot, owner, wet) = owner',
  "find(plot, owner.name, id = outer.id) = '张三'",
  'tally(plot, owner = outer.owner) = 1',
  'tally(plot, sown < outer.sown) > tally(owner, true)',
  "area >= setting('least-area')",
  "rows > setting('row-limit')",
  "sown = addDays('2020-02-28', 1)",
  'addDays(sown, rows) is empty',
  "daysBetween(addDays(sown, setting('sowing-days')), today) > 0",
  "exists(plot, area > setting('least-area') and owner = outer.owner and sown < today)",
  'find(plot, find(owner, since, id = outer.owner), id = outer.id) is empty',
  "crop = '水稻'",
  "crop != 'rice'",
  "crop in ('水稻', '甜桔柚')",
  "not (crop = 'rice')",
  'wet',
  'not wet',
  'wet = false',
  'wet or area > 1',
  'wet and area > 1',
  'area > 1 or rows > 1',
  'area = 3.50',
  'rows = 7',
  'rows > 6.5',
  'rows >= 9007199254740991',
  'rows * rows > 100',
  'price < 0',
  'area is empty',
  'area is not empty',
  '(wet or area > 1) is empty',
  "note < '批'",
  "note > '田'",
  "note >= '｡'",
  "note = '批'",
  "contains(note, '一')",
  "startsWith(note, '东')",
  "endsWith(note, '批')",
  "contains(note, '')",
  "endsWith(note, '')",
  "sown = '2020-02-29'",
  "sown < '2020-01-01'",
  'sown >= periodStart and sown <= periodEnd',
  "seen >= '2020-01-01'",
  "seen = '2020-02-29T08:30'",
  "month >= '2020-01'",
  "quarter = '2020-Q1'",
  "quarter < '2020-Q1'",
  "owner.rank = '低收入'",
  "owner.name = '张三'",
  "owner = '张三'",
  'owner is empty',
  'owner.name is empty',
  'owner.since < sown',
  "owner.rank in ('低收入')",
  'id = id',
  'owner.id = owner.id',
  "exists(owner, rank = 'poor' and since < outer.sown)",
  'exists(owner, id = outer.owner)',
  'not exists(plot, owner = outer.owner and sown < outer.sown)',
  'exists(plot, exists(owner, id = outer.owner and name = outer.outer.note))',
  'year(sown) = 2020',
  'month(sown) = 2',
  'year(seen) = 2019',
  'month(month) = 12',
  'year(quarter) = 2020',
  'daysBetween(sown, periodEnd) > 300',
  'daysBetween(owner.since, sown) = 60',
  'length(note) = 2',
]
const values = [
  "if(crop = '水稻', area, price)",
  "if(crop = '水稻', rows, 0.5)",
  'if(wet, sown, owner.since)',
  "if(wet is empty, '不知', note)",
  "if(area > 1 and wet, if(rows > 6, 2, 1), setting('least-area'))",
  "if(wet, '2020-05-01', sown)",
  "if(true, '甲', '乙')",
  'today',
  'addDays(sown, 1)',
  'addDays(seen, -1)',
  'addDays(sown, area)',
  'addDays(sown, - area)',
  'addDays(sown, rows)',
  "addDays('0001-01-01', - 1)",
  "addDays('9999-12-31', 0.9)",
  'find(plot, note, wet)',
  'find(plot, sown, true)',
  'find(plot, id, true)',
  'find(plot, month, month = outer.month)',
  'find(owner, name, since < outer.sown)',
  'find(owner, name, false)',
  'find(plot, area + 1, id = outer.id)',
  'total(plot, area, wet)',
  'total(plot, price / 3, true)',
  'total(plot, area, false)',
  'total(plot, rows, rows is empty)',
  'total(plot, area * outer.area, owner = outer.owner)',
  'total(plot, coalesce(area, 0) + tally(owner, id = outer.owner), true)',
  'tally(plot, true)',
  'tally(plot, owner.since < sown)',
  "setting('sowing-days')",
  "setting('least-area') * area",
  "setting('row-limit')",
  "setting('untouched')",
  "total(plot, setting('untouched'), true)",
  'area',
  'rows',
  '- area',
  '- rows',
  'area + price',
  'area - rows',
  'area * price',
  'price / area',
  'price / rows',
  '1 / 3',
  'area / 3 * 3',
  '2 * (price + 1)',
  'rows * rows',
  'daysBetween(sown, seen)',
  'daysBetween(seen, periodStart)',
  'year(sown)',
  'month(seen)',
  'length(note)',
  "trimSuffix(note, '一批')",
  "trimSuffix(note, '')",
  'concat(note, owner.name)',
  "concat(note, '/', note)",
  'coalesce(area, 0)',
  'coalesce(rows, area, 5)',
  'coalesce(owner.since, sown)',
  'min(area, price)',
  'max(area, price, 4)',
  'max(rows, 5)',
  'min(sown, owner.since)',
  'max(sown, periodStart)',
  'note',
  'crop',
  'sown',
  'seen',
  'month',
  'owner',
  'owner.id',
  'owner.name',
]

describeEngines('an expression in SQL', (open) => {
  const period = { periodStart: '2020-01-01', periodEnd: '2020-12-31' }

  test('gives what the in-memory evaluator gives, for every record, unknown included', async () => {
    const kernel = await openKernel({ engine: await open(), catalogue })
    const environment = {
      ...period,
      today: '2020-03-01',
      findRecord: (ledger: string, wanted: string) => recordsOf(ledger).find((record) => record.id === wanted),
      listRecords: recordsOf,
    }
    await kernel.engine.asOwner.write(fill)
    await kernel.engine.asOwner.read(async (session) => {
      for (const text of [...conditions, ...values]) {
        const expression = typed(text)
        const source = openLedgerSource(openStatement({ catalogue: kernel.catalogue, town }), 'plot')
        const compiled = compileExpression(expression, { sources: [source], period, today: '2020-03-01' })
        const rows = await session.query<{ id: string; value: unknown }>(
          sql`select ${source.system('id')} as id, ${compiled.sql} as value from ${source.from()} where ${source.where()} order by 1`,
        )
        const expected = plots.map((record) => [record.id, evaluateExpression(expression, record, environment)])
        expect(
          rows.map((row) => [row.id, plain(row.value)]),
          text,
        ).toEqual(expected)
      }
    })
  })

  test('joins a ledger once however many fields are read through it, and binds every value', async () => {
    const kernel = await openKernel({ engine: await open(), catalogue })
    const source = openLedgerSource(openStatement({ catalogue: kernel.catalogue, town }), 'plot')
    const condition = compileExpression(
      typed("owner.rank = '低收入' and owner.name != '张三' and owner.since < '2020-01-01' and note = '''; drop table plot; --'"),
      { sources: [source] },
    )
    const sent: string[] = []
    const stop = kernel.engine.onStatement((text) => sent.push(text))
    await kernel.engine.asOwner.read(({ query }) => query(sql`select 1 from ${source.from()} where ${source.where()} and ${condition.sql}`))
    stop()
    const statement = sent.find((text) => text.startsWith('select 1')) ?? ''
    expect(statement.match(/left join/g)).toHaveLength(1)
    expect(statement).not.toMatch(/张三|poor|drop|2020|9999/)
    expect([...source.scope.ledgers].sort()).toEqual(['owner', 'plot'])
  })

  test('notes every ledger that a look-up reads, and reads a setting as it stood', async () => {
    const kernel = await openKernel({ engine: await open(), catalogue })
    await kernel.engine.asOwner.write(fill)
    const change = '2021-03-01T00:00:00.000000Z'
    await kernel.engine.asOwner.write(async (session) => {
      await session.query(sql`update ledger_setting set replaced_at = ${change}::timestamptz where id = ${id(3)}::uuid`)
      await session.query(sql`insert into ledger_setting (town, id, version, recorded_at, actor, entry, digest, grams, name, value)
        values (${town}, ${id(3)}::uuid, 2, ${change}::timestamptz, 'u', 2, '', '', '最小面积', 7), ('999901102', ${id(9)}::uuid, 1, '2020-01-01', 'u', 1, '', '', 'untouched', 99)`)
    })
    const read = (text: string, asOf: string | undefined) =>
      kernel.engine.asOwner.read(async (session) => {
        const source = openLedgerSource(openStatement({ catalogue: kernel.catalogue, town, asOf }), 'owner')
        const compiled = compileExpression(typed(text, 'owner'), { sources: [source] })
        const rows = await session.query<{ value: unknown }>(
          sql`select ${compiled.sql} as value from ${source.from()} where ${source.where()} limit 1`,
        )
        return { value: plain(rows[0]?.value), ledgers: [...source.scope.ledgers].sort() }
      })
    expect(await read("setting('least-area')", undefined)).toEqual({ value: '7', ledgers: ['owner', 'setting'] })
    expect((await read("setting('least-area')", '2021-02-01T00:00:00.000000Z')).value).toBe('3')
    expect((await read("setting('untouched')", undefined)).value).toBe('3.25')
    expect((await read('total(plot, area, owner.rank is empty) + tally(plot, true)', undefined)).ledgers).toEqual(['owner', 'plot'])
    expect((await read('find(plot, note, true)', undefined)).ledgers).toEqual(['owner', 'plot'])
  })

  test('reads every joined ledger as it stood at the same instant, and another town never', async () => {
    const kernel = await openKernel({ engine: await open(), catalogue })
    await kernel.engine.asOwner.write(fill)
    const change = '2021-03-01T00:00:00.000000Z'
    await kernel.engine.asOwner.write(async (session) => {
      await session.query(sql`update ledger_owner set replaced_at = ${change}::timestamptz where id = ${id(1)}::uuid`)
      await session.query(sql`insert into ledger_owner (town, id, version, recorded_at, actor, entry, digest, grams, name)
        values (${town}, ${id(1)}::uuid, 2, ${change}::timestamptz, 'u', 2, '', '', '张三丰'), ('999901102', ${id(2)}::uuid, 1, ${change}::timestamptz, 'u', 1, '', '', '外镇')`)
    })
    const titleAt = async (asOf: string | undefined, compile = compileTitle) =>
      kernel.engine.asOwner.read(async (session) => {
        const source = openLedgerSource(openStatement({ catalogue: kernel.catalogue, town, asOf }), 'plot')
        const title = compile(source)
        const rows = await session.query<{ title: string }>(
          sql`select ${title} as title from ${source.from()} where ${source.where()} order by ${source.system('id')}`,
        )
        return rows.map((row) => row.title)
      })
    expect((await titleAt(undefined))[0]).toBe('张三丰 水稻 2020-02-29 2020-02-29T08:30 2020-02 2020-Q1')
    expect((await titleAt(change))[0]).toBe('张三丰 水稻 2020-02-29 2020-02-29T08:30 2020-02 2020-Q1')
    const [own, other] = await titleAt('2021-02-28T23:59:59.999999Z')
    expect([own, other]).toEqual(['张三 水稻 2020-02-29 2020-02-29T08:30 2020-02 2020-Q1', expect.stringContaining('欧阳娜娜 甜桔柚')])
    const [read] = await titleAt(undefined, compileReadTitle)
    expect(read).toBe('张三丰 水稻 2020年2月29日 2020年2月29日08:30 2020年2月 2020年一季度')
    expect(await titleAt('2020-12-31T00:00:00.000000Z')).toEqual([])
  })
})

function typed(text: string, ledger = 'plot'): TypedExpression {
  const { expression, problems } = parseExpression(text)
  if (expression === undefined) throw new Error(`${text}: ${JSON.stringify(problems)}`)
  const checked = checkExpression(expression, {
    ledgers: catalogue.ledgers,
    settings,
    ledger,
    parameters: ['periodStart', 'periodEnd', 'today'],
  })
  if (checked.typed === undefined) throw new Error(`${text}: ${JSON.stringify(checked.problems)}`)
  return checked.typed
}

function recordsOf(ledger: string): readonly EvaluatedRecord[] {
  return ledger === 'owner' ? owners : ledger === 'setting' ? settingRecords : plots
}

async function fill(session: Session): Promise<void> {
  const system = ['town', 'id', 'version', 'recorded_at', 'actor', 'entry', 'digest', 'grams']
  const written = (id: string): (string | null)[] => [town, id, '1', '2021-01-01T00:00:00.000000Z', 'u', '1', '', '']
  for (const ledger of catalogue.ledgers) {
    const said = ({ values }: EvaluatedRecord) => ledger.fields.map(({ id }) => (values[id] === null ? null : String(values[id])))
    const rows = recordsOf(ledger.id).map((record) => written(record.id).concat(said(record)))
    await session.copyIn(ledgerTable(ledger).name, [...system, ...ledger.fields.map(({ column }) => column)], rows)
  }
}

/** Numbers without trailing zeros, as the evaluator writes them. */
function plain(value: unknown): string | boolean | null {
  if (value === null || typeof value === 'boolean') return value
  const text = String(value)
  return /^-?\d+(\.\d+)?$/.test(text) ? plainDecimal(decimal(text)) : text
}
