import { describe, expect, it } from 'vitest'
import { SignInAttempts } from './sign-in-attempts.ts'

const minute = 60_000

function attemptsAt(start: number) {
  let now = start
  const attempts = new SignInAttempts(() => now)
  const failTimes = (count: number, account = 'bianji', address = '10.0.0.1') => {
    for (let index = 0; index < count; index++) {
      attempts.begin(account, address)
      attempts.fail(address)
    }
  }
  return { attempts, failTimes, pass: (milliseconds: number) => (now += milliseconds) }
}

describe('attempts to sign in', () => {
  it('go ahead until ten have failed', () => {
    const { attempts, failTimes } = attemptsAt(0)
    failTimes(9)
    expect(attempts.waitFor('bianji', '10.0.0.1')).toBe(0)
    failTimes(1)
    expect(attempts.waitFor('bianji', '10.0.0.1')).toBe(15 * 60)
  })

  it('never wait longer than a quarter of an hour', () => {
    const { attempts, failTimes, pass } = attemptsAt(0)
    failTimes(10)
    pass(15 * minute)
    expect(attempts.waitFor('bianji', '10.0.0.1')).toBe(0)
    failTimes(50)
    expect(attempts.waitFor('bianji', '10.0.0.1')).toBeLessThanOrEqual(15 * 60)
  })

  it('of a stranger elsewhere do not hold up the person at her own desk', () => {
    const { attempts, failTimes } = attemptsAt(0)
    failTimes(10, 'bianji', '10.9.9.9')
    expect(attempts.waitFor('bianji', '10.0.0.1')).toBe(0)
  })

  it('count the same account however it is written', () => {
    const { attempts, failTimes } = attemptsAt(0)
    failTimes(10, 'BianJi ')
    expect(attempts.waitFor('bianji', '10.0.0.1')).toBeGreaterThan(0)
  })

  it('start anew after one that succeeded', () => {
    const { attempts, failTimes } = attemptsAt(0)
    failTimes(9)
    attempts.succeed('bianji', '10.0.0.1')
    failTimes(9)
    expect(attempts.waitFor('bianji', '10.0.0.1')).toBe(0)
  })

  it('with one password for many accounts wait after fifty within ten minutes, for all accounts of the address', () => {
    const { attempts, failTimes, pass } = attemptsAt(0)
    for (let index = 0; index < 50; index++) failTimes(1, `account${index}`)
    expect(attempts.waitFor('bianji', '10.0.0.1')).toBe(10 * 60)
    expect(attempts.waitFor('bianji', '10.0.0.2')).toBe(0)
    pass(10 * minute)
    expect(attempts.waitFor('bianji', '10.0.0.1')).toBe(0)
  })

  it('that are right never count, however many an office makes at once', () => {
    const { attempts } = attemptsAt(0)
    for (let index = 0; index < 115; index++) attempts.begin(`account${index}`, '10.0.0.1')
    expect(attempts.waitFor('another', '10.0.0.1')).toBe(0)
    for (let index = 0; index < 115; index++) attempts.succeed(`account${index}`, '10.0.0.1')
    expect(attempts.waitFor('account3', '10.0.0.1')).toBe(0)
  })

  it('under a million names do not fill the memory', () => {
    const { attempts, failTimes } = attemptsAt(0)
    for (let index = 0; index < 30_000; index++) failTimes(1, `nobody${index}`, `10.1.${index >> 8}.${index & 255}`)
    failTimes(10, 'somebody')
    expect(attempts.waitFor('somebody', '10.0.0.1')).toBeGreaterThan(0)
  })
})
