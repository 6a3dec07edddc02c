import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApi, type TestApi } from './testing.ts'

const day = 86_400_000
let test: TestApi
let bridge: string

beforeAll(async () => {
  test = await openTestApi()
  const add = async (ledger: string, values: Readonly<Record<string, unknown>>): Promise<string> => {
    const { status, body } = await test.call('clerk', 'POST', `/api/ledgers/${ledger}/records`, { values })
    if (status !== 200) throw new Error(JSON.stringify(body))
    return body.id
  }
  const addProject = async (name: string, done: readonly string[]) => {
    const id = await add('key-project', { name, category: '集镇', status: 'building', plannedInvestment: '1000000', difficulty: '1.1' })
    for (const [index, actualProgress] of done.entries()) {
      const month = `2020-${String(10 + index)}`
      await add('project-plan', { project: id, month, plannedProgress: String(20 * (index + 1)) })
      await add('project-progress', { project: id, month, actualProgress, governmentInvestment: '200000.00' })
    }
    return id
  }
  bridge = await addProject('石桥改造', ['20', '40', '48'])
  await addProject('老街立面', ['25', '45', '66'])
  await addProject('停车楼', ['20'])
})
afterAll(() => test.close())

// One issue of one board: looked for before there is any, then made, contested and frozen.
describe('a board', { shuffle: false }, () => {
  it('is listed, and shows a month with its rule, its list and its curves', async () => {
    const { body: boards } = await test.call('auditor', 'GET', '/api/boards')
    expect(boards).toMatchObject([
      { id: 'key-project-board', ledgerLabel: '重点项目', latest: null },
      { id: 'livelihood-project-board', ledgerLabel: '民生实事项目', latest: null },
      { id: 'plan-task-board', ledgerLabel: '任务清单', latest: null },
    ])
    const { body } = await test.call('auditor', 'GET', '/api/boards/key-project-board?month=2020-12')
    expect(body.content.ranking.ranked.map(({ rank, title }: { rank: number; title: string }) => [rank, title])).toEqual([
      [1, '老街立面'],
      [2, '石桥改造'],
    ])
    expect(body.content.ranking.apart.map(({ title, why }: { title: string; why: string }) => [title, why])).toEqual([['停车楼', 'sample']])
    expect(body.content.text).toContain('只排项目，不排人，也不排单位')
    expect(body.content.progress.find(({ id }: { id: string }) => id === bridge)).toMatchObject({ light: 'red' })
    expect((await test.call('auditor', 'GET', '/api/boards/key-project-board?month=2020')).status).toBe(400)
    expect((await test.call('auditor', 'GET', '/api/boards/no-board?month=2020-12')).status).toBe(404)
  })

  it('is published, contested, decided and frozen; the proof holds to the byte', async () => {
    const published = await test.call('editor', 'POST', '/api/boards/key-project-board/issues', { month: '2020-12' })
    expect(published.status).toBe(200)
    const { issue } = published.body
    expect([issue.name, issue.state, published.body.case.holdUntil]).toEqual(['重点项目龙虎榜 2020年12月', 'published', '2021-01-20'])
    const objected = await test.call('clerk', 'POST', `/api/board-issues/${issue.id}/objections`, {
      project: bridge,
      content: '月报漏了一笔',
    })
    expect(objected.status).toBe(200)
    expect((await test.call('editor', 'POST', `/api/board-issues/${issue.id}/freeze`)).status).toBe(409)
    const { body: open } = await test.call('leader', 'GET', `/api/board-issues/${issue.id}`)
    expect(open.objections).toMatchObject([
      { project: '石桥改造', content: '月报漏了一笔', case: { state: 'open', openerName: '用户clerk' } },
    ])
    const [{ case: own }] = open.objections
    const decided = await test.call('leader', 'POST', `/api/cases/${own.id}/steps`, {
      version: own.version,
      step: 'reject',
      values: { reply: '核实无误' },
    })
    expect(decided.body).toMatchObject({ case: { state: 'rejected' } })
    test.passTime(6 * day)
    const frozen = await test.call('editor', 'POST', `/api/board-issues/${issue.id}/freeze`)
    expect([frozen.status, frozen.body.issue.state]).toEqual([200, 'frozen'])
    expect(frozen.body).toMatchObject({
      case: { state: 'frozen', outcome: 'done' },
      objections: [{ reply: '核实无误', case: { state: 'rejected', stateLabel: '不成立' } }],
    })
    const { body: proof } = await test.call('auditor', 'GET', `/api/board-issues/${issue.id}/proof`)
    expect(proof).toEqual({ digest: frozen.body.issue.digest, intact: true, sameRanking: true, sameReading: true })
    const { body: boards } = await test.call('auditor', 'GET', '/api/boards')
    expect(boards[0].latest).toMatchObject({ id: issue.id, state: 'frozen' })
  })
})
