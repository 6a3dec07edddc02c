import { resolveCatalogue } from '../../definition/catalogue/resolve-catalogue.ts'
import type { Catalogue } from '../../definition/catalogue/types.ts'
import { hasErrors } from '../../definition/diagnostic/diagnostic.ts'
import { withKernelPacks } from '../../kernel/index.ts'
import { packs } from '../../packs/index.ts'

let loaded: Catalogue | undefined

/** Every definition of this edition: the packs and what the kernel keeps its own things in. Resolved once in a process. */
export function loadCatalogue(): Catalogue {
  loaded ??= resolveAll()
  return loaded
}

function resolveAll(): Catalogue {
  const { catalogue, diagnostics } = resolveCatalogue(withKernelPacks(packs))
  if (hasErrors(diagnostics)) {
    throw new Error(`the packs have mistakes:\n${diagnostics.map(({ at, code, message }) => `${at.source} ${code} ${message}`).join('\n')}`)
  }
  return catalogue
}
