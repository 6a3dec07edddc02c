import { describe, expect, it } from 'vitest'
import { createTurns } from './turns.ts'

/** A promise and what fulfils it. */
function signal() {
  let give = (): void => undefined
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  return { give, given }
}

/** Work that ends when the test says so, and what has begun, in order. */
function openTurns() {
  let time = 0
  const turns = createTurns(() => time)
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const ask = (kind: 'read' | 'write', name: string): Promise<void> =>
    turns[kind](() => {
      begun.push(name)
      return new Promise((resolve) => ends.set(name, resolve))
    })
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return {
    begun,
    turns,
    ask,
    settle,
    pass: (milliseconds: number) => {
      time += milliseconds
    },
    end: async (name: string) => {
      ends.get(name)?.()
      await settle()
    },
  }
}

describe('turns on the one connection', () => {
  it('lets reads go on beside each other, and a write alone', async () => {
    const { ask, begun, end, settle } = openTurns()
    const all = [ask('read', 'a'), ask('read', 'b'), ask('write', 'c'), ask('write', 'd')]
    await settle()
    expect(begun).toEqual(['a', 'b'])
    await end('a')
    expect(begun).toEqual(['a', 'b'])
    await end('b')
    expect(begun).toEqual(['a', 'b', 'c'])
    await end('c')
    expect(begun).toEqual(['a', 'b', 'c', 'd'])
    await end('d')
    await Promise.all(all)
  })

  it('keeps the order of asking between short reads and writes', async () => {
    const { ask, begun, end, settle } = openTurns()
    void ask('read', 'a')
    void ask('write', 'b')
    void ask('read', 'c')
    await settle()
    expect(begun).toEqual(['a'])
    await end('a')
    expect(begun).toEqual(['a', 'b'])
    await end('b')
    expect(begun).toEqual(['a', 'b', 'c'])
  })

  it('lets reads pass a writer that waits for a long one, but not for ever', async () => {
    const { ask, begun, end, pass, settle } = openTurns()
    void ask('read', 'long')
    await settle()
    pass(60)
    void ask('write', 'save')
    void ask('read', 'page')
    await settle()
    expect(begun).toEqual(['long', 'page'])
    pass(1_000)
    void ask('read', 'late')
    await settle()
    expect(begun).toEqual(['long', 'page'])
    await end('page')
    await end('long')
    expect(begun).toEqual(['long', 'page', 'save'])
    await end('save')
    expect(begun).toEqual(['long', 'page', 'save', 'late'])
  })

  it('lets the reads that wait go while a write rests, those that follow at once as well, but no other writer', async () => {
    const { begun, end, settle, turns, ask } = openTurns()
    const [written, rested] = [signal(), signal()]
    const writing = turns.write(async () => {
      await written.given
      await turns.rest()
      begun.push('rested')
      await rested.given
    })
    void ask('write', 'other')
    // Of one request, which asks again when it has its answer.
    const asked = ask('read', 'a').then(() => ask('read', 'b'))
    await settle()
    expect(begun).toEqual([])
    expect(turns.isAwaited()).toBe(true)
    written.give()
    await settle()
    expect(begun).toEqual(['a'])
    await end('a')
    expect(begun).toEqual(['a', 'b'])
    await end('b')
    await asked
    rested.give()
    await writing
    await settle()
    expect(begun).toEqual(['a', 'b', 'rested', 'other'])
    await end('other')
  })

  it('ends a rest however many readers come', async () => {
    const { begun, end, settle, turns, ask, pass } = openTurns()
    const rested = signal()
    void ask('write', 'before')
    await settle()
    const writing = turns.write(async () => {
      await turns.rest()
      begun.push('rested')
      await rested.given
    })
    void ask('read', 'a')
    await end('before')
    expect(begun).toEqual(['before', 'a'])
    pass(1_000)
    void ask('read', 'late')
    await settle()
    await end('a')
    expect(begun).toEqual(['before', 'a', 'rested'])
    rested.give()
    await writing
    await settle()
    expect(begun.at(-1)).toBe('late')
  })

  it('closes when nobody is left, and lets nobody else in', async () => {
    const { ask, end, settle, turns } = openTurns()
    void ask('write', 'a')
    await settle()
    let closed = false
    const closing = turns.close().then(() => {
      closed = true
    })
    await settle()
    expect(closed).toBe(false)
    await expect(ask('read', 'b')).rejects.toThrow('铅笔正在停止')
    await end('a')
    await closing
    expect(closed).toBe(true)
  })
})
