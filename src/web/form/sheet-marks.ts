import type { FilledFormView, FormView } from '../../api/contract/form.ts'
import { presentPeriodKey } from '../parts/period.ts'

export type MarkTone = 'sure' | 'kept' | 'open' | 'left' | 'filled' | 'empty'

/** What stands in a blank cell of the sheet for whoever looks. */
export interface Mark {
  readonly tone: MarkTone
  /** In the cell itself; short. */
  readonly text: string
  /** In full, for whoever hovers or listens. */
  readonly says: string
}

export type Marks = ReadonlyMap<string, Mark>

/** `表!C7` */
export function placeOf({ sheet, cell }: { readonly sheet: string; readonly cell: string }): string {
  return `${sheet}!${cell}`
}

/** What each cell of a form is bound to, by its place. */
export function bindingMarks({ cells, open, left }: FormView): Marks {
  const marks = new Map<string, Mark>()
  for (const { why, label, ...cell } of open) marks.set(placeOf(cell), { tone: 'open', text: '？', says: `${label}：${why}` })
  for (const { why, byHand, label, ...cell } of left)
    marks.set(placeOf(cell), {
      tone: 'left',
      text: byHand ? '手填' : '空着',
      says: `${label}：${byHand ? '由人手填' : '有意空着'}，${why}`,
    })
  for (const cell of cells) {
    const says = bindingWords(cell.binding)
    const isKept = cell.kept === true
    const sure = isKept ? '已认可' : `把握 ${Math.round(cell.confidence * 100)}%`
    const text = isKept ? says.short : `${says.short} ${Math.round(cell.confidence * 100)}%`
    marks.set(placeOf(cell), { tone: isKept ? 'kept' : 'sure', text, says: `${cell.label}：由${says.long}填，${sure}` })
  }
  return marks
}

/** What each cell was filled with, or why not. */
export function filledMarks({ filled, empty }: FilledFormView): Marks {
  const marks = new Map<string, Mark>()
  for (const { why, left, ...cell } of empty)
    marks.set(placeOf(cell), { tone: left ? 'left' : 'empty', text: left ? '空着' : '空', says: why })
  for (const cell of filled)
    marks.set(placeOf(cell), { tone: 'filled', text: cell.value, says: `${bindingWords(cell.binding).long}，${cell.records} 条记录` })
  return marks
}

type Binding = FormView['cells'][number]['binding']

const figureWords = { value: '', growth: '同比', change: '比上年增减' } as const

/** A binding in a few words, and in all of them. */
export function bindingWords(binding: Binding): { readonly short: string; readonly long: string } {
  if (binding.type === 'town') return { short: '镇名', long: '镇名' }
  if (binding.type === 'column') return { short: binding.name, long: `台账“${binding.label}”第 ${binding.line} 条的“${binding.name}”` }
  const { label, form, period, unit, slices } = binding
  const name = `${label}${figureWords[form]}`
  const cut = slices.map(({ value }) => value).join('、')
  return {
    short: cut === '' ? name : `${name}（${cut}）`,
    long: [`“${name}”`, presentPeriodKey(period), cut, unit].filter((word) => word !== '').join(' · '),
  }
}
