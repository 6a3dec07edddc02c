export interface StatementListeners {
  add(listener: (sql: string) => void): () => void
  tell(sql: string): void
}

/** Listeners that are told the SQL of every statement; `add` gives back the way out. */
export function createStatementListeners(): StatementListeners {
  const listeners = new Set<(sql: string) => void>()
  return {
    add(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    tell(sql) {
      for (const listener of listeners) listener(sql)
    },
  }
}
