import { isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import type { Diagnostic } from '../diagnostic/diagnostic.ts'
import { parsePeriod } from '../period/parse-period.ts'
import type { PlaceOf } from './position.ts'
import type { ReportFrontMatter, ReportProfile } from './types.ts'

export interface FrontMatterReading {
  readonly front: ReportFrontMatter | undefined
  /** Where the body begins in the whole source. */
  readonly bodyOffset: number
  readonly problems: readonly Diagnostic[]
}

/** Reads the YAML between the two `---` lines; title, town and period must be there. */
export function readFrontMatter(source: string, placeOf: PlaceOf): FrontMatterReading {
  const block = /^(---[ \t]*\r?\n)([\s\S]*?)(\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(source)
  if (block === null) {
    return {
      front: undefined,
      bodyOffset: 0,
      problems: [problem(placeOf, 0, '报告开头没有题头', '第一行写 ---，下面写 title、town、period，再以 --- 结束')],
    }
  }
  const problems: Diagnostic[] = []
  const yamlOffset = block[1]?.length ?? 0
  const document = parseDocument(block[2] ?? '', { lineCounter: new LineCounter() })
  for (const error of document.errors)
    problems.push(problem(placeOf, yamlOffset + error.pos[0], `题头写法有误：${error.code}`, '每行写“名称: 内容”'))
  const values = new Map<string, { readonly text: string; readonly offset: number }>()
  if (isMap(document.contents)) {
    for (const pair of document.contents.items) {
      if (!isScalar(pair.key) || !isScalar(pair.value)) continue
      const value = pair.value
      const text = typeof value.value === 'string' ? value.value : (value.source ?? '')
      values.set(String(pair.key.value), { text: text.trim(), offset: yamlOffset + (value.range?.[0] ?? 0) })
    }
  }
  const need = (key: string, meaning: string): string => {
    const value = values.get(key)
    if (value !== undefined && value.text !== '') return value.text
    if (document.errors.length === 0)
      problems.push(problem(placeOf, value?.offset ?? 0, `题头没有写 ${key}（${meaning}）`, `在题头里加一行 ${key}: …`))
    return ''
  }
  const title = need('title', '标题')
  const town = need('town', '乡镇代码')
  const period = need('period', '报告期')
  if (period !== '' && parsePeriod(period) === undefined) {
    problems.push({
      ...problem(
        placeOf,
        values.get('period')?.offset ?? 0,
        `报告期“${period}”不是期间`,
        '写成 2020、2020-Q3、2020-03 或 2020-01..2020-11',
      ),
      code: 'bad-period',
    })
  }
  const profile = readProfile(values.get('profile')?.text)
  if (profile === undefined) {
    problems.push(
      problem(
        placeOf,
        values.get('profile')?.offset ?? 0,
        `版式“${values.get('profile')?.text ?? ''}”不认识`,
        'profile 写 congress 或 red-head',
      ),
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
  return { front: problems.length === 0 ? front : undefined, bodyOffset: block[0].length, problems }
}

function readProfile(text: string | undefined): ReportProfile | undefined {
  if (text === undefined || text === '' || text === 'congress') return 'congress'
  return text === 'red-head' ? 'red-head' : undefined
}

function problem(placeOf: PlaceOf, offset: number, message: string, hint: string): Diagnostic {
  return { code: 'front-matter', severity: 'error', at: placeOf(offset), message, hint }
}
