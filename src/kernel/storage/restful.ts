import type { Session } from './types.ts'

/** For reading within a long write: readers who wait are let in before each statement. What was written so far is not seen by it then. */
export function restful(session: Session): Session {
  const { rest } = session
  if (rest === undefined) return session
  return {
    ...session,
    query: async (statement) => {
      await rest()
      return session.query(statement)
    },
  }
}
