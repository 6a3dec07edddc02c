import type { Field } from '../field/types.ts'
import type { LoopDefinition } from './types.ts'

/** Writes a loop down and gives it back. Misspelt states, steps and fields do not compile. */
export function defineLoop<const Fields extends Readonly<Record<string, Field>>, State extends string, Step extends string>(
  definition: LoopDefinition<Fields, State, Step>,
): LoopDefinition
export function defineLoop(definition: LoopDefinition): LoopDefinition {
  return definition
}
