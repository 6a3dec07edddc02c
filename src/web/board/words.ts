import type { IssueSummary } from '../../api/contract/board.ts'
import type { ProgressLight } from '../../definition/board/progress-light.ts'
import type { ApartEntry } from '../../definition/board/types.ts'
import { monthOfYear, yearOfMonth } from '../../definition/period/calendar-month.ts'
import type { Tone } from '../parts/Tag.tsx'

export const lightWords: Readonly<Record<ProgressLight, string>> = { red: '红灯', yellow: '黄灯', green: '绿灯', unknown: '未报' }

/** In the order in which somebody has to look at them. */
export const lightOrder: readonly ProgressLight[] = ['red', 'yellow', 'green', 'unknown']

export const stateWords: Readonly<Record<IssueSummary['state'], string>> = { published: '公示中', frozen: '已定榜', withdrawn: '已撤回' }

export const stateTones: Readonly<Record<IssueSummary['state'], Tone>> = { published: 'due', frozen: 'good', withdrawn: 'plain' }

export const apartWords: Readonly<Record<ApartEntry['why'], string>> = { sample: '有数据的月份不够', weight: '适用的权重不够' }

export function presentMonth(month: string): string {
  return `${yearOfMonth(month)}年${monthOfYear(month)}月`
}
