import { expect, it } from 'vitest'
import { OneAtATime } from './one-at-a-time.ts'

it('shares one run among all who ask before it begins, and tells nobody what was read before they asked', async () => {
  let [running, most, runs, state] = [0, 0, 0, 0]
  const reads = new OneAtATime(async () => {
    running += 1
    most = Math.max(most, running)
    runs += 1
    const seen = state
    await new Promise((resolve) => setImmediate(resolve))
    running -= 1
    return seen
  })
  const first = reads.ask()
  const asked = Array.from({ length: 100 }, (_, index) => {
    state = index + 1
    return { wrote: state, answer: reads.ask() }
  })
  expect(await first).toBe(0)
  for (const { wrote, answer } of asked) expect(await answer).toBeGreaterThanOrEqual(wrote)
  expect([most, runs]).toEqual([1, 2])
})

it('goes on after a run that failed', async () => {
  let failing = true
  const reads = new OneAtATime(async () => {
    if (failing) throw new Error('away')
    return 'here'
  })
  const [one, two] = [reads.ask(), reads.ask()]
  await expect(one).rejects.toThrow('away')
  await expect(two).rejects.toThrow('away')
  failing = false
  expect(await reads.ask()).toBe('here')
})
