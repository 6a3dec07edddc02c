import { describe, expect, it } from 'vitest'
import { FileRefusal } from '../file/file-refusal.ts'
import { createZip } from '../zip/write-zip.ts'
import { readDocumentText } from './read-document-text.ts'

const docx = (body: string) => {
  const zip = createZip()
  zip.add(
    'word/document.xml',
    Buffer.from(`<?xml version="1.0"?><w:document xmlns:w="w" xmlns:mc="mc"><w:body>${body}</w:body></w:document>`),
  )
  return zip.finish()
}
const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`

describe('readDocumentText', () => {
  it('reads text and Markdown, in UTF-8 or GBK, line by line', () => {
    expect(readDocumentText(Buffer.from('\uFEFF第一\r\n第二'), 'a.txt')).toMatchObject({ text: '第一\n第二', places: ['第1行', '第2行'] })
    expect(readDocumentText(Buffer.from('d0d5c3fb', 'hex'), 'a.md').text).toBe('姓名')
  })

  it('reads the paragraphs of a .docx, one a line, runs joined', () => {
    expect(
      readDocumentText(
        docx(
          `<w:p>${run('发放资金')}<w:sdt><w:sdtContent>${run('42.6')}</w:sdtContent></w:sdt>${run('万元 &amp; 其他')}</w:p><w:p/><w:p>${run('完')}</w:p>`,
        ),
        'a.docx',
      ),
    ).toMatchObject({
      text: '发放资金42.6万元 & 其他\n\n完',
      places: ['第1段', '第2段', '第3段'],
    })
  })

  it('reads it with changes accepted, without field codes, with tabs and line breaks', () => {
    const body = `<w:p><w:ins>${run('增')}</w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:tab/><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>`
    expect(readDocumentText(docx(body), 'a.docx')).toMatchObject({ text: '增\t甲\n乙', places: ['第1段', '第1段'] })
  })

  it('reads tables cell by cell and text boxes once', () => {
    const box = `<mc:AlternateContent><mc:Choice><w:p>${run('框')}</w:p></mc:Choice><mc:Fallback><w:p>${run('框')}</w:p></mc:Fallback></mc:AlternateContent>`
    const body = `<w:p>${run('前')}<w:r>${box}</w:r>${run('后')}</w:p><w:tbl><w:tr><w:tc><w:p>${run('村')}</w:p></w:tc><w:tc><w:p>${run('12')}</w:p></w:tc></w:tr></w:tbl>`
    expect(readDocumentText(docx(body), 'a.docx')).toMatchObject({ text: '框\n前后\n村\n12', places: ['第1段', '第2段', '表1', '表1'] })
  })

  it('says which cell of a table a line stands in, merged cells counted', () => {
    const cell = (text: string, more = '') => `<w:tc>${more}<w:p>${run(text)}</w:p></w:tc>`
    const wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    const body = `<w:p>${run('前')}</w:p><w:tbl><w:tr>${cell('项', wide)}${cell('数')}</w:tr><w:tr>${cell('甲')}${cell('乙')}${cell('3')}</w:tr></w:tbl>`
    expect([...readDocumentText(docx(body), 'a.docx').cells]).toEqual([
      [1, { table: 0, row: 0, column: 0 }],
      [2, { table: 0, row: 0, column: 2 }],
      [3, { table: 0, row: 1, column: 0 }],
      [4, { table: 0, row: 1, column: 1 }],
      [5, { table: 0, row: 1, column: 2 }],
    ])
  })

  it('tells what a .docx still carries: changes, comments, hidden words, names of authors', () => {
    const zip = createZip()
    const hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:t>待定</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>可见</w:t></w:r>'
    const mark = `<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>${run('正文')}</w:p>`
    const moved = `<w:p><w:moveFrom>${run('旧处')}</w:moveFrom>${hidden}</w:p>${mark}<w:p><w:ins w:author="某某">${run('增')}</w:ins></w:p>`
    zip.add('word/document.xml', Buffer.from(`<w:document xmlns:w="w"><w:body>${moved}</w:body></w:document>`))
    zip.add('word/comments.xml', Buffer.from('<w:comments xmlns:w="w"><w:comment w:id="1"/><w:comment w:id="2"/></w:comments>'))
    zip.add(
      'docProps/core.xml',
      Buffer.from('<c:p xmlns:c="c" xmlns:d="d"><d:creator>某科员</d:creator><c:lastModifiedBy>铅笔</c:lastModifiedBy></c:p>'),
    )
    const { text, remains } = readDocumentText(zip.finish(), 'a.docx')
    expect(text).toBe('可见\n正文\n增')
    expect(remains).toEqual([
      { kind: 'change', words: '2处修订没有接受', line: 1 },
      { kind: 'hidden', words: '2个隐藏的字', line: 1 },
      { kind: 'comment', words: '2条批注', line: 1 },
      { kind: 'author', words: '作者姓名“某科员、某某”', line: 1 },
    ])
  })

  it('reads footnotes behind the body, and finds changes in a header and who wrote a comment', () => {
    const zip = createZip()
    zip.add('word/document.xml', Buffer.from(`<w:document xmlns:w="w"><w:body><w:p>${run('正文')}</w:p></w:body></w:document>`))
    zip.add(
      'word/footnotes.xml',
      Buffer.from(`<w:footnotes xmlns:w="w"><w:footnote><w:p>${run('注：共3户')}</w:p></w:footnote></w:footnotes>`),
    )
    zip.add('word/header1.xml', Buffer.from(`<w:hdr xmlns:w="w"><w:p><w:ins w:author="甲某">${run('增')}</w:ins></w:p></w:hdr>`))
    zip.add('word/comments.xml', Buffer.from('<w:comments xmlns:w="w"><w:comment w:id="1" w:author="乙某"/></w:comments>'))
    const { text, remains } = readDocumentText(zip.finish(), 'a.docx')
    expect(text).toBe('正文\n注：共3户')
    expect(remains.map(({ words }) => words)).toEqual(['1处修订没有接受', '1条批注', '作者姓名“乙某、甲某”'])
  })

  it.each([
    ['an old .doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'a.doc', 'old-format'],
    ['a PDF', Buffer.from('%PDF-1.4'), 'a.pdf', 'wrong-format'],
    ['text named .docx', Buffer.from('文字'), 'a.docx', 'wrong-format'],
    ['a zip that is no document', createZip().finish(), 'a.docx', 'wrong-format'],
  ])('refuses %s in words', (_, bytes, name, code) => {
    expect(() => readDocumentText(bytes, name)).toThrow(FileRefusal)
    try {
      readDocumentText(bytes, name)
    } catch (error) {
      expect(error).toMatchObject({ code })
    }
  })
})
