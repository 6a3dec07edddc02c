import type { Dice } from './dice.ts'
import { type BodyRow, type DrawnTable, drawTable, quotient } from './draw-register.ts'
import { blank, line, type MadeCell, type MadeFile, type MadeFormat, type MadeLine, type MadeSheet, madeFile, wide } from './made-file.ts'
import { type Register, registers, type Wording } from './registers.ts'

interface Words {
  readonly attachments: readonly string[]
  readonly towns: readonly string[]
  readonly unitLines: readonly ((unit: string) => readonly string[])[]
  readonly notes: readonly string[]
  readonly totals: readonly string[]
  readonly subtotals: readonly string[]
  readonly signatures: readonly (readonly string[])[]
  readonly remarks: readonly string[]
}

const words: Readonly<Record<Wording, Words>> = {
  tuned: {
    attachments: ['附件1', '附件2：', '附表'],
    towns: ['青竹镇2020年', '2020年度青竹镇', '青竹镇'],
    unitLines: [
      (unit) => ['填报单位：青竹镇人民政府', `单位：${unit}`],
      (unit) => [`单位：${unit}`],
      (unit) => ['填报单位（盖章）：青竹镇', '2020年12月31日', `单位：${unit}`],
    ],
    notes: ['说明：本表由各村据实填报。', '填表说明：1.每户一行；2.不得改动表头。'],
    totals: ['合计', '总计', '合 计', '全镇合计'],
    subtotals: ['小计', '小 计'],
    signatures: [
      ['填表人：郑甲', '审核人：王乙', '填表日期：2020年12月31日'],
      ['制表：赵甲', '复核：钱乙'],
      ['单位负责人：林知远', '填表人：孙丙', '联系电话：057800000000'],
    ],
    remarks: ['注：本表于每月5日前报送。', '备注：数据截至2020年12月底。', '说明：面积以实测为准。'],
  },
  heldOut: {
    attachments: ['附件3-1', '附件四', '（附表二）'],
    towns: ['青竹镇二〇二〇年度', '2020年青竹镇', '景岚县青竹镇'],
    unitLines: [
      (unit) => [`计量单位：${unit}`],
      (unit) => ['报送单位：青竹镇', '报送时间：2020.12.31', `金额单位：${unit}`],
      (unit) => ['青竹镇（公章）', `（单位：${unit}）`],
    ],
    notes: ['填报要求：请于12月底前报送，逾期不候。', '※ 红色栏目为必填项'],
    totals: ['总 计', '累计', '本表合计', '合计数'],
    subtotals: ['分计', '本村小计'],
    signatures: [
      ['经办人：孙丙', '分管领导：李丁'],
      ['主要负责人（签字）：', '填报人：周戊', '填报时间：'],
      ['镇长：林知远', '统计员：吴己', '报出日期：2020年12月31日'],
    ],
    remarks: ['※本表一式两份。', '填表须知：以上数据由各村提供。', '1.本表统计口径为年末数。'],
  },
}

interface Plan {
  readonly wording: Wording
  readonly format: MadeFormat
  readonly lines: MadeLine[]
  readonly table: DrawnTable
  readonly width: number
}

/** A sheet with titles, header, rows, sums and signatures as the dice fall. */
export function drawSheet(dice: Dice, wording: Wording, name: string): MadeFile {
  const register = dice.pick(registers)
  const format = drawFormat(dice)
  const grouped = register.columns.some((one) => one.field === '村') && dice.chance(25)
  const plainText = format !== 'xlsx'
  const table = drawTable(dice, register, {
    wording,
    rows: 2 + dice.upTo(16),
    banded: dice.chance(35) && !format.includes('csv') && !format.includes('tsv'),
    serial: dice.chance(60),
    extra: dice.chance(40),
    unit: dice.pick(['line', 'head', 'none', 'none']),
    loose: dice.chance(60),
    plainText,
    ...(grouped && dice.chance(60) ? { without: '村' } : {}),
  })
  const plan: Plan = { wording, format, lines: [], table, width: table.columns.length }
  drawTop(dice, plan, register)
  plan.lines.push(...table.header)
  if (dice.chance(12))
    plan.lines.push(
      line(
        'note',
        table.columns.map((_, at) => (plainText ? String(at + 1) : at + 1)),
      ),
    )
  const outcome = drawBody(dice, plan, grouped)
  drawBottom(dice, plan)
  return assemble(dice, { plan, register, name, outcome })
}

function drawFormat(dice: Dice): MadeFormat {
  return dice.chance(65)
    ? 'xlsx'
    : dice.pick<MadeFormat>(['csv', 'csv-gbk', 'csv-semicolon', 'tsv-utf16', 'tsv-utf16-bare', 'html-xls', 'html-xls-gbk', 'docx'])
}

/** A text over the whole width, merged as often as not. */
function across(dice: Dice, is: MadeLine['is'], text: string, width: number): MadeLine {
  return dice.chance(60) ? wide(is, text, width) : line(is, [text])
}

/** Texts spread over the width, the last at the right. */
function spread(texts: readonly string[], width: number): MadeCell[] {
  const cells: MadeCell[] = Array.from({ length: width })
  texts.forEach((text, at) => {
    cells[texts.length === 1 ? width - 1 : Math.floor((at * (width - 1)) / (texts.length - 1))] = text
  })
  return cells
}

function drawTop(dice: Dice, { wording, lines, table, width }: Plan, register: Register): void {
  const said = words[wording]
  if (dice.chance(25)) lines.push(line('note', [dice.pick(said.attachments)]))
  if (dice.chance(75)) lines.push(across(dice, 'title', `${dice.pick(said.towns)}${dice.pick(register.titles)}`, width))
  if (dice.chance(15)) lines.push(across(dice, 'note', dice.pick(said.notes), width))
  if (table.unitLine !== undefined) lines.push(line('note', spread(dice.pick(said.unitLines)(table.unitLine), width)))
  else if (dice.chance(40)) lines.push(line('note', spread(['填报单位：青竹镇', '2020年12月'], width)))
  if (dice.chance(15)) lines.push(blank)
}

const summed = ['money', 'area', 'weight', 'count']

function sumLine(label: string, rows: readonly BodyRow[], { table, format, lines }: Plan, off = 0): MadeLine {
  const at = table.columns.findIndex((one) => one.column !== undefined)
  const cells = table.columns.map((one, column): MadeCell => {
    if (column === Math.min(at, 1) || (column === 0 && at === 0)) return label
    if (one.column === undefined || !summed.includes(one.column.kind)) return undefined
    const field = one.column.field
    const value = quotient(String(rows.reduce((sum, row) => sum + Number(row.values[field]), 0) + off * one.divisor), one.divisor)
    if (format !== 'xlsx') return String(value)
    const name = String.fromCharCode(65 + column)
    return column % 2 === 0 ? { formula: `SUM(${name}1:${name}${lines.length})`, value } : value
  })
  return line('subtotal', cells)
}

function drawBody(dice: Dice, plan: Plan, grouped: boolean): MadeFile['outcome'] {
  const { table, lines, wording, width } = plan
  const said = words[wording]
  const rows = grouped ? byVillage(table) : table.body
  const subtotals = grouped && dice.chance(40)
  let group: BodyRow[] = []
  let village: string | undefined
  const close = () => {
    if (subtotals && group.length > 0) lines.push(sumLine(dice.pick(said.subtotals), group, plan))
    group = []
  }
  const repeats = dice.chance(8) && !grouped && rows.length > 6 ? 4 : -1
  const gap = dice.chance(15) ? 2 : -1
  rows.forEach((row, at) => {
    if (grouped && row.values.村 !== village) {
      close()
      village = row.values.村
      lines.push(across(dice, 'group', village ?? '', width))
    }
    if (at === repeats) lines.push(...table.header)
    if (at === gap) lines.push(blank)
    lines.push(row.line)
    group.push(row)
  })
  close()
  if (!dice.chance(45)) return 'read'
  const hasSums = table.columns.some((one) => one.column !== undefined && summed.includes(one.column.kind))
  const wrong = hasSums && dice.chance(12)
  lines.push(sumLine(dice.pick(said.totals), rows, plan, wrong ? 7 : 0))
  return wrong ? 'total-mismatch' : 'read'
}

/** The rows under the names of their villages, in the order in which those first come; the name is what the rows then say. */
function byVillage(table: DrawnTable): BodyRow[] {
  const named = table.body.map((row, at): BodyRow => {
    if (row.values.村 !== undefined) return row
    const values = { ...row.values, 村: ['瓦窑山村', '大岙村', '白水村'][Math.floor((at * 3) / table.body.length)] ?? '白水村' }
    return { values, line: { ...row.line, expect: [values] } }
  })
  const order = [...new Set(named.map((row) => row.values.村))]
  return order.flatMap((village) => named.filter((row) => row.values.村 === village))
}

function drawBottom(dice: Dice, { wording, lines, width }: Plan): void {
  const said = words[wording]
  if (dice.chance(20)) lines.push(blank)
  if (dice.chance(20)) lines.push(across(dice, 'footer', dice.pick(said.remarks), width))
  if (dice.chance(50)) lines.push(line('footer', spread(dice.pick(said.signatures), width)))
}

interface Assembled {
  readonly plan: Plan
  readonly register: Register
  readonly name: string
  readonly outcome: MadeFile['outcome']
}

/** The file around the sheet: other sheets, hidden rows, cells that only have a style. */
function assemble(dice: Dice, { plan, register, name, outcome }: Assembled): MadeFile {
  const { lines, format, wording } = plan
  if (format !== 'xlsx') return madeFile(name, register.ledger, lines, { format, outcome })
  const hides = outcome === 'read' && dice.chance(8)
  const last = lines.map((made) => made.is).lastIndexOf('body')
  const shown = hides ? lines.map((made, at) => (at === last ? { ...made, hidden: true } : made)) : lines
  const main: MadeSheet = { name: dice.pick(['Sheet1', '汇总', '2020年']), lines: shown, ...(dice.chance(8) ? { styledBlank: 400 } : {}) }
  const notes: MadeSheet = {
    name: '填表说明',
    lines: [wide('title', '填表说明', 4), ...words[wording].notes.map((text) => line('note', [text]))],
  }
  const codes: MadeSheet = {
    name: '代码表',
    lines: [line('header', ['代码', '含义']), line('body', [1, '有']), line('body', [2, '无'])],
    ...(dice.chance(50) ? { state: 'hidden' } : {}),
  }
  const before = dice.chance(15) ? [notes] : []
  const behind = dice.chance(15) ? [codes] : dice.chance(30) ? [{ name: 'Sheet9', lines: [] }] : []
  return {
    name,
    ledger: register.ledger,
    sheets: [...before, main, ...behind],
    reads: before.length,
    format,
    outcome: hides ? 'hidden-rows' : outcome,
  }
}
