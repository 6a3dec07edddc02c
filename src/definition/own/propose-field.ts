import { parseFieldValue } from '../field/parse-field-value.ts'
import { parseNumber } from '../field/parse-number.ts'
import type { Field, FieldKind } from '../field/types.ts'
import { plainHeader } from '../ledger/column-words.ts'
import { normaliseName } from '../name/normalise-name.ts'
import { isUnit, type UnitId } from '../unit/unit.ts'
import { labelOfHeader, type OwnFieldDraft } from './draft.ts'
import { fieldOfOwn } from './own-field.ts'

/** What is known of a column of a sheet. */
export interface SheetColumn {
  readonly label: string
  /** How many rows there are, and in how many of them it is filled. */
  readonly rows: number
  readonly filled: number
  /** Its different values, as many as were held. */
  readonly values: readonly string[]
  /** No value stood in it twice. */
  readonly unique: boolean
}

/** What a proposal may look at beside the sheet. */
export interface ProposalHints {
  /** The units that stand above the table (单位：万元). */
  readonly units: readonly string[]
  readonly villages: readonly string[]
  /** Records of other ledgers that a column may name, by the label of the column. */
  readonly targets: ReadonlyMap<string, { readonly ledger: string; readonly names: ReadonlySet<string> }>
}

const identity = /身份证|公民身份|证件号/
const account = /账号|帐号|卡号|一卡通|存折/
const company = /信用代码/
const telephone = /电话|手机|联系方式/
const person = /姓名|户主|负责人|联系人|经办人|责任人|法人|负责同志|网格员|书记|主任|组长|申请人|当事人|领款人|监护人|本人$|名字/
const rate = /[率比]$|比例|占比|百分比/
const money = /金额|资金|投资|收入|支出|产值|经费|补[助贴]|款$|[费价]$|租金|造价|工资|奖金|贷款|捐款|元$/
const area = /面积|亩$/
const notSummed =
  /年龄|岁|序号?|编号|门牌|楼|层|年限|年份|工龄|党龄|[单均]价|单位成本|[率比]$|温度|排名|名次|得?分数?$|得分|电话|代码|学历|宽|高|深|厚|坡度|间距/
const remark = /备注|说明|简介|内容|情况|原因|措施|描述|意见/
const serial = /^(?:序号?|行号|项次|顺序号?|no\.?)$/i
const mostChoices = 8
const longWords = 40

/** Whether a column only numbers the lines. */
export function isSerial({ label }: Pick<SheetColumn, 'label'>): boolean {
  return serial.test(plainHeader(label))
}

/** The column as it may be meant, from its label and what stands in it. */
export function proposeField(column: SheetColumn, hints: ProposalHints): OwnFieldDraft {
  const { name, unit } = splitHeader(column.label)
  const label = labelOfHeader(name)
  const found =
    byNumber(column, name) ?? byPlace(column, name, hints) ?? byCalendar(column, name) ?? byAmount(column, { name, unit, hints })
  if (found !== undefined) return { label, ...found }
  const words = byWords(column, name)
  // A unit that no amount has is a part of the name.
  return { label: labelOfHeader(column.label.trim() === '' ? name : column.label), ...words }
}

type Guess = Omit<OwnFieldDraft, 'label'>

/** Numbers by which somebody is found: by their check digits, or by the label where the cells may be spoilt. */
function byNumber(column: SheetColumn, name: string): Guess | undefined {
  if (identity.test(name) || (column.filled > 0 && isAll(column, 'nationalId'))) return { kind: 'nationalId' }
  if (company.test(name) || (column.filled > 0 && isAll(column, 'creditCode') && !isAll(column, 'integer'))) return { kind: 'creditCode' }
  if (account.test(name)) return { kind: 'bankCard' }
  return telephone.test(name) && isAll(column, 'phone') ? { kind: 'phone' } : undefined
}

function byPlace(column: SheetColumn, name: string, { villages, targets }: ProposalHints): Guess | undefined {
  if (column.filled === 0) return undefined
  const known = new Set(villages.map(normaliseName))
  if (known.size > 0 && column.values.every((value) => known.has(normaliseName(value)))) return { kind: 'village' }
  const target = targets.get(name) ?? targets.get(column.label)
  if (target !== undefined && column.values.every((value) => target.names.has(normaliseName(value))))
    return { kind: 'ref', to: target.ledger }
  return undefined
}

function byCalendar(column: SheetColumn, name: string): Guess | undefined {
  if (column.filled === 0) return /日期|时间$/.test(name) ? { kind: 'date' } : undefined
  if (isAll(column, 'date') && column.values.every((value) => /\D/.test(value.trim()) || value.trim().length === 8)) return { kind: 'date' }
  if (/年度|年份|^年$/.test(name) && column.values.every((value) => /^(?:19|20)\d{2}年?度?$/.test(value.trim()))) return { kind: 'period' }
  return isAll(column, 'month') && column.values.every((value) => /\D/.test(value.trim())) ? { kind: 'month' } : undefined
}

function byAmount(
  column: SheetColumn,
  { name, unit, hints }: { readonly name: string; readonly unit: string | undefined; readonly hints: ProposalHints },
): Guess | undefined {
  if (column.filled === 0) return undefined
  const numbers = column.values.map((value) => parseNumber(value))
  if (column.values.some((value) => isCode(value))) return undefined
  const isPercent = column.values.every((value) => /[%％]\s*$/.test(value))
  if (isPercent || (rate.test(name) && numbers.every((one) => typeof one !== 'string')))
    return isAll(column, 'percent') ? { kind: 'percent' } : undefined
  if (!isAll(column, 'decimal')) return undefined
  const above = hints.units.find((one) => /元$/.test(one))
  if (
    /元$/.test(unit ?? '') ||
    (unit === undefined && (money.test(name) || (above !== undefined && hasFraction(column) && !notSummed.test(name))))
  )
    return { kind: 'money', ...sumOf(name) }
  if (/^(?:万?亩|公顷)$/.test(unit ?? '') || (unit === undefined && area.test(name))) return { kind: 'area', adds: true }
  const own: { readonly unit?: UnitId } = unit !== undefined && isUnit(unit) ? { unit } : {}
  // A unit that is not known stays in the name: then the column is read as it is written.
  if (unit !== undefined && !isUnit(unit)) return undefined
  if (isAll(column, 'integer')) return { kind: 'integer', ...own, ...sumOf(name) }
  return { kind: 'decimal', scale: scaleOf(column), ...own, ...sumOf(name) }
}

/** Of a column whose unit is not known: a number all the same. */
function byWords(column: SheetColumn, name: string): Guess {
  const { values, filled, rows } = column
  if (filled > 0 && isAll(column, 'decimal') && !values.some(isCode))
    return isAll(column, 'integer') ? { kind: 'integer', ...sumOf(name) } : { kind: 'decimal', scale: scaleOf(column), ...sumOf(name) }
  if ((person.test(name) || /人$/.test(name)) && isAll(column, 'personName') && values.every(isNameLong)) return { kind: 'personName' }
  if (filled > 0 && values.every((value) => /^[是否有无√×]$/.test(value.trim())) && values.length <= 2 && isAll(column, 'boolean'))
    return { kind: 'boolean' }
  if (remark.test(name) || values.some((value) => [...value].length > longWords || value.includes('\n')))
    return { kind: 'text', long: true }
  const isShort = values.every((value) => [...value].length <= 12 && !/[\d,，;；、]/.test(value))
  const isFew = values.length > 1 && values.length <= mostChoices && filled >= 6 && values.length <= filled / 3 && filled >= rows / 2
  return isFew && isShort ? { kind: 'choice', options: values.map(labelOfHeader) } : { kind: 'text' }
}

function sumOf(name: string): { readonly adds?: true } {
  return notSummed.test(name) ? {} : { adds: true }
}

/** A department may stand where a person is asked for. */
function isNameLong(value: string): boolean {
  return /^\p{Script=Han}(?:[\p{Script=Han}·]{1,4})$/u.test(value.trim())
}

/** 0571, or more digits than a quantity has. */
function isCode(value: string): boolean {
  return /^0\d/.test(value.trim()) || /^\d{12,}$/.test(value.trim())
}

function hasFraction({ values }: SheetColumn): boolean {
  return values.some((value) => /\.\d/.test(value))
}

function scaleOf({ values }: SheetColumn): number {
  return Math.min(6, Math.max(1, ...values.map((value) => /\.(\d+)/.exec(value)?.[1]?.length ?? 0)))
}

function isAll({ values }: SheetColumn, kind: FieldKind): boolean {
  const field: Field = fieldOfOwn({ id: 'field1', label: '', kind, required: false, scale: 10 })
  return values.every((value) => {
    const parsed = parseFieldValue(field, value)
    return parsed.ok && parsed.doubtful !== true
  })
}

/** 投资（万元） is 投资, in 万元. */
export function splitHeader(header: string): { readonly name: string; readonly unit: string | undefined } {
  const match = /^(.+?)[(（[【](?:单位[:：]?)?([^()（）]+)[)）\]】]$/u.exec(header.trim())
  const [, name, unit] = match ?? []
  return name === undefined || unit === undefined ? { name: header.trim(), unit: undefined } : { name: name.trim(), unit: unit.trim() }
}
