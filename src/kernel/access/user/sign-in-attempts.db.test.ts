import { beforeAll, expect, it } from 'vitest'
import { describeEngines } from '../../storage/testing.ts'
import type { Engine } from '../../storage/types.ts'
import { accessContext, fillAccess } from '../testing/open-access.ts'
import { beginSignIn, failSignIn, forgetSignIns, withdrawSignIn } from './sign-in-attempts.ts'

const minute = 60_000
const town = '999901101'

describeEngines('attempts to sign in', (open) => {
  let engine: Engine
  let now = Date.UTC(2021, 0, 4)
  const context = accessContext(
    () => engine,
    () => now,
  )
  beforeAll(async () => {
    engine = await open()
    await fillAccess(engine, context, { [town]: '青竹镇' })
  })

  let people = 0
  /** Somebody whom no other test has heard of, at an address of their own. */
  const somebody = () => {
    people += 1
    return { town, account: `bianji${people}`, address: `10.0.${people}.1` }
  }
  type Somebody = ReturnType<typeof somebody>
  const begin = async (attempt: Somebody) => beginSignIn(context(), attempt)
  const waits = async (attempt: Somebody): Promise<number> => {
    const begun = await begin(attempt)
    if ('wait' in begun) return begun.wait
    await forgetSignIns(context(), attempt)
    return 0
  }
  const failTimes = async (count: number, attempt: Somebody) => {
    for (let index = 0; index < count; index += 1) {
      const begun = await begin(attempt)
      if ('id' in begun) await failSignIn(context(), attempt, begun.id)
    }
  }

  it('go ahead until ten have failed, and never wait longer than a quarter of an hour', async () => {
    const who = somebody()
    await failTimes(9, who)
    const tenth = await begin(who)
    expect(tenth).toMatchObject({ id: expect.any(String) })
    expect(await begin(who)).toEqual({ wait: 15 * 60 })
    now += 15 * minute
    expect(await waits(who)).toBe(0)
  })

  it('stand in the store: whoever starts the server anew finds them', async () => {
    const who = somebody()
    await failTimes(10, who)
    const other = { ...context(), newId: context().newId }
    expect(await beginSignIn(other, who)).toEqual({ wait: 15 * 60 })
  })

  it('of a stranger elsewhere do not hold up the person at her own desk, but for thirty within a quarter of an hour', async () => {
    const who = somebody()
    await failTimes(10, { ...who, address: '10.9.9.9' })
    expect(await waits(who)).toBe(0)
    await failTimes(10, { ...who, address: '10.9.9.10' })
    await failTimes(10, { ...who, address: '10.9.9.11' })
    expect(await waits(who)).toBe(15 * 60)
    now += 15 * minute
  })

  it('that nobody looked at count for nothing', async () => {
    const who = somebody()
    for (let index = 0; index < 12; index += 1) {
      const begun = await begin(who)
      expect(begun).toMatchObject({ id: expect.any(String) })
      if ('id' in begun) await withdrawSignIn(context(), who, begun.id)
    }
  })

  it('count the same account however it is written, and start anew after one that succeeded', async () => {
    const who = somebody()
    await failTimes(9, { ...who, account: `${who.account.toUpperCase()} ` })
    expect(await waits(who)).toBe(0)
    await failTimes(9, who)
    expect(await waits(who)).toBe(0)
    await failTimes(10, { ...who, account: ` ${who.account}` })
    expect(await waits(who)).toBeGreaterThan(0)
  })

  it('with one password for many accounts wait after fifty within ten minutes, for all accounts of the address', async () => {
    const who = somebody()
    for (let index = 0; index < 50; index += 1) await failTimes(1, { ...who, account: `of${who.account}x${index}` })
    expect(await waits(who)).toBe(10 * 60)
    expect(await waits({ ...who, address: '10.8.8.8' })).toBe(0)
    now += 10 * minute
    expect(await waits(who)).toBe(0)
  })

  it('that are right never count, however many an office makes at once; of many at once for one account ten go ahead', async () => {
    const office = somebody()
    const right = await Promise.all(Array.from({ length: 60 }, (_, index) => begin({ ...office, account: `${office.account}x${index}` })))
    expect(right.filter((begun) => 'id' in begun)).toHaveLength(60)
    const one = somebody()
    const many = await Promise.all(Array.from({ length: 25 }, () => begin(one)))
    expect(many.filter((begun) => 'id' in begun)).toHaveLength(10)
  })
})
