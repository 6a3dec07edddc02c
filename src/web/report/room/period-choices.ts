import { presentPeriodKey } from '../../parts/period.ts'

interface PeriodGroup {
  readonly label: string
  readonly options: { readonly value: string; readonly label: string }[]
}

/** The times that a figure of a report may be of, the report's own first. */
export function periodChoices(period: string): PeriodGroup[] {
  const year = Number(/\d{4}/.exec(period)?.[0] ?? '0')
  const month = (n: number) => `${year}-${String(n).padStart(2, '0')}`
  const choice = (value: string) => ({ value, label: presentPeriodKey(value) })
  const numbers = Array.from({ length: 12 }, (_, index) => index + 1)
  return [
    {
      label: '常用',
      options: [
        { value: '', label: `报告期（${presentPeriodKey(period)}）` },
        { value: '上年', label: `上年（${year - 1}年）` },
      ],
    },
    { label: '年', options: [year, year - 1, year - 2, year + 1].map((one) => choice(String(one))) },
    { label: '累计', options: [...numbers.slice(1, 11).map((n) => choice(`${month(1)}..${month(n)}`))] },
    { label: '季度', options: [1, 2, 3, 4].map((n) => choice(`${year}-Q${n}`)) },
    { label: '月', options: numbers.map((n) => choice(month(n))) },
  ]
}
