import type { ScreenDefinition } from './types.ts'

/** Writes a screen down. Gives the same object back, its address kept as a type, so that the varying parts of a link are checked. */
export function defineScreen<const Path extends string, Definition extends ScreenDefinition<Path>>(
  definition: Definition & { readonly path: Path },
): Definition & { readonly path: Path } {
  return definition
}
