import { inDomains } from '../../kernel/access/domain/in-domains.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { listCases, listTemplates, searchEverything } from '../../kernel/index.ts'
import type { SearchHit } from '../contract/search.ts'

const most = 8

/** Anything by name: ledgers, indicators and reports first, since there are few of them, then open cases by number or subject, then records. */
export async function presentSearch(whole: Kernel, actor: Actor, text: string): Promise<SearchHit[]> {
  const kernel = await inDomains(whole, actor)
  const wanted = text.trim()
  const { ledgers, indicators, packs } = kernel.catalogue.catalogue
  const named = ({ label, aliases }: { readonly label: string; readonly aliases: readonly string[] }) =>
    [label, ...aliases].some((name) => name.includes(wanted))
  const packOf = (id: string) => packs.find((pack) => pack.id === id)?.label ?? id
  const reports = await listTemplates(kernel, actor)
  const records = await searchEverything(kernel, actor, { text: wanted })
  // What is over is asked for by its number: words would find years of it.
  const standing = /^\d{4}-\d+$/.test(wanted) ? 'all' : 'open'
  const { cases } = wanted === '' ? { cases: [] } : await listCases(kernel, actor, { search: wanted, standing, limit: most })
  return [
    ...shortest(ledgers.filter(named), ({ label }) => label).map(
      ({ id, label, purpose }): SearchHit => ({ kind: 'ledger', id, title: label, detail: purpose }),
    ),
    ...shortest(indicators.filter(named), ({ label }) => label).map(
      ({ id, label, pack }): SearchHit => ({ kind: 'indicator', id, title: label, detail: packOf(pack) }),
    ),
    ...reports
      .filter(({ title }) => title.includes(wanted))
      .map(({ id, title, period }): SearchHit => ({ kind: 'report', id, title, detail: period })),
    ...cases.map(
      ({ id, subjectTitle, loopLabel, stateLabel, number }): SearchHit => ({
        kind: 'case',
        id,
        title: subjectTitle,
        detail: `${loopLabel} · ${stateLabel} · ${number}`,
      }),
    ),
    ...records
      .filter(({ ledger }) => ledger !== 'case' && ledger !== 'case-step')
      .map(({ id, ledger, label, title }): SearchHit => ({ kind: 'record', id, title, ledger, ledgerLabel: label })),
  ]
}

/** The shortest names first: what was typed is the greater part of them. */
function shortest<Item>(items: readonly Item[], nameOf: (item: Item) => string): readonly Item[] {
  return [...items].sort((left, right) => nameOf(left).length - nameOf(right).length).slice(0, most)
}
