import { expect, it } from 'vitest'
import { indexCatalogue } from '../../../definition/catalogue/index-catalogue.ts'
import { parseTemplate } from '../../../definition/report/parse-template.ts'
import { planReport } from '../plan/plan-report.ts'
import { testCatalogue } from '../testing.ts'

const front = '---\ntitle: 甲镇2020年工作报告\ntown: "999901101"\nperiod: 2020\n---\n'

const lines = [
  '# 一、2020年工作回顾',
  '全年技改投资{{技改投资|万元|0}}万元，同比增长11.1%。到位资金2600万元，完成年度任务的130%。',
  '新建项目{{新建项目数}}个，全部投产，{{?零新增:病例数=0}}，不超过3例。',
  '大户产值{{大户产值|亿元|2}}亿元，占全部产值的近七成；综合考核居全县第一。',
  '# 二、2021年目标',
  '技改投资{{技改投资|万元|0}}万元，同比增长11.1%，力争到位资金2800万元。',
]

function plan(body: readonly string[], catalogue = testCatalogue) {
  const { template } = parseTemplate(`${front}${body.join('\n\n')}\n`, 'report.md')
  if (template === undefined) throw new Error('no template')
  const { assertions, requests, strangers } = planReport(template, catalogue, { villages: ['上村', '下村'] })
  return { assertions, requests, strangers }
}

it('gives each line that moved, or stands below another heading, the plan that it would have where it stands now', () => {
  const [review = '', first = '', second = '', third = '', target = '', aim = ''] = lines
  for (const body of [
    lines,
    [review, '前面多了一段。', first, second, third, target, aim],
    [review, first, second, third, `${aim}又写了一句。`, target, first, aim],
    [target, second, first, review, aim, third],
    lines,
  ]) {
    const fresh = plan(body, indexCatalogue(testCatalogue.catalogue))
    expect(plan(body)).toEqual(fresh)
    expect(fresh.assertions.length).toBeGreaterThan(3)
  }
})
