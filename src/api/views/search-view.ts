import { inDomains } from '../../kernel/access/domain/in-domains.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { listCases, listTemplates, searchEverything } from '../../kernel/index.ts'
import { pinyinInitials, pinyinSyllables } from '../../kernel/ledger/table/title-key.ts'
import type { SearchHit } from '../contract/search.ts'

const most = 8

export interface Found {
  readonly hits: SearchHit[]
  /** Of each case among them the ledger of its record. */
  readonly cases: readonly string[]
}

/** Anything by name: records first, since most who search mean somebody, then open cases by number or subject, ledgers, indicators, reports. */
export async function presentSearch(whole: Kernel, actor: Actor, text: string): Promise<Found> {
  const kernel = await inDomains(whole, actor)
  const wanted = text.trim()
  const { ledgers, indicators, packs } = kernel.catalogue.catalogue
  const named = ({ label, aliases }: { readonly label: string; readonly aliases: readonly string[] }) =>
    wanted !== '' && [label, ...aliases].some((name) => isCalled(name, wanted.toLowerCase()))
  const packOf = (id: string) => packs.find((pack) => pack.id === id)?.label ?? id
  const reports = await listTemplates(kernel, actor)
  const records = await searchEverything(kernel, actor, { text: wanted })
  // What is over is asked for by its number: words would find years of it.
  const standing = /^\d{4}-\d+$/.test(wanted) ? 'all' : 'open'
  const { cases } = wanted === '' ? { cases: [] } : await listCases(kernel, actor, { search: wanted, standing, limit: most })
  const hits = [
    ...records
      .filter(({ ledger }) => ledger !== 'case' && ledger !== 'case-step')
      .map(
        ({ id, ledger, label, title, detail, total }): SearchHit => ({
          kind: 'record',
          id,
          title,
          ledger,
          ledgerLabel: label,
          total,
          ...(detail === '' ? {} : { detail }),
        }),
      ),
    ...cases.map(
      ({ id, subjectTitle, loopLabel, stateLabel, number }): SearchHit => ({
        kind: 'case',
        id,
        title: subjectTitle,
        detail: `${loopLabel} · ${stateLabel} · ${number}`,
      }),
    ),
    ...shortest(ledgers.filter(named)).map(({ id, label, purpose }): SearchHit => ({ kind: 'ledger', id, title: label, detail: purpose })),
    ...shortest(indicators.filter(named)).map(
      ({ id, label, pack }): SearchHit => ({ kind: 'indicator', id, title: label, detail: packOf(pack) }),
    ),
    ...reports
      .filter(({ title }) => isCalled(title, wanted.toLowerCase()))
      .map(({ id, title, period }): SearchHit => ({ kind: 'report', id, title, detail: period })),
  ]
  return { hits, cases: cases.map(({ ledger }) => ledger) }
}

/** By its words, or by the beginning of their sound. */
function isCalled(name: string, wanted: string): boolean {
  if (name.toLowerCase().includes(wanted)) return true
  return /^[a-z][0-9a-z]*$/.test(wanted) && (pinyinInitials(name).startsWith(wanted) || pinyinSyllables(name).startsWith(wanted))
}

/** The shortest names first: what was typed is the greater part of them. */
function shortest<Item extends { readonly label: string }>(items: readonly Item[]): readonly Item[] {
  return items.toSorted((left, right) => left.label.length - right.label.length).slice(0, most)
}
