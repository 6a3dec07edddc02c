import type { OwnDefinition } from './types.ts'

/** The definition with the ledgers that were removed, under names that nobody else has: their tables, and the versions in them, are still kept and verified. */
export function wholeOwn(own: OwnDefinition): OwnDefinition {
  const ledgers = own.ledgers.map(({ removed, ...ledger }) =>
    removed === true ? { ...ledger, label: `${ledger.label}（已删除，${ledger.id}）` } : ledger,
  )
  return { ...own, ledgers }
}
