import type { BoardProgress } from '../../api/contract/board.ts'
import { monthOfYear } from '../../definition/period/calendar-month.ts'
import { inUnitNumber, quantityText } from '../parts/quantity.ts'
import styles from './board.module.css'

type Point = BoardProgress['months'][number]

interface Props {
  readonly title: string
  readonly progress: BoardProgress
  /** With months and percentages beside it. */
  readonly large?: boolean
}

/** Plan and actual over the year's months: what was planned is dashed, what was done is drawn through. */
export function ProgressCurve({ title, progress, large = false }: Props) {
  const { months, light } = progress
  const box = large ? { width: 340, height: 170, left: 34, right: 8, top: 8, bottom: 20 } : { ...tiny }
  const x = (index: number) => box.left + (index * (box.width - box.left - box.right)) / Math.max(1, months.length - 1)
  const y = (percent: number) => box.top + ((100 - Math.min(100, Math.max(0, percent))) * (box.height - box.top - box.bottom)) / 100
  const line = (pick: (point: Point) => string | null) => path(months, pick, { x, y })
  return (
    <svg
      className={large ? styles.curveLarge : styles.curve}
      viewBox={`0 0 ${box.width} ${box.height}`}
      role="img"
      aria-label={`${title}：${describe(months)}`}
    >
      {large
        ? [0, 50, 100].map((percent) => (
            <g key={percent}>
              <line x1={box.left} x2={box.width - box.right} y1={y(percent)} y2={y(percent)} className={styles.grid} />
              <text x={box.left - 6} y={y(percent) + 4} textAnchor="end">
                {percent}%
              </text>
            </g>
          ))
        : null}
      {large
        ? months.map(({ month }, index) =>
            index % 2 === 0 ? (
              <text key={month} x={x(index)} y={box.height - 4} textAnchor="middle">
                {monthOfYear(month)}月
              </text>
            ) : null,
          )
        : null}
      <path d={line(({ planned }) => planned)} className={styles.planned} />
      <path d={line(({ actual }) => actual)} className={`${styles.actual} ${styles[`${light}Line`]}`} />
    </svg>
  )
}

const tiny = { width: 96, height: 30, left: 2, right: 2, top: 2, bottom: 2 } as const

/** Pieces of line between the months that have a value; a gap stays a gap. */
function path(
  months: readonly Point[],
  pick: (point: Point) => string | null,
  { x, y }: { readonly x: (index: number) => number; readonly y: (percent: number) => number },
): string {
  let drawing = false
  return months
    .map((point, index) => {
      const value = inUnitNumber(pick(point), '%')
      if (value === null) {
        drawing = false
        return ''
      }
      const move = drawing ? 'L' : 'M'
      drawing = true
      return `${move}${x(index).toFixed(1)} ${y(value).toFixed(1)}`
    })
    .join('')
}

function describe(months: readonly Point[]): string {
  const last = months.findLast(({ actual }) => actual !== null)
  if (last === undefined) return '还没有月报'
  return `到${monthOfYear(last.month)}月计划${quantityText(last.planned, '%')}，实际${quantityText(last.actual, '%')}`
}
