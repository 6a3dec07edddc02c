import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { importRows } from '../../kernel/index.ts'
import { packs } from '../../packs/index.ts'

/** Gives a new township the records that packs start it with, through the import that office files take: the town's own from then on. Twice adds nothing. */
export async function seedTown(kernel: Kernel, actor: Actor): Promise<number> {
  let added = 0
  for (const { id, seeds = [] } of packs) {
    for (const { ledger, rows } of seeds) {
      const columns = Object.keys(rows[0] ?? {})
      const numbered = rows.map((cells, index) => ({ row: index + 2, cells }))
      const result = await importRows(kernel, actor, { ledger, columns, rows: numbered, source: { file: `${id} 包自带` } })
      if (result.rejected.length > 0)
        throw new Error(`pack ${id} has a seed that its ledger refuses: ${JSON.stringify(result.rejected[0])}`)
      added += result.added
    }
  }
  return added
}
