import { villageLedger } from '../../../definition/field/kinds.ts'
import type { ResolvedField } from '../../../definition/ledger/types.ts'
import { normaliseName } from '../../../definition/name/normalise-name.ts'
import type { TownReading } from '../../town-session.ts'
import type { ImportProblem } from '../types.ts'
import { namedIn, type ReadRow } from './read-row.ts'
import type { ReferenceBook } from './resolve-references.ts'

const listed = 12

/** Which villages were taken for which, where a file calls them otherwise than the town does: 青竹 for 青竹村. Told once a column, for whoever looks before it is written. */
export async function tellVillages(
  { kernel }: Pick<TownReading, 'kernel'>,
  book: ReferenceBook,
  { rows, fields }: { readonly rows: readonly ReadRow[]; readonly fields: readonly ResolvedField[] },
): Promise<readonly ImportProblem[]> {
  const own = fields.filter(({ field }) => field.kind === 'village')
  if (own.length === 0 || kernel.catalogue.findLedger(villageLedger) === undefined) return []
  const villages = await book.index(villageLedger)
  return own.flatMap(({ id, field }) => {
    const taken = new Map<string, string>()
    const seen = new Set<string>()
    for (const row of rows) {
      const named = namedIn(row, id)
      const words = named?.map(({ text }) => text).join(' ') ?? ''
      if (named === undefined || seen.has(words)) continue
      seen.add(words)
      const title = villages.findTitle(named)
      // A code is nobody's short name.
      if (title !== undefined && /\p{Script=Han}/u.test(words) && plain(title) !== plain(words)) taken.set(words, title)
    }
    if (taken.size === 0) return []
    const some = [...taken].slice(0, listed).map(([words, title]) => `“${words}”读作“${title}”`)
    const message = `${some.join('，')}${taken.size > listed ? `，另有 ${taken.size - listed} 种写法` : ''}。不对的请改成村的全称再导。`
    return [{ code: 'village-name', severity: 'warning' as const, at: field.label, message }]
  })
}

function plain(text: string): string {
  return normaliseName(text).replace(/\s+/g, '')
}
