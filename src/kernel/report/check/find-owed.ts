import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { reportProblem } from '../codes.ts'
import type { PlannedFigure } from '../types.ts'

/** 应急, 响应 and the like say nothing of what is owed. */
const owedIn = /(?<![响反供适对相效呼回])应(?!急|对|用|届|聘|邀|季|变)([\u4e00-\u9fa5]{2})/

/** 已返岗{{应返岗员工人数}}: how many should is no number of how many did, and the words say that they did. */
export function findOwed({ indicator, token }: PlannedFigure, lead: string, catalogue: CatalogueIndex): Diagnostic | undefined {
  const deed = owedIn.exec(indicator.label)?.[1]
  if (deed === undefined || !lead.includes(deed) || /应|需|须|待|该|拟|计划|总/.test(lead)) return undefined
  const done = catalogue.catalogue.indicators.find(({ label }) => label === indicator.label.replace('应', ''))
  return reportProblem(token.at, 'words-mismatch.figure', { other: done?.label ?? `已${deed}`, indicator: indicator.label })
}
