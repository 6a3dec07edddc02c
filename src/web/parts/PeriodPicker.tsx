import { Select } from 'antd'
import { parsePeriod } from '../../definition/period/parse-period.ts'
import { yearOf } from '../../definition/period/related-periods.ts'
import { presentPeriodKey } from './period.ts'

interface Props {
  readonly period: string
  readonly lastYear: number
  readonly change: (period: string) => void
}

/** A calendar period: the year, then the part of it. */
export function PeriodPicker({ period, lastYear, change }: Props) {
  const parsed = parsePeriod(period)
  const year = parsed === undefined ? lastYear : yearOf(parsed)
  const groups = periodGroups(year)
  const known = groups.some((group) => group.options.some((option) => option.value === period))
  const years = [...new Set([lastYear, lastYear - 1, lastYear - 2, year])].sort((a, b) => b - a)
  return (
    <span style={{ display: 'inline-flex', gap: 8 }}>
      <Select
        aria-label="年份"
        value={year}
        style={{ width: 96 }}
        onChange={(next: number) => change(period.split(String(year)).join(String(next)))}
        options={years.map((value) => ({ value, label: `${value}年` }))}
      />
      <Select
        aria-label="期间"
        value={period}
        style={{ width: 132 }}
        onChange={(next: string) => change(next)}
        options={known ? groups : [{ label: '所选', options: [{ value: period, label: presentPeriodKey(period) }] }, ...groups]}
      />
    </span>
  )
}

function periodGroups(year: number): { label: string; options: { value: string; label: string }[] }[] {
  const month = (n: number) => `${year}-${String(n).padStart(2, '0')}`
  const numbers = Array.from({ length: 12 }, (_, index) => index + 1)
  return [
    {
      label: '年',
      options: [
        { value: String(year), label: '全年' },
        { value: `${month(1)}..${month(6)}`, label: '上半年' },
        { value: `${month(7)}..${month(12)}`, label: '下半年' },
      ],
    },
    { label: '累计', options: numbers.slice(1, 11).map((n) => ({ value: `${month(1)}..${month(n)}`, label: `1-${n}月` })) },
    { label: '季度', options: ['一', '二', '三', '四'].map((name, index) => ({ value: `${year}-Q${index + 1}`, label: `${name}季度` })) },
    { label: '月', options: numbers.map((n) => ({ value: month(n), label: `${n}月` })) },
  ]
}
