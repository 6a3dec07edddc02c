import type { PublicPageDefinition } from './types.ts'

/** Gives the definition back unchanged; what it says is checked when the catalogue is resolved. */
export function definePublicPage(definition: PublicPageDefinition): PublicPageDefinition {
  return definition
}
