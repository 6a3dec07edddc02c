import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fc } from '../../src/definition/testing/seeded.ts'
import type { Role } from '../../src/kernel/access/types.ts'
import { rounds } from '../rounds.ts'
import { type Attack, attacks } from './attacks.ts'
import { maskedDiagnostics } from './masked-pack.ts'
import { blind, openWorld, otherSecrets, secrets, type World } from './worlds.ts'

/** What somebody is answered: its status, and all that is written in it, its headers too. */
interface Said {
  readonly status: number
  readonly text: string
}

/** Where two answers part, with some words before and behind; nothing where they are the same. */
function difference(one: Said, other: Said): string {
  const [left, right] = [`${one.status} ${one.text}`, `${other.status} ${other.text}`]
  if (left === right) return ''
  const at = [...left].findIndex((letter, index) => letter !== right[index])
  return `${left.slice(Math.max(at - 200, 0), at + 60)}\n≠\n${right.slice(Math.max(at - 20, 0), at + 60)}`
}

describe('a reader who sees values masked', () => {
  let world: World
  let other: World
  beforeAll(async () => {
    world = await openWorld(secrets)
    other = await openWorld(otherSecrets())
  })
  afterAll(async () => {
    await world.close()
    await other.close()
  })

  const ask = async (of: World, role: Role, { method, url, body }: Attack): Promise<Said> => {
    const { status, bytes, headers } = await of.call(role, method, url, body)
    const told = ['etag', 'content-disposition', 'location'].map((name) => headers[name] ?? '')
    return { status, text: `${bytes.toString('utf8')}\n${told.join('\n')}` }
  }

  it('is asked about a pack that resolves', () => expect(maskedDiagnostics).toEqual([]))

  /** Of two calls, neither alone nor by subtraction. What the two worlds have in common is all that is said: what differs between them is hidden. */
  it('cannot tell which of two worlds it is, by any two calls, whose answers and differences hold no value', async () => {
    const told = new Set(
      secrets.flatMap(({ name, idNumber, phone, place, income, bornOn }) => [name, idNumber, phone, place, income, bornOn]),
    )
    const incomes = new Set(secrets.map(({ income }) => Number(income).toFixed(2)))
    const numbers = new Map<Role, Set<number>>(blind.map((role) => [role, new Set()]))
    const asked = fc.record({ role: fc.constantFrom(...blind), pair: fc.tuple(attacks(world), attacks(world)) })
    let answered = 0
    const property = fc.asyncProperty(asked, async ({ role, pair }) => {
      for (const attack of pair) {
        const [said, elsewhere] = [await ask(world, role, attack), await ask(other, role, attack)]
        expect(difference(elsewhere, said), `${role} ${JSON.stringify(attack)}`).toBe('')
        expect(said.status, `${role} ${JSON.stringify(attack)}`).toBeLessThan(500)
        if (said.status === 200) answered += 1
        const own = JSON.stringify(attack)
        const found = [...told].filter(
          (value) => said.text.includes(value) && !own.includes(value) && !decodeURIComponent(own).includes(value),
        )
        expect(found, `${role} ${own}`).toEqual([])
        for (const [figure] of said.text.matchAll(/\d+\.\d\d\b/g)) numbers.get(role)?.add(Number(figure))
      }
    })
    await fc.assert(property, { numRuns: rounds({ sample: 150, whole: 2_000 }) })
    expect(answered).toBeGreaterThan(100)
    for (const known of numbers.values())
      for (const one of known) for (const two of known) expect(incomes.has(Math.abs(one - two).toFixed(2)), `${one} − ${two}`).toBe(false)
  }, 900_000)
})
