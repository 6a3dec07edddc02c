import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRouter, RouterContextProvider } from '@tanstack/react-router'
import { cleanup, configure, type RenderResult, render } from '@testing-library/react'
import { App, ConfigProvider } from 'antd'
import type { DetachedWindowAPI } from 'happy-dom'
import type { ReactNode } from 'react'
import { onTestFinished } from 'vitest'
import type { SessionView } from '../../api/contract/session.ts'
import { sessionQuery } from '../http/queries.ts'
import { controls } from '../parts/controls.tsx'
import './like-a-browser.ts'
import { sessionOf } from './session-of.ts'

declare global {
  interface Window {
    readonly happyDOM?: DetachedWindowAPI
  }
}

interface Surroundings {
  /** On a phone in the hand; else on a desk. */
  readonly phone?: boolean
  /** What whoever is signed in may or may not do, where it is not what a clerk may. */
  readonly can?: Partial<SessionView['can']>
  /** Puts into the cache what the control has been told by the server before. */
  readonly known?: (client: QueryClient) => void
}

// A wait ends when what is waited for is there: its own second is what a busy machine takes for one stroke of a key.
configure({ asyncUtilTimeout: 90_000 })

/** A control as a clerk meets it: signed in, on a known day. What it asks of a server is in the cache, or answered by `answerCalls`. */
export function renderInside(control: ReactNode, { can, known, phone = false }: Surroundings = {}): RenderResult {
  onTestFinished(cleanup)
  showOn(phone ? 390 : 1280)
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } } })
  client.setQueryData(sessionQuery.queryKey, sessionOf({ today: '2021-01-25', year: 2020 }, can))
  known?.(client)
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() })
  return render(
    <ConfigProvider {...controls}>
      <App>
        <QueryClientProvider client={client}>
          <RouterContextProvider router={router}>{control}</RouterContextProvider>
        </QueryClientProvider>
      </App>
    </ConfigProvider>,
  )
}

/** How wide the window is, for what asks by media. */
function showOn(width: number): void {
  window.happyDOM?.setViewport({ width, height: 800 })
}
