// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { field } from '../../../definition/field/field.ts'
import { answerCalls } from '../../testing/answer-calls.ts'
import { ledgerOf } from '../../testing/ledger-of.ts'
import { renderInside } from '../../testing/render-inside.tsx'
import { SeveralFiles } from './SeveralFiles.tsx'
import { useImports } from './use-imports.ts'

const road = ledgerOf({ name: field.text({ label: '路名', required: true }) })
const view = { header: [1, 1], sheets: ['表1'], places: [0], lines: [], shown: [] }
const outcome = (file: string, more: object = {}) => ({
  ledger: '道路',
  rows: 2,
  added: 2,
  changed: 0,
  unchanged: 0,
  rejected: [],
  problems: [],
  view,
  preview: true,
  file,
  sheet: '表1',
  columns: ['路名'],
  sample: [],
  ...more,
})
const bad = { rejected: [{ row: 3, column: '路名', value: '', why: '必填' }] }

function Page() {
  const flow = useImports(road.id)
  const files = ['甲.xlsx', '乙.xlsx', '丙.xlsx'].map((name) => new File(['表'], name))
  return (
    <>
      <button type="button" onClick={() => flow.choose(files)}>
        选三份
      </button>
      {flow.items.length === 0 ? null : <SeveralFiles ledger={road} flow={flow} />}
    </>
  )
}

/** A server at which each file is a job that is done when it is asked after. */
function serve(results: Readonly<Record<string, object>>, stopped: readonly string[] = []) {
  const jobs = new Map<string, object>()
  return answerCalls({
    'POST /api/ledgers/road-work/imports': ({ body, query }) => {
      const file = body instanceof FormData ? body.get('file') : undefined
      const name = file instanceof File ? file.name : ''
      const job = `${name} ${query.get('preview')}`
      const done = { state: 'done', result: { ...outcome(name, results[name]), preview: query.get('preview') === 'true', entry: 7 } }
      jobs.set(job, stopped.includes(job) ? { state: 'running' } : done)
      return { job }
    },
    ...Object.fromEntries(
      ['甲.xlsx', '乙.xlsx', '丙.xlsx'].flatMap((name) =>
        ['true', 'false'].flatMap((preview) => {
          const job = `${name} ${preview}`
          const path = `/api/jobs/${encodeURIComponent(job)}`
          return [
            [`GET ${path}`, () => ({ id: job, done: 1, total: 2, ...jobs.get(job) })],
            [
              `POST ${path}/cancel`,
              () => {
                jobs.set(job, { state: 'failed', error: { code: 'cancelled', message: '已取消，什么也没有写入。' } })
                return { id: job, state: 'running', done: 1, total: 2 }
              },
            ],
          ]
        }),
      ),
    ),
    'GET /api/indicators': () => [],
  })
}

const sentence = () => screen.getByRole('region', { name: '这几份表会怎样' }).textContent
const rowOf = (name: RegExp) => within(screen.getByRole('row', { name }))

test('several files are read one after the other, and those that can be are written; a bad one holds up none', async () => {
  const received = serve({ '乙.xlsx': bad })
  const user = userEvent.setup({ delay: null })
  renderInside(<Page />)
  await user.click(screen.getByRole('button', { name: '选三份' }))
  await waitFor(() => expect(sentence()).toBe('共 3 份表：2 份可以写入（新增 4 条，改动 0 条），1 份没有写（乙.xlsx）。'))
  await user.click(screen.getByRole('button', { name: '写入这 2 份，共 4 条' }))
  await waitFor(() => expect(sentence()).toBe('共 3 份表：已写入 2 份（新增 4 条，改动 0 条），1 份没有写（乙.xlsx）。'))
  expect(rowOf(/甲\.xlsx/).getByText('已写入')).toBeTruthy()
  expect(rowOf(/乙\.xlsx/).getByText('先不写')).toBeTruthy()
  const sent = received.filter(({ call }) => call.endsWith('/imports')).map(({ query }) => query.get('preview'))
  expect(sent).toEqual(['true', 'true', 'true', 'false', 'false'])
})

test('whoever stops the writing keeps what is written; the one that was being written and those behind it are as they were', async () => {
  serve({}, ['乙.xlsx false'])
  const user = userEvent.setup({ delay: null })
  renderInside(<Page />)
  await user.click(screen.getByRole('button', { name: '选三份' }))
  await user.click(await screen.findByRole('button', { name: '写入这 3 份，共 6 条' }))
  await waitFor(() => expect(rowOf(/乙\.xlsx/).getByText('正在写')).toBeTruthy())
  await user.click(screen.getByRole('button', { name: '停下' }))
  await waitFor(() => expect(rowOf(/乙\.xlsx/).getByText('已取消，没有写入')).toBeTruthy())
  expect(sentence()).toBe('共 3 份表：已写入 1 份（新增 2 条，改动 0 条），2 份可以写入（新增 4 条，改动 0 条）。')
  expect(rowOf(/丙\.xlsx/).getByText('可以写入')).toBeTruthy()
})
