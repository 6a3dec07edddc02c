import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { count } from '../../definition/shape/shape.ts'
import { row } from './row.ts'
import { StatementError } from './statement-error.ts'
import { streamRows } from './stream-rows.ts'
import { describeEngines } from './testing.ts'

/** A promise and what fulfils it. */
function signal() {
  let give = (): void => undefined
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  return { give, given }
}

const numberRow = row('numbers', { n: count })
const numbers = (most: number) => sql`select n::integer from generate_series(1, ${most}) as n`

describeEngines('reads beside each other', (open) => {
  it('answers a short read while a long one goes on', async () => {
    const engine = await open()
    const [begun, answered] = [signal(), signal()]
    const long = engine.asOwner.read(async (session) => {
      await session.query(numbers(1))
      begun.give()
      await answered.given
      return session.query(numbers(2))
    })
    await begun.given
    expect(await engine.asOwner.read((session) => session.query(numbers(3)))).toHaveLength(3)
    answered.give()
    expect(await long).toHaveLength(2)
  })

  it('keeps the rows of one from what goes wrong in another', async () => {
    const engine = await open()
    const walk = engine.asOwner.read(async (session) => {
      let sum = 0
      for await (const { n } of streamRows(session, { row: numberRow, statement: numbers(20_000) })) {
        sum += n
        if (n % 5_000 === 0) await expect(engineFails()).rejects.toBeInstanceOf(StatementError)
      }
      return sum
    })
    const engineFails = () => failing.shift()?.() ?? Promise.reject(new Error('asked too often'))
    // Asked from outside the read: a transaction inside a transaction is a bug.
    const failing = Array.from({ length: 4 }, () => {
      const [asked, answer] = [signal(), signal()]
      const outcome = asked.given.then(() => engine.asOwner.read((session) => session.query(sql`select 1 / 0`))).finally(answer.give)
      outcome.catch(() => undefined)
      return async () => {
        asked.give()
        await answer.given
        return outcome
      }
    })
    expect(await walk).toBe((20_000 * 20_001) / 2)
  })

  it('sees one state from its beginning to its end, whoever waits to write', async () => {
    const engine = await open()
    await engine.asOwner.write((session) => session.query(sql`create table kept (n integer primary key)`))
    const [begun, asked] = [signal(), signal()]
    const count = sql<{ n: number }>`select count(*)::integer as n from kept`
    const long = engine.asOwner.read(async (session) => {
      const before = await session.query(count)
      begun.give()
      await asked.given
      return [before, await session.query(count)]
    })
    await begun.given
    const writing = engine.asOwner.write((session) => session.query(sql`insert into kept values (1)`))
    asked.give()
    expect(await long).toEqual([[{ n: 0 }], [{ n: 0 }]])
    await writing
    expect(await engine.asOwner.read((session) => session.query(count))).toEqual([{ n: 1 }])
  })

  it('takes a statement in a read that is none for what it is', async () => {
    const engine = await open()
    await engine.asOwner.write((session) => session.query(sql`create table kept (n integer primary key)`))
    await expect(engine.asOwner.read((session) => session.query(sql`insert into kept values (1)`))).rejects.toMatchObject({ code: '25006' })
    expect(await engine.asOwner.read((session) => session.query(sql`select * from kept`))).toEqual([])
  })
})
