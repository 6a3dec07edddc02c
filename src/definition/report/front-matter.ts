import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import { type Diagnostic, hasErrors, type SourcePlace } from '../diagnostic/diagnostic.ts'
import { parsePeriod } from '../period/parse-period.ts'
import type { PlaceOf } from './position.ts'
import { cleanLine, presentStrangeMarkup } from './strange-markup.ts'
import { templateProblem } from './template-codes.ts'
import type { ReportFrontMatter, ReportProfile } from './types.ts'

export interface FrontMatterReading {
  readonly front: ReportFrontMatter | undefined
  /** Where the body begins in the whole source. */
  readonly bodyOffset: number
  readonly problems: readonly Diagnostic[]
}

/** Two lines of `---` alone and what stands between them. */
const block = /^(---[ \t]*\r?\n)((?:[\s\S]*?\r?\n)??)---[ \t]*(?:\r?\n|$)/

/** Where the body begins in the whole source; 0 when there is no front matter. */
export function bodyStart(source: string): number {
  return block.exec(source)?.[0].length ?? 0
}

/** Reads the YAML between the two `---` lines; title, town and period must be there. */
export function readFrontMatter(source: string, placeOf: PlaceOf): FrontMatterReading {
  const found = block.exec(source)
  if (found === null) {
    const path = source.startsWith('---') ? 'front-matter.unclosed' : 'front-matter.absent'
    return {
      front: undefined,
      bodyOffset: 0,
      problems: [templateProblem(placeOf(0), path, {})],
    }
  }
  const problems: Diagnostic[] = []
  const markup: Diagnostic[] = []
  const yamlOffset = found[1]?.length ?? 0
  const document = parseDocument(found[2] ?? '', { lineCounter: new LineCounter() })
  for (const error of document.errors)
    problems.push(templateProblem(placeOf(yamlOffset + error.pos[0]), 'front-matter.syntax', { why: explain(error.code) }))
  const values = new Map<string, { readonly text: string; readonly offset: number }>()
  if (isMap(document.contents)) {
    for (const { key, value } of document.contents.items) {
      if (!isScalar(key)) continue
      const name = String(key.value)
      const offset = yamlOffset + (key.range?.[0] ?? 0)
      if (!isKnown(name)) problems.push(unknownKey(placeOf(offset), name))
      if (!isScalar(value)) continue
      const text = typeof value.value === 'string' ? value.value : (value.source ?? '')
      const start = yamlOffset + (value.range?.[0] ?? 0)
      const cleaned = printed.includes(name) ? cleanLine(text) : { text, strange: [] }
      for (const mark of cleaned.strange) {
        const inside = source.indexOf(text.slice(mark.offset, mark.end), start)
        markup.push(presentStrangeMarkup(mark, placeOf(inside < 0 ? start : inside)))
      }
      values.set(name, { text: cleaned.text.trim(), offset: start })
      if (/\{\{|\}\}/.test(text)) problems.push(templateProblem(placeOf(offset), 'front-matter.token', { key: name }))
    }
  }
  const textOf = (key: string): string => values.get(key)?.text ?? ''
  const missing = needed.filter(({ key }) => textOf(key) === '')
  if (missing.length > 0 && document.errors.length === 0) {
    const names = missing.map(({ key, meaning }) => `${key}（${meaning}）`).join('、')
    const lines = missing.map(({ key }) => `${key}: …`).join('，')
    problems.push(templateProblem(placeOf(values.get(missing[0]?.key ?? '')?.offset ?? 0), 'front-matter.missing', { names, lines }))
  }
  const [title, town, period] = [textOf('title'), textOf('town'), textOf('period')]
  if (period !== '' && parsePeriod(period) === undefined) {
    problems.push(templateProblem(placeOf(values.get('period')?.offset ?? 0), 'bad-period', { period }))
  }
  const profile = readProfile(values.get('profile')?.text)
  if (profile === undefined) {
    problems.push(
      templateProblem(placeOf(values.get('profile')?.offset ?? 0), 'front-matter.profile', { profile: values.get('profile')?.text ?? '' }),
    )
  }
  const front: ReportFrontMatter = {
    title,
    town,
    period,
    profile: profile ?? 'congress',
    subtitle: values.get('subtitle')?.text,
    author: values.get('author')?.text,
    salutation: values.get('salutation')?.text,
  }
  return { front: hasErrors(problems) ? undefined : front, bodyOffset: found[0].length, problems: [...problems, ...markup] }
}

const needed = [
  { key: 'title', meaning: '标题' },
  { key: 'town', meaning: '乡镇代码' },
  { key: 'period', meaning: '报告期' },
] as const

/** What a document shows of the front matter. */
const printed: readonly string[] = ['title', 'subtitle', 'author', 'salutation']

const known: readonly string[] = [...needed.map(({ key }) => key), 'profile', 'subtitle', 'author', 'salutation']

function isKnown(key: string): boolean {
  return known.includes(key)
}

/** A misspelt profile would silently print the other layout. */
function unknownKey(at: SourcePlace, key: string): Diagnostic {
  return templateProblem(at, 'front-matter-key', { key, known: known.join('、') })
}

const explanations: ReadonlyMap<string, string> = new Map([
  ['DUPLICATE_KEY', '同一个名称写了两次'],
  ['TAB_AS_INDENT', '行首不能用制表符'],
  ['BLOCK_AS_IMPLICIT_KEY', '内容里有冒号，请把内容放在引号里'],
  ['BAD_INDENT', '行首的空格对不齐'],
  ['MISSING_CHAR', '引号或括号没有配对，或冒号后面少了空格'],
])

function explain(code: string): string {
  return explanations.get(code) ?? '这一行读不懂'
}

function readProfile(text: string | undefined): ReportProfile | undefined {
  if (text === undefined || text === '' || text === 'congress') return 'congress'
  return text === 'red-head' ? 'red-head' : undefined
}
