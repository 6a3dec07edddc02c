import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { readUnitAfter } from '../../../definition/report/unit-words.ts'
import { placeHead } from './read-cell.ts'
import type { SubjectContext } from './subjects.ts'
import type { PlannedAssertion, ReadLine } from './types.ts'

/** Heads of columns of whose words no ledger tells. */
const otherHead = /^(?:序号|编号|备注|说明|建设内容|主要内容|内容|措施|电话|联系方式|年份|年度|月份|季度)/
const times = /\d{4}年(?:度|底|末)?|(?:第)?[一二三四]季度|[上下]半年|\d{1,2}月(?:份)?|全年|上年|本年/g
const growthHead = /同比|增长|增幅|增速/
/** What the first column is of, where it is no more than that. */
const plainCorner = /^(?:指标|项目|类别|名称|单位|序号|名次|排名|分类|种类|内容)?$/

interface Table {
  /** What stands right above it. */
  readonly caption: string
  readonly row: number
  readonly column: number
  readonly at: (row: number, column: number) => string
}

function tableOf({ line }: SubjectContext, lines: readonly ReadLine[]): Table | undefined {
  const { cell } = line
  if (cell === undefined || cell.row === 0) return undefined
  const at = (row: number, column: number) =>
    lines.find((one) => one.cell?.table === cell.table && one.cell.row === row && one.cell.column === column)?.reading.normal.text.trim() ??
    ''
  const first = lines.findIndex((one) => one.cell?.table === cell.table)
  const above = lines[first - 1]
  const caption = above === undefined || above.kind === 'cell' || above.kind === 'title' ? '' : above.reading.normal.text.trim()
  return { row: cell.row, column: cell.column, at, caption: caption.length <= 40 && !/[，。；]/.test(caption) ? caption : '' }
}

/** What a typed number of a table says as prose would: | 远山包装 | 2.11 | under 产值（亿元） is 远山包装产值2.11亿元. */
export function sentencesOfCell(context: SubjectContext, lines: readonly ReadLine[]): readonly string[] {
  const table = tableOf(context, lines)
  if (table === undefined) return []
  const { row, column, at } = table
  const head = at(0, column)
  const names = namesOfRow(table)
  if (names.length === 0 || otherHead.test(head)) return []
  if (placeHead.test(head)) {
    const measured = [column - 1, column + 1, column + 2].find((one) => isMeasure(at(0, one)) && hasDigits(at(row, one)))
    return measured === undefined ? [] : names.map((name) => `${levelOf(table, measured, name)}，居第${digitsOf(at(row, column))}位`)
  }
  if (growthHead.test(head)) {
    const measured = Array.from({ length: column }, (_, index) => column - 1 - index).find(
      (one) => isMeasure(at(0, one)) && hasDigits(at(row, one)),
    )
    const digits = at(row, column).replace(/[%％]$/, '')
    const grown = digits.startsWith('-') || digits.startsWith('－') ? `下降${digits.slice(1)}` : `增长${digits.replace(/^\+/, '')}`
    return measured === undefined ? [] : names.map((name) => `${levelOf(table, measured, name)}，同比${grown}%`)
  }
  return [...names.map((name) => levelOf(table, column, name)), ...captionLevels(table, names)]
}

/** Heads that say of a number how it is measured or when, and not of what. */
const measureHead = /^(?:数量|数值?|金额|总额|人数|户数|件数|个数|面积|产量|产值|收入|支出|完成数?|实绩|实际|合计|总计|累计)?$/
/** What a caption says beside the measure itself. */
const captionWords =
  /^(?:附?表\s*[\d一二三四五六七八九十]*[\s：:、.．]*)|(?:分村|分行业|分类别?|按[\u4e00-\u9fa5]{1,4}分|全镇|我镇|各(?:行政)?村|各类|各[\u4e00-\u9fa5]{2})|(?:情况|统计|一览|明细|汇总|完成|构成|分布)*(?:表|情况)?[：:]?$/g

/** | 青竹村 | 534.2 | under 2020年 in a table called 各村甜桔柚面积（亩）. */
function captionLevels({ caption, row, column, at }: Table, names: readonly string[]): readonly string[] {
  const head = bare(at(0, column)).replace(times, '')
  if (caption === '' || !measureHead.test(head)) return []
  const time = at(0, column).match(times)?.join('') ?? caption.match(times)?.join('') ?? ''
  const measure = bare(caption).replace(times, '').trim().replace(captionWords, '').replace(captionWords, '')
  const text = at(row, column)
  const unit = /\d$/.test(text) ? (unitIn(at(0, column)) ?? unitIn(caption) ?? '') : ''
  const said = measure.endsWith(head) ? measure : `${measure}${head}`
  return said === '' ? [] : names.flatMap((name) => [`${time}${name}${said}${text}${unit}`, `${time}${name}${measure}${text}${unit}`])
}

function isMeasure(head: string): boolean {
  return head !== '' && !growthHead.test(head) && !placeHead.test(head) && !/占比|比重|^(?:计量)?单位$/.test(head)
}

function hasDigits(text: string): boolean {
  return /^[\d.,]+(?:万|亿)?[\u4e00-\u9fa5]*$/.test(text)
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}

/** What stands in front of the row that is no number; with what the corner calls it as well. */
function namesOfRow({ row, column, at }: Table): readonly string[] {
  const place = Array.from({ length: Math.max(column, 2) }, (_, index) => index).find(
    (one) => one !== column && at(row, one) !== '' && !/^[-+－]?[\d.,%％]+$|^第\d+[名位]?$/.test(at(row, one)) && !isUnit(at(0, one)),
  )
  const name = place === undefined ? '' : bare(at(row, place))
  if (name.length < 2 || /^(?:合计|总计|共计|小计|全镇|全部|其他)/.test(name)) return []
  const corner = bare(at(0, place ?? 0)).replace(/(?<=..)(?:类别|种类|类型|名称)$/, '')
  return plainCorner.test(corner) || name.endsWith(corner) ? [name] : [name, `${name}${corner}`]
}

function isUnit(head: string): boolean {
  return /^(?:计量)?单位$/.test(head)
}

function levelOf({ row, column: own, at }: Table, column: number, name: string): string {
  const head = at(0, column)
  const time = head.match(times)?.join('') ?? ''
  const unitCell = Array.from({ length: own }, (_, index) => index).find((one) => isUnit(at(0, one)))
  const text = at(row, column)
  const unit = /\d$/.test(text) ? (unitIn(head) ?? (unitCell === undefined ? '' : at(row, unitCell))) : ''
  const counted = /^([个处件户人家场次期项条座名起例所村])数$/.exec(bare(head).replace(times, ''))?.[1]
  if (counted !== undefined && /^\d+$/.test(text)) return `${time}${name}${text}${counted}`
  return `${time}${name}${bare(head).replace(times, '')}${text}${unit}`
}

function unitIn(head: string): string | undefined {
  const inside = /[（(]([^（()）]+)[)）]/.exec(head)?.[1]?.replace(/^单位[:：]/, '')
  return inside !== undefined && readUnitAfter(inside).core !== '' ? inside : undefined
}

function bare(words: string): string {
  return words.replace(/[（(][^（()）]*[)）]/g, '').trim()
}

/** A day or a name in a table is an assertion where a record that its row names tells of it: | 食用菌基地 | 2020年6月26日 | under 完工日期. */
export function toldCell(context: SubjectContext, lines: readonly ReadLine[]): readonly PlannedAssertion[] {
  const { line } = context
  const table = tableOf(context, lines)
  const { text } = line.reading.normal
  const [sentence] = line.reading.sentences
  const [clause] = sentence?.clauses ?? []
  if (table === undefined || table.column === 0 || sentence === undefined || clause === undefined || line.planned) return []
  const head = table.at(0, table.column)
  const isDay = /^(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?$/.test(text) || /^\d{4}[-./]\d{1,2}[-./]\d{1,2}$/.test(text)
  const isPlan = /计划/.test(head) && /^[\d.,]+$/.test(text)
  const isName = /^[\u4e00-\u9fa5]{2,12}$/.test(text)
  if (head === '' || otherHead.test(head)) return []
  const answer = answerOf(text)
  if (answer !== undefined) {
    const place = { sentence, clause, start: 0, end: text.length, word: text, sign: undefined, han: false }
    const assertion: Assertion = { kind: 'universal', ...place, quantity: undefined, relation: undefined }
    const spoken = namesOfRow(table).map((name) => `${name}${answer ? '' : '未'}${bare(head).replace(/^是否/, '')}`)
    return [{ assertion, line, hypotheses: [], spoken }]
  }
  if (!(isDay || isPlan || isName)) return []
  const spoken = isPlan ? sentencesOfCell(context, lines) : namesOfRow(table).map((name) => `${name}${bare(head)}为${dayOf(text)}`)
  const place = { sentence, clause, start: 0, end: text.length, word: text, sign: undefined, han: false }
  const assertion: Assertion = { kind: isName ? 'name' : isDay ? 'date' : 'level', ...place, quantity: undefined, relation: undefined }
  return [{ assertion, line, hypotheses: [], told: true, spoken }]
}

/** 是, 否: whether what the column's head says is so of the row. */
function answerOf(text: string): boolean | undefined {
  if (/^(?:是|有|√|✓|✔|已)$/.test(text)) return true
  return /^(?:否|无|×|✗|✕|未)$/.test(text) ? false : undefined
}

function dayOf(text: string): string {
  const [, year, month, day] = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(text) ?? []
  return year === undefined ? text : `${year}年${wholeNumber(month ?? '')}月${wholeNumber(day ?? '')}日`
}
