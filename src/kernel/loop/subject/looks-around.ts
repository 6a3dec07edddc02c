import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ResolvedLoop } from '../../../definition/loop/types.ts'
import { compileCondition } from '../../ledger/sql/index.ts'
import { openRecords } from './record-source.ts'
import { compileTerm } from './terms.ts'

const known = new WeakMap<ResolvedLoop, boolean>()

/** Whether where a case begins, or when a state of its is due, hangs on other records of the ledger that the loop is over. Then it must see all of them. */
export function looksAround(catalogue: CatalogueIndex, loop: ResolvedLoop): boolean {
  const found = known.get(loop) ?? readsItsLedger(catalogue, loop)
  known.set(loop, found)
  return found
}

/** Compiled over no records at all, what is read besides shows in the statement. */
function readsItsLedger(catalogue: CatalogueIndex, { ledger, opensWhen, adopts, states }: ResolvedLoop): boolean {
  const source = openRecords({ kernel: { catalogue }, town: '' }, ledger, new Map())
  const { ledgers } = source.scope
  ledgers.delete(ledger)
  const today = '2020-01-01'
  const conditions = [...(opensWhen === undefined ? [] : [opensWhen]), ...adopts.map(({ when }) => when)]
  for (const condition of conditions) compileCondition(condition, { sources: [source], today })
  for (const { deadline, hold } of states) for (const term of [deadline, hold]) compileTerm(catalogue, term, { source, today })
  return ledgers.has(ledger)
}
