import type { AnnexDefinition } from './types.ts'

/** Gives the definition back unchanged; what it says is checked when the catalogue is resolved. */
export function defineAnnex(definition: AnnexDefinition): AnnexDefinition {
  return definition
}
