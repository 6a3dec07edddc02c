import { countBefore, marks, partsOf, type Shape } from './shape.ts'
import type { ClauseInput, ClauseRead } from './told.ts'
import type { Claimed } from './types.ts'

type Reader = (input: ClauseInput) => ClauseRead | undefined

/** Where a clause goes on as if a comma stood there: 消防类138处|最多, 规上企业中|远山产值最高. */
const seams = /(?<=Ⓝ(?:以上|左右)?)(?=[^、和与及以左的村Ⓝ])|(?<=[^ⓃⓉⓅⒻ其](?:当中|中|里|之中))(?=[^，、的])|(?<=Ⓜ)(?=，)/g

/** Reads what a clause says in two or more pieces, each of them to its last word, the later ones of what the first tells. */
export function readInPieces(input: ClauseInput, read: Reader): ClauseRead | undefined {
  const { text } = input.shape
  for (const { index } of text.matchAll(seams)) {
    if (index === 0 || index === text.length) continue
    const [head, tail] = cutShape(input.shape, index)
    const first = read({ ...input, shape: head })
    if (first === undefined) continue
    const rest = { ...input, shape: tail, told: first.told }
    const second = read(rest) ?? readInPieces(rest, read)
    if (second !== undefined) return { claims: [...first.claims, ...second.claims], told: second.told }
  }
  return undefined
}

/** 每个村配两名驻村干部、划四个网格: what stands between the enumeration's commas, each with a number of its own, goes on about the same. */
export function readByParts(input: ClauseInput, read: Reader): ClauseRead | undefined {
  const parts = partsOf(input.shape)
  if (parts.length < 2) return undefined
  const claims: Claimed[] = []
  let { told } = input
  const [each = ''] = /^(?:每个?村|各村)/.exec(parts[0]?.text ?? '') ?? []
  for (const [index, part] of parts.entries()) {
    const shape = index > 0 && part.members.length === 0 ? { ...part, text: `${each}${part.text}` } : part
    const one = read({ ...input, shape, told })
    if (one === undefined || one.claims.length === 0) return undefined
    claims.push(...one.claims)
    told = one.told
  }
  return { claims, told }
}

function cutShape(shape: Shape, index: number): readonly [Shape, Shape] {
  const text = shape.text.slice(0, index)
  const [members, numbers, figures] = [marks.member, marks.number, marks.figure].map((mark) => countBefore(text, mark, text.length))
  const times = countBefore(text, marks.time, text.length) + countBefore(text, marks.past, text.length)
  const part = (from: number | undefined, to: number | undefined) =>
    ({
      members: shape.members.slice(from === undefined ? 0 : members, to === undefined ? undefined : members),
      numbers: shape.numbers.slice(from === undefined ? 0 : numbers, to === undefined ? undefined : numbers),
      figures: shape.figures.slice(from === undefined ? 0 : figures, to === undefined ? undefined : figures),
      times: shape.times.slice(from === undefined ? 0 : times, to === undefined ? undefined : times),
    }) as const
  return [
    { text, ...part(undefined, index) },
    { text: shape.text.slice(index), ...part(index, undefined) },
  ]
}

const place = '(?=(?:位居|跃居|稳居|高居|位列|名列|居|列|排|领跑|领先|夺得|拔得))'
const byNumber = new RegExp(`以Ⓝ(?:的([^ⓂⓃⓉⓅⒻ]*?))?${place}`)

/** 远山以2.11亿元的产值居首位 is 远山产值2.11亿元, 居首位. */
export function turnedShape(shape: Shape): Shape {
  return byNumber.test(shape.text)
    ? { ...shape, text: shape.text.replace(byNumber, (_, what: string | undefined) => `${what ?? ''}Ⓝ`) }
    : shape
}

const tail =
  /^(?:(?:同比|环比|[比较与]?Ⓟ(?:同期)?(?:相比)?|年?均|实现|保持|净?增[长加幅速]?|上升|提高|下降|减少|降低|[增减降]幅|完成|为?(?:年度|全年)?(?:任务|目标|预算|计划)的?|占比?|达到?|超过?|超额|首次|突破|[为了近约的又再创新高低]|Ⓝ|多|以上)+)$/

/** 收入214.68万元，增长两成多，11个村全部…: a clause that only says more of the same keeps what is spoken of. */
export function keepsOn({ text, members, figures }: Shape): boolean {
  return members.length + figures.length === 0 && tail.test(text)
}
