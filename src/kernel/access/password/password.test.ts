import { expect, it } from 'vitest'
import { deriveKey } from './derive-key.ts'
import { checkPassword, hashPassword, isCurrent, nobodysPassword } from './password.ts'
import { leastCost } from './password-cost.ts'
import { createQueue } from './queue.ts'

/** Of `fictional-2099`, as editions before argon2id kept it. */
const old = 'scrypt:16384:8:1:BwcHBwcHBwcHBwcHBwcHBw:pJd5inkRozReR5lQ5UJBY37dWoqZiFDX80g67Deosqw'
const password = 'fictional-2099'

it('a key is that of the reference implementation’s own vector', async () => {
  const key = await deriveKey({
    scheme: 'argon2id',
    memory: 65_536,
    passes: 2,
    password: 'password',
    salt: new TextEncoder().encode('somesalt'),
  })
  expect(Buffer.from(key).toString('hex')).toBe('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7')
})

it('a digest says its cost, differs each time, and fits its password alone, however its characters are composed', async () => {
  const [one, two] = [await hashPassword({}, 'Zhú-é-2099'), await hashPassword({}, 'Zhú-é-2099')]
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[^$]{22}\$[^$]{43}$/)
  expect(two).not.toBe(one)
  expect(await checkPassword('Zhú-é-2099'.normalize('NFD'), one)).toBe(true)
  expect(await checkPassword('Zhu-e-2099', one)).toBe(false)
  expect(await checkPassword('', one)).toBe(false)
})

it('what an older edition kept is known, and is not what is kept now', async () => {
  expect(await checkPassword(password, old)).toBe(true)
  expect(await checkPassword('fictional-2098', old)).toBe(false)
  expect(isCurrent({}, old)).toBe(false)
  expect(isCurrent({}, await hashPassword({}, password))).toBe(true)
})

it('a digest of another cost than the store asks for is known, and is not current', async () => {
  const dear = { passwordCost: { memory: leastCost.memory, passes: 3 } }
  const digest = await hashPassword(dear, password)
  expect(digest).toContain('t=3')
  expect([isCurrent(dear, digest), isCurrent({}, digest)]).toEqual([true, false])
  expect(await checkPassword(password, digest)).toBe(true)
})

it('nothing is made at a cost that no store has, nor of what is no digest: somebody else wrote it', async () => {
  const salt = 'A'.repeat(22)
  const key = 'A'.repeat(43)
  const strange = [
    `$argon2id$v=19$m=4194304,t=2,p=1$${salt}$${key}`,
    `$argon2id$v=19$m=19456,t=999,p=1$${salt}$${key}`,
    `$argon2id$v=19$m=0,t=0,p=1$${salt}$${key}`,
    `$argon2i$v=19$m=19456,t=2,p=1$${salt}$${key}`,
    `scrypt:1073741824:8:1:${salt}:${key}`,
    '',
    password,
  ]
  for (const stored of strange) expect([stored, await checkPassword(password, stored)]).toEqual([stored, false])
})

it('of nobody there is a digest that costs as much as anybody else’s, and no password', async () => {
  expect(isCurrent({}, nobodysPassword({}))).toBe(true)
  for (const guess of ['', 'A', 'AAAAAAAA']) expect(await checkPassword(guess, nobodysPassword({}))).toBe(false)
})

it('keys are made some at a time, in the order they were asked for; who comes when too many wait is turned away', async () => {
  const queue = createQueue({ width: 2, most: 3 })
  const begun: number[] = []
  const ends: (() => void)[] = []
  const work = (which: number) =>
    queue(async () => {
      begun.push(which)
      await new Promise<void>((end) => ends.push(end))
      if (which === 1) throw new Error('this one fails')
      return which
    })
  const asked = [0, 1, 2, 3, 4].map((which) => Promise.allSettled([work(which)]))
  expect(begun).toEqual([0, 1])
  expect(work(5)).toBeUndefined()
  for (let ended = 0; ended < 5; ended += 1) {
    await expect.poll(() => ends.length).toBeGreaterThan(ended)
    ends[ended]?.()
    await asked[ended]
  }
  expect(begun).toEqual([0, 1, 2, 3, 4])
  expect((await Promise.all(asked)).map(([outcome]) => outcome?.status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ])
  expect(await queue(async () => 'free again')).toBe('free again')
})
