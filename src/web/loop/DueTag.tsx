import type { CaseSummary } from '../../api/contract/loop.ts'
import { dayWords, dueWords } from '../parts/due.ts'
import { Tag } from '../parts/Tag.tsx'
import { outcomeWords, stateTone } from './words.ts'

/** How a case stands in time: late, due, far, resting, or over and how. The day itself is in its title. */
export function DueTag({ item, today }: { readonly item: CaseSummary; readonly today: string }) {
  if (item.outcome !== null) return <Tag tone={stateTone(item)}>{outcomeWords[item.outcome]}</Tag>
  const { words, tone, day } = dueWords(item.due, today, item.suspendedUntil)
  return (
    <span title={day === undefined ? undefined : `${item.suspendedUntil === null ? '期限' : '中止至'} ${dayWords(day, today)}`}>
      <Tag tone={tone}>{words}</Tag>
    </span>
  )
}
