import { normaliseLine } from '../../../definition/report/reading/normalise-line.ts'
import { setPhraseMark } from '../../../definition/report/reading/types.ts'

/** What is longer is no name but a text of its own. */
const longest = 40

/**
 * A value as reports write it: bare of quotes, brackets and spaces, without the year, the town and the general noun that a register repeats in every name
 * (2020年上坪片高标准农田: 上坪片), and with its Han numerals read as those of prose are.
 */
export function spellings(word: string, nouns: readonly string[]): readonly string[] {
  const bare = bareWord(word)
  const inside = /^(.+?)[（(](.+)[）)]$/.exec(bare)
  const short = [bare, ...(inside === null ? [] : [inside[1] ?? '', inside[2] ?? '', `${inside[1] ?? ''}${inside[2] ?? ''}`])].flatMap(
    (one) => {
      const undated = one.replace(/^\d{4}年度?/, '').replace(/^[\u4e00-\u9fa5]{2,3}镇(?=(?:人|第|镇))/, '')
      const noun = nouns.find((each) => undated.endsWith(each) && undated.length - each.length >= 2)
      return [
        one,
        undated,
        undated.replace(/^第/, '镇第'),
        ...(noun === undefined ? [] : [undated.slice(0, -noun.length), undated.slice(0, -noun.length).replace(/[大小]$/, '')]),
        ...villageOf(one),
        ...workOf(undated),
        // 教育 for 教育支出.
        ...(/^[\u4e00-\u9fa5]{2,8}(?:支出|收入)$/.test(one) ? [one.slice(0, -2)] : []),
      ]
    },
  )
  return [...new Set(short)].flatMap(readings)
}

/** 拆违 for 拆除违建: a choice of two words by how each begins. */
export function shortOf(choice: string): readonly string[] {
  return /^[\u4e00-\u9fa5]{4}$/.test(choice) ? [`${choice.charAt(0)}${choice.charAt(2)}`] : []
}

/** 上坪 for 上坪村, in a list of them. */
function villageOf(word: string): readonly string[] {
  return /^[\u4e00-\u9fa5]{2,3}村$/.test(word) ? [word.slice(0, -1)] : []
}

/** 青竹至上坪公路 for 青竹至上坪公路改造: a work is called by what it is done to. */
function workOf(word: string): readonly string[] {
  // 青竹至上坪 for 青竹至上坪公路改造.
  const way = /^([\u4e00-\u9fa5]{2,5}至[\u4e00-\u9fa5]{2,5})(?:公路|道路|线|段)/.exec(word)?.[1]
  const bare = word.replace(/(?:改造|扩建|新建|建设|提升|修缮|硬化|整治|工程|项目|冲毁|塌方|漫坝|淤塞|塌岸|倒塌|损坏|渗漏|冲沟)+$/, '')
  return [...(bare.length >= 4 && bare.length < word.length ? [bare] : []), ...(way === undefined ? [] : [way])]
}

function readings(word: string): readonly string[] {
  if (word.length < 2 || word.length > longest || /^(?:其他|[\d.]+)$/.test(word)) return []
  if (!/[〇零一二两三四五六七八九十百千半A-Za-zａ-ｚＡ-Ｚ０-９]/.test(word)) return [word]
  const { text } = normaliseLine([{ type: 'text', text: word, offset: 0 }], { year: 2000 })
  return text.includes(setPhraseMark) || text === word ? [word] : [word, text]
}

/** Without the marks that a name may stand in or hold. */
function bareWord(word: string): string {
  return word.replace(/[\s“”"‘’'「」《》]/g, '')
}
