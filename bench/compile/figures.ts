import type { IndicatorRequest } from '../../src/kernel/indicator/index.ts'
import { villages } from './pack.ts'

/** A hundred figures as an annual report prints them: the year and the months up to November, last year beside it, villages, kinds, claims by month. */
export function reportRequests(): IndicatorRequest[] {
  const at = (period: string, ...indicators: string[]) => indicators.map((indicator) => ({ indicator, period }))
  const slice = (indicator: string, dimension: string, values: readonly string[]) =>
    values.map((value) => ({ indicator, period: '2020', slices: [{ dimension, value }] }))
  return [
    ...at(
      '2020',
      'output',
      'output-above',
      'output-small',
      'paid',
      'paid-industry',
      'paid-safety',
      'households-industry',
      'households',
      'greatest',
    ),
    ...at(
      '2020',
      'entries',
      'turned',
      'held',
      'fever',
      'first-held',
      'away',
      'away-abroad',
      'away-outside',
      'away-returning',
      'public',
      'private',
      'projects',
    ),
    ...at(
      '2020-01..2020-11',
      'output',
      'output-above',
      'output-growth',
      'output-above-growth',
      'above-share',
      'public',
      'private',
      'private-growth',
    ),
    ...at('2020', 'paid-growth', 'entries-growth', 'public-growth', 'private-share'),
    ...at('2020-03', 'growth-so-far', 'entries', 'held'),
    ...at('2020-12', 'growth-so-far'),
    ...at('2019', 'output', 'paid', 'households', 'entries'),
    ...at('2020-Q1', 'entries', 'turned', 'paid'),
    ...slice('paid', '村', villages),
    ...slice('entries', '村', villages),
    ...slice('away', '村', villages),
    ...slice('output-above', '村', villages.slice(0, 8)),
    ...slice('public', '类别', ['道路', '水利', '学校', '厂房', '景区']),
    ...slice('private', '类别', ['道路', '水利', '学校', '厂房', '景区']),
    ...slice('turned', '村', villages.slice(0, 6)),
  ]
}
