import type { AnswerOf, Endpoint, Endpoints, InputOf, IsFile } from './endpoint.ts'
import type { LightEndpoint } from './light-table.ts'
import type { Given } from './sides.ts'

/** One call, ready to be sent. */
export interface Outgoing {
  readonly verb: LightEndpoint['verb']
  /** Path and query. */
  readonly address: string
  readonly body?: Readonly<Record<string, unknown>> | FormData
}

export interface CallOptions {
  readonly signal?: AbortSignal
  /** Why the call writes into a closed year. */
  readonly correction?: string
}

/** Carries a call to the server and brings the answer's JSON; throws what was refused. */
export type Carry = (call: Outgoing, options: CallOptions) => Promise<unknown>

type Upload<Declared> = Declared extends { readonly upload: true } ? { readonly file: File } : unknown

/** What a call is given. */
export type CallInput<Declared extends Endpoint> = Given<InputOf<Declared>> & Upload<Declared>

/** Nothing need be given where nothing must; nothing can be where nothing is asked. */
type Parameters<Input> = unknown extends Input
  ? [input?: undefined, options?: CallOptions]
  : Partial<Input> extends Input
    ? [input?: Input, options?: CallOptions]
    : [input: Input, options?: CallOptions]

type Caller<Declared extends Endpoint> = (...parameters: Parameters<CallInput<Declared>>) => Promise<AnswerOf<Declared>>

/** Every endpoint that answers with JSON, as a function of its name. */
export type Client<Table extends Endpoints> = {
  readonly [Name in keyof Table as IsFile<Table[Name]> extends true ? never : Name]: Caller<Table[Name]>
}

type FileName<Table extends Endpoints> = { [Name in keyof Table]: IsFile<Table[Name]> extends true ? Name : never }[keyof Table]

/** Where a file is to be had: for a link, an image, a download. */
export type AddressOf<Table extends Endpoints> = <Name extends FileName<Table>>(name: Name, input: CallInput<Table[Name]>) => string

type Input = Readonly<Record<string, unknown>>

/** The calls of a table, carried by `carry`. Their types are the endpoints' own; of the endpoints themselves only the light table is needed. */
export function createClient<Table extends Endpoints>(table: Readonly<Record<string, LightEndpoint>>, carry: Carry): Client<Table> {
  const calls = Object.entries(table).map(
    ([name, light]) => [name, (input: Input = {}, options: CallOptions = {}) => carry(prepare(light, input), options)] as const,
  )
  // The names are the table's, and what each is given and gives back is said by the endpoint of that name.
  return Object.fromEntries(calls) as unknown as Client<Table>
}

export function createAddressOf<Table extends Endpoints>(table: Readonly<Record<string, LightEndpoint>>): AddressOf<Table> {
  return (name, input) => {
    const light = table[String(name)]
    if (light === undefined) throw new Error(`${String(name)} is no endpoint`)
    return prepare(light, input as Input).address
  }
}

/** Puts each value of the input where the endpoint wants it. */
export function prepare(light: LightEndpoint, input: Input): Outgoing {
  const { verb, path, query, body } = light
  const rest = new Map(Object.entries(input))
  const take = (name: string) => {
    const value = rest.get(name)
    rest.delete(name)
    return value
  }
  const place = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(take(name))))
  const asked = body === undefined ? [...rest] : (query ?? []).map((name) => [name, take(name)] as const)
  const address = place + queryString(asked)
  if (body === undefined) return { verb, address }
  return { verb, address, body: body === 'json' ? Object.fromEntries(rest) : formOf(rest) }
}

/** A query string from what is set; undefined and empty values are left out. */
function queryString(values: readonly (readonly [string, unknown])[]): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of values) if (value !== undefined && value !== '') parameters.set(name, String(value))
  const text = parameters.toString()
  return text === '' ? '' : `?${text}`
}

function formOf(values: ReadonlyMap<string, unknown>): FormData {
  const form = new FormData()
  // Texts stand before the file: who reads the form knows them when it comes.
  for (const [name, value] of values) if (typeof value === 'string') form.set(name, value)
  for (const [name, value] of values) if (value instanceof Blob) form.set(name, value)
  return form
}
