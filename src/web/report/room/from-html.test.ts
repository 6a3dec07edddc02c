// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { markdownOfHtml, markdownOfText } from './from-html.ts'

test('what Word copies keeps its headings, its lists and its tables', () => {
  const html = `<html xmlns:o="urn"><head><style>p{}</style></head><body lang=ZH-CN>
<h1>一、工作回顾<o:p></o:p></h1>
<p class=MsoNormal style='mso-outline-level:2'>（一）农业</p>
<p class=MsoNormal><span style='font-family:仿宋'>全年造林
300亩</span>，<b>修路</b>2<span lang=EN-US>&nbsp;</span>条。<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]>修路</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;</span></span>架桥</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span>&nbsp;</span></span>稳粮食。</p>
<table class=MsoTableGrid><tr><td colspan=2><p class=MsoNormal>项目</p></td><td>数|量</td></tr>
<tr><td rowspan=2>村</td><td>甲</td><td><p>1</p><p>1</p></td></tr><tr><td>乙</td><td>12</td></tr></table>
</body></html>`
  expect(markdownOfHtml(html)).toBe(
    [
      '# 一、工作回顾',
      '## （一）农业',
      '全年造林300亩，修路2 条。',
      '- 修路\n- 架桥',
      '1.稳粮食。',
      '| 项目 |  | 数／量 |\n| --- | --- | --- |\n| 村 | 甲 | 11 |\n|  | 乙 | 12 |',
    ].join('\n\n'),
  )
})

test('lists of the web are items and numbered paragraphs, line breaks end paragraphs', () => {
  expect(markdownOfHtml('<div>甲<br>乙</div><ul><li>丙</li><li>丁</li></ul><ol><li>戊</li><li>己</li></ol>')).toBe(
    '甲\n\n乙\n\n- 丙\n- 丁\n\n1.戊\n\n2.己',
  )
})

test('lines of plain text are paragraphs, and a template stays as it is', () => {
  expect(markdownOfText('一、回顾\r\n　　全年造林。\r\n二、目标')).toBe('# 一、回顾\n\n全年造林。\n\n# 二、目标')
  expect(markdownOfText('甲{{造林面积}}\n乙')).toBe('甲{{造林面积}}\n乙')
  expect(markdownOfText('半句')).toBe('半句')
})
