import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, type RenderResult, render } from '@testing-library/react'
import { App } from 'antd'
import type { ReactNode } from 'react'
import { afterEach } from 'vitest'
import { sessionQuery } from '../http/queries.ts'
import { sessionOf } from './session-of.ts'

afterEach(cleanup)

/** A control as a clerk meets it: signed in, on a known day, with nothing to ask of a server. */
export function renderInside(control: ReactNode): RenderResult {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } } })
  client.setQueryData(sessionQuery.queryKey, sessionOf({ today: '2021-01-25', year: 2020 }))
  return render(
    <QueryClientProvider client={client}>
      <App>{control}</App>
    </QueryClientProvider>,
  )
}
