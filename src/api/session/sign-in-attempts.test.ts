import { describe, expect, it } from 'vitest'
import { SignInAttempts } from './sign-in-attempts.ts'

const minute = 60_000

function attemptsAt(start: number) {
  let now = start
  const attempts = new SignInAttempts(() => now)
  const failTimes = (count: number, account = 'bianji', address = '10.0.0.1') => {
    for (let index = 0; index < count; index++) attempts.fail(account, address)
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

  it('under a million names do not fill the memory', () => {
    const { attempts, failTimes } = attemptsAt(0)
    for (let index = 0; index < 30_000; index++) failTimes(1, `nobody${index}`)
    failTimes(10, 'somebody')
    expect(attempts.waitFor('somebody', '10.0.0.1')).toBeGreaterThan(0)
  })
})
