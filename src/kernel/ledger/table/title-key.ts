import { pinyin } from 'pinyin-pro'
import { traitsOf } from '../../../definition/field/kinds.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { StoredValues } from '../record/types.ts'

/** Whether the records of a ledger are called by the names of people, which repeat. */
export function namesPeople(ledger: ResolvedLedger): boolean {
  return ledger.fields.some(({ id, field }) => traitsOf(field).person === 'name' && ledger.title.includes(id))
}

const fieldsOfLedger = new WeakMap<ResolvedLedger, readonly ResolvedField[]>()

/** The title's own words; a title made of references only is ordered by what they point to. Worked out once a ledger. */
export function titleKeyFields(ledger: ResolvedLedger): readonly ResolvedField[] {
  const known = fieldsOfLedger.get(ledger)
  if (known !== undefined) return known
  const found = ledger.fields.filter(({ id, field }) => ledger.title.includes(id) && traitsOf(field).searched === 'words')
  fieldsOfLedger.set(ledger, found)
  return found
}

/**
 * What a register is sorted by: 王 before 张, as every office sorts names. Stored, because the embedded engine has no pinyin order;
 * the words themselves follow, so that those of one sound stand together.
 */
export function titleKey(ledger: ResolvedLedger, values: StoredValues): string | null {
  const words = titleKeyFields(ledger).flatMap(({ id, field }) => {
    const text = values[id]
    return text === null || text === undefined ? [] : [{ text, surname: traitsOf(field).person === 'name' }]
  })
  if (words.length === 0) return null
  return words
    .map(({ text, surname }) => `${pinyinKey(text, surname)} ${text}`)
    .join(' ')
    .slice(0, 200)
}

const known = new Map<string, string>()
const knownLimit = 50_000

/** Characters that the dictionary has not, or reads otherwise than the names in which they stand, by one of the same sound. */
const soundsLike: Readonly<Record<string, string>> = { 贠: '韵', 𠮷: '吉', 㼆: '飘', 𪻐: '璩' }

/** Surnames that the dictionary reads as ordinary words: 单于 is chanyu, 种 chong, 秘 bi. The longest first. */
const surnamesLike: readonly (readonly [string, string])[] = [
  ['单于', '蝉于'],
  ['种', '虫'],
  ['秘', '必'],
  ['黑', '贺'],
  ['洗', '显'],
  ['么', '腰'],
  ['郇', '寻'],
]

function soundOf(text: string, surname: boolean): string {
  const like = surname ? surnamesLike.find(([written]) => text.startsWith(written)) : undefined
  const headed = like === undefined ? text : like[1] + text.slice(like[0].length)
  return headed.replace(/[贠𠮷㼆𪻐]/gu, (character) => soundsLike[character] ?? character)
}

/** What a title is sorted by: its first twenty characters in pinyin with tones; a surname by its reading as one. */
export function pinyinKey(text: string, surname: boolean): string {
  if (!/\p{Script=Han}/u.test(text)) return text.slice(0, 20)
  const key = surname ? `姓${text}` : text
  const found = known.get(key)
  if (found !== undefined) return found
  const made = pinyin(soundOf(text, surname).slice(0, 20), {
    toneType: 'num',
    type: 'array',
    surname: surname ? 'head' : 'off',
    nonZh: 'consecutive',
    v: true,
  }).join(' ')
  if (known.size >= knownLimit) known.clear()
  known.set(key, made)
  return made
}

/** `wysc` for 瓦窑山村, `cym` for the person 单于明: what people type when they are quick. */
export function pinyinInitials(text: string, surname = false): string {
  return pinyinKey(text, surname)
    .split(' ')
    .map((syllable) => [...syllable][0] ?? '')
    .join('')
    .toLowerCase()
}

/** `wayaoshancun` for 瓦窑山村, `chanyuming` for the person 单于明: what people type who write the sound out. */
export function pinyinSyllables(text: string, surname = false): string {
  return pinyinKey(text, surname)
    .replace(/[\d\s]/g, '')
    .toLowerCase()
}
