import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { unitWordFits } from '../../../definition/report/unit-words.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'

interface Wording {
  readonly indicator: ResolvedIndicator
  readonly before: RegExp
  readonly after: RegExp
  /** Characters that are there as written: the more, the closer the match. */
  readonly fixed: number
  readonly guard: Guard
}

/** What may stand before the pattern: anything, what leads to a name, or (for 共有8家规上企业 made from a label) what says that these are all. */
type Guard = 'none' | 'name' | 'clause' | 'whole'

/** What may stand before an indicator's name without making it another thing: 规模工业总产值 is not 工业总产值, 全镇工业总产值 is. */
const leadsToName =
  /(?:^|全[镇乡年]|[我本][镇乡]|今年|本年|其中|含|实现|完成|月份?|年度?|季度|共|累计|发放|撬动|获得|设立|建立|摸排出?|现有|共有|[\d\u25A1]家)$/
const leadsToNumber = /^(?:将?全[镇乡]|[我本][镇乡]|[\u4e00-\u9fa5]{1,3}[镇乡]|目前|全年|今年|本年|年末|年底|累计|共有?|有|已|并|和)*$/
const saysAll =
  /^(?:全[镇乡]|[我本][镇乡]|[\u4e00-\u9fa5]{1,3}[镇乡]|目前|全年|今年|本年|年末|年底|累计|现)*(?:设立|共设立?|共有|现有|拥有|累计确诊|共确诊)$/
/** A village, or a wider place than the township: the number is not the township's. */
const otherPlace = /(?:[\u4e00-\u9fa5]村(?![级民干庄居务集网])|全[县市省国]|各[村组]|每|平均|人均|户均)/
/** 达, 约 and the like between a name and its number. */
const reaching = /(?:实际(?!到)|完成|实现|达到|达|为|是|共|累计|合计|已|近|约|大约|接近|将近|逾|超过?|突破|不足|不到|不少于)+$/

const known = new WeakMap<CatalogueIndex, readonly Wording[]>()

/** The indicator that the words around a typed number say, by its label, an alias or one of its wordings; undefined when two fit alike. */
export function matchWording(
  { sentence, start, after }: { readonly sentence: string; readonly start: number; readonly after: string },
  quantity: Quantity,
  catalogue: CatalogueIndex,
): ResolvedIndicator | undefined {
  const written = plain(sentence.slice(0, start))
  const bare = written.replace(reaching, '')
  const behind = plain(after)
  const fitting = wordingsOf(catalogue).filter(
    (wording) =>
      unitFits(wording.indicator, quantity) &&
      wording.after.test(behind) &&
      (matchesBefore(wording, bare) || (bare !== written && matchesBefore(wording, written))),
  )
  const most = Math.max(...fitting.map(({ fixed }) => fixed))
  const best = new Set(fitting.filter(({ fixed }) => fixed === most).map(({ indicator }) => indicator))
  return best.size === 1 ? [...best][0] : undefined
}

/** Whether the words before and behind a number are a wording that the indicator's author gave it. Units do not count. */
export function isWorded(indicator: ResolvedIndicator, { before, behind }: { readonly before: string; readonly behind: string }): boolean {
  const [lead, rest] = [plain(before), plain(behind)]
  return (indicator.wordings ?? []).map((text) => readWording(indicator, text)).some((one) => one.before.test(lead) && one.after.test(rest))
}

function unitFits(indicator: ResolvedIndicator, { base, unit }: Quantity): boolean {
  return baseUnit(indicator.unit) === base || (unit.scaleWord === '' && unitWordFits(indicator.unit, unit.word, indicator.label))
}

function matchesBefore({ before, guard }: Wording, text: string): boolean {
  const match = before.exec(text)
  if (match === null) return false
  if (guard === 'none') return true
  const lead = text.slice(0, match.index)
  if (otherPlace.test(guard === 'whole' ? lead : lastClause(lead))) return false
  if (guard === 'name') return leadsToName.test(lead.split(/[，；：、（）]/).at(-1) ?? '')
  return (guard === 'whole' ? saysAll : leadsToNumber).test(lastClause(lead))
}

function lastClause(text: string): string {
  return text.split(/[，；：、（）\u25A1]/).at(-1) ?? ''
}

function wordingsOf(catalogue: CatalogueIndex): readonly Wording[] {
  const found = known.get(catalogue)
  if (found !== undefined) return found
  const wordings = catalogue.catalogue.indicators.flatMap((indicator) => (indicator.type === 'pick' ? [] : readWordings(indicator)))
  known.set(catalogue, wordings)
  return wordings
}

function readWordings(indicator: ResolvedIndicator): readonly Wording[] {
  const written = (indicator.wordings ?? []).map((text) => readWording(indicator, text))
  const names = [indicator.label, ...indicator.aliases].flatMap((name): Wording[] => {
    const things = thingsOf(name, indicator.unit)
    if (things.length === 0) return name.length < 4 ? [] : [readWording(indicator, `${name}□`)]
    return things.flatMap((thing) => [
      readWording(indicator, `${thing}□`),
      { ...readWording(indicator, `□${thing}`), after: new RegExp(`^${thing}(?:[，。；、：（！？和及与]|$)`), guard: 'whole' as const },
    ])
  })
  return [...written, ...names]
}

/** 卡口数 counts 卡口, 整村隔离人数 counts 整村隔离, 低收入农户数 counts 低收入农户; a name that is no count has none. */
function thingsOf(name: string, unit: string): readonly string[] {
  if (!name.endsWith('数') || /[率系指分]数$/.test(name)) return []
  const bare = name.slice(0, -1)
  const things = bare.endsWith(unit) ? [bare, bare.slice(0, -unit.length)] : [bare]
  return things.filter((thing) => thing.length >= 2)
}

function readWording(indicator: ResolvedIndicator, text: string): Wording {
  const [before = '', after = ''] = text.split('□')
  const guard: Guard = before.startsWith('…') ? 'none' : before === '' ? 'clause' : 'name'
  return {
    indicator,
    before: new RegExp(`${patternOf(before.replace(/^…/, ''))}$`),
    after: new RegExp(`^${patternOf(after)}`),
    fixed: text.replace(/[…□]/g, '').length,
    guard,
  }
}

function patternOf(text: string): string {
  return text
    .split('…')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^，。；！？]{0,20}?')
}

/** Quotes and spaces carry nothing here, and half-width marks are read as full-width ones. */
function plain(text: string): string {
  return text
    .replace(/[“”"‘’「」\s]/g, '')
    .replace(/,/g, '，')
    .replace(/;/g, '；')
    .replace(/:/g, '：')
    .replace(/\(/g, '（')
    .replace(/\)/g, '）')
}
