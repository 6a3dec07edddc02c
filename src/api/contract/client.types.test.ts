import { describe, expectTypeOf, it } from 'vitest'
import type { Handlers } from '../routes/handler.ts'
import type { Client } from './client.ts'
import type * as cases from './endpoints/cases.ts'
import type { EndpointTable } from './endpoints/index.ts'
import type { CaseDetail, CasePage } from './loop.ts'

type Api = Client<EndpointTable>

describe('a call', () => {
  it('is typed by its endpoint: what it is given, and what it gives', () => {
    expectTypeOf<Api['getCase']>().parameter(0).toEqualTypeOf<{ readonly id: string }>()
    expectTypeOf<Awaited<ReturnType<Api['getCase']>>>().toMatchTypeOf<CaseDetail>()
    expectTypeOf<Awaited<ReturnType<Api['queryCases']>>>().toEqualTypeOf<CasePage>()
    expectTypeOf<Api['takeStep']>().toBeCallableWith({ id: 'x', version: 1, step: 'accept', opinion: undefined })
    expectTypeOf<Api['queryCases']>().toBeCallableWith()
  })

  it('does not compile with a part missing, of another type, or of another endpoint', () => {
    const api = {} as Api
    const calls = () => [
      // @ts-expect-error the case is not named
      api.takeStep({ version: 1, step: 'accept' }),
      // @ts-expect-error a version is a number
      api.takeStep({ id: 'x', version: '1', step: 'accept' }),
      // @ts-expect-error no such member
      api.getCase({ id: 'x', ledger: 'village' }),
      // @ts-expect-error nothing is asked of who asks for loops
      api.listLoops({ loop: 'x' }),
      // @ts-expect-error a file is fetched by its address
      api.exportCases({ loop: 'x', format: 'csv' }),
    ]
    expectTypeOf(calls).toBeFunction()
  })
})

describe('an area', () => {
  it('does not compile with an endpoint that nobody serves, or with an answer that its endpoint does not have', () => {
    // @ts-expect-error all but one are missing
    const few: Handlers<typeof cases> = { getCase: () => Promise.reject(new Error('none')) }
    // @ts-expect-error a case is more than its number
    const poor: Handlers<typeof cases>['getCase'] = () => ({ number: '1' })
    expectTypeOf(few).toBeObject()
    expectTypeOf(poor).toBeFunction()
  })
})
