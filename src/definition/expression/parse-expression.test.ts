import { describe, expect, it } from 'vitest'
import { anyExpression, withoutOffsets } from '../testing/arbitrary-expression.ts'
import { fc } from '../testing/seeded.ts'
import { parseExpression } from './parse-expression.ts'
import { writeExpression } from './write-expression.ts'

const written = (text: string): string => {
  const { expression, problems } = parseExpression(text)
  return expression === undefined ? problems.map(({ offset, message }) => `${offset} ${message}`).join('；') : writeExpression(expression)
}

describe('parseExpression', () => {
  it.each([
    ['a = 1 or b = 2 and not c = 3', 'a = 1 or b = 2 and not c = 3'],
    ['(a = 1 or b = 2) and c = 3', '(a = 1 or b = 2) and c = 3'],
    ['a - b - c', 'a - b - c'],
    ['a - (b - c)', 'a - (b - c)'],
    ['a + b * -c / 2', 'a + b * -c / 2'],
    ['类别 ＝ ‘规上’ 且 金额 ≥ 1.50', "类别 = '规上' and 金额 >= 1.50"],
    ['非 已修复 或 造价 ≠ 0', 'not 已修复 or 造价 != 0'],
    ['village.name in (\'石桥村\', "田心村")', "village.name in ('石桥村', '田心村')"],
    ['closedOn is empty', 'closedOn is empty'],
    ['closedOn is not empty', 'closedOn is not empty'],
    ['x in (-1, 2)', 'x in (-1, 2)'],
    ['daysBetween(since, periodEnd) >= 14', 'daysBetween(since, periodEnd) >= 14'],
    ['exists(bridge-inspection, bridge = outer.id)', 'exists([bridge-inspection], bridge = outer.id)'],
    ['[产值(元)] > 0', '[产值(元)] > 0'],
    ["name = 'it''s'", "name = 'it''s'"],
  ])('reads %s', (text, again) => expect(written(text)).toBe(again))

  it.each([
    ['', '0 表达式没有写完'],
    ['a =', '3 表达式没有写完'],
    ['a = = 1', '4 这里不能写“=”'],
    ['a and', '5 表达式没有写完'],
    ['(a = 1', '6 缺少右括号'],
    ['a = 1)', '5 这里多了“)”'],
    ["a = 'x", '4 文字没有写完：缺少右引号'],
    ['a # b', '2 不认识的字符“#”'],
    ['sqrt(a)', '0 没有名为“sqrt”的函数'],
    ['a in ()', '6 in 的括号里只能写数字或带引号的文字'],
    ['a in (b)', '6 in 的括号里只能写数字或带引号的文字'],
    ['a is null', '5 is 后面只能写 empty 或 not empty'],
    ['exists(bridge)', '13 exists 要写两项：台账, 条件'],
    ['a.', '2 点号后面要写字段名'],
    ['[a', '0 名称没有写完：缺少“]”'],
    ['or a', '0 这里不能写“or”'],
    ['a （b）', '0 没有名为“a”的函数'],
    ['1 2', '2 这里多了“2”'],
  ])('says where %j breaks', (text, problem) => expect(written(text)).toBe(problem))

  it('refuses brackets nested beyond reason instead of running out of stack', () => {
    expect(written(`${'('.repeat(100_000)}1`)).toContain('括号套得太深')
  })

  it('reads back any tree that writeExpression writes', () => {
    fc.assert(
      fc.property(anyExpression, (tree) => {
        const { expression, problems } = parseExpression(writeExpression(tree))
        expect(problems).toEqual([])
        expect(expression && withoutOffsets(expression)).toEqual(withoutOffsets(tree))
      }),
      { numRuns: 1000 },
    )
  })

  it('never throws, whatever is written', () => {
    const piece = fc.constantFrom('a', '(', ')', '.', ',', "'", '[', ']', 'and', 'exists', 'in', '-', '1', '=', ' ', '或', '😀', 'min')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const { expression, problems } = parseExpression(pieces.join(''))
        expect(expression === undefined).toBe(problems.length > 0)
      }),
      { numRuns: 2000 },
    )
  })
})
