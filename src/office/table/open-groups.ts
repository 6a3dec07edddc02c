import { plainGroup } from './class-line.ts'
import type { GroupNames } from './known-labels.ts'

/** A name over rows that stands beside villages. */
const otherPlace = /(?:村|社区|居委会|居民区|镇|乡|街道|单位|机关|本级|直属|企业|其他)$/

interface OpenGroup {
  readonly names: GroupNames
  readonly name: string
  readonly style: string
}

/** The names that stand over the rows by now, outer ones first: a village, and a choice within it or around it. */
export class OpenGroups {
  readonly #sets: readonly GroupNames[]
  #open: readonly OpenGroup[] = []

  constructor(sets: readonly GroupNames[]) {
    this.#sets = sets
  }

  /** What the rows have from the names over them, by the label of its column. */
  get cells(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#open.map(({ names, name }) => [names.label, name]))
  }

  isPlace(text: string): boolean {
    return this.#find(text)?.isPlace === true
  }

  /** The label of the column that a line's text stands for from here on; undefined where it is no such name. A name that closes another is one of its own kind or around it. */
  open(text: string): string | undefined {
    const names = this.#find(text)
    if (names !== undefined) this.#set(names, text)
    return names?.label
  }

  /**
   * A name over rows that nobody knows. Rows below another place are none of the village before it, and those below 三、其他 none of 二、特困: what stands over
   * them is named where nobody knows it.
   */
  openUnknown(text: string): void {
    const other = this.#open.findLast(({ names, style }) => (names.isPlace ? otherPlace.test(plainGroup(text)) : style === styleOf(text)))
    if (other !== undefined) this.#set(other.names, text)
  }

  #set(names: GroupNames, text: string): void {
    const at = this.#open.findIndex((one) => one.names === names)
    const around = at < 0 ? this.#open : this.#open.slice(0, at)
    this.#open = [...around, { names, name: plainGroup(text), style: styleOf(text) }]
  }

  /** A word of two choices is none that could be told. */
  #find(text: string): GroupNames | undefined {
    const name = plainGroup(text)
    const found = this.#sets.filter(({ has }) => has(name))
    return found.find(({ isPlace }) => isPlace) ?? (found.length === 1 ? found[0] : undefined)
  }
}

/** How a name over rows is numbered: 一、, （一）, 1. or not at all. */
function styleOf(text: string): string {
  const [number = ''] = /^\s*(?:[一二三四五六七八九十\d]+[、．.]|[（(][一二三四五六七八九十\d]+[)）])/.exec(text) ?? []
  return number
    .replace(/[一二三四五六七八九十]+/, '一')
    .replace(/\d+/, '1')
    .normalize('NFKC')
    .trim()
}
