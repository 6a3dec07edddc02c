import type { CatalogueIndex } from '../definition/catalogue/index-catalogue.ts'
import { partRulesOf } from './ledger/reach/part-rules.ts'
import { caseLedgerId } from './loop/ledgers/case.ledger.ts'
import { caseStepLedgerId } from './loop/ledgers/case-step.ledger.ts'
import type { PartPolicy, PartRules } from './storage/wall/part-rules.ts'

/**
 * The kernel's own tables that are read in somebody's part of the town: what of them is no record, and of nobody's part. All others are unknown to whoever
 * reads there; `conformance/wall` says why of each.
 */
const readInParts: readonly PartPolicy[] = [
  { table: 'audit_head' },
  { table: 'change_mark' },
  { table: 'closed_year' },
  { table: 'domain_off' },
  { table: 'record_comment' },
  { table: 'comment_seen' },
  { table: 'town' },
  { table: 'town_user', columns: ['town', 'id', 'account', 'name', 'role', 'office', 'cadre', 'disabled_at'] },
]

/** Everything that the database holds whoever answers for a part of a town to. */
export function partRules(catalogues: readonly CatalogueIndex[]): PartRules {
  const { views, policies } = partRulesOf(catalogues, [caseLedgerId, caseStepLedgerId])
  return { views, policies: [...readInParts, ...policies] }
}
