/** What a value from outside (a row, a kept JSON text) must be before it is taken as `Value`. */
export interface Shape<Value> {
  /** In a few words, for whoever reads the error: `a text or nothing`. */
  readonly says: string
  is(value: unknown): value is Value
  /** Where in the value, and what is wrong; undefined when it is of the shape. */
  fault(value: unknown): string | undefined
}

/** The type of what has this shape. */
export type ShapeOf<One> = One extends Shape<infer Value> ? Value : never

/** A shape that is judged as a whole. */
export function shapeOf<Value>(says: string, is: (value: unknown) => value is Value): Shape<Value> {
  return { says, is, fault: (value) => (is(value) ? undefined : `is ${present(value)}, not ${says}`) }
}

/** Whatever it is. */
export const anything = shapeOf('anything', (_value): _value is unknown => true)
export const text = shapeOf('a text', (value): value is string => typeof value === 'string')
export const flag = shapeOf('true or false', (value): value is boolean => typeof value === 'boolean')
/** A whole number that JavaScript holds exactly. */
export const count = shapeOf('a whole number', (value): value is number => Number.isSafeInteger(value))

/** One of these words. */
export function oneOf<const Word extends string>(words: readonly Word[]): Shape<Word> {
  const known: readonly string[] = words
  return shapeOf(`one of ${words.join(', ')}`, (value): value is Word => typeof value === 'string' && known.includes(value))
}

/** The value, or null. */
export function orNull<Value>(one: Shape<Value>): Shape<Value | null> {
  return shapeOf(`${one.says} or null`, (value): value is Value | null => value === null || one.is(value))
}

/** Either of two. */
export function either<Left, Right>(left: Shape<Left>, right: Shape<Right>): Shape<Left | Right> {
  return shapeOf(`${left.says} or ${right.says}`, (value): value is Left | Right => left.is(value) || right.is(value))
}

/** A list, each of whose members has the shape. */
export function listOf<Value>(one: Shape<Value>): Shape<readonly Value[]> {
  return {
    says: `a list, each ${one.says}`,
    is: (value): value is readonly Value[] => Array.isArray(value) && value.every((member) => one.is(member)),
    fault: (value) => (Array.isArray(value) ? firstFault(value.entries(), () => one) : `is ${present(value)}, not a list`),
  }
}

/** An object with any keys, each of whose values has the shape. */
export function mapOf<Value>(one: Shape<Value>): Shape<Readonly<Record<string, Value>>> {
  return {
    says: `an object, each value ${one.says}`,
    is: (value): value is Readonly<Record<string, Value>> => isObject(value) && Object.values(value).every((member) => one.is(member)),
    fault: (value) => (isObject(value) ? firstFault(Object.entries(value), () => one) : `is ${present(value)}, not an object`),
  }
}

export type Members = Readonly<Record<string, Shape<unknown>>>

/** The type of an object with these members. */
export type ObjectOf<Required extends Members, Optional extends Members = Record<never, never>> = {
  readonly [Key in keyof Required]: ShapeOf<Required[Key]>
} & { readonly [Key in keyof Optional]?: ShapeOf<Optional[Key]> }

/** An object with these members and, where it has them, the optional ones; others are let through and not seen. */
export function object<Required extends Members, Optional extends Members = Record<never, never>>(
  required: Required,
  optional?: Optional,
): Shape<ObjectOf<Required, Optional>> {
  const known: Members = { ...optional, ...required }
  const checks = Object.entries(known).map(([key, one]) => ({ key, one, needed: key in required }))
  const parts = (value: object) =>
    Object.keys(known).flatMap((key) => (key in required || key in value ? [[key, Reflect.get(value, key)] as const] : []))
  return {
    says: `an object with ${Object.keys(required).join(', ')}`,
    is: (value): value is ObjectOf<Required, Optional> => {
      if (!isObject(value)) return false
      // Rows are looked at by the hundred thousand: nothing is built and nothing called to look at one but its members' shapes.
      for (const { key, one, needed } of checks) if ((needed || key in value) && !one.is(value[key])) return false
      return true
    },
    fault: (value) => (isObject(value) ? firstFault(parts(value), (key) => known[key]) : `is ${present(value)}, not an object`),
  }
}

/** What has both shapes. */
export function both<Left, Right>(left: Shape<Left>, right: Shape<Right>): Shape<Left & Right> {
  return {
    says: `${left.says} and ${right.says}`,
    is: (value): value is Left & Right => left.is(value) && right.is(value),
    fault: (value) => left.fault(value) ?? right.fault(value),
  }
}

/** The value, when it has the shape; throws when not, saying where in `what` it is something else. The texts of the kernel are its own, so that is a bug. */
export function requireShape<Value>(shape: Shape<Value>, value: unknown, what: string): Value {
  if (shape.is(value)) return value
  throw new Error(`${what} ${shape.fault(value) ?? `is not ${shape.says}`}`)
}

function firstFault(members: Iterable<readonly [string | number, unknown]>, shape: (key: string) => Shape<unknown> | undefined) {
  for (const [key, member] of members) {
    const fault = shape(String(key))?.fault(member)
    if (fault !== undefined) return `at ${key} ${fault}`
  }
  return undefined
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A value in an error: of a text only its beginning, for it may be long or somebody's. */
function present(value: unknown): string {
  if (typeof value === 'string') return `the text ${JSON.stringify(value.slice(0, 20))}`
  return value === null || value === undefined || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : Array.isArray(value)
      ? 'a list'
      : `some ${typeof value}`
}
