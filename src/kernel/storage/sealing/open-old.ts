import { Refusal } from '../../refusal.ts'
import type { Sealer } from './sealer.ts'

/** No value holds it: the database takes no such character. */
const unopened = '\u0000'

/** Opens what was sealed before, and notes what does not open, so that all of it is named at once. */
export class OpenOld {
  readonly #damaged: string[] = []

  /** The text with everything opened; where something does not, as it is, and `place` is noted. */
  open(sealer: Sealer, text: string, place: () => string): string {
    const opened = sealer.open(text, unopened)
    if (!opened.includes(unopened)) return opened
    this.#damaged.push(place())
    return text
  }

  /** Refuses with `damaged` when something did not open, and says what. */
  assertWhole(): void {
    const [count, shown] = [this.#damaged.length, this.#damaged.slice(0, mostNamed)]
    if (count === 0) return
    const more = count > shown.length ? `，还有 ${count - shown.length} 处` : ''
    throw new Refusal(
      'damaged',
      `库里有 ${count} 处加密保存的号码打不开，被改动过或是从别处挪来的，所以没有换密钥，数据没有改动：${shown.join('；')}${more}。请照原来的密钥文件打开，从备份核对这几条以后再换。`,
    )
  }
}

const mostNamed = 20
