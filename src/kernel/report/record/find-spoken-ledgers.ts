import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { wordsOfLedger } from './words-of-ledger.ts'

/** Words of the ledgers by their first character: each with the ledgers whose word it is. */
type LedgersByWord = ReadonlyMap<string, readonly { readonly text: string; readonly ledgers: readonly string[] }[]>

const kept = new WeakMap<CatalogueIndex, LedgersByWord>()

/**
 * The ledgers of whose records some sentences may speak, by id: a clause is told by records only with a word of the ledger's own (what it is called, a field,
 * a choice) beside their names, so that no record is read to know it.
 */
export function findSpokenLedgers(catalogue: CatalogueIndex, sentences: readonly string[]): ReadonlySet<string> {
  const words = kept.get(catalogue) ?? indexLedgers(catalogue)
  kept.set(catalogue, words)
  const found = new Set<string>()
  for (const sentence of sentences)
    for (let at = 0; at < sentence.length; at += 1)
      for (const { text, ledgers } of words.get(sentence.charAt(at)) ?? [])
        if (sentence.startsWith(text, at)) for (const ledger of ledgers) found.add(ledger)
  return found
}

function indexLedgers({ catalogue }: CatalogueIndex): LedgersByWord {
  const ledgersOf = new Map<string, string[]>()
  for (const ledger of catalogue.ledgers)
    for (const text of wordsOfLedger({ ledger, records: [], short: new Map() }).texts)
      ledgersOf.set(text, [...(ledgersOf.get(text) ?? []), ledger.id])
  const found = new Map<string, { readonly text: string; readonly ledgers: readonly string[] }[]>()
  for (const [text, ledgers] of ledgersOf) found.set(text.charAt(0), [...(found.get(text.charAt(0)) ?? []), { text, ledgers }])
  return found
}
