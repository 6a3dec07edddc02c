import { expect, it } from 'vitest'
import { createZip } from '../zip/write-zip.ts'
import { documentMarkdown } from './document-markdown.ts'
import { readDocumentText } from './read-document-text.ts'

const paragraph = (text: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`

function docx(body: string, styles?: string): Uint8Array {
  const zip = createZip()
  zip.add('word/document.xml', Buffer.from(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`))
  if (styles !== undefined) zip.add('word/styles.xml', Buffer.from(`<w:styles xmlns:w="w">${styles}</w:styles>`))
  return zip.finish()
}

it('a .docx keeps its headings by style, by outline level and by number, its lists and its tables', () => {
  const styles = `<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="a"><w:name w:val="Normal"/></w:style>`
  const numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
  const body = [
    paragraph('工作回顾', '<w:pStyle w:val="2"/>'),
    paragraph('农业', '<w:outlineLvl w:val="1"/>'),
    paragraph('　　全年造林300亩。', '<w:pStyle w:val="a"/>'),
    paragraph('修路', numbered),
    paragraph('架桥', numbered),
    `<w:tbl><w:tr>${cell('项目')}${cell('数')}</w:tr><w:tr>${cell('村')}${cell('11')}</w:tr></w:tbl>`,
    paragraph('二、2021年目标'),
    paragraph('（一）工业'),
    paragraph('一、这是一句话，不是标题。'),
  ].join('')
  expect(documentMarkdown(readDocumentText(docx(body, styles), 'a.docx'))).toBe(
    [
      '# 工作回顾',
      '## 农业',
      '全年造林300亩。',
      '- 修路\n- 架桥',
      '| 项目 | 数 |\n| --- | --- |\n| 村 | 11 |',
      '# 二、2021年目标',
      '## （一）工业',
      '一、这是一句话，不是标题。\n',
    ].join('\n\n'),
  )
})

it('a text keeps its lines as they are', () => {
  expect(documentMarkdown(readDocumentText(Buffer.from('# 一、甲\n\n乙\n丙\n'), 'a.md'))).toBe('# 一、甲\n\n乙\n丙\n')
})
