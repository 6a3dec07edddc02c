import { describe, expect, it } from 'vitest'
import type { CompiledAssertion } from '../../../definition/report/types.ts'
import { compileBody } from '../testing.ts'

const head = '---\ntitle: 甲镇2020年工作报告\ntown: "999901101"\nperiod: 2020\n---\n'

function openIn(body: string): readonly CompiledAssertion[] {
  return compileBody(body).assertions.filter(({ verdict }) => verdict === 'refuted' || verdict === 'unproved')
}

/** The body with an assertion's stretch written anew. */
function take(body: string, { offset, length }: CompiledAssertion, text: string): string {
  const source = `${head}${body}`
  return (source.slice(0, offset) + text + source.slice(offset + length)).slice(head.length)
}

describe('what would prove an assertion', () => {
  it.each([
    ['全年水稻种植面积3000亩。', '{{水稻种植面积|亩|0}}亩'],
    ['全年全部产值18.5亿元。', '{{全部产值|亿元|1}}亿元'],
    ['全部产值近3200万元。', '{{全部产值|万元|0}}万元'],
    ['技改投资4000万元，同比增长20.5%。', '{{技改投资同比|%|1}}%'],
    ['果园投入287.3万元，增长200%。', '{{=果园投入/果园投入@2019-1|%|0}}%'],
    ['新建项目9个。', '{{新建项目数}}个'],
    ['发放补贴资金40万元。', '{{补贴资金|万元|4}}万元'],
    ['首例日期为3月5日。', '{{首例日期|月日}}'],
  ])('%s is offered %s first, and with it stands', (body, first) => {
    const [assertion] = openIn(body)
    expect(assertion?.proposals[0]?.text).toBe(first)
    if (assertion === undefined) return
    const taken = take(body, assertion, first)
    expect(compileBody(taken).problems.map(({ code, message }) => `${code} ${message}`)).toEqual([])
  })

  it('declares what nobody can know as background, and never what the ledger says otherwise', () => {
    const [unproved] = openIn('综合考核居全县第一。')
    expect(unproved?.verdict).toBe('unproved')
    expect(unproved?.proposals.at(-1)?.text).toBe('{{背景:全县第一}}')
    const body = '综合考核居全县第一。'
    if (unproved === undefined) throw new Error('it is unproved')
    expect(openIn(take(body, unproved, unproved.proposals.at(-1)?.text ?? ''))).toEqual([])
    const [refuted] = openIn('新建项目9个。')
    expect(refuted?.verdict).toBe('refuted')
    expect(refuted?.proposals.some(({ text }) => text.startsWith('{{背景'))).toBe(false)
  })

  it('keeps the source of a background whose words were read', () => {
    const said = compileBody('{{背景:全省生产总值增长3.6%|省统计公报}}，{{背景:甲|公报}}。').assertions
    expect(said.map(({ verdict, why }) => [verdict, why])).toEqual([
      ['background', '省统计公报'],
      ['background', '公报'],
    ])
  })

  it('offers nothing for what is proved, and nothing inside a token', () => {
    const { assertions } = compileBody('新建项目{{新建项目数}}个，{{背景:新建项目9个}}。')
    expect(assertions.filter(({ proposals }) => proposals.length > 0)).toEqual([])
  })

  it('stands for the whole of what asserts, however it is dressed', () => {
    const body = '新建**项目**９ 个。'
    const [assertion] = openIn(body)
    if (assertion === undefined) throw new Error('nine are not four')
    expect(`${head}${body}`.slice(assertion.offset, assertion.offset + assertion.length)).toBe('９ 个')
  })
})

describe('the marks of what asserts', () => {
  it('are cut out of the printed text, each with its assertion', () => {
    const { blocks, assertions } = compileBody('新建项目9个，其中投产{{投产项目数}}个，综合考核居全县第一。')
    const [block] = blocks
    const inlines = block?.type === 'paragraph' ? block.inlines : []
    expect(
      inlines.map((inline) =>
        inline.type === 'text'
          ? [inline.text, inline.assertion === undefined ? '' : assertions[inline.assertion]?.verdict]
          : [inline.text, inline.proof],
      ),
    ).toEqual([
      ['新建项目', ''],
      ['9个', 'refuted'],
      ['，其中投产', ''],
      ['4', 'holds'],
      ['个，综合考核居', ''],
      ['全县第一', 'unproved'],
      ['。', ''],
    ])
  })
})
