import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { HttpError } from './client.ts'

/** One cache for the application; any 401 ends the session here, so that the router shows the sign-in page. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: endSessionWhenRefused }),
  mutationCache: new MutationCache({ onError: endSessionWhenRefused }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => !(error instanceof HttpError && error.status !== 0) && failures < 2,
    },
  },
})

const listeners = new Set<() => void>()

/** Called when the server no longer knows who we are. */
export function onSessionEnd(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function endSessionWhenRefused(error: unknown): void {
  if (error instanceof HttpError && error.status === 401) for (const listener of listeners) listener()
}
