import { describe, expect, it } from 'vitest'
import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { loopsPack } from '../../../definition/testing/small-loop.ts'
import { orderSteps } from './order-steps.ts'

const [loop] = resolveCatalogue([loopsPack()]).catalogue.loops
const order = (...ids: readonly string[]) =>
  orderSteps(
    loop,
    ids.map((id) => ({ id })),
  ).map(({ id }) => id)

describe('the steps of a case', () => {
  it('are offered by how near they bring it to being carried through', () => {
    expect(order('wait', 'finish')).toEqual(['finish', 'wait'])
    expect(order('sendBack', 'confirm')).toEqual(['confirm', 'sendBack'])
  })

  it('that give it up come last', () => {
    expect(order('refuse', 'accept')).toEqual(['accept', 'refuse'])
  })

  it('keep the order in which they are written where they are as near', () => {
    expect(order('resumeWork', 'accept', 'sendBack')).toEqual(['resumeWork', 'accept', 'sendBack'])
  })
})
