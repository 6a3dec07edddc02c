import { findAnnex } from '../../../definition/annex/find-annex.ts'
import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { yearPeriod } from '../../../definition/period/parse-period.ts'
import { yearOf, yearToDate } from '../../../definition/period/related-periods.ts'
import { resolvePeriodText } from '../../../definition/period/resolve-period-text.ts'
import type { Period } from '../../../definition/period/types.ts'
import type { AnnexToken, Template } from '../../../definition/report/types.ts'
import { reportProblem } from '../codes.ts'
import type { PlannedAnnex } from '../types.ts'

/** The tables that a template asks for; one that no pack knows, or not of a year, is a problem at its token. */
export function planAnnexes(
  { annexes }: Template,
  catalogue: CatalogueIndex,
  reportPeriod: Period,
): { readonly planned: readonly PlannedAnnex[]; readonly problems: readonly Diagnostic[] } {
  const known = catalogue.catalogue.annexes ?? []
  const problems: Diagnostic[] = []
  const planned = annexes.flatMap(({ token }): readonly PlannedAnnex[] => {
    const annex = findAnnex(known, token.name)
    if (annex === undefined) {
      const hint = known.length === 0 ? '没有可以编的附表' : `可以写：${known.map(({ label }) => label).join('、')}`
      problems.push(reportProblem(token.at, 'unknown-annex', { annex: token.name, known: hint }))
      return []
    }
    const year = yearOfToken(token, reportPeriod)
    if (year === undefined) {
      problems.push(reportProblem(token.at, 'annex-period', { annex: annex.label, period: token.period ?? '' }))
      return []
    }
    const period = yearOf(reportPeriod) === yearOf(year) ? yearToDate(reportPeriod) : year
    return [{ token, annex, year, period }]
  })
  return { planned, problems }
}

/** The report's year, however many of its months the report speaks of. */
function yearOfToken({ period: text }: AnnexToken, reportPeriod: Period): Period | undefined {
  if (text === undefined) return yearPeriod(yearOf(reportPeriod))
  const period = resolvePeriodText(text, reportPeriod)
  return period?.grain === 'year' ? period : undefined
}
