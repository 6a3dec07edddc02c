export interface StatementListeners {
  add(listener: (sql: string) => void): () => void
  tell(sql: string): void
}

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
