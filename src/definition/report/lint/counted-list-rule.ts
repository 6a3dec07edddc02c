import { readSmallNumber, smallNumberPattern } from '../../decimal/chinese-number.ts'
import type { ProseLine } from '../prose.ts'
import type { CheckResult } from '../types.ts'
import { lintProblem } from './codes.ts'
import type { LintFinding } from './types.ts'

/** Words behind the number of a counted list: 三大产业, 五镇同创, 四个专班, 两项制度. */
const behindNumber =
  '(?:大(?!约|多|会|力|量|规)|镇同创|镇联创|村联建|位一体|个方面|方面|个专班|项制度|项机制|项工程|项行动|项工作|项任务|条线路|条主线|个体系|个中心|个平台|类(?!似)|种(?!植|养)|个产业|个重点|个环节|个园区|项内容|项措施|项改革|项创建|项实事|项指标|条精品线路|条游线|个村(?!级)|家企业|个项目|篇(?:大)?文章|张牌|步棋|本账|部曲|驾马车|股力量|轮驱动|场硬仗|场攻坚战|道防线|道难题|支队伍|条战线|个关键(?:节点|环节))'
const counted = new RegExp(`(?<![第\\d.十百千万])(${smallNumberPattern})${behindNumber}`, 'g')

/** “甲、乙、丙”四条精品线路: behind quotation marks a word may stand before the noun. */
const countedQuotes = new RegExp(
  `(?<=[”"」』](?:这|等)?)(${smallNumberPattern})[条个项大][\\u4e00-\\u9fa5]{0,4}?(?:线路|产业|工程|行动|中心|品牌|平台|体系|机制|项目|专班|制度)`,
  'g',
)

/** Verbs that govern the number itself: 投入资金、实施三个项目 lists nothing. */
const governing =
  /(?:实施|完成|开展|打造|培育|引进|启动|落实|涉及|获得|成立|设立|组建|建成|新建|共有|覆盖|形成|带动|评选|选树|筹建|投入|安排|共|有|分|分为|新增)$/
const organs = /(?:县委|县政府|省委|市委|党委|政府|人大|政协|党中央|国务院)$/

/** 茶叶、竹器、民宿三大产业: as many things stand beside the number word as it says. */
export function checkCountedLists(line: ProseLine): LintFinding {
  const problems: LintFinding['problems'][number][] = []
  const checks: CheckResult[] = []
  const found = [...line.text.matchAll(counted), ...line.text.matchAll(countedQuotes)]
  const places = found.filter((match, index) => found.findIndex((other) => other.index === match.index) === index)
  for (const match of places) {
    const word = match[1] ?? ''
    const number = readSmallNumber(word)
    if (number === undefined || number < 2 || number > 20) continue
    const list = listBefore(line.text.slice(0, match.index), match[0]) ?? listAfter(line.text.slice(match.index + match[0].length))
    if (list === undefined) continue
    if (list.items.length < number && campaign.test(line.text.slice(match.index + match[0].length - 1))) continue
    const place = line.placeOf(match.index)
    const joined = list.items.flatMap(splitJoint)
    const holds = list.open ? list.items.length <= number : list.items.length === number || joined.length === number
    const shown = `“${line.text.slice(match.index, match.index + match[0].length + 2).replace(/[，,。；;：:].*$/, '')}”旁边列出${list.items.length}样：${list.items.join('、')}`
    const figure = line.spans.find((span) => span.start <= match.index && match.index < span.end)?.figure
    checks.push({
      id: `counted:${place.line}:${place.column}`,
      label: '并列的个数',
      proof: holds ? 'holds' : 'fails',
      detail: `${shown}。`,
      figures: figure === undefined ? [] : [figure],
    })
    if (!holds) problems.push(lintProblem(line.placeOf(match.index), 'counted-list.kinds', { listed: shown, number }))
  }
  return { problems, checks }
}

/** 大气、水、土壤六大攻坚行动: a campaign is named by some of its fields. */
const campaign = /^大[\u4e00-\u9fa5]{0,4}?(?:行动|工程|战役|战略|计划|赛事|任务|球)/

interface FoundList {
  readonly items: readonly string[]
  /** Ends with 等: more may be meant. */
  readonly open: boolean
}

/** Items joined by 、 right before the number, within quotes or since the last comma. */
function listBefore(text: string, number: string): FoundList | undefined {
  const quoted = /[“"「『]([^”"」』]*、[^”"」』]*)[”"」』](等)?$/.exec(text)
  if (quoted !== null) return { items: splitItems(quoted[1] ?? ''), open: quoted[2] !== undefined }
  const start =
    Math.max(...['，', ',', '。', '；', ';', '：', ':', '！', '？', '(', '（', ')', '）'].map((mark) => text.lastIndexOf(mark))) + 1
  const chunk = text.slice(start)
  if (!chunk.includes('、') || unbalancedQuote(chunk)) return undefined
  // 县医院、中医院及五个卫生院: the number counts what follows it.
  if (/(?:以?及|和|与|还有|外加)$/.test(chunk)) return undefined
  const summed = /(?:一|总)?共(?:有|计)?$/.exec(chunk)
  if (summed !== null) return summedList(chunk.slice(0, summed.index), number.slice(-1))
  const open = /等(?:等)?$/.test(chunk)
  const items = splitItems(chunk.replace(/等(?:等)?$/, ''))
  const last = items.at(-1) ?? ''
  if (last.length > 16 || last.length === 0 || organs.test(last) || governing.test(last) || /[的了在为以把被将]$/.test(last))
    return undefined
  if (items.some((item) => /\d/.test(item))) return undefined
  return isListOfAlike(items) ? { items, open } : undefined
}

/**
 * 扩容六大工程、整治四大行动 are two names side by side, and 甲、乙、丙先后入选全县十大新发现 names what the three came into: neither lists the members of
 * the last.
 */
function isListOfAlike(items: readonly string[]): boolean {
  if (items.some((item) => new RegExp(counted.source).test(item))) return false
  const last = items.at(-1) ?? ''
  if (/先后|入选|获评|评为|列入|纳入|成为|入围|荣获|跻身|年度|统筹|深化|推进|推动/.test(last)) return false
  const longest = Math.max(...items.slice(0, -1).map(({ length }) => length))
  return last.length <= Math.max(6, longest * 2)
}

/** 甲项目、乙项目、丙项目共4个项目: a list only when its items are of the kind that is counted; 甲村、乙村共4个项目 lists no projects. */
function summedList(text: string, kind: string): FoundList | undefined {
  const items = splitItems(text.replace(/等(?:等)?$/, ''))
  if (!/[\u4e00-\u9fa5]/.test(kind) || items.some((item) => item.length < 2 || item.length > 16 || !item.endsWith(kind) || /\d/.test(item)))
    return undefined
  return { items, open: /等(?:等)?$/.test(text) }
}

/** 三大产业：茶叶、竹器、民宿; 三大产业(茶叶、竹器、民宿). */
function listAfter(text: string): FoundList | undefined {
  const bracket = /^[\u4e00-\u9fa5]{0,8}[（(]([^（()）]*、[^（()）]*)[)）]/.exec(text)
  const colon = /^[\u4e00-\u9fa5]{0,8}[：:]([^：:，,。；;]*、[^：:，,。；;]*)[。；;，,]?/.exec(text)
  const found = bracket?.[1] ?? colon?.[1]
  if (found === undefined) return undefined
  const open = /等(?:等)?$/.test(found)
  return { items: splitItems(found.replace(/等(?:等)?$/, '')), open }
}

function splitItems(text: string): readonly string[] {
  return text.split('、').map((item) => item.trim())
}

/** The last item may hold two, joined by 和/与/及; 和谐 and 参与 are words of their own, so both counts are tried. */
function splitJoint(item: string, index: number, items: readonly string[]): readonly string[] {
  if (index < items.length - 1) return [item]
  const joint = /^(.{2,12}?)(?:以及|和(?!谐|平|睦|美)|(?<!参)与|及)(.{2,12})$/.exec(item)
  return joint === null ? [item] : [joint[1] ?? '', joint[2] ?? '']
}

function unbalancedQuote(text: string): boolean {
  return (text.match(/[“「『]/g) ?? []).length !== (text.match(/[”」』]/g) ?? []).length
}
