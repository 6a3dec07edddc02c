import { listBackgrounds } from '../../../definition/report/list-backgrounds.ts'
import { parseTemplate } from '../../../definition/report/parse-template.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import type { Instant } from '../../ledger/types.ts'
import { getTemplate } from '../template/templates.ts'
import { findConfirmation, listConfirmations } from './confirmations.ts'

export interface OpenConfirmation {
  readonly line: number
  readonly column: number
  readonly words: string
  readonly source: string
  /** The person's name. */
  readonly by: string
  readonly at: Instant
}

/** The backgrounds of a template as it is stored that somebody confirmed, each at its place. Refuses with `not-found`. */
export async function listOpenConfirmations(
  kernel: Kernel,
  actor: Actor,
  { template: id }: { readonly template: string },
): Promise<readonly OpenConfirmation[]> {
  const stored = await getTemplate(kernel, actor, { id })
  const { template } = parseTemplate(stored.source, stored.title)
  if (template === undefined) return []
  const confirmations = await listConfirmations(kernel, actor, { template: id })
  return listBackgrounds(template).flatMap((background) => {
    const found = findConfirmation(confirmations, background)
    if (found === undefined) return []
    const { line, column } = background.at
    return [{ line, column, words: background.words, source: background.source ?? '', by: found.name, at: found.at }]
  })
}
