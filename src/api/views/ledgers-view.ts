import { inDomains } from '../../kernel/access/domain/in-domains.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { summariseLedgers } from '../../kernel/ledger/query/summarise-ledgers.ts'
import type { LedgerSummary } from '../contract/ledger.ts'
import { definedOf } from './defined-of.ts'

export async function presentLedgers(whole: Kernel, actor: Actor): Promise<LedgerSummary[]> {
  const kernel = await inDomains(whole, actor)
  const { ledgers, packs, indicators } = kernel.catalogue.catalogue
  const activity = new Map((await summariseLedgers(kernel, actor)).map((one) => [one.ledger, one]))
  return ledgers.map(({ id, label, kind, pack, purpose }) => ({
    id,
    label,
    kind,
    pack,
    packLabel: packs.find((one) => one.id === pack)?.label ?? pack,
    purpose,
    count: activity.get(id)?.count ?? 0,
    ...definedOf({ updatedAt: activity.get(id)?.updatedAt }),
    indicators: indicators.filter((indicator) => 'ledger' in indicator && indicator.ledger === id).length,
  }))
}
