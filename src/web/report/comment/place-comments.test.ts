import { expect, it } from 'vitest'
import type { CommentView } from '../../../api/contract/report.ts'
import { countOpen, placeComments } from './place-comments.ts'

const comment = (paragraph: string, words = '', settledBy?: string): CommentView => ({
  id: paragraph,
  version: 1,
  comment: '请核对',
  paragraph,
  words,
  by: '许知远',
  at: '2020-12-07T01:00:00.000000Z',
  ...(settledBy === undefined ? {} : { settledBy }),
})

it('finds a paragraph again wherever it has gone to, and however it was mended', () => {
  const text = '新的一段。\n\n全年造林300亩，修复水毁工程34处，群众满意。\n\n发放资金{{产业帮扶资金}}元。'
  const line = (paragraph: string, words?: string) => placeComments(text, [comment(paragraph, words)])[0]?.line
  expect(line('发放资金{{产业帮扶资金}}元。')).toBe(5)
  expect(line('全年造林200亩，修复水毁工程34处。')).toBe(3)
  expect(line('说的是完全另一件事情', '群众满意')).toBe(3)
  expect(line('说的是完全另一件事情')).toBeUndefined()
})

it('counts what is open at a line, and nothing that is settled', () => {
  const placed = placeComments('甲段。\n乙段。', [comment('甲段。'), comment('甲段。'), comment('乙段。', '', '林知远')])
  expect([...countOpen(placed)]).toEqual([[1, 2]])
})
