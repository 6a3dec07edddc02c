import type { EChartsOption } from '../parts/Chart.tsx'
import { Chart } from '../parts/Chart.tsx'
import { chartFont, chartInk } from '../parts/chart-ink.ts'
import { inUnitNumber, quantityText, readingUnit } from '../parts/quantity.ts'
import { useThemeMode } from '../theme/theme-choice.ts'
import styles from './indicator.module.css'
import { monthWords } from './month-words.ts'

interface Point {
  readonly month: string
  readonly first?: string
  readonly value: string | null
  readonly lastYear: string | null
}

interface Props {
  readonly label: string
  readonly unit: string
  readonly year: number
  readonly points: readonly Point[]
  readonly target: string | null
  readonly bars: boolean
}

type Ink = ReturnType<typeof chartInk>

export function TrendChart({ label, unit, year, points, target, bars }: Props) {
  const mode = useThemeMode()
  return (
    <Chart
      className={styles.chart}
      option={trendOption({ label, unit, year, points, target, bars }, chartInk(mode))}
      label={`${label}逐月图`}
    />
  )
}

function trendOption({ unit: own, year, points, target, bars }: Props, ink: Ink): EChartsOption {
  const unit = readingUnit(own, target, ...points.flatMap(({ value, lastYear }) => [value, lastYear]))
  const goal = inUnitNumber(target, unit)
  return {
    animationDuration: 200,
    textStyle: { fontFamily: chartFont, color: ink.pale },
    grid: { left: 8, right: goal === null ? 16 : 72, top: 36, bottom: 8, containLabel: true },
    legend: {
      top: 4,
      right: 8,
      itemWidth: 14,
      itemHeight: 8,
      itemGap: 18,
      textStyle: { color: ink.graphite },
      data: [`${year}年`, `${year - 1}年`],
    },
    tooltip: {
      trigger: 'axis',
      backgroundColor: ink.pop,
      borderColor: ink.line,
      textStyle: { color: ink.ink, fontSize: 13 },
      formatter: (items: unknown) => tooltip(items, points, { unit: own, year }),
    },
    xAxis: {
      type: 'category',
      data: points.map(monthWords),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: ink.line } },
      axisLabel: { color: ink.pale },
    },
    yAxis: {
      type: 'value',
      name: unit === '无' ? '' : unit,
      nameTextStyle: { color: ink.pale, align: 'left' },
      nameGap: 14,
      axisLabel: { color: ink.pale },
      splitLine: { lineStyle: { color: ink.lineSoft } },
    },
    series: [
      lastYear({ name: `${year - 1}年`, data: points.map((point) => inUnitNumber(point.lastYear, unit)), bars }, ink),
      {
        ...thisYear({ name: `${year}年`, data: points.map((point) => inUnitNumber(point.value, unit)), bars }, ink),
        ...(goal === null ? {} : { markLine: goalLine({ goal, words: `任务 ${quantityText(target, unit)}` }, ink) }),
      },
    ],
  }
}

interface Series {
  readonly name: string
  readonly data: (number | null)[]
  readonly bars: boolean
}

function lastYear({ name, data, bars }: Series, ink: Ink) {
  return bars
    ? {
        name,
        type: 'bar' as const,
        data,
        barMaxWidth: 12,
        barGap: '20%',
        itemStyle: { color: ink.before, borderRadius: [2, 2, 0, 0] },
      }
    : {
        name,
        type: 'line' as const,
        data,
        symbol: 'none',
        lineStyle: { color: ink.mark, type: 'dashed' as const, width: 1.5 },
        itemStyle: { color: ink.mark },
      }
}

function thisYear({ name, data, bars }: Series, ink: Ink) {
  return bars
    ? { name, data, type: 'bar' as const, barMaxWidth: 12, itemStyle: { color: ink.fill, borderRadius: [2, 2, 0, 0] } }
    : {
        name,
        data,
        type: 'line' as const,
        symbolSize: 5,
        symbol: 'circle',
        lineStyle: { color: ink.fill, width: 2 },
        itemStyle: { color: ink.fill },
      }
}

function goalLine({ goal, words }: { readonly goal: number; readonly words: string }, ink: Ink) {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: ink.pencil, width: 1.5, type: 'solid' as const },
    label: { formatter: words, color: ink.pencilInk, position: 'insideEndTop' as const, distance: 4 },
    data: [{ yAxis: goal }],
  }
}

function tooltip(items: unknown, points: readonly Point[], { unit, year }: { readonly unit: string; readonly year: number }): string {
  const index = Array.isArray(items) ? Number((items[0] as { dataIndex?: number } | undefined)?.dataIndex ?? 0) : 0
  const point = points[index]
  if (point === undefined) return ''
  return `${monthWords(point)}<br>${year}年　<b>${quantityText(point.value, unit)}</b><br>${year - 1}年　${quantityText(point.lastYear, unit)}`
}
