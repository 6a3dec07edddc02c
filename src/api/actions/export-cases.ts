import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { type CaseQuery, type CaseSummary, listCases, noteExport, readsTitlesInFull } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { csvLine, type SheetColumn, writeWorkbookAsync } from '../../office/index.ts'
import { handedOutTo } from '../views/handed-out.ts'
import type { TableFormat } from './export-ledger.ts'

const outcomes = { done: '办结', refused: '不予办理', merged: '并入' } as const

const columns: readonly (SheetColumn & { readonly read: (one: CaseSummary) => string | null })[] = [
  { label: '事项编号', type: 'text', read: ({ number }) => number },
  { label: '对象', type: 'text', read: ({ subjectTitle }) => subjectTitle },
  { label: '环节', type: 'text', read: ({ stateLabel }) => stateLabel },
  { label: '开始日期', type: 'date', read: ({ openedOn }) => openedOn },
  { label: '期限', type: 'date', read: ({ due }) => due },
  { label: '逾期天数', type: 'number', read: ({ daysLate }) => (daysLate === 0 ? null : String(daysLate)) },
  { label: '中止至', type: 'date', read: ({ suspendedUntil }) => suspendedUntil },
  { label: '退回次数', type: 'number', read: ({ returns }) => (returns === 0 ? null : String(returns)) },
  { label: '结束日期', type: 'date', read: ({ endedOn }) => endedOn },
  { label: '结果', type: 'text', read: ({ outcome }) => (outcome === null ? null : outcomes[outcome]) },
  { label: '责任人', type: 'text', read: ({ holderName }) => holderName },
  { label: '开始人', type: 'text', read: ({ openerName }) => openerName },
]

/**
 * The cases of a loop as an office file: what the list shows, page after page. Where others see something of the ledger masked, it is in the chain before
 * anybody has it. Refuses with `not-found` a loop that there is not.
 */
export async function exportCases(
  kernel: Kernel,
  actor: Actor,
  { loop, format, query }: { readonly loop: string; readonly format: TableFormat; readonly query: CaseQuery },
): Promise<{ readonly name: string; readonly content: Uint8Array }> {
  const found = kernel.catalogue.catalogue.loops.find(({ id }) => id === loop)
  if (found === undefined) throw new Refusal('not-found', `没有编号为“${loop}”的闭环。`)
  const rows: string[][] = []
  for await (const row of readRows(kernel, actor, query)) rows.push(row)
  const { states, late, mine, standing, search } = query
  const also = ['cases', ...Object.entries({ states, late, mine, standing }).flatMap(([name, said]) => (said === undefined ? [] : [name]))]
  await noteExport(kernel, actor, { ledger: found.ledger, format, rows: rows.length, also, search })
  if (format === 'csv')
    return { name: found.label, content: Buffer.from(`\uFEFF${[columns.map(({ label }) => label), ...rows].map(csvLine).join('')}`) }
  const footer = readsTitlesInFull(kernel.catalogue, actor, kernel.catalogue.getLedger(found.ledger))
    ? handedOutTo(kernel, actor)
    : undefined
  const sheets = [{ name: found.label, columns: columns.map(({ label, type }) => ({ label, type })), rows, footer }]
  return { name: found.label, content: await writeWorkbookAsync({ sheets }) }
}

async function* readRows(kernel: Kernel, actor: Actor, query: CaseQuery): AsyncGenerator<string[]> {
  let after: string | undefined
  do {
    const page = await listCases(kernel, actor, { ...query, limit: 500, ...(after === undefined ? {} : { after }) })
    for (const one of page.cases) yield columns.map(({ read }) => read(one) ?? '')
    after = page.next
  } while (after !== undefined)
}
