import { expect, it } from 'vitest'
import type { CoverageArea } from '../../api/contract/grid.ts'
import { placeTone, placeWords } from './place-tone.ts'

const area = (part: Partial<CoverageArea>): CoverageArea => ({
  id: 'a',
  kind: 'village',
  title: '瓦溪村',
  inScope: 10,
  uncovered: 0,
  unattended: 0,
  overdue: 0,
  ...part,
})

it.each<readonly [string, Partial<CoverageArea>, string, string]>([
  ['all well', {}, 'good', '10 个都有人负责'],
  ['nothing there', { inScope: 0 }, 'plain', '没有责任对象'],
  ['nobody for one, and another late', { uncovered: 1, overdue: 2 }, 'late', '1 个无人负责，2 个逾期未走访'],
  ['somebody away', { unattended: 3 }, 'due', '3 个责任人不在岗'],
])('says of a place with %s', (_, part, tone, words) => {
  expect([placeTone(area(part)), placeWords(area(part))]).toEqual([tone, words])
})
