import { requireShape, type Shape } from './shape.ts'

/** JSON text as what it is to a program: unknown. Throws SyntaxError when it is none. */
export function parseJson(text: string): unknown {
  return JSON.parse(text)
}

/** JSON text that must be of a shape; throws when it is not, naming `what`. For texts that the program wrote itself: anything else is a bug. */
export function parseShape<Value>(shape: Shape<Value>, text: string, what: string): Value {
  return requireShape(shape, parseJson(text), what)
}
