import { normaliseName } from '../../../definition/name/normalise-name.ts'

const rural = /(?:村?村民委员会|村?村委会|村?村委|行政村|村)$/
const urban = /(?:社区居民委员会|居民委员会|社区居委会|居委会|社区)$/

/** A group of its households behind the name of a village. */
const part = /^(.+村)[（(]?第?[\d一二三四五六七八九十]{1,3}(?:村民)?小?组[)）]?$/

interface PlaceName {
  readonly stem: string
  readonly kind: 'rural' | 'urban' | undefined
}

/** What offices call the villages of a town: 青竹, 青竹村委会, 青竹镇青竹村 for 青竹村, each only where one village fits. */
export class VillageNames {
  readonly #titles: readonly string[]
  readonly #exact: ReadonlyMap<string, string>
  readonly #town: string
  readonly #known = new Map<string, string | undefined>()

  constructor(titles: readonly string[], town: string) {
    this.#titles = titles.filter((title) => title !== '')
    this.#exact = new Map(this.#titles.map((title) => [plain(title), title]))
    this.#town = plain(town)
  }

  /** The title of the one village that the words mean; undefined where they mean none, or one of several. */
  find(words: string): string | undefined {
    if (this.#known.has(words)) return this.#known.get(words)
    const found = this.#look(plain(words))
    this.#known.set(words, found)
    return found
  }

  #look(words: string): string | undefined {
    const exact = this.#exact.get(words)
    if (exact !== undefined) return exact
    const name = this.#withoutTown(words)
    const said = this.#exact.get(name)
    if (said !== undefined) return said
    // 青竹村3组, 青竹村（第二村民小组）: a part of the village.
    const [, whole] = part.exec(name) ?? []
    if (whole !== undefined) return this.#look(whole)
    const asked = takeApart(name)
    if (asked.stem === '') return undefined
    const [only, another] = this.#titles.filter((title) => {
      const { stem, kind } = takeApart(plain(title))
      // 中村 may be short for 中村村, though it ends as a village does.
      return stem === name || (stem === asked.stem && (asked.kind === undefined || kind === undefined || kind === asked.kind))
    })
    return another === undefined ? only : undefined
  }

  /** Without the town before it, and the county before that. */
  #withoutTown(words: string): string {
    const at = this.#town === '' ? -1 : words.indexOf(this.#town)
    const isFirst = at === 0 || (at > 0 && /[省市县区]$/.test(words.slice(0, at)))
    return isFirst ? words.slice(at + this.#town.length) : words
  }
}

function plain(text: string): string {
  return normaliseName(text).replace(/\s+/g, '')
}

function takeApart(name: string): PlaceName {
  if (urban.test(name)) return { stem: name.replace(urban, ''), kind: 'urban' }
  return rural.test(name) ? { stem: name.replace(rural, ''), kind: 'rural' } : { stem: name, kind: undefined }
}
