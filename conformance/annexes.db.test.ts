import { beforeAll, expect, it } from 'vitest'
import { demoTown } from '../demo/world.ts'
import { readDemoReport } from '../src/app/demo/demo-load.ts'
import { commandLineActor } from '../src/app/store/choose-town.ts'
import { decimal } from '../src/definition/decimal/decimal.ts'
import type { CompiledReport, ReportBlock } from '../src/definition/report/types.ts'
import {
  amendRecord,
  compileReports,
  freezeReport,
  type Kernel,
  listRecords,
  rebuildFrozenReport,
  saveTemplate,
  toReportJson,
} from '../src/kernel/index.ts'
import { renderDocx, renderHtml } from '../src/office/index.ts'
import { openZip } from '../src/office/zip/read-zip.ts'
import { describeEmbeddedDemo } from './loaded-demo.ts'

type Table = Extract<ReportBlock, { readonly type: 'table' }>

const actor = commandLineActor(demoTown.town)
const bare = readDemoReport()
const source = `${bare}
# 附表：民生实事项目

{{附表:民生实事表}}

# 附表：主要指标

{{附表:指标完成表}}

# 附表：年度任务

{{附表:任务完成表}}
`
const front = source.slice(0, source.indexOf('\n---\n', 10) + 5)

function annexesOf({ blocks }: CompiledReport): readonly Table[] {
  return blocks.filter((block): block is Table => block.type === 'table' && block.annex !== undefined)
}

const textsOf = (table: Table | undefined): readonly (readonly string[])[] =>
  (table?.rows ?? []).map((row) => row.map((cell) => cell.map(({ text }) => text).join('')))

describeEmbeddedDemo('the annexes of a report', (open) => {
  let kernel: Kernel
  const compile = async (...bodies: readonly string[]): Promise<readonly CompiledReport[]> =>
    compileReports(kernel, actor, { inputs: bodies.map((body) => ({ source: body, name: 'report.md' })) })
  const compileOne = async (body: string): Promise<CompiledReport> => {
    const [report] = await compile(body)
    if (report === undefined) throw new Error('nothing was compiled')
    return report
  }
  const problemsOf = async (body: string): Promise<readonly string[]> => {
    const { problems } = await compileOne(`${front}${body}`)
    return problems.map(({ code, at }) => `${code} ${at.line}:${at.column}`)
  }

  beforeAll(async () => {
    kernel = await open()
  })

  it('change no figure of the text before them', async () => {
    const whole = await compileOne(source)
    const without = await compileOne(bare)
    expect(whole.problems).toEqual([])
    const printed = ({ figures }: CompiledReport) => figures.map(({ n, name, printed: digits }) => [n, name, digits])
    expect(printed(whole)).toEqual(printed(without))
    expect(annexesOf(whole).map(({ annex }) => `${annex?.name} ${annex?.period}`)).toEqual([
      '民生实事表 2020',
      '指标完成表 2020',
      '任务完成表 2020',
    ])
  })

  it('have a row for each record of the year, and sums of what they list', async () => {
    const [projects, tasks] = annexesOf(await compileOne(`${front}{{附表:民生实事表}}\n\n{{附表:任务完成表}}\n`))
    const of = async (ledger: string) =>
      (await listRecords(kernel, actor, { ledger, query: { filters: [{ field: 'year', operator: '=', value: '2020' }], limit: 500 } }))
        .records
    const kept = await of('livelihood-project')
    const rows = textsOf(projects)
    expect(rows.slice(1, -1).map(([, name]) => name)).toEqual(
      kept.toSorted((one, other) => (one.id < other.id ? -1 : 1)).map(({ title }) => title),
    )
    const planned = kept.reduce((sum, { values }) => sum.plus(String(values.plannedInvestment ?? '0')), decimal(0))
    expect(rows.at(-1)?.[4]).toBe(planned.div(10_000).toFixed())
    expect(textsOf(tasks)).toHaveLength((await of('plan-task')).length + 1)
  })

  it('say of each cell where it comes from, and the indicator says the same', async () => {
    const report = await compileOne(source)
    for (const table of annexesOf(report)) {
      const open = table.rows.slice(1).flatMap((row) => row.flatMap((cell) => cell.filter(({ text }) => text !== '' && text !== '合计')))
      const sums = textsOf(table).at(-1)?.[1] === '合计' ? 2 : 0
      expect(open.filter((cell) => cell.type !== 'text' || cell.source === undefined)).toHaveLength(sums)
    }
    const [, targets, tasks] = annexesOf(report).map(textsOf)
    expect(targets?.find(([, name]) => name === '规上工业总产值')).toBeDefined()
    const parking = tasks?.find(([, item]) => item === '停车位')
    expect(parking?.slice(5)).toEqual(['268个', '268个', '100.0'])
    // What the text prints of the same indicator.
    expect(report.figures.find(({ name }) => name === '新增停车位数')?.printed).toBe('268')
  })

  it('take what no indicator measures from its newest monthly line, up to the period of the report', async () => {
    const half = front.replace('period: 2020', 'period: 2021-01..2021-06')
    const [tasks] = annexesOf(await compileOne(`${half}{{附表:任务完成表@2021}}\n`)).map(textsOf)
    expect(tasks?.find(([, item]) => item === '口袋公园')?.slice(5)).toEqual(['3个', '0个', '0.0'])
  })

  it('tell how far each project was at the end of the period, and what no step said then is left empty', async () => {
    const tableOf = async (period: string) => {
      const head = front.replace('period: 2020', `period: ${period}`)
      return annexesOf(await compileOne(`${head}{{附表:民生实事进展表}}\n`)).map(textsOf)[0]
    }
    const before = await tableOf('2020-01..2020-06')
    const rows = (table: readonly (readonly string[])[] | undefined) => new Map((table ?? []).map(([, name, ...cells]) => [name, cells]))
    expect(rows(before).get('村级避灾点')?.slice(3)).toEqual(['52', '2020-06-30', '完工（2020-06-13）', '无'])
    expect(rows(before).get('集镇停车场')?.slice(3)).toEqual(['130.8', '2020-09-30', '在建（2020-03-18）', '无'])
    expect(before?.at(-1)?.slice(4, 6)).toEqual(['1726', '746.8'])
    // At the end of March nobody had reported: of what some rows do not know there is no sum either.
    const begun = await tableOf('2020-01..2020-03')
    expect(rows(begun).get('集镇停车场')?.slice(3)).toEqual(['', '2020-09-30', '在建（2020-03-18）', '无'])
    expect(begun?.at(-1)?.slice(4, 6)).toEqual(['1726', ''])
    expect(await problemsOf('{{附表:民生实事进展表@2019}}\n')).toEqual([`annex-empty ${front.split('\n').length}:1`])
    const after = await tableOf('2020')
    expect(rows(after).get('集镇停车场')?.[5]).toBe('完工（2020-09-24）')
    expect(after?.at(-1)?.[5]).not.toBe('')
  })

  it('are refused at their place where there is nothing of the kind', async () => {
    const lines = front.split('\n').length
    expect(await problemsOf('# 附件\n\n{{附表:全家福}}\n')).toEqual([`unknown-annex ${lines + 2}:1`])
    expect(await problemsOf('{{附表:民生实事表@2016}}\n')).toEqual([`annex-empty ${lines}:1`])
    expect(await problemsOf('{{附表:民生实事表@2020-06}}\n')).toEqual([`annex-period ${lines}:1`])
    expect(await problemsOf('见{{附表:民生实事表}}。\n')).toEqual([`token-syntax ${lines}:2`])
    expect(await problemsOf('{{附表:指标完成表@2021}}\n')).toEqual([`annex-cell ${lines}:1`])
  })

  it('are tables with heads that repeat in the documents', async () => {
    const report = await compileOne(source)
    const xml = Buffer.from(openZip(await renderDocx(report)).readAll('word/document.xml')).toString('utf8')
    const own = bare.match(/^\| -+/gm)?.length ?? 0
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(own + 3)
    expect(renderHtml(report).match(/<thead>/g)).toHaveLength(own + 3)
    expect(report.text).toContain('| 序号 | 指标 | 任务数 |')
    expect(toReportJson(report).annexes?.map(({ name, rows }) => [name, rows[0]?.[0]])).toEqual([
      ['民生实事表', '序号'],
      ['指标完成表', '序号'],
      ['任务完成表', '序号'],
    ])
  })

  it('stay as they were frozen, whatever the ledger says later', async () => {
    const template = await saveTemplate(kernel, actor, { source })
    const { id } = await freezeReport(kernel, actor, { template: template.id })
    const then = await rebuildFrozenReport(kernel, actor, { id })
    expect(annexesOf(then.report)).toHaveLength(3)
    const query = { filters: [{ field: 'item', operator: '=' as const, value: '停车位' }], limit: 1 }
    const [task] = (await listRecords(kernel, actor, { ledger: 'plan-task', query })).records
    await amendRecord(kernel, actor, { ledger: 'plan-task', id: task?.id ?? '', version: task?.version ?? 0, values: { category: '停车' } })
    const now = await rebuildFrozenReport(kernel, actor, { id })
    expect([now.same, annexesOf(now.report)]).toEqual([true, annexesOf(then.report)])
  })
})
