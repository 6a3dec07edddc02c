import { expect, test } from 'vitest'
import type { Actor } from '../../kernel/access/types.ts'
import { Jobs, type JobWork } from './jobs.ts'

const person = (id: string, town = '999901101'): Actor => ({ id, name: id, town, role: 'clerk' })
const open = () => {
  let made = 0
  const presentError = (error: unknown) => ({ code: 'broken', message: String(error) })
  const newId = () => {
    made += 1
    return `job ${made}`
  }
  return new Jobs({ newId, now: () => 0, presentError })
}

/** Work of three steps; the second begins when it is told to. */
function steps() {
  let go = (): void => undefined
  const told = new Promise<void>((resolve) => {
    go = resolve
  })
  const reached: number[] = []
  const work: JobWork = async (onProgress) => {
    for (const done of [1, 2, 3]) {
      onProgress({ done, total: 3 })
      reached.push(done)
      await told
    }
    return {}
  }
  return { work, reached, go }
}

test('a job that is given up ends at its next step, and says that nothing was written', async () => {
  const jobs = open()
  const { work, reached, go } = steps()
  const id = jobs.start(person('甲'), work)
  await new Promise((resolve) => setImmediate(resolve))
  await Promise.resolve()
  expect(jobs.giveUp(person('甲'), id)).toMatchObject({ state: 'running', done: 1 })
  go()
  await jobs.settled()
  expect(jobs.find(person('甲'), id)).toMatchObject({ state: 'failed', error: { code: 'cancelled', message: '已取消，什么也没有写入。' } })
  expect(reached).toEqual([1])
})

test('what waits for something hears of it', async () => {
  const jobs = open()
  const id = jobs.start(
    person('甲'),
    (_, signal) => new Promise((__, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  )
  await new Promise((resolve) => setImmediate(resolve))
  jobs.giveUp(person('甲'), id)
  await jobs.settled()
  expect(jobs.find(person('甲'), id)).toMatchObject({ state: 'failed', error: { code: 'cancelled' } })
})

test('nobody gives up the job of somebody else, and one that is done stays done', async () => {
  const jobs = open()
  const { work, reached, go } = steps()
  const id = jobs.start(person('甲'), work)
  go()
  expect(jobs.giveUp(person('乙'), id)).toBeUndefined()
  expect(jobs.giveUp(person('甲', '999901102'), id)).toBeUndefined()
  await jobs.settled()
  expect(reached).toEqual([1, 2, 3])
  expect(jobs.giveUp(person('甲'), id)).toMatchObject({ state: 'done' })
  expect(jobs.find(person('甲'), id)).toMatchObject({ state: 'done' })
})
