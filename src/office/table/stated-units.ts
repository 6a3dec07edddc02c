import { isUnit } from '../../definition/unit/unit.ts'

/** 单位：万元, with nothing before it that would make it another word (填报单位：). */
const alone = /(?:^|[^\u4e00-\u9fff])(?:金额|计量|数量|面积)?单位[：:]([^，,。；;：:]+)/gu
/** The same behind any word, each where it begins: 填报单位：经发办单位：万元. Only what is a unit is one. */
const behind = /单位(?=[：:]([^，,。；;：:]+))/gu
/** 金额单位均为万元, 以万元为单位. */
const told = /单位(?:均|都|统一)?[为是]([^，,。；;：:、]+)|以([^，,。；;：:]{1,6})为(?:计量)?单位/gu

/** The units that a line beside a table gives for its figures, each once: 单位：万元、人. */
export function unitsIn(cells: readonly string[]): string[] {
  const found = cells.flatMap((cell) => {
    if (!cell.includes('单')) return []
    const whole = cell.replace(/[\s\u3000]+/g, '')
    // Spaces stand within words (单 位) and between them (填报单位：经发办 单位：万元).
    const pieces = cell.split(/[\s\u3000]+/)
    return [
      ...[whole, ...pieces].flatMap((text) => wordsOf(text, alone)),
      ...[whole, ...pieces].flatMap((text) => [...wordsOf(text, behind), ...wordsOf(text, told)].filter(isUnit)),
    ]
  })
  return [...new Set(found)]
}

function wordsOf(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, first, second]) => splitUnits(first ?? second ?? ''))
}

/** 万元、人: each; 人民币万元 is 万元. */
function splitUnits(units: string): string[] {
  return units
    .replace(/[（()）]/g, '')
    .replace(/人民币/g, '')
    .split(/[、/和]/)
    .filter((unit) => unit !== '')
}
