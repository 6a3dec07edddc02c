const digits = '零一二三四五六七八九'

/** A whole number below a hundred million in Han characters, as an office writes it. */
export function toHan(value: number): string {
  if (value >= 10000) {
    const rest = value % 10000
    return `${toHan(Math.floor(value / 10000))}万${rest === 0 ? '' : `${rest < 1000 ? '零' : ''}${toHan(rest)}`}`
  }
  let text = ''
  let gap = false
  for (const [worth, word] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(value / worth) % 10
    if (digit === 0) {
      gap = text !== '' && value % worth !== 0
      continue
    }
    text += `${gap ? '零' : ''}${digit === 1 && worth === 10 && text === '' ? '' : (digits[digit] ?? '')}${word}`
    gap = false
  }
  return text === '' ? '零' : text
}

function hanDecimal(text: string): string {
  const [whole = '0', part] = text.split('.')
  const fraction = part === undefined ? '' : `点${Array.from(part, (digit) => digits[Number(digit)] ?? '').join('')}`
  return `${toHan(Number(whole))}${fraction}`
}

const number = /(?<![\d年.-])\d+(?:\.\d+)?(?![\d.]|年|月)/g
const traditional: readonly (readonly [string, string])[] = [
  ['资', '資'],
  ['产', '產'],
  ['总', '總'],
  ['户', '戶'],
  ['万', '萬'],
  ['亿', '億'],
  ['业', '業'],
  ['项', '項'],
  ['个', '個'],
  ['长', '長'],
  ['国', '國'],
  ['务', '務'],
  ['数', '數'],
  ['达', '達'],
  ['续', '續'],
  ['连', '連'],
  ['减', '減'],
  ['创', '創'],
  ['历', '歷'],
  ['张', '張'],
]

/** Ways to write the same words; none may change what they say. */
const ways: Readonly<Record<string, (sentence: string) => string>> = {
  'full width': (sentence) =>
    sentence.replace(/[\d.%]/g, (one) => (one === '.' ? '．' : one === '%' ? '％' : ('０１２３４５６７８９'[Number(one)] ?? one))),
  spaces: (sentence) => sentence.replace(number, (one) => ` ${one} `),
  'spaces in words': (sentence) => sentence.replace(/(?<=[\u4e00-\u9fa5])(?=[\u4e00-\u9fa5]{2}[，。])/g, ' '),
  'zero width': (sentence) => sentence.replace(number, (one) => `\u200b${one}\u2060`),
  'a soft break': (sentence) => sentence.replace(number, (one) => `\n${one}`),
  emphasis: (sentence) => sentence.replace(number, (one) => `**${one}**`),
  'Han numerals': (sentence) =>
    sentence
      .replace(/(?<![\d年.-])(\d+(?:\.\d+)?)%/g, (_, one: string) => `百分之${hanDecimal(one)}`)
      .replace(/(?<![\d年.])(\d+)(?=[万户个人项家张]|亿)/g, (_, one: string) => toHan(Number(one))),
  traditional: (sentence) => traditional.reduce((text, [simple, full]) => text.replaceAll(simple, full), sentence),
  'another scale': (sentence) => sentence.replace(/(?<![\d.])(\d+)万元/g, (_, one: string) => `${one}0000元`),
  tenths: (sentence) => sentence.replace(/(?<![\d.])([1-9])0%/g, (_, one: string) => `${digits[Number(one)] ?? ''}成`),
}

/** Ways to write the same sentence: its words are dressed, its tokens stay. */
export const dressings: readonly { readonly name: string; readonly dress: (sentence: string) => string }[] = Object.entries(ways).map(
  ([name, way]) => ({
    name,
    dress: (sentence) =>
      sentence
        .split(/(\{\{.*?\}\})/)
        .map((part) => (part.startsWith('{{') ? part : way(part)))
        .join(''),
  }),
)
