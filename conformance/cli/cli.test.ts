import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commandLineActor } from '../../src/app/store/choose-town.ts'
import { openStore } from '../../src/app/store/open-store.ts'
import { readerEdition } from '../../src/definition/report/reading/edition.ts'
import { closeYear, listTowns } from '../../src/kernel/index.ts'
import { copySmallTown, runHere } from '../store/prepared-store.ts'
import { type Ended, newFolder, runQianbi, startQianbi } from './run-qianbi.ts'

const folder = newFolder()
const data = join(folder, 'data')
/** A town in which nothing was ever written; the tests who write there say what. */
const empty = join(folder, 'empty')
const inFolder = (name: string) => join(folder, name)
/** Most is tried in this process, which is the same from the words to the status; `runQianbi` is what lies around it. */
const inStore = (...args: string[]) => runInside(...args, '--data', data)
const runInside = async (...args: string[]): Promise<Ended> => {
  const { status, result, notes } = await runHere(...args)
  return { status, stdout: result === '' ? '' : `${result}\n`, stderr: notes === '' ? '' : `${notes}\n` }
}

const villages = ['编码,名称,户数,人口', '999901101201,瓦窑山村,300,1000', '999901101202,溪口村,250,800'].join('\r\n')
const template = [
  '---',
  'title: 竹溪镇2020年政府工作报告',
  'town: "999901102"',
  'period: 2020',
  'profile: congress',
  '---',
  '# 一、基本情况',
  '全镇有{{行政村数}}个行政村，户籍人口{{户籍人口数}}人。',
].join('\n')

beforeAll(async () => {
  writeFileSync(inFolder('村.csv'), villages)
  writeFileSync(inFolder('报告.md'), template)
  writeFileSync(inFolder('坏报告.md'), template.replace('{{户籍人口数}}', '{{户籍人口总数}}'))
  await copySmallTown(data)
  await copySmallTown(empty)
  const { status, stdout } = await inStore('import', '村', inFolder('村.csv'))
  expect(status, stdout).toBe(0)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('qianbi import', () => {
  it('refuses a file with a bad cell whole, and names row, column, value and reason', async () => {
    writeFileSync(inFolder('坏村.csv'), villages.replace('800', '八百零'))
    const marked = ['--marked', inFolder('标好的坏村.csv')]
    const { status, stdout } = await runInside('import', '村', inFolder('坏村.csv'), '--json', '--data', empty, ...marked)
    expect(status).toBe(1)
    const outcome = JSON.parse(stdout)
    expect(outcome.problems).toMatchObject([{ code: 'marked', message: expect.stringContaining('改好后可以直接再导') }])
    expect(readFileSync(inFolder('标好的坏村.csv'), 'utf8')).toMatch(/八百零,【问题】人口：“八百零”/)
    expect(Object.keys(outcome)).toEqual(['ledger', 'rows', 'added', 'changed', 'unchanged', 'rejected', 'problems'])
    expect(outcome.rejected).toEqual([{ row: 3, column: '人口', value: '八百零', why: expect.stringMatching(/./) }])
    const { stdout: after } = await runInside('indicator', '行政村数', '--period', '2020', '--json', '--data', empty)
    // Nothing was ever written, and an empty ledger proves no zero.
    expect(JSON.parse(after).value).toBeNull()
  })

  it('writes into a closed year with the reason that was stated, and not without one', async () => {
    const own = join(folder, 'closed')
    await copySmallTown(own)
    const kernel = await openStore({ data: own }, { access: 'write' })
    const [town] = await listTowns(kernel)
    await closeYear(kernel, commandLineActor(town?.town ?? ''), { year: '2020' })
    await kernel.engine.close()
    writeFileSync(inFolder('推介.csv'), '活动名称,日期,状态\r\n夏茶推介,2020-07-01,策划\r\n')
    const file = ['import', '推介活动', inFolder('推介.csv'), '--json', '--data', own]
    const refused = await runInside(...file)
    expect([refused.status, JSON.parse(refused.stdout).problems]).toMatchObject([1, [{ code: 'year-closed' }]])
    expect((await runInside(...file, '--correction', ' ')).status).toBe(2)
    const taken = await runInside(...file, '--correction', '凭证补记')
    expect([taken.status, JSON.parse(taken.stdout).added]).toEqual([0, 1])
    expect((await runInside('verify', '--data', own)).status).toBe(0)
  })

  it('adds the rows of a file to a town that was just made, and the same file again adds nothing', async () => {
    const own = join(folder, 'own')
    const made = await runQianbi(['init', '--town', '999901102', '--name', '竹溪镇', '--county', '青岚县', '--data', own])
    expect(made.status, made.stderr).toBe(0)
    expect(made.stdout).toMatch(/竹溪镇（999901102）[\s\S]*账号 admin，初始密码 \S{12}/)
    const first = await runQianbi(['import', '村', inFolder('村.csv'), '--json', '--data', own])
    expect(first.status).toBe(0)
    expect(JSON.parse(first.stdout)).toEqual({ ledger: '村', rows: 2, added: 2, changed: 0, unchanged: 0, rejected: [], problems: [] })
    const second = await runInside('import', '村', inFolder('村.csv'), '--json', '--data', own)
    expect(second.status).toBe(0)
    expect(JSON.parse(second.stdout)).toMatchObject({ added: 0, changed: 0, unchanged: 2 })
  })

  const honours = async (name: string, content: string | Uint8Array, ...options: string[]) => {
    writeFileSync(inFolder(name), content)
    const { status, stdout } = await inStore('import', '荣誉', inFolder(name), '--json', ...options)
    return { status, outcome: JSON.parse(stdout) }
  }

  it('names the line whose quote stays open, counts every row of the file, and adds none', async () => {
    const lines = ['名称,获奖主体,日期,文号', '一,甲支部,2020-03-05,"青政1号', '二,乙支部,2020-03-05,青政2号']
    const { status, outcome } = await honours('引号.csv', lines.join('\r\n'))
    expect([status, outcome.rows, outcome.added]).toEqual([1, 2, 0])
    expect(outcome.problems).toEqual([{ code: 'open-quote', severity: 'error', at: '第2行', message: expect.stringContaining('没有闭合') }])
    const { stdout } = await inStore('import', '荣誉', inFolder('引号.csv'))
    expect(stdout).toMatch(/没有导入：荣誉，共 2 行，新增 0[\s\S]*第2行/)
  })

  it('says of a file that cannot be read where it is broken, and that it added 0', async () => {
    const { status, outcome } = await honours(
      '坏字.csv',
      Buffer.concat([Buffer.from('名称,获奖主体,日期\n一,甲'), Buffer.from([0xe6, 0x94])]),
    )
    expect(status).toBe(1)
    expect(outcome).toMatchObject({ ledger: '荣誉', rows: 0, added: 0, problems: [{ severity: 'error', at: '坏字.csv' }] })
    expect(outcome.problems[0].message).toMatch(/第2行第4列.*0xE6/)
  })

  it('tells what ledger a sheet may become, makes it with its rows, and knows it afterwards by its name', async () => {
    const own = inFolder('own')
    await copySmallTown(own)
    writeFileSync(inFolder('机井.csv'), '井号,投资（万元）\r\nA1,1.5\r\nA2,2\r\n')
    const asked = ['ledger', 'new', inFolder('机井.csv'), '--name', '机井台账', '--json', '--data', own]
    const told = JSON.parse((await runInside(...asked)).stdout)
    expect(told).toMatchObject({
      name: '机井台账',
      fields: [
        { label: '井号', kind: 'text' },
        { label: '投资', kind: 'money' },
      ],
      key: ['井号'],
      rows: 2,
    })
    expect(JSON.parse((await runInside(...asked, '--create')).stdout)).toMatchObject({ ledger: 'own-1', added: 2, problems: [] })
    const value = await runInside('indicator', '机井台账投资合计', '--json', '--data', own)
    expect(JSON.parse(value.stdout)).toMatchObject({ value: '35000', unit: '元' })
    expect((await runInside('verify', '--data', own)).status).toBe(0)
    expect((await runInside(...asked, '--create')).status).toBe(1)
  })

  it('asks how a plain percentage is to be read, and names the option that says it', async () => {
    writeFileSync(inFolder('满意率.csv'), '年度,名称,满意率\n2020,广场,96%\n2020,步道,0.96\n')
    const { status, stdout } = await inStore('import', '民生实事项目', inFolder('满意率.csv'), '--json')
    expect(status).toBe(1)
    expect(JSON.parse(stdout).problems.find((one: { code: string }) => one.code === 'plain-percent')?.message).toContain(
      '--plain-percent ratio',
    )
    const answered = await inStore('import', '民生实事项目', inFolder('满意率.csv'), '--plain-percent', 'ratio', '--json')
    expect(JSON.parse(answered.stdout).problems.map((one: { code: string }) => one.code)).not.toContain('plain-percent')
    expect(await inStore('import', '民生实事项目', inFolder('满意率.csv'), '--plain-percent', 'both')).toMatchObject({ status: 2 })
    expect((await runInside('help')).stdout).toContain('--plain-percent')
  })

  it('refuses a ledger that is not there and names the nearest', async () => {
    const { status, stderr } = await inStore('import', '企页', inFolder('村.csv'))
    expect(status).toBe(1)
    expect(stderr).toContain('没有台账“企页”')
  })

  it('refuses a file that is not there', async () => {
    expect(await inStore('import', '村', inFolder('没有.csv'))).toMatchObject({ status: 1, stdout: '' })
  })
})

describe('qianbi indicator', () => {
  it('prints a value in its base unit, by label or id', async () => {
    const { status, stdout } = await inStore('indicator', '户籍人口数', '--period', '2020', '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      indicator: 'population',
      name: '户籍人口数',
      period: '2020',
      unit: '人',
      value: '1800',
      records: 2,
      problems: [],
    })
    expect((await inStore('indicator', 'population', '--period', '2020')).stdout).toBe('2020年户籍人口数：1800人（2 条记录）\n')
  })

  it('refuses a name that is none', async () => {
    const { status, stdout, stderr } = await inStore('indicator', '户籍人口总数', '--json')
    expect(status).toBe(1)
    expect(JSON.parse(stdout).problems).toEqual([expect.objectContaining({ code: 'not-found', severity: 'error' })])
    expect(stderr).toContain('户籍人口')
  })

  it('refuses what is no period', async () => {
    expect((await inStore('indicator', '户籍人口数', '--period', '去年')).status).toBe(1)
  })
})

describe('qianbi report', () => {
  it('compiles a template and prints exactly the agreed JSON', async () => {
    const { status, stdout } = await runQianbi(['report', 'compile', inFolder('报告.md'), '--json', '--data', data])
    expect(status).toBe(0)
    const report = JSON.parse(stdout)
    expect(Object.keys(report)).toEqual(['figures', 'claims', 'problems', 'assertions', 'coverage', 'text'])
    expect(report.figures).toEqual([
      { n: 1, at: '8:4', name: '行政村数', period: '2020', unit: '个', value: '2', printed: '2', records: 2 },
      { n: 2, at: '8:21', name: '户籍人口数', period: '2020', unit: '人', value: '1800', printed: '1800', records: 2 },
    ])
    expect(report.problems).toEqual([])
    expect(report.text).toContain('全镇有2个行政村，户籍人口1800人。')
  })

  it('compiles several at once, one line of JSON each, in the order given', async () => {
    const files = [inFolder('坏报告.md'), inFolder('没有.md'), inFolder('报告.md')]
    const { status, stdout } = await inStore('report', 'compile', ...files, '--json')
    expect(status).toBe(1)
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ file }) => file)).toEqual(files)
    expect(lines.map(({ problems }) => problems.length > 0)).toEqual([true, true, false])
    expect(lines[2]?.coverage).toMatchObject({ assertions: 2, proved: 2 })
    expect((await inStore('report', 'compile', ...files.slice(2), inFolder('报告.md'), '--json')).status).toBe(0)
    expect((await inStore('report', 'compile', ...files, '--json', '-o', inFolder('几份.docx'))).status).toBe(2)
  })

  it.each(['docx', 'html', 'md'])('writes .%s', async (format) => {
    const out = inFolder(`报告.${format}`)
    expect((await inStore('report', 'compile', inFolder('报告.md'), '-o', format === 'md' ? inFolder('结果.md') : out)).status).toBe(0)
    expect(existsSync(format === 'md' ? inFolder('结果.md') : out)).toBe(true)
  })

  it('prints the text alone to stdout when no file is asked for', async () => {
    const { stdout } = await inStore('report', 'compile', inFolder('报告.md'))
    expect(stdout).toContain('全镇有2个行政村')
    expect(stdout).not.toContain('断语')
  })

  it('writes no document when there is an error, and says where it is as file:line:column', async () => {
    const out = inFolder('坏报告.docx')
    const { status, stderr } = await inStore('report', 'compile', inFolder('坏报告.md'), '-o', out)
    expect(status).toBe(1)
    expect(stderr).toMatch(/坏报告\.md:8:\d+ 错误 [a-z-]+ /)
    expect(existsSync(out)).toBe(false)
    expect((await inStore('report', 'compile', inFolder('坏报告.md'), '-o', out, '--draft')).status).toBe(1)
    expect(existsSync(out)).toBe(true)
  })

  it('names another format for .pdf', async () => {
    const { status, stderr } = await inStore('report', 'compile', inFolder('报告.md'), '-o', inFolder('报告.pdf'))
    expect(status).toBe(2)
    expect(stderr).toContain('.docx')
  })

  it('freezes only what is in order, every background confirmed by a named person, and writes nothing before', async () => {
    const source = `${template.split('\n').slice(0, 6).join('\n')}\n# 一、外头的事\n{{背景:全省生产总值增长3.6%|省统计公报}}。`
    writeFileSync(inFolder('定稿.md'), source)
    const freeze = (...options: string[]) => inStore('report', 'freeze', inFolder('定稿.md'), ...options, '--json')
    const open = await freeze()
    expect(open.status).toBe(1)
    expect(JSON.parse(open.stdout).problems).toMatchObject([{ code: 'background-unconfirmed', severity: 'error', at: '8:1' }])
    expect((await freeze('--confirm', '8:1')).status).toBe(2)
    expect((await freeze('--confirm', '9:1', '--by', 'admin')).status).toBe(2)
    const { status, stdout } = await freeze('--confirm', '全省生产总值增长3.6%', '--by', 'admin')
    expect(status).toBe(0)
    const frozen = JSON.parse(stdout)
    expect(frozen.frozen).toMatchObject({ title: '竹溪镇2020年政府工作报告', same: true, edition: readerEdition })
    expect(frozen.confirmations).toMatchObject([{ at: '8:1', words: '全省生产总值增长3.6%', source: '省统计公报', by: '管理员' }])
  })

  it('traces a figure to its records', async () => {
    const { status, stdout } = await inStore('report', 'trace', inFolder('报告.md'), '2', '--json')
    expect(status).toBe(0)
    const trace = JSON.parse(stdout)
    expect(trace.operands[0].contributions.map(({ title, value }: { title: string; value: string }) => [title, value])).toEqual([
      ['瓦窑山村', '1000'],
      ['溪口村', '800'],
    ])
    expect((await inStore('report', 'trace', inFolder('报告.md'), '9')).status).toBe(1)
    expect((await inStore('report', 'trace', inFolder('报告.md'), '二')).status).toBe(2)
  })

  it('checks a text without any data', async () => {
    writeFileSync(inFolder('旧稿.txt'), '全年投资近约300万元。')
    const { status, stdout } = await runInside('report', 'check', inFolder('旧稿.txt'), '--json')
    expect(status).toBe(1)
    const { problems, assertions } = JSON.parse(stdout)
    expect(problems[0]).toEqual({
      code: expect.any(String),
      severity: 'error',
      at: expect.stringMatching(/^1:\d+$/),
      message: expect.any(String),
    })
    expect(assertions).toEqual([{ at: '1:5', text: '近约300万元', kind: 'level', verdict: 'undecided', why: expect.any(String) }])
  })

  it('holds a text beside last year’s', async () => {
    writeFileSync(inFolder('今年.txt'), '一、2019年工作回顾\n财政总收入4491.58万元。')
    writeFileSync(inFolder('去年.txt'), '一、2019年工作回顾\n财政总收入4491.58万元。')
    const { status, stdout } = await runInside('report', 'check', inFolder('今年.txt'), '--last', inFolder('去年.txt'), '--json')
    expect(status).toBe(1)
    expect(JSON.parse(stdout).problems.map(({ code }: { readonly code: string }) => code)).toEqual([
      'year-not-advanced',
      'same-as-last-year',
    ])
  })
})

describe('qianbi export', () => {
  it.each(['csv', 'xlsx'])('writes .%s that imports again without a change', async (format) => {
    const out = inFolder(`导出.${format}`)
    expect((await inStore('export', '村', '-o', out)).status).toBe(0)
    const again = await inStore('import', '村', out, '--json')
    expect(JSON.parse(again.stdout)).toMatchObject({ rows: 2, added: 0, changed: 0, unchanged: 2, rejected: [] })
  })

  it('writes the ledger as of an instant', async () => {
    const out = inFolder('从前.csv')
    expect((await inStore('export', '村', '--as-of', '2000-01-01', '-o', out)).status).toBe(0)
    expect(readFileSync(out, 'utf8').trim().split('\r\n')).toHaveLength(1)
  })
})

describe('qianbi verify', () => {
  it('walks the audit chain', async () => {
    const { status, stdout } = await inStore('verify', '--json')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ problems: [] })
  })
})

describe('the command line', () => {
  it.each([
    [['fly']],
    [['report']],
    [['import', '村']],
    [['indicator', '行政村数', '--colour']],
    [['indicator', '行政村数', '--period']],
    [['export', '村']],
    [['export', '村', '-o', 'x.doc']],
    [['serve', '--port', 'eighty']],
    [['form', 'fill', 'a.xlsx']],
    [['distribute']],
    [[]],
  ])('exits 2 on %j', async (args) => {
    const { status, stdout, stderr } = await runInside(...args)
    expect(status).toBe(2)
    expect(`${stdout}${stderr}`).toContain('qianbi')
  })

  it('ends with the status of what was asked', async () => {
    const { status, stdout, stderr } = await runQianbi(['fly'], { cwd: folder })
    expect([status, stdout, stderr]).toEqual([2, '', expect.stringContaining('qianbi')])
  })

  it('explains itself', async () => {
    expect((await runQianbi(['--help'])).status).toBe(0)
    expect((await runQianbi(['report', 'compile', '--help'])).stdout).toContain('用法：qianbi report compile')
  })

  it('stops quietly when nobody reads on', async () => {
    const child = startQianbi(['report', 'compile', inFolder('报告.md'), '--json', '--data', data])
    child.stdout.destroy()
    let told = ''
    child.stderr.setEncoding('utf8').on('data', (piece: string) => {
      told += piece
    })
    const status = await new Promise((resolve) => child.on('close', resolve))
    expect({ status, told }).toEqual({ status: 0, told: expect.not.stringContaining('EPIPE') })
  })

  it('does not take a misspelt folder for an empty township', async () => {
    const { status, stderr } = await runInside('indicator', '行政村数', '--data', inFolder('没有'))
    expect(status).toBe(1)
    expect(stderr).toContain('还没有数据')
    expect(existsSync(inFolder('没有'))).toBe(false)
  })

  it('makes no town twice, in neither form of its code', async () => {
    expect((await inStore('init', '--town', '999901102', '--name', '竹溪镇')).status).toBe(1)
    expect((await inStore('init', '--town', '999901102000', '--name', '竹溪镇')).status).toBe(1)
    expect((await inStore('indicator', '行政村数', '--town', '999901102000')).status).toBe(0)
  })

  it('puts nothing into a folder of other things', async () => {
    writeFileSync(inFolder('一个文件'), '')
    mkdirSync(inFolder('别的'))
    writeFileSync(inFolder('别的/信.txt'), '')
    const [file, other] = [await runInside('verify', '--data', inFolder('一个文件')), await runInside('verify', '--data', inFolder('别的'))]
    expect([file.status, other.status, readdirSync(inFolder('别的'))]).toEqual([1, 1, ['信.txt']])
  })

  it('does not take a place that cannot be written, or a day that is none, for its own fault', async () => {
    mkdirSync(inFolder('夹.csv'))
    expect((await inStore('export', '村', '-o', inFolder('夹.csv'))).status).toBe(1)
    expect((await inStore('export', '村', '-o', inFolder('日.csv'), '--as-of', '2020-02-30')).status).toBe(1)
    expect((await runQianbi(['verify'], { cwd: folder, env: { DATABASE_URL: 'mysql://127.0.0.1/x' } })).status).toBe(2)
  })
})
