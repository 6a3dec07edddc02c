import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commandCodes } from '../src/app/commands/report-codes.ts'
import { type CodeMeaning, type CodeTable, wordingsOf } from '../src/definition/diagnostic/codes.ts'
import { lastYearCodes, lintCodes } from '../src/definition/report/lint/codes.ts'
import { lintText } from '../src/definition/report/lint-text.ts'
import { printingCodes } from '../src/definition/report/number-printing.ts'
import { templateCodes } from '../src/definition/report/template-codes.ts'
import { reportCodes, sentenceCodes } from '../src/kernel/report/codes.ts'
import { documentCodes } from '../src/office/text/document-codes.ts'

const page = join(import.meta.dirname, '..', 'docs', 'guide', 'report-codes.md')

const families: readonly { readonly title: string; readonly codes: CodeTable }[] = [
  { title: '任何文字', codes: lintCodes },
  { title: '和去年的文字对着看', codes: lastYearCodes },
  { title: '模板的写法', codes: templateCodes },
  { title: '印出的数', codes: printingCodes },
  { title: '记号、断语和旁边的文字', codes: reportCodes },
  { title: '没有记号的句子', codes: sentenceCodes },
  { title: '文件', codes: documentCodes },
  { title: '定稿', codes: commandCodes },
]

const intro = `# 报告问题的代码

\`report check\`、\`report compile\` 和编辑器报出的每个问题都有一个代码，下面是全部的代码；代码不在这里的问题报不出来。代码下面是它说的话，“…”处填的是当时的数和名称；“例”里的 § 标出问题所在的位置。

这一页由代码表写成，不用手改：改了表，运行 \`npx vitest run conformance/report-codes.test.ts -u\`。
`

function presentText(text: string): string {
  return text.replace(/<[A-Za-z]+>/g, '…').replaceAll('\n', ' ⏎ ')
}

function presentCode(code: string, meaning: CodeMeaning): string {
  const words = wordingsOf(code, meaning)
  const grave = new Set(words.map(({ severity }) => ((severity ?? meaning.severity) === 'error' ? '错误' : '提醒')))
  const example = 'example' in meaning && typeof meaning.example === 'string' ? `例：${presentText(meaning.example)}` : ''
  const said = [...new Set(words.map(({ message }) => `  - ${presentText(message)}`))]
  return [`- \`${code}\` ${[...grave].join('、')}：${meaning.about}。${example}`, ...said].join('\n')
}

function presentFamily({ title, codes }: (typeof families)[number]): string {
  return `## ${title}\n\n${Object.entries(codes)
    .map(([code, meaning]) => presentCode(code, meaning))
    .join('\n')}\n`
}

describe('the codes of a report', () => {
  it('are all on the page that lists them', async () => {
    await expect([intro, ...families.map(presentFamily)].join('\n')).toMatchFileSnapshot(page)
  })

  it.each(Object.entries(lintCodes).map(([code, { example }]) => [code, example]))('%s is earned by its own example', (code, example) => {
    const lead = example.slice(0, example.indexOf('§')).split('\n')
    const column = Array.from(lead.at(-1) ?? '').length + 1
    const found = lintText(example.replace('§', ''), '例').map(({ at, ...problem }) => `${at.line}:${at.column} ${problem.code}`)
    expect(found).toContain(`${lead.length}:${column} ${code}`)
  })

  it('mean the same in every family', () => {
    const meanings = new Map<string, Set<string>>()
    for (const { codes } of families)
      for (const [code, { about }] of Object.entries(codes)) meanings.set(code, (meanings.get(code) ?? new Set()).add(about))
    expect([...meanings].filter(([, abouts]) => abouts.size > 1).map(([code]) => code)).toEqual([])
  })
})
