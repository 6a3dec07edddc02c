import { beforeAll, expect, it } from 'vitest'
import { describeOneEngine } from '../storage/testing.ts'
import { openCase } from './command/open-case.ts'
import { takeStep } from './command/take-step.ts'
import { listWork } from './query/list-work.ts'
import { readCase } from './query/read-case.ts'
import { openLoopSample, type Sample } from './testing/open-sample.ts'

describeOneEngine('a step that cannot be taken back', (open) => {
  let sample: Sample
  beforeAll(async () => {
    sample = await openLoopSample(await open())
  })

  it('says what it does, with the numbers of its own record as it stands', async () => {
    const { kernel, clerk, leader, add } = sample
    const batch = await add('batch', { name: '春季', noticeDays: 0 })
    const other = await add('batch', { name: '夏季', noticeDays: 0 })
    await add('line', { batch: batch.id, number: 1, amount: '100.50' })
    await add('line', { batch: batch.id, number: 2, amount: '20' })
    await add('line', { batch: batch.id, number: 3, amount: '7', paidOn: '2020-05-01' })
    await add('line', { batch: other.id, number: 1, amount: '999' })
    const { case: opened } = await openCase(kernel, clerk, { loop: 'batch', subject: batch.id })
    const noticed = await takeStep(kernel, clerk, { id: opened.id, version: opened.version, step: 'publish' })
    const steps = new Map(noticed.steps.map((step) => [step.id, step]))
    expect(steps.get('pay')?.irreversible).toEqual({
      does: '把钱发给明细里的每一户，发出以后不能撤回。',
      counts: [
        { label: '明细', value: '2', unit: '条' },
        { label: '金额', value: '120.50', unit: '元' },
      ],
    })
    expect(steps.get('stop')?.irreversible).toEqual({ does: '办了就终止（停发），不能再退回。', counts: [] })
    expect((await readCase(kernel, leader, { id: opened.id })).steps.find(({ id }) => id === 'pay')?.why).toMatch(/^“公示”到.*才满/)
  })

  it('is never done by one press of a list, however little it asks for', async () => {
    const { kernel, clerk, worker } = sample
    const one = await sample.report('I1')
    const accepted = await takeStep(kernel, clerk, { id: one.id, version: one.version, step: 'accept' })
    const done = await takeStep(kernel, worker, { id: one.id, version: accepted.case.version, step: 'handle', values: { result: '好了' } })
    expect(done.steps.find(({ id }) => id === 'close')?.irreversible?.does).toBe('办了就办结（已办结），不能再退回。')
    const { items } = await listWork(kernel, clerk, { which: 'mine' })
    const close = items.find(({ id }) => id === one.id)?.steps.find(({ id }) => id === 'close')
    expect(close).toMatchObject({ label: '办结', plain: false })
  })
})
