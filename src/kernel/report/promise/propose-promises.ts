import { groupBy } from '../../../definition/group-by.ts'
import { findQuantities, type Quantity } from '../../../definition/report/quantity.ts'
import type { CompiledReport, ReportBlock, ReportInline } from '../../../definition/report/types.ts'
import { partBegunBy } from './annual-report.ts'

/** What the part of a report that looks ahead promises, as a task would say it: a proposal, for a person to take or leave. */
export interface ProposedPromise {
  /** Its own name, as the report writes it. */
  readonly item: string
  /** As printed, and the unit word with its scale: 14.60, 亿元; both empty where nothing is counted. */
  readonly quantity: string
  readonly unit: string
  /** The heading that it stands under. */
  readonly category: string
  /** The sentence or the row. */
  readonly said: string
  readonly line: number
}

/** Every quantity that the plan part of a compiled annual report promises, and every row of its tables, in the order of the text; each name once. */
export function proposePromises({ blocks }: Pick<CompiledReport, 'blocks'>): readonly ProposedPromise[] {
  const found: ProposedPromise[] = []
  let category = ''
  for (const block of planPart(blocks)) {
    if (block.type === 'heading') category = nameOfHeading(textOf(block.inlines))
    else found.push(...(block.type === 'paragraph' ? inProse(block, category) : inTable(block, category)))
  }
  return [...groupBy(found, ({ item }) => item).values()].flatMap(
    (same) => same.find(({ quantity }) => quantity !== '') ?? same.slice(0, 1),
  )
}

/** From the heading that looks ahead to the next of its level. */
function planPart(blocks: readonly ReportBlock[]): readonly ReportBlock[] {
  const isHeading = (block: ReportBlock, part: 'review' | 'plan') => block.type === 'heading' && partBegunBy(textOf(block.inlines)) === part
  const back = blocks.findIndex((block) => isHeading(block, 'review'))
  const level = levelOf(blocks[back])
  const from = blocks.findIndex((block, index) => index > back && levelOf(block) === level && isHeading(block, 'plan'))
  if (back < 0 || from < 0) return []
  const rest = blocks.slice(from + 1)
  const end = rest.findIndex((block) => levelOf(block) === level)
  return end < 0 ? rest : rest.slice(0, end)
}

function levelOf(block: ReportBlock | undefined): number | undefined {
  return block?.type === 'heading' ? block.level : undefined
}

function textOf(inlines: readonly ReportInline[]): string {
  return inlines.map(({ text }) => text).join('')
}

/** （一）产业强镇，做大实体经济 is 产业强镇. */
function nameOfHeading(heading: string): string {
  return heading.replace(/^[（(]?[一二三四五六七八九十\d]+[）)、.．]\s*/, '').split(/[，,：:]/)[0] ?? ''
}

type Block<Type extends ReportBlock['type']> = Extract<ReportBlock, { readonly type: Type }>

function inProse({ inlines, line }: Block<'paragraph'>, category: string): readonly ProposedPromise[] {
  const sentences = textOf(inlines).split(/(?<=[。；;！])/)
  return sentences.flatMap((sentence) => {
    let last = ''
    return findQuantities(sentence).flatMap((quantity): ProposedPromise[] => {
      const item = nameBefore(sentence, quantity) || last
      if (!isPromised(quantity) || item.length < 2) return []
      last = item.replace(/(?:同比)?(?:增长|下降)$/, '')
      return [{ item, ...amountOf(quantity), category, said: sentence.trim(), line }]
    })
  })
}

const leads =
  /^(?:\d{4}年|全年|今年|明年|来年|新的一年|力争|争取|确保|实现|完成|计划|预计|主要预期目标是|预期目标是|建成|创成|新建|建设|打造|开展|举办|提出|再|要|并|使|让|把|将)+/
const tails = /(?:稳定在|保持在|控制在|达到|突破|超过|不低于|不少于|不超过|力争|为|达|至|到|约|近|超|共|各|的)+$/

/** The words of the clause before the number, without what says that it is meant to be. */
function nameBefore(sentence: string, { start }: Quantity): string {
  const clause =
    sentence
      .slice(0, start)
      .split(/[，,：:、。；;（）()]/)
      .at(-1) ?? ''
  const words = clause.trim().replace(tails, '').replace(leads, '')
  return words.length > 40 || findQuantities(words).length > 0 ? '' : words
}

/** No date, no ordinal, nothing without a unit. */
function isPromised({ base }: Quantity): boolean {
  return base !== '' && !/^(?:年|月|日|号|届|级|岁|次会议|点|时|周年)$/.test(base)
}

function amountOf({ digits, unit }: Quantity): { readonly quantity: string; readonly unit: string } {
  return { quantity: digits, unit: unit.word }
}

const names = /^(?:项目|事项|任务|指标|名称|项目名称|任务事项)$/
const amounts = /目标|任务数|数量|计划数/

/** A row promises what its column of names calls, with the number of its column of targets, if it has one. */
function inTable({ rows, line }: Block<'table'>, category: string): readonly ProposedPromise[] {
  const [header = [], ...body] = rows.map((row) => row.map((cell) => textOf(cell).trim()))
  const name = header.findIndex((cell) => names.test(cell))
  if (name < 0) return []
  const amount = header.findLastIndex((cell) => amounts.test(cell))
  const unitAt = header.indexOf('单位')
  return body.flatMap((row): ProposedPromise[] => {
    const item = row[name] ?? ''
    const unit = row[unitAt] ?? ''
    const [quantity] = amount < 0 ? [] : findQuantities(`${row[amount] ?? ''}${unit}`)
    if (item.length < 2) return []
    const amountSaid = quantity === undefined ? { quantity: '', unit: '' } : amountOf(quantity)
    return [{ item, ...amountSaid, category, said: row.filter((cell) => cell !== '').join('，'), line }]
  })
}
