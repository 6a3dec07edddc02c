/** What a database said no to. Our own fault unless a verb turns it into a Refusal by its SQLSTATE. */
export class StatementError extends Error {
  /** SQLSTATE, e.g. `23505` for a broken unique index. */
  readonly code: string
  readonly constraint: string | undefined
  readonly statement: string

  constructor(
    message: string,
    details: { readonly code: string; readonly constraint: string | undefined; readonly statement: string; readonly cause?: unknown },
  ) {
    super(message, details.cause === undefined ? {} : { cause: details.cause })
    this.name = 'StatementError'
    this.code = details.code
    this.constraint = details.constraint
    this.statement = details.statement
  }
}

/** `otherwise` is the SQLSTATE of what has none: a database that ended instead of answering. */
export function statementError(error: unknown, statement: string, otherwise = 'XX000'): StatementError {
  if (error instanceof StatementError) return error
  const message = error instanceof Error ? error.message : String(error)
  return new StatementError(`${message} in: ${statement.slice(0, 2_000)}`, {
    code: textProperty(error, 'code') ?? otherwise,
    constraint: textProperty(error, 'constraint'),
    statement,
    cause: error,
  })
}

/** The index that refused a twin, or undefined when the error is another one. */
export function brokenUniqueIndex(error: unknown): string | undefined {
  return error instanceof StatementError && error.code === '23505' ? error.constraint : undefined
}

function textProperty(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const found: unknown = Reflect.get(value, name)
  return typeof found === 'string' ? found : undefined
}
