import { describe, expect, it } from 'vitest'
import type { Actor } from '../../kernel/access/types.ts'
import { Busy, LongWork } from './long-work.ts'

const person = (id: string, town = '999901101'): Actor => ({ id, name: id, town, role: 'clerk' })

/** Work that ends when it is told to. */
function open() {
  let end = (): void => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  return { end, work: () => ended }
}

describe('long work', () => {
  it('is one thing at a time for a person, and says which', async () => {
    const gate = new LongWork()
    const first = open()
    const running = gate.run(person('甲'), 'import', first.work)
    await expect(gate.run(person('甲'), 'verify', async () => 1)).rejects.toThrow('你已有一项导入在进行')
    expect(() => gate.assertFree(person('甲'), 'import')).toThrow(Busy)
    first.end()
    await running
    expect(await gate.run(person('甲'), 'verify', async () => 1)).toBe(1)
  })

  it('is two at a time for a town, and another town has its own', async () => {
    const gate = new LongWork()
    const [first, second] = [open(), open()]
    const running = [gate.run(person('甲'), 'import', first.work), gate.run(person('乙'), 'verify', second.work)]
    await expect(gate.run(person('丙'), 'export', async () => 1)).rejects.toThrow('镇里已有导入和核对审计链在进行')
    expect(await gate.run(person('丁', '999901102'), 'export', async () => 1)).toBe(1)
    first.end()
    await running[0]
    expect(await gate.run(person('丙'), 'export', async () => 1)).toBe(1)
    second.end()
    await running[1]
  })

  it('waits for its turn when it is brief, but not in a long line', async () => {
    const gate = new LongWork()
    const first = open()
    const running = gate.run(person('甲'), 'compile', first.work)
    const order: number[] = []
    const behind = [1, 2, 3].map((n) => gate.run(person('甲'), 'compile', async () => void order.push(n)))
    await expect(gate.run(person('甲'), 'compile', async () => undefined)).rejects.toThrow('你已有一项编译报告在进行')
    first.end()
    await Promise.all([running, ...behind])
    expect(order).toEqual([1, 2, 3])
  })

  it('gives its place to the next when it stops because nobody waits for it any more', async () => {
    const gate = new LongWork()
    const gone = new AbortController()
    const stopping = gate.run(
      person('甲'),
      'compile',
      () => new Promise((_, stop) => gone.signal.addEventListener('abort', () => stop(gone.signal.reason))),
      gone.signal,
    )
    const next = gate.run(person('甲'), 'compile', async () => 'next')
    gone.abort()
    await expect(stopping).rejects.toThrow(Busy)
    expect(await next).toBe('next')
    await expect(gate.run(person('甲'), 'compile', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  })

  it('leaves the line when nobody waits for it any more', async () => {
    const gate = new LongWork()
    const first = open()
    const running = gate.run(person('甲'), 'compile', first.work)
    const done: number[] = []
    const gone = new AbortController()
    const given = [1, 2, 3].map((n) => gate.run(person('甲'), 'compile', async () => void done.push(n), gone.signal))
    const refused = Promise.allSettled(given)
    gone.abort()
    expect((await refused).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    const last = gate.run(person('甲'), 'compile', async () => void done.push(4))
    first.end()
    await Promise.all([running, last])
    expect(done).toEqual([4])
  })

  it('makes room when it fails', async () => {
    const gate = new LongWork()
    await expect(gate.run(person('甲'), 'export', () => Promise.reject(new Error('断了')))).rejects.toThrow('断了')
    expect(await gate.run(person('甲'), 'export', async () => 1)).toBe(1)
  })
})
