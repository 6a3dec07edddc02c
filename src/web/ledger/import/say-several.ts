import type { ImportOutcome } from '../../../api/contract/import.ts'
import { groupDigits } from '../../parts/quantity.ts'
import { type ImportItem, type ImportsFlow, isBlocked } from './use-imports.ts'

/** What a table is called among others: its file, and its sheet where it was named. */
export function titleOf({ file, said }: Pick<ImportItem, 'file' | 'said'>): string {
  return said.sheet === undefined ? file.name : `${file.name} · ${said.sheet}`
}

/** The tables that can be written as they are, and have something to write. */
export function writable(items: readonly ImportItem[]): readonly ImportItem[] {
  return items.filter(({ step, outcome }) => step === 'preview' && outcome !== undefined && !isBlocked(outcome) && hasNews(outcome))
}

/** One sentence over several tables: which can be written and which went in, what they add and change, and which stay out. */
export function saySeveral(items: readonly ImportItem[], working: ImportsFlow['working']): string {
  const written = items.filter(({ step }) => step === 'done')
  const ready = writable(items)
  const bad = items.filter(({ step, outcome }) => step === 'stopped' || (step === 'preview' && outcome !== undefined && isBlocked(outcome)))
  const idle = items.filter(({ step, outcome }) => step === 'preview' && outcome !== undefined && !isBlocked(outcome) && !hasNews(outcome))
  const waiting = items.length - written.length - ready.length - bad.length - idle.length
  const parts = [
    written.length === 0 ? '' : `已写入 ${written.length} 份（${sumOf(written)}）`,
    ready.length === 0 ? '' : `${ready.length} 份可以写入（${sumOf(ready)}）`,
    idle.length === 0 ? '' : `${idle.length} 份都已经在台账里`,
    bad.length === 0 ? '' : `${bad.length} 份没有写（${bad.map(titleOf).join('、')}）`,
    waiting === 0 ? '' : `${waiting} 份${working === undefined ? '没有读' : working === 'reading' ? '还在读' : '正在写'}`,
  ]
  return `共 ${items.length} 份表：${parts.filter((part) => part !== '').join('，')}。`
}

function hasNews({ added, changed }: ImportOutcome): boolean {
  return added + changed > 0
}

function sumOf(items: readonly ImportItem[]): string {
  const sum = (name: 'added' | 'changed') => groupDigits(String(items.reduce((all, { outcome }) => all + (outcome?.[name] ?? 0), 0)))
  return `新增 ${sum('added')} 条，改动 ${sum('changed')} 条`
}
