import { expect, it } from 'vitest'
import { inPieces } from './pause.ts'

it('lets others in between the steps of long work, and gives what it comes to', async () => {
  const seen: string[] = []
  const steps = function* (): Generator<void, string> {
    for (const step of ['first', 'second']) {
      seen.push(step)
      setImmediate(() => seen.push('another'))
      const until = performance.now() + 60
      while (performance.now() < until);
      yield
    }
    return 'done'
  }
  expect(await inPieces(steps())).toBe('done')
  expect(seen).toEqual(['first', 'another', 'second', 'another'])
})
