import { expect, it } from 'vitest'
import type { CompiledReport } from '../../definition/report/types.ts'
import { renderHtml } from '../html/render-html.ts'
import { sampleReport } from '../testing.ts'
import { renderMarkdown } from './render-markdown.ts'

const said = { at: { source: 'a', line: 8, column: 1 }, offset: 0, length: 2, kind: 'rank', why: '排名要有佐证', proposals: [] } as const
const report: CompiledReport = sampleReport({
  assertions: [
    { ...said, text: '全县第一', verdict: 'unproved' },
    { ...said, text: '11个村', verdict: 'agreed' },
  ],
  blocks: [
    {
      type: 'paragraph',
      line: 8,
      inlines: [
        { type: 'text', text: '全镇' },
        { type: 'text', text: '11个村', assertion: 1 },
        { type: 'text', text: '，居' },
        { type: 'text', text: '全县第一', assertion: 0 },
      ],
    },
  ],
})

it('marks in a draft what is typed and proved by nobody, and only that', async () => {
  expect(renderMarkdown(report, { draft: true })).toContain('全镇11个村，居**〔全县第一〕**')
  expect(renderMarkdown(report)).toContain('全镇11个村，居全县第一')
  expect(await renderHtml(report, { draft: true })).toContain('全镇11个村，居<u class="claim unproved" title="排名要有佐证">全县第一</u>')
})
