import type { Field } from '../field/types.ts'
import type { LoopDefinition } from './types.ts'

/** Gives the definition back unchanged. Misspelt states, steps and fields do not compile. */
export function defineLoop<const Fields extends Readonly<Record<string, Field>>, const State extends string, const Step extends string>(
  definition: LoopDefinition<Fields, State, Step>,
): LoopDefinition<Fields, State, Step> {
  return definition
}
