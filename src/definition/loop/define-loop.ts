import type { Field } from '../field/types.ts'
import type { LoopDefinition } from './types.ts'

/** A loop whose states and steps are known by name: a screen that takes one that is not there does not compile. */
export type NamedLoop<State extends string, Step extends string> = Omit<LoopDefinition, 'states' | 'steps'> & {
  readonly states: Readonly<Record<State, LoopDefinition['states'][string]>>
  readonly steps: Readonly<Record<Step, LoopDefinition['steps'][string]>>
}

/** Writes a loop down and gives it back. Misspelt states, steps and fields do not compile. */
export function defineLoop<const Fields extends Readonly<Record<string, Field>>, State extends string, Step extends string>(
  definition: LoopDefinition<Fields, State, Step>,
): NamedLoop<State, Step>
export function defineLoop(definition: LoopDefinition): LoopDefinition {
  return definition
}
