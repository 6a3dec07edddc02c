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
    expect(readDocumentText(Buffer.from('\uFEFF第一\r\n第二'), 'a.txt')).toEqual({ text: '第一\n第二', places: ['第1行', '第2行'] })
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
    ).toEqual({
      text: '发放资金42.6万元 & 其他\n\n完',
      places: ['第1段', '第2段', '第3段'],
    })
  })

  it('reads it with changes accepted, without field codes, with tabs and line breaks', () => {
    const body = `<w:p><w:ins>${run('增')}</w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:tab/><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>`
    expect(readDocumentText(docx(body), 'a.docx')).toEqual({ text: '增\t甲\n乙', places: ['第1段', '第1段'] })
  })

  it('reads tables cell by cell and text boxes once', () => {
    const box = `<mc:AlternateContent><mc:Choice><w:p>${run('框')}</w:p></mc:Choice><mc:Fallback><w:p>${run('框')}</w:p></mc:Fallback></mc:AlternateContent>`
    const body = `<w:p>${run('前')}<w:r>${box}</w:r>${run('后')}</w:p><w:tbl><w:tr><w:tc><w:p>${run('村')}</w:p></w:tc><w:tc><w:p>${run('12')}</w:p></w:tc></w:tr></w:tbl>`
    expect(readDocumentText(docx(body), 'a.docx')).toEqual({ text: '框\n前后\n村\n12', places: ['第1段', '第2段', '表1', '表1'] })
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
