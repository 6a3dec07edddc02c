import type { SourcePlace } from '../../../definition/diagnostic/diagnostic.ts'
import type { CompiledReport } from '../../../definition/report/types.ts'

/** Where a place stands for who writes prose and knows of no lines of a template: under which heading, in which paragraph below it. */
export function placeInProse({ blocks }: Pick<CompiledReport, 'blocks'>, at: Pick<SourcePlace, 'line'>): string {
  const before = blocks.filter(({ line }) => line <= at.line)
  if (before.length === 0) return '标题'
  const last = before.findLastIndex(({ type }) => type === 'heading')
  const heading = before[last]
  const title = heading?.type === 'heading' ? heading.inlines.map(({ text }) => text).join('') : ''
  const count = before.length - last - 1
  const kind = before.at(-1)?.type === 'table' ? '（表）' : ''
  return [title, count === 0 ? '' : `第 ${count} 段${kind}`].filter((words) => words !== '').join(' · ')
}
