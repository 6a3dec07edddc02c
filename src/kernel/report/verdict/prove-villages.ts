import { presentPeriod } from '../../../definition/period/present-period.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { plainName, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import { compare } from './compare.ts'
import { hundred } from './prove-common.ts'
import { type SubjectContext, timeAt } from './subjects.ts'
import type { Hypothesis } from './types.ts'

const kept = '(?:建有|设有|配有|办有|拥有|建起了?|建成了?|办起了?|有了?)'
const villages = '(?:全镇)?(?:村村|各个?(?:行政)?村|每个(?:行政)?村|所有(?:行政)?村|(?:全部|全镇)?\\d+个(?:行政)?村)'
const have = new RegExp(`^${villages}(?:里|均|都|全部|全都|已经?)*${kept}([\\u4e00-\\u9fa5]{2,14})$`)
/** 村村开展垃圾分类, 11个村全部实施污水治理. */
const each = new RegExp(
  `^${villages}(?:均|都|全部|全都|已经?)*(?:开展|推行|推广|实行|实施|实现|落实|推进|完成|启动|建成|通|有)了?([\\u4e00-\\u9fa5]{2,10}?)(?:工作|制度|全覆盖)?$`,
)
const cover =
  /^(?:目前|全镇)*([\u4e00-\u9fa5]{2,14}?)(?:已经?|实现|实现了)*(?:覆盖|遍布|遍及|延伸到|延伸至)(?:了|到|至)?(?:全部|全镇)*(?:所有(?:的)?(?:行政)?村|各个?(?:行政)?村|每个(?:行政)?村|\d+个(?:行政)?村)$/

/** 村村都有照料中心, 垃圾分类覆盖所有行政村: of how many of the villages, where a rate keeps it; undefined where something else is said. */
export function proveVillages(context: SubjectContext, { sentence, clause, start }: Assertion): readonly Hypothesis[] | undefined {
  const text = context.line.reading.normal.text.slice(clause.start, clause.end).trim()
  const said = (have.exec(text) ?? cover.exec(text) ?? each.exec(text))?.[1]
  if (said === undefined) return undefined
  const noun = plainName(said).replace(/^(?:居家|养老服务|居家养老服务|养老)(?=照料)/, '')
  const found = rankIndicators(context.catalogue, `${noun}覆盖率`, ({ unit, type }) => unit === '%' && type !== 'yearOnYear').filter(
    ({ missing, indicator }) => missing === 0 && plainName(indicator.label) === `${noun}覆盖率`,
  )
  const { period } = timeAt(context, { sentence, start })
  return found.map(({ indicator }) => ({
    ...compare({ indicator, period, slices: [], certain: true }, '=', hundred, `${indicator.label}（${presentPeriod(period)}）`),
    token: `{{?全覆盖:${indicator.label}}}`,
  }))
}
