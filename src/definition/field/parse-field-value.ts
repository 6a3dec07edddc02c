import { readSmallNumber } from '../decimal/chinese-number.ts'
import { type Decimal, decimal, wholeNumber } from '../decimal/decimal.ts'
import { parseGeometry, writeGeometry } from '../geometry/parse-geometry.ts'
import { checkBankCard } from '../identifier/check-bank-card.ts'
import { checkCreditCode } from '../identifier/check-credit-code.ts'
import { checkNationalId } from '../identifier/check-national-id.ts'
import { checkPhone } from '../identifier/check-phone.ts'
import type { IdentifierCheck } from '../identifier/types.ts'
import { baseUnit, convertUnit, isCountUnit, type UnitId, unitsConvert } from '../unit/unit.ts'
import { isBrokenAttachment } from './attachment.ts'
import { fieldScale, fieldUnit, findOption } from './field-type.ts'
import { parseDateText, parseDateTimeText, parseMonthText, parseQuarterText, parseYearText, readSerialDay } from './parse-calendar.ts'
import { parseNumber } from './parse-number.ts'
import { parsePersonName, parsePlainText } from './parse-text.ts'
import type {
  AreaField,
  ChoiceField,
  DecimalField,
  Field,
  FieldKind,
  FieldOf,
  FieldValue,
  IntegerField,
  MoneyField,
  PercentField,
} from './types.ts'

/** A value ready to be kept, or why the text is none (Chinese, for the person who filled it in). */
export type ParsedFieldValue =
  | {
      readonly ok: true
      readonly value: FieldValue
      readonly warning?: string
      /** The warning is reason enough not to take the value out of a file. */
      readonly doubtful?: true
    }
  | { readonly ok: false; readonly why: string }

/** Characters that a cell of an .xlsx can hold, by Excel's own specification. */
export const longestText = 32_767

export interface ParseFieldOptions {
  /** The unit that the column's header names (`产值（万元）`), from `matchHeader`: numbers are converted exactly. */
  readonly unit?: UnitId
  /** `2020-12-31`; with it, ID numbers of people not yet born are refused. */
  readonly today?: string
  /** A plain number of a percent field is a ratio: 0.35 is 35 %. */
  readonly ratio?: boolean
}

/**
 * Reads what an office wrote in a cell. Decimals come back with all the decimals of their column (money `12.50`, areas `3.0000`), as the database
 * gives them. Of references only the words come back: the kernel looks the record up. Empty is `null`, refused when the field is required.
 */
export function parseFieldValue(field: Field, text: string, options: ParseFieldOptions = {}): ParsedFieldValue {
  if (text.trim() === '') return field.required === true ? { ok: false, why: `“${field.label}”不能为空` } : { ok: true, value: null }
  const parsed = parseFilled(field, text, options)
  // Held for every kind and every way in: what a ledger holds can be handed out as a spreadsheet. A field that declares more holds whole documents,
  // which are handed out as .csv.
  if (parsed.ok && !holdsDocuments(field) && typeof parsed.value === 'string' && parsed.value.length > longestText)
    return { ok: false, why: `“${field.label}”最多${longestText}个字（表格一格的上限），写了${parsed.value.length}个，请删减或另附文件` }
  return parsed
}

/** Whether values are whole documents, kept by the program for itself, rather than what fits a cell. */
export function holdsDocuments(field: Field): boolean {
  return field.kind === 'text' && field.maxLength !== undefined && field.maxLength > longestText
}

type Parser<F> = (field: F, text: string, options: ParseFieldOptions) => ParsedFieldValue

/** One parser a kind. */
const parsers: { readonly [Kind in FieldKind]: Parser<FieldOf<Kind>> } = {
  text: parsePlainText,
  integer: parseInteger,
  decimal: parseDecimal,
  money: parseDecimal,
  area: parseDecimal,
  percent: parseDecimal,
  date: (_, text) => parseDay(text),
  dateTime: (_, text) => parseDateTimeText(text),
  month: (_, text) => parseMonthText(text),
  period: ({ grain }, text) => (grain === 'year' ? parseYearText(text) : parseQuarterText(text)),
  choice: parseChoice,
  boolean: ({ label }, text) => parseBoolean(label, text),
  ref: parseWords,
  anyRef: parseWords,
  village: parseWords,
  grid: parseWords,
  personName: (_, text) => parsePersonName(text),
  nationalId: (field, text, { today }) => parseCode(field, text, () => checkNationalId(text, today === undefined ? {} : { today })),
  creditCode: (field, text) => parseCode(field, text, () => checkCreditCode(text)),
  phone: (field, text) => parseCode(field, text, () => checkPhone(text)),
  bankCard: (field, text) => parseCode(field, text, () => checkBankCard(text)),
  attachment: parseDocument,
  geometry: (_, text) => parseArea(text),
}

function parseFilled<Kind extends FieldKind>(field: FieldOf<Kind>, text: string, options: ParseFieldOptions): ParsedFieldValue {
  return parsers[field.kind](field, text, options)
}

/** Digits behind stars are known to nobody: an office's masked list is a list of other people's records. */
function parseCode({ label }: Field, text: string, check: () => IdentifierCheck): ParsedFieldValue {
  if (/[\dXx][*＊×✱•●]+|[*＊×✱•●]{2,}/.test(text)) return { ok: false, why: `“${label}”打了星号，不是完整号码，请填完整的号码` }
  return plainCheck(check())
}

function parseWords(_: Field, text: string): ParsedFieldValue {
  return parsePlainText({}, text)
}

function parseDocument({ label }: Field, text: string): ParsedFieldValue {
  return isBrokenAttachment(text.trim()) ? { ok: false, why: `“${label}”的文件摘要不完整，请重新上传` } : parsePlainText({}, text)
}

function parseArea(text: string): ParsedFieldValue {
  const parsed = parseGeometry(text)
  return parsed.ok ? { ok: true, value: writeGeometry(parsed.geometry) } : parsed
}

type DecimalKind = DecimalField | MoneyField | AreaField | PercentField

function parseDecimal(field: DecimalKind, text: string, { unit, ratio }: ParseFieldOptions): ParsedFieldValue {
  const plain = ratio !== true && unit === undefined ? parsePlainFigure(field, text) : undefined
  if (plain !== undefined) return { ok: true, value: plain }
  const written = ratio === true && field.kind === 'percent' ? readRatio(text, unit) : undefined
  const amount = written ?? readAmount(field, text, unit)
  if (typeof amount === 'string') return { ok: false, why: amount }
  const scale = fieldScale(field) ?? 0
  if (!amount.round(scale, 0).eq(amount)) return { ok: false, why: `“${field.label}”最多${scale}位小数，写了 ${text.trim()}` }
  // numeric(18, scale)
  if (amount.abs().gte(decimal(`1e${18 - scale}`))) return { ok: false, why: `“${field.label}”的数太大：${text.trim()}` }
  const why = outOfBounds(amount, field)
  return why === undefined ? { ok: true, value: withoutMinusZero(amount).toFixed(scale) } : { ok: false, why }
}

/** Digits, and no more behind the point than the column has: what nearly every figure of a file is, read without arithmetic. Undefined for all else. */
function parsePlainFigure(field: DecimalKind, text: string): string | undefined {
  if ((field.min ?? '0') !== '0' || field.max !== undefined) return undefined
  const scale = fieldScale(field) ?? 0
  const point = text.indexOf('.')
  const [whole, behind] = point < 0 ? [text.length, 0] : [point, text.length - point - 1]
  if (!plainFigure.test(text) || behind > scale || whole > 18 - scale) return undefined
  if (scale === 0) return text
  return point < 0 ? `${text}.${'0'.repeat(scale)}` : text + '0'.repeat(scale - behind)
}

const plainFigure = /^(?:0|[1-9]\d*)(?:\.\d+)?$/

function parseInteger(field: IntegerField, text: string, { unit }: ParseFieldOptions): ParsedFieldValue {
  const counted = /^[一二两三四五六七八九十]{1,3}[人户个]?$/.test(text.trim())
    ? readSmallNumber(text.trim().replace(/[人户个]$/, ''))
    : undefined
  const amount = readAmount(field, counted === undefined ? text : String(counted), unit)
  if (typeof amount === 'string') return { ok: false, why: amount }
  if (!amount.round(0, 0).eq(amount)) return { ok: false, why: `“${field.label}”要写整数，写了 ${text.trim()}` }
  // integer of the database: four bytes
  if (amount.abs().gt(2_147_483_647)) return { ok: false, why: `“${field.label}”的数太大：${text.trim()}` }
  const why = outOfBounds(amount, field)
  return why === undefined ? { ok: true, value: wholeNumber(withoutMinusZero(amount).toFixed(0)) } : { ok: false, why }
}

/** The number in the field's own unit. A unit in the cell that contradicts the header's is not guessed at. */
function readAmount(field: DecimalKind | IntegerField, text: string, headerUnit: UnitId | undefined): Decimal | string {
  const parsed = parseNumber(text)
  if (typeof parsed === 'string') return parsed
  const own = fieldUnit(field)
  // 1.5万 in a column of 元 is 15000; in one of 万元 it may be 1.5 of them.
  if (parsed.rank !== undefined && (field.kind === 'percent' || [headerUnit, own].some((unit) => unit !== undefined && !isWhole(unit))))
    return `“${text}”没有写明单位，请写成“${parsed.rank}元”之类，或写出全部数字`
  if (parsed.unit !== undefined && headerUnit !== undefined && parsed.unit !== headerUnit) {
    return `单元格写“${parsed.unit}”，表头写“${headerUnit}”，分不清以哪个为准`
  }
  const unit = parsed.unit ?? headerUnit
  if (unit === undefined || unit === own || (own === undefined && isCountUnit(unit))) return parsed.value
  // 1.2万人次 where counts have no unit of their own.
  if (own === undefined && isCountUnit(baseUnit(unit))) return convertUnit(parsed.value, unit, baseUnit(unit))
  if (own === undefined || !unitsConvert(unit, own))
    return `“${field.label}”${own === undefined ? '没有单位' : `以${own}计`}，不能写${unit}`
  return convertUnit(parsed.value, unit, own)
}

/** 元, 亩, 吨, 人: not a rank of another unit. */
function isWhole(unit: UnitId): boolean {
  return !/^[万亿%]/.test(unit)
}

/** A plain number as the percentage that it is the ratio of; undefined for everything else. */
function readRatio(text: string, headerUnit: UnitId | undefined): Decimal | undefined {
  const parsed = parseNumber(text)
  return typeof parsed === 'string' || parsed.rank !== undefined || parsed.unit !== undefined || headerUnit !== undefined
    ? undefined
    : parsed.value.times(100)
}

function outOfBounds(
  amount: Decimal,
  { label, min, max }: { readonly label: string; readonly min?: string | number; readonly max?: string | number },
): string | undefined {
  if (min !== undefined && amount.lt(String(min))) return `“${label}”不能小于${min}`
  if (max !== undefined && amount.gt(String(max))) return `“${label}”不能大于${max}`
  return undefined
}

function withoutMinusZero(amount: Decimal): Decimal {
  return amount.eq(0) ? amount.abs() : amount
}

/** A day, or the number by which a spreadsheet keeps it, told with the day that it is read as. */
function parseDay(text: string): ParsedFieldValue {
  const serial = readSerialDay(text)
  return serial === undefined ? parseDateText(text) : { ok: true, value: serial, warning: `是表格软件里的日期序号，读作 ${serial}` }
}

function parseChoice(field: ChoiceField, text: string): ParsedFieldValue {
  const option = findOption(field, text.trim()) ?? findTicked(field, text)
  return option === undefined
    ? { ok: false, why: `“${field.label}”没有“${text.trim()}”这一项，可填：${Object.values(field.options).join('、')}` }
    : { ok: true, value: option }
}

/** ☑低保 □特困: the one box that is ticked among those of a form. */
function findTicked(field: ChoiceField, text: string): string | undefined {
  const boxes = [...text.matchAll(/([☑☒■√✓✔]|[□☐])\s*([^☑☒■√✓✔□☐]+)/gu)]
  const behind = [...text.matchAll(/([^☑☒■√✓✔□☐\s]+)\s*([☑■√✓✔])/gu)]
  const ticked =
    boxes.length > 0 && /^[\s\u3000]*[☑☒■√✓✔□☐]/u.test(text)
      ? boxes.filter(([, box]) => box !== '□' && box !== '☐')
      : behind.map(([, word = '', box = '']) => ['', box, word])
  const [only, another] = ticked
  return only === undefined || another !== undefined ? undefined : findOption(field, (only[2] ?? '').trim())
}

const yes: ReadonlySet<string> = new Set(['是', '有', '对', '√', '✓', '✔', '☑', '✅', '■', 'true', 'yes', 'y', '1'])
const no: ReadonlySet<string> = new Set(['否', '无', '不是', '没有', '×', '✗', '✘', '☐', '□', 'false', 'no', 'n', '0'])

/** Under 是否化解: 已化解, 未化解. */
const done: ReadonlySet<string> = new Set(['', '已', '已经', '有', '是'])
const undone: ReadonlySet<string> = new Set(['未', '尚未', '没', '没有', '不', '无', '非', '否'])

function parseBoolean(label: string, text: string): ParsedFieldValue {
  const word = text.normalize('NFKC').trim().toLowerCase()
  if (yes.has(word)) return { ok: true, value: true }
  if (no.has(word)) return { ok: true, value: false }
  const question = /^是否(.+)$/.exec(label)?.[1]
  const asked = question ?? label
  const before = word.endsWith(asked) ? word.slice(0, -asked.length) : question === undefined ? undefined : word
  if (before !== undefined && done.has(before)) return { ok: true, value: true }
  if (before !== undefined && undone.has(before)) return { ok: true, value: false }
  return { ok: false, why: `要填“是”或“否”，写了“${text.trim()}”` }
}

function plainCheck(check: IdentifierCheck): ParsedFieldValue {
  if (!check.ok) return check
  const { value, warning, doubtful } = check
  return { ok: true, value, ...(warning === undefined ? {} : { warning }), ...(doubtful === undefined ? {} : { doubtful }) }
}
