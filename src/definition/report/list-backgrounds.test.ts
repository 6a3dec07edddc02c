import { expect, it } from 'vitest'
import { listBackgrounds } from './list-backgrounds.ts'
import { parseTemplate } from './parse-template.ts'

const head = '---\ntitle: 甲镇2020年工作报告\ntown: "999901101"\nperiod: 2020\n---\n'

it('lists every background with the sentence that it stands in, marks within tokens ending none', () => {
  const { template } = parseTemplate(`${head}一句。今年{{背景:全省增长。很快|公报}}，{{x}}户；{{背景:另一句}}\n\n末句\n`, 'a')
  if (template === undefined) throw new Error('the template has no head')
  expect(listBackgrounds(template).map(({ at, words, source, sentence }) => [at.line, words, source, sentence])).toEqual([
    [6, '全省增长。很快', '公报', '今年{{背景:全省增长。很快|公报}}，{{x}}户'],
    [6, '另一句', undefined, '{{背景:另一句}}'],
  ])
})
