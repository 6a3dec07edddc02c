import type { CoverageArea } from '../../api/contract/grid.ts'
import type { Tone } from '../parts/Tag.tsx'

/** Red where something has nobody, amber where somebody is late or away, green where all is well; grey where there is nothing to answer for. */
export function placeTone({ inScope, uncovered, unattended, overdue }: CoverageArea): Exclude<Tone, 'info'> {
  if (inScope === 0) return 'plain'
  if (uncovered > 0) return 'late'
  return unattended + overdue > 0 ? 'due' : 'good'
}

/** The same in words: colour alone tells nobody who cannot see it. */
export function placeWords({ inScope, uncovered, unattended, overdue }: CoverageArea): string {
  if (inScope === 0) return '没有责任对象'
  const parts = [
    uncovered > 0 ? `${uncovered} 个无人负责` : '',
    unattended > 0 ? `${unattended} 个责任人不在岗` : '',
    overdue > 0 ? `${overdue} 个逾期未走访` : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? `${inScope} 个都有人负责` : parts.join('，')
}
