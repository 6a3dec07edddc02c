import type { PackDefinition } from './types.ts'

export function definePack(definition: PackDefinition): PackDefinition {
  return definition
}
