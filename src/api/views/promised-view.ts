import { wholeNumber } from '../../definition/decimal/decimal.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { compileReport, getTemplate, inDomains, proposePromises } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { PromisedList } from '../contract/report.ts'
import { definedOf } from './defined-of.ts'

/** What a report promises for the year behind its own, each with the indicator of that very name, where there is one. Refuses with `invalid` a report of no whole year. */
export async function presentPromised(whole: Kernel, actor: Actor, { id }: { readonly id: string }): Promise<PromisedList> {
  const kernel = await inDomains(whole, actor)
  const { title, period, source } = await getTemplate(whole, actor, { id })
  if (!/^\d{4}$/.test(period)) throw new Refusal('invalid', `“${title}”不是全年的报告，没有下一年的计划可列。`)
  const promises = proposePromises(await compileReport(whole, actor, { source, name: title }))
  return {
    title,
    year: String(wholeNumber(period) + 1),
    promises: promises.map((one) => ({ ...one, ...definedOf({ indicator: kernel.catalogue.findIndicators(one.item)[0]?.label }) })),
  }
}
