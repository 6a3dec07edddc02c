/** What a line below a header is, when it is no record. */
export type LineClass = 'total' | 'subtotal' | 'footer' | 'numbering' | 'header' | 'unit'

const total = /^(?:合计|总计|共计|累计|总数|全镇合计|全乡合计|total|sum)(?:[（(][^）)]*[)）])?[：:]?$/i
/** 小计, 青竹村小计, 本页合计: of a part. */
const subtotal = /^.{0,10}(?:小计|分计)(?:[（(][^）)]*[)）])?[：:]?$|^.{1,10}合计[：:]?$/
const signature =
  /^(?:填表人|制表人|填报人|经办人|审核人|审批人|复核人|负责人|单位负责人|分管领导|联系人|联系电话|电话|填报日期|填表日期|制表日期|报送日期|填报单位|制表单位|编制单位)(?:[（(][^）)]*[)）])?[：:]/
const note = /^(?:[注附][：:.、]|注\d[：:.、]|(?:备注|说明|附注|附件|填表说明|其中)[：:]|以下空白$|(?:平均|均值)(?:值|数)?$)/
/** Alone in a line: a day, a seal, a stroke through what is empty. */
const alone = /^(?:(?:19|20)\d{2}年\d{1,2}月(?:\d{1,2}日)?|[（(]?(?:盖章|公章|签章)[)）]?)$/
const stroke = /^[-—–－/\\]+$/
const stems = [...'甲乙丙丁戊己庚辛壬癸']
const circled = [...'①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳']
const leastNumbered = 3

function isFilled(cell: string): boolean {
  return cell !== '' && /[^\s\u3000]/.test(cell)
}

/** A line's filled cells, in order, without spaces: offices write 合　计. */
export function filledCells(cells: readonly string[]): string[] {
  return cells.flatMap((cell) => {
    const words = cell.replace(/[\s\u3000]+/g, '')
    return words === '' ? [] : [words]
  })
}

/** Words of which such a line's first cell has one: nearly every record is known by that to be none. */
const marks = /[计数人期位话导注附备说其下均章]|total|sum|^\s*[（(]?(?:19|20)\d\d年|^[-—–－/\\\s]+$/i

/** 合计 and 小计 stand first, or behind a number of the line; who filled in the form and what is noted stand at a line's beginning. */
export function classLine(cells: readonly string[]): 'total' | 'subtotal' | 'footer' | undefined {
  const at = cells.findIndex(isFilled)
  const isNumbered = /^\s*\d{1,6}\s*$/.test(cells[at] ?? '')
  const next = isNumbered ? cells.findIndex((cell, index) => index > at && isFilled(cell)) : at
  if (!marks.test(cells[next] ?? '')) return undefined
  const filled = filledCells(cells)
  const [first = '', second = ''] = filled
  const name = isNumbered ? second : first
  if (total.test(name)) return 'total'
  if (subtotal.test(name)) return 'subtotal'
  if (filled.length === 1 && cells.length > 1 && alone.test(first)) return 'footer'
  return signature.test(first) || note.test(first) || filled.every((cell) => stroke.test(cell)) ? 'footer' : undefined
}

/** 甲 | 乙 | 1 | 2 | 3, as statistical forms have it right under their header: letters first, then numbers, none left out. */
export function isNumbering(cells: readonly string[]): boolean {
  const filled = filledCells(cells).map((cell) => cell.replace(/^[（(]|[)）]$/g, ''))
  const letters = filled.findIndex((cell, index) => cell !== stems[index])
  const numbers = letters < 0 ? [] : filled.slice(letters)
  const follow = numbers.every((cell, index) => cell === String(index + 1) || cell === circled[index])
  return follow && filled.length >= leastNumbered && (letters !== 0 || numbers.length > leastNumbered + 1)
}

/** 填报单位：青竹镇 | 2020年12月: a line above a header that tells of the form, whatever number of cells it fills. */
export function isFormLine(cells: readonly string[]): boolean {
  const filled = filledCells(cells)
  const tells = (cell: string): boolean =>
    /^[^：:]{1,12}[：:]/.test(cell) || /^(?:20|19)\d{2}年(?:度|\d{1,2}月(?:\d{1,2}日)?)?$/.test(cell) || /^第\d+页/.test(cell)
  return filled.length > 0 && filled.every(tells)
}

/** The units that a line above a header gives for the figures below: 单位：万元、人. */
export function unitsIn(cells: readonly string[]): string[] {
  const stated = filledCells(cells).flatMap(
    (cell) => /(?:^|[^\u4e00-\u9fff])(?:金额|计量|数量|面积)?单位[：:]([^，,。；;：:]+)$/u.exec(cell)?.[1] ?? [],
  )
  return stated.flatMap((units) => units.replace(/[（()）]/g, '').split(/[、/和]/)).filter((unit) => unit !== '')
}
