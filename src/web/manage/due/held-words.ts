import type { DueSummaryView } from '../../../api/contract/destruction.ts'

/** Why a due record stays for the time being, in a few words. */
export function heldWords({ because, by }: Pick<DueSummaryView['held'][number], 'because' | 'by'>): string {
  switch (because) {
    case 'archive':
      return '移交档案馆'
    case 'hold':
      return '诉讼等暂缓'
    case 'open':
      return `${by}没有办结`
    case 'referenced':
      return `${by}还引用`
  }
}
