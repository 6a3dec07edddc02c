import { describe, expect, it } from 'vitest'
import type { Verdict } from '../../../definition/report/types.ts'
import { compileBody, type TestValues } from '../testing.ts'
import { coverageOf } from './coverage.ts'

const verdictsOf = (body: string, changes: TestValues = {}) =>
  compileBody(body, changes).assertions.map(({ kind, text, verdict }) => `${kind} ${text} ${verdict}`)

describe('an assertion', () => {
  it.each<readonly [string, readonly string[]]>([
    ['全年全部产值{{全部产值|亿元|2}}亿元。', ['level 20.12 proved']],
    ['全年到位资金2600万元。', ['level 2600万元 agreed']],
    ['全年到位资金3200万元。', ['level 3200万元 refuted']],
    ['全年造林500亩。', ['level 500亩 unproved']],
    ['全年技改投资{{技改投资|万元|0}}万元，同比增长11.1%。', ['level 4000 proved', 'change 11.1% agreed']],
    ['全年技改投资{{技改投资|万元|0}}万元，增速达12.5%。', ['level 4000 proved', 'change 12.5% refuted']],
    ['技改投资比上年增加400万元。', ['change 400万元 agreed']],
    ['技改投资同比有所增长。', ['change 同比有所增长 agreed']],
    ['技改投资同比有所下降。', ['change 同比有所下降 refuted']],
    ['果园投入较上年翻了一番。', ['multiple 翻了一番 agreed']],
    ['果园投入{{果园投入|万元|2}}万元，超过上年的2倍。', ['level 287.30 proved', 'multiple 2倍 agreed']],
    ['果园投入{{果园投入|万元|2}}万元，超过上年的3倍。', ['level 287.30 proved', 'multiple 3倍 refuted']],
    ['到位资金{{到位资金|万元|0}}万元，超过年度任务600万元。', ['level 2600 proved', 'completion 600万元 agreed']],
    ['到位资金{{到位资金|万元|0}}万元，超过年度任务2000万元。', ['level 2600 proved', 'completion 2000万元 agreed']],
    ['到位资金{{到位资金|万元|0}}万元，超过年度任务900万元。', ['level 2600 proved', 'completion 900万元 unproved']],
    ['到位资金2600万元，超过2000万元的年度目标。', ['level 2600万元 agreed', 'completion 超过2000万元 agreed']],
    ['到位资金2600万元，超过2100万元的年度目标。', ['level 2600万元 agreed', 'completion 超过2100万元 refuted']],
    // The growth of the one that is named, not of the one whose name ends alike.
    ['全部产值20.12亿元，同比增长7.69%。', ['level 20.12亿元 agreed', 'change 7.69% refuted']],
    ['全部产值20.12亿元，同比增长5.91%。', ['level 20.12亿元 agreed', 'change 5.91% agreed']],
    ['外出人员由2600人降为{{外出人员数}}人。', ['count 2600人 agreed', 'count 2531 proved']],
    ['广场改造历时半年。', ['duration 历时半年 unproved']],
    ['技改投资较上年翻了一番。', ['multiple 翻了一番 refuted']],
    ['大户产值{{大户产值|亿元|2}}亿元，占全部产值的近七成。', ['level 14.00 proved', 'share 近七成 agreed']],
    ['大户产值{{大户产值|亿元|2}}亿元，占全部产值八成以上。', ['level 14.00 proved', 'share 八成以上 refuted']],
    ['全年到位资金{{到位资金|万元|0}}万元，完成年度任务的130%。', ['level 2600 proved', 'completion 130% agreed']],
    ['全年到位资金{{到位资金|万元|0}}万元，完成年度预算的121%。', ['level 2600 proved', 'completion 121% refuted']],
    ['大户产值{{大户产值|亿元|2}}亿元，比到位资金多13.74亿元。', ['level 14.00 proved', 'comparison 13.74亿元 agreed']],
    ['新建项目{{新建项目数}}个，全部投产。', ['count 4 proved', 'universal 全部 agreed']],
    ['综合考核居全县第一。', ['rank 全县第一 unproved']],
    ['全部产值{{全部产值|亿元|2}}亿元，创历史新高。', ['level 20.12 proved', 'superlative 创历史新高 agreed']],
    ['{{?居全县第一:attested:甲荣字1号}}。', ['rank 居全县第一 attested']],
    ['{{背景:全县共有120家大户}}。', ['count 全县共有120家大户 background']],
    ['{{背景:到位资金3200万元}}。', ['level 到位资金3200万元 refuted']],
    ['{{背景:据《县志》@记载[卷三]：旧称青竹|县志}}。', ['level 据《县志》@记载[卷三]：旧称青竹 background']],
  ])('%s', (body, expected) => expect(verdictsOf(body)).toEqual(expected))

  it('is no rhetoric, name or deed', () => {
    const quiet = [
      '综合实力明显增强，集镇品质明显升级。',
      '推进“千村示范、万村整治”，全面推行河长制。',
      '完成了村口牌坊修缮，启动第七次人口普查。',
      '坚持“一企一策、一村一策”，三级联动抓落实。',
      '认真办理12345热线工单，加快G322国道改线。',
    ]
    for (const body of quiet) expect([body, verdictsOf(body)]).toEqual([body, []])
  })

  it('has one verdict, and the coverage counts each', () => {
    const { assertions, problems } = compileBody('全年到位资金2600万元，造林500亩，{{背景:全县第一个试点}}。')
    const coverage = coverageOf(assertions)
    const verdicts: readonly Verdict[] = ['proved', 'agreed', 'attested', 'background', 'refuted', 'unproved']
    expect(verdicts.reduce((sum, verdict) => sum + coverage[verdict], 0)).toBe(coverage.assertions)
    expect(problems.map(({ code }) => code)).toEqual(['unproved'])
  })

  it('is read in the title as in any line', () => {
    const front = '---\ntitle: 甲镇2020年工作报告（到位资金9999万元）\ntown: "999901101"\nperiod: 2020\n---'
    const { problems } = compileBody('全年平稳。', {}, front)
    expect(problems.map(({ at, code }) => `${at.line}:${at.column} ${code}`)).toEqual(['2:24 typed-fact'])
  })
})

describe('the words before a token', () => {
  it.each([
    ['大户产值{{全部产值|亿元|2}}亿元。', 'words-mismatch'],
    ['到位资金{{技改投资|万元|0}}万元。', 'words-mismatch'],
    ['项目{{?全部完工:结对覆盖率}}。', 'unproved'],
    ['产值{{?连续十年增长:全部产值>0元}}。', 'claim-words'],
    ['产值{{?居全县首位:全部产值>1元}}。', 'claim-words'],
    ['产值{{?突破三十亿元:全部产值>1亿元}}。', 'claim-words'],
    ['病例{{?一例不留:病例数>0例}}。', 'claim-words'],
    ['日均接待游客{{游客人次}}人次。', 'average-mismatch'],
    ['自2018年以来，累计接待游客{{游客人次}}人次。', 'unproved'],
    ['结对覆盖率{{结对覆盖率|%|0}}%。', 'rounding-whole'],
  ])('%s is refused: %s', (body, code) => {
    const { problems } = compileBody(body, { 结对覆盖率: '99.8' })
    expect(problems.map((problem) => problem.code)).toContain(code)
  })
})

describe('what no document can show', () => {
  it.each(['<!-- 批注 -->产值平稳。', '产值`平稳`。', '产值![图](a.png)平稳。', '产值平稳[^1]。', '产值~~下滑~~平稳。', '```\n代码\n```'])(
    '%s is an error',
    (body) => {
      expect(compileBody(body).problems.map(({ code }) => code)).toContain('markup')
    },
  )
})
