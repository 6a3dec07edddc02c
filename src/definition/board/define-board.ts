import type { BoardDefinition } from './types.ts'

/** Gives the definition back unchanged; what it says is checked when the catalogue is resolved. */
export function defineBoard(definition: BoardDefinition): BoardDefinition {
  return definition
}
