import { isLoneUnit } from './stated-units.ts'

/** What a line of a sheet is, as whoever looks at it would say. A `group` is a name over the lines below it; a `note` whatever is said beside the table. */
export type LineClass = 'title' | 'note' | 'header' | 'body' | 'group' | 'subtotal' | 'footer' | 'blank'

/** A line that says by its own words that it is no record. */
export type SaidClass = 'total' | 'subtotal' | 'part' | 'footer'

const total = /^(?:合计|总计|共计|累计|总数|合计数|本表合计|全镇合计|全乡合计|total|sum)(?:[（(][^）)]*[)）])?[：:]?$/i
/** 小计, 青竹村小计, 本页合计: of a part. */
const subtotal = /^.{0,10}(?:小计|分计)(?:[（(][^）)]*[)）])?[：:]?$|^.{1,10}合计[：:]?$/
/** 合计（大写）：贰万元整. */
const totalInWords =
  /^(?:合计|总计|共计)(?:[（(]大写[)）])?[：:]?(?:人民币)?(?:[（(]?大写[)）]?[：:]?)?[零〇壹贰叁肆伍陆柒捌玖拾佰仟萬万亿圆元角分整正]{2,}$/
const signature =
  /^(?:填表|制表|填报|报送|报出|编制|经办|审核|审批|复核|统计|主管|主要|分管|单位|统计站|村|镇)?(?:单位)?(?:人|员|负责人|领导|日期|时间|单位|联系人|联系电话|电话|书记|主任|镇长|村长|会计|出纳|制表|复核|审核)(?:签名|签字|签章|盖章)?(?:[（(][^）)]*[)）])?[：:]/
const signatureWord = /^(?:制表|复核|审核|经办|校对|电话|联系电话)(?:[（(][^）)]*[)）])?[：:]/
const note =
  /^(?:[注附※][：:.、]|注\d[：:.、]|[①②③④⑤]|※|(?:备注|说明|附注|附件|填[表报](?:说明|须知|要求)|填写说明)[：:]|以下空白|(?:平均|均值)(?:值|数)?$|第\d+页|共\d+页|[—-]\d+[—-]$)/
/** Alone in a line: a day, a seal, a stroke through what is empty. */
const alone = /^(?:(?:19|20)\d{2}年\d{1,2}月(?:\d{1,2}日)?|.{0,8}[（(]?(?:盖章|公章|签章|章)[)）])$/
const stroke = /^[-—–－/\\…]+$/
const stems = [...'甲乙丙丁戊己庚辛壬癸']
const circled = [...'①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳']
const leastNumbered = 3

/** A line's filled cells, in order, without spaces: offices write 合　计. */
export function filledCells(cells: readonly string[], most = cells.length): string[] {
  const filled: string[] = []
  for (const cell of cells) {
    if (filled.length === most) break
    const words = cell === '' ? '' : cell.replace(/[\s\u3000]+/g, '')
    if (words !== '') filled.push(words)
  }
  return filled
}

/** Words of which such a line's first cells have one: nearly every record is known by that to be none. */
const marks = /[计数人员期位话导注附备说其下均章页①②③④⑤※制复镇书领]|total|sum|^\s*[（(]?(?:19|20)\d\d年|^[-—–－/\\…\s]+$/i
/** 合计 behind the name of a village: how far from the left it is looked for. */
const searched = 4

/** 合计 and 小计 stand first, or behind a number or a name; who filled in the form and what is noted stand at a line's beginning. */
export function classLine(cells: readonly string[], width = cells.length): SaidClass | undefined {
  if (!cells.slice(0, searched + 2).some((cell) => marks.test(cell))) return undefined
  // All of them only where something is said of them all: most lines are records, and there are many.
  const some = filledCells(cells, searched)
  const [first = '', second = ''] = some
  const name = /^\d{1,6}$/.test(first) ? second : first
  if (total.test(name) || totalInWords.test(name)) return 'total'
  if (subtotal.test(name)) return 'subtotal'
  if (/^其中[：:]/.test(name)) return 'part'
  if (some.length === 1 && width > 1 && alone.test(first)) return 'footer'
  if (note.test(first) || (stroke.test(first) && filledCells(cells).every((cell) => stroke.test(cell)))) return 'footer'
  if ((signature.test(first) && !/^单位[：:]/.test(first)) || signatureWord.test(first)) return 'footer'
  const behind = some.slice(1).find((cell) => /^(?:本页|本村|全村)?(?:小计|合计|总计|分计)$/.test(cell))
  return behind === undefined ? undefined : 'subtotal'
}

/** 甲 | 乙 | 1 | 2 | 3, as statistical forms have it right under their header: letters first, then numbers, none left out. */
export function isNumbering(cells: readonly string[]): boolean {
  const filled = filledCells(cells).map((cell) => cell.replace(/^[（(]|[)）]$/g, ''))
  const letters = filled.findIndex((cell, index) => cell !== stems[index])
  const numbers = letters < 0 ? [] : filled.slice(letters)
  const follow = numbers.every((cell, index) => cell === String(index + 1) || cell === circled[index])
  return follow && filled.length >= leastNumbered && (letters !== 0 || numbers.length > leastNumbered)
}

/** 例, 示例 where the number of the line would stand: how to fill in the form. */
export function isExample(cells: readonly string[]): boolean {
  const [first = ''] = filledCells(cells)
  return /^[（(]?(?:例|示例|样例|举例|例如|填写示例|填表示例)[)）]?[：:]?\d?$/.test(first)
}

/** 填报单位：青竹镇 | 2020年12月: a line that tells of the form, whatever number of cells it fills. */
export function isFormLine(cells: readonly string[]): boolean {
  const [first] = filledCells(cells, 1)
  const tells = (cell: string): boolean =>
    /^[^：:]{1,12}[：:]/.test(cell) ||
    /^(?:20|19)\d{2}年(?:度|\d{1,2}月(?:\d{1,2}日)?)?$/.test(cell) ||
    /^第\d+页/.test(cell) ||
    /[（(](?:公章|盖章|签章|章)[)）]$/.test(cell) ||
    /^[（(].*单位[：:].+[)）]$/.test(cell)
  return first !== undefined && tells(first) && filledCells(cells).every(tells)
}

const enumerated = /^(?:[一二三四五六七八九十]+[、．.]|[（(][一二三四五六七八九十\d]{1,3}[)）]|第[一二三四五六七八九十\d]+[类部分组批])/

/** A name over the lines below it, by its words: 一、粮食作物, 瓦窑山村（12户）, 农业办. */
export function isGroupName(text: string): boolean {
  const words = plainGroup(text)
  if (enumerated.test(text)) return text.length <= 40 && !/[。；]/.test(text)
  return (
    words.length <= 16 &&
    /(?:村|社区|居委会|网格|片区|片|组|镇|乡|街道|科|办|办公室|局|所|站|中心|支部|合作社|公司|类|户|项目)$/.test(words)
  )
}

/** What a group is called, without its number and how many stand in it. */
export function plainGroup(text: string): string {
  return text
    .replace(/[\s\u3000]+/g, '')
    .replace(/^(?:[一二三四五六七八九十\d]+[、．.]|[（(][一二三四五六七八九十\d]+[)）])/, '')
    .replace(/[（(][^）)]*[)）]$/, '')
    .replace(/[：:]?共?(?:计|有)?\d+(?:户|人|亩|家|个|项|名|件|处|户\d+人)$/, '')
    .replace(/[：:]$/, '')
}

/** What a line of one text calls the lines below it; empty of a line of several. */
export function lonePlace(cells: readonly string[]): string {
  const [only = '', another] = filledCells(cells, 2)
  return another === undefined ? plainGroup(only) : ''
}

/** 附表1：, 附件2-1 before the title itself. */
const attachment = /^[（(]?附[件表][\d一二三四五六七八九十]{0,3}(?:[-－—.]\d{1,2})?[)）]?[：:、.]?(?=.{4})/
const remark = /附[件表]|说明|要求|须知|[：:]|[。；;，]|^[※*]|^[一二三四五六七八九十\d]+[、.．]|^注/

/** What a line above a header says as a title of the table, without a unit noted behind it: 2020年种植面积统计表（单位：亩）. */
export function titleIn(cells: readonly string[]): readonly string[] {
  const filled = filledCells(cells)
  const [only = ''] = filled
  const title = plainTitle(only)
  return filled.length === 1 && !remark.test(title) && !isLoneUnit(only) ? [title] : []
}

/** What stands above a header: the title, or what else is said there. */
export function classAbove(cells: readonly string[]): 'title' | 'note' {
  const filled = filledCells(cells)
  const [only = ''] = filled
  if (filled.length === 1 && enumerated.test(only) && isGroupName(only)) return 'title'
  if (filled.length === 1 && isLoneUnit(only)) return 'note'
  const isDay = /^(?:20|19)\d{2}年\d{1,2}月(?:\d{1,2}日)?$/.test(only)
  return filled.length === 1 && !remark.test(plainTitle(only)) && !isDay ? 'title' : 'note'
}

/** Without the number of its annex, and the unit behind it in brackets. */
function plainTitle(text: string): string {
  const said = text.replace(/[（(](?:(?:金额|计量|数量|面积|货币)?单位|金额|面积)[：:]?[^）)]*[)）]$/, '')
  const title = said.replace(attachment, '')
  return /[表册单账录况]$/.test(title) ? title : said
}
