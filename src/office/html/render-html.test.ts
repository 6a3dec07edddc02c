import { describe, expect, it } from 'vitest'
import { failingReport, sampleReport } from '../testing.ts'
import { renderHtml } from './render-html.ts'

describe('renderHtml', () => {
  const page = renderHtml(sampleReport())

  it('gives every figure and claim an anchor that says where it comes from', () => {
    expect(page).toContain('<u id="figure-1" class="figure holds" title="帮扶户数，2020年，146 条记录，已证实">146</u>')
    expect(page).toContain(
      '<u id="claim-0" class="claim holds" title="本地续发病例数，2020年，零扩散：本地续发病例数为 0，已证实">零扩散</u>',
    )
    expect(page).toContain('class="claim attested"')
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('stands alone: no script, nothing fetched', () => {
    expect(page).not.toMatch(/<script|<link|src=|url\(|@import/)
    expect(page).toContain('@media print')
  })

  it('prints words as words, never as markup', () => {
    expect(page).toContain('文中 &lt;b&gt;&amp;&quot;引号&quot;&lt;/b&gt; 与 *星号* 都是原文。')
    const hostile = sampleReport({ front: { ...sampleReport().front, title: '</title><script>x</script>' } })
    expect(renderHtml(hostile)).not.toContain('<script>')
  })

  it('has one h1, the levels below it, and a table with a head', () => {
    expect(page.match(/<h1>/g)).toHaveLength(1)
    expect(page).toContain('<h2>一、2020年工作回顾</h2>')
    expect(page).toContain('<h5>（1）责任到人</h5>')
    expect(page).toContain('<thead><tr><th>村</th><th>户数</th>')
    expect(page).toContain('<p class="salutation">各位代表：</p>')
  })

  it('gives the columns of a table that was asked for their shares of the width', () => {
    const text = (words: string) => [{ type: 'text' as const, text: words }]
    const table = { type: 'table' as const, line: 9, rows: [[text('项目'), text('建设内容')]], shares: [1, 3] }
    const annexed = renderHtml(sampleReport({ blocks: [table] }))
    expect(annexed).toContain('<table class="annex"><colgroup><col style="width: 25%"><col style="width: 75%"></colgroup><thead>')
    expect(page).not.toContain('<colgroup>')
  })

  it('says on what state of the ledgers it rests, in Beijing time', () => {
    expect(page).toContain('依据截至2021年1月18日16时30分的台账编制。5 处已证实，1 处有佐证。')
  })

  it('calls a report with errors a draft, marks the place and lists what is wrong', () => {
    const draft = renderHtml(failingReport())
    expect(draft).toContain('<title>草稿 · ')
    expect(draft).toContain('class="claim fails"')
    expect(draft).toContain('<li>第 12 行第 4 字：“全部投产”不成立：引进项目 8 个，投产 7 个</li>')
    expect(page).not.toContain('草稿')
  })

  it('is the same for the same report', () => {
    expect(renderHtml(structuredClone(sampleReport()))).toBe(page)
  })
})
