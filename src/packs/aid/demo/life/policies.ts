import { cents, yuanText } from '../../../../../demo/amount.ts'
import type { LifeEvent } from '../../../../../demo/life/types.ts'
import { defineSheet } from '../../../../../demo/sheet.ts'

interface AidItem {
  readonly name: string
  readonly measureUnit: string
  /** 分 for one of its units. */
  readonly rate: bigint
  readonly cap: bigint
}

interface AidPolicy {
  readonly name: string
  readonly category: string
  readonly year: string
  readonly cap: bigint
  readonly documentNumber: string
  readonly items: readonly AidItem[]
}

const orchards: AidItem = { name: '甜桔柚种植', measureUnit: '亩', rate: cents(500), cap: cents(5_000) }
const poultry: AidItem = { name: '土鸡养殖', measureUnit: '羽', rate: cents(25), cap: cents(4_000) }
const herbs: AidItem = { name: '中药材种植', measureUnit: '亩', rate: cents(500), cap: cents(3_000) }

export const aidPolicies: readonly AidPolicy[] = [
  policy('产业帮扶', '2019', { cap: 6_000, documentNumber: '竹农〔2019〕18号', items: [orchards, poultry] }),
  policy('托底帮扶', '2019', { cap: 5_000, documentNumber: '竹农〔2019〕19号', items: [] }),
  policy('产业帮扶', '2020', { cap: 6_000, documentNumber: '竹农〔2020〕12号', items: [orchards, poultry, herbs] }),
  policy('托底帮扶', '2020', { cap: 5_000, documentNumber: '竹农〔2020〕13号', items: [] }),
]

function policy(
  category: string,
  year: string,
  { cap, ...rest }: { readonly cap: number; readonly documentNumber: string; readonly items: readonly AidItem[] },
): AidPolicy {
  return { name: `${year}年${category}资金`, category, year, cap: cents(cap), ...rest }
}

export function aidPolicyOf(category: string, year: string): AidPolicy {
  const found = aidPolicies.find((one) => one.category === category && one.year === year)
  if (found === undefined) throw new Error(`the demo has no policy for ${category} in ${year}`)
  return found
}

/** What a batch pays for; 托底帮扶 is not reckoned by items. */
export function itemOf(batch: string): AidItem | undefined {
  if (batch.endsWith('第一批')) return orchards
  if (batch.endsWith('第二批')) return poultry
  return batch.endsWith('第三批') ? herbs : undefined
}

/** The year's document and its rates, kept by the office when they come down in spring. */
export function policySheets({ name, category, year, cap, documentNumber, items }: AidPolicy): readonly LifeEvent[] {
  const policies = defineSheet(
    '帮扶政策',
    ['名称', '类别', '年度', '公示天数:number', '公示天数口径', '每户上限(元):number', '文号'],
    [[name, category, year, '7', '自然日', yuanText(cap), documentNumber]],
  )
  const standards = defineSheet(
    '帮扶标准',
    ['政策', '补助项目', '计量单位', '单位标准(元):number', '补助上限(元):number'],
    items.map((item) => [name, item.name, item.measureUnit, yuanText(item.rate), yuanText(item.cap)]),
  )
  const on = `${year}-03-05`
  const handedIn = (sheet: typeof policies): LifeEvent => ({ type: 'file', on, by: 'minzheng', sheet })
  return [handedIn(policies), ...(items.length === 0 ? [] : [handedIn(standards)])]
}
