import { describe, expect, it } from 'vitest'
import { getPeriod } from '../../../definition/period/parse-period.ts'
import { readLine } from '../../../definition/report/reading/find-assertions.ts'
import { normaliseLine } from '../../../definition/report/reading/normalise-line.ts'
import { shapeOf } from './shape.ts'
import type { MemberWord } from './types.ts'

const villages: readonly MemberWord[] = ['溪口村', '溪口', '石桥村'].map((text) => ({
  text,
  members: [{ dimension: '村', value: text.endsWith('村') ? text : `${text}村` }],
}))

function shapesOf(text: string): readonly string[] {
  const reading = readLine(normaliseLine([{ type: 'text', text, offset: 0 }], { year: 2020 }), getPeriod('2020'))
  const memberAt = (line: string, place: number) => villages.find((word) => line.startsWith(word.text, place))
  return reading.sentences.flatMap(({ clauses }) =>
    clauses.map((clause) => shapeOf({ reading, text: reading.normal.text, memberAt, figures: new Map() }, clause).text),
  )
}

describe('the shape of a clause', () => {
  it.each([
    ['溪口村收入12万元，比上年增长3.5%', 'Ⓜ收入Ⓝ 比Ⓟ增长Ⓝ'],
    ['游客以10月最多', '游客以Ⓣ最多'],
    ['5类纠纷中有3类下降', 'Ⓝ类纠纷中有Ⓝ类下降'],
    ['溪口、石桥村各1个', 'Ⓜ、Ⓜ各Ⓝ'],
    ['溪口镇收入12万元', '溪口镇收入Ⓝ'],
  ])('%s: %s', (text, expected) => expect(shapesOf(text).join(' ')).toBe(expected))
})
