import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { reportProblem } from '../codes.ts'
import type { PlannedFigure } from '../types.ts'

interface LeadWords {
  readonly lead: string
  readonly sentence: string
}

const ofTask = /^[，,]?(?:已?完成|达到?|为|占)?(?:了)?(?:全年|年度|年初)?(?:目标|任务|预算|计划)(?:数)?的$/

/** 规上工业总产值超额完成，完成年度任务的{{工业总产值完成率}}%: the task is of what the sentence names, by the longest name that stands there. */
function findOtherTask(
  { indicator, token }: Pick<PlannedFigure, 'indicator' | 'token'>,
  { lead, sentence }: LeadWords,
  catalogue: CatalogueIndex,
): Diagnostic | undefined {
  if (indicator.type !== 'completion' || !ofTask.test(lead.replace(/[^\u4e00-\u9fa5，,]/g, ''))) return undefined
  const own = catalogue.getIndicator(indicator.of).label
  const rates = catalogue.catalogue.indicators.flatMap((one) =>
    one.type === 'completion' ? [{ rate: one, of: catalogue.getIndicator(one.of).label }] : [],
  )
  let said = sentence.slice(0, sentence.length - lead.length)
  const named = rates
    .toSorted((left, right) => right.of.length - left.of.length)
    .filter(({ of }) => {
      const isSaid = said.includes(of)
      said = said.replaceAll(of, '，')
      return isSaid
    })
  const [other, ...more] = named
  if (other === undefined || more.length > 0 || other.of === own) return undefined
  return reportProblem(token.at, 'words-mismatch.figure', { other: other.rate.label, indicator: indicator.label })
}

/**
 * 财政总收入超额完成预算，完成率{{规上工业总产值完成率}}%: only the end of the token's name stands at it, and the sentence before names in full what another
 * indicator of that end is of, and nothing of what this one is.
 */
export function findOtherStem(
  { indicator, token }: Pick<PlannedFigure, 'indicator' | 'token'>,
  { lead, sentence }: LeadWords,
  catalogue: CatalogueIndex,
): Diagnostic | undefined {
  const task = findOtherTask({ indicator, token }, { lead, sentence }, catalogue)
  if (task !== undefined) return task
  const bare = lead.replace(/[^\u4e00-\u9fa5]/g, '').replace(/(?:已经?|均|都)?(?:达到?|为|是|约|近|超过?|升至|提高到|有)?$/, '')
  if (bare.length < 2 || !indicator.label.endsWith(bare) || indicator.label === bare) return undefined
  const said = sentence.slice(0, sentence.length - lead.length)
  const stem = indicator.label.slice(0, -bare.length)
  if (said.includes(stem) || stem.length < 2) return undefined
  const others = catalogue.catalogue.indicators.filter(
    ({ label }) => label.endsWith(bare) && label.length - bare.length >= 3 && said.includes(label.slice(0, -bare.length)),
  )
  const [other] = others.toSorted((left, right) => right.label.length - left.label.length)
  if (other === undefined) return undefined
  return reportProblem(token.at, 'words-mismatch.figure', { other: other.label, indicator: indicator.label })
}
