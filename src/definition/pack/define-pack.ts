import type { PackDefinition } from './types.ts'

/** Writes a pack down; gives the same object back. */
export function definePack(definition: PackDefinition): PackDefinition {
  return definition
}
