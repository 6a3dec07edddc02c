import { AlignmentType, Footer, Header, LineRuleType, PageNumber, Paragraph, TextRun } from 'docx'
import { fontOf } from './fonts.ts'
import { RED, SIZE } from './page.ts'

const ONE_CHARACTER = 280
const single = { line: 240, lineRule: LineRuleType.AUTO } as const

/** `— 1 —` in 4号 宋体, one character in from the outer edge: right on odd pages, left on even ones. */
export function pageNumberFooter(side: 'odd' | 'even'): Footer {
  const run = { font: { ...fontOf('宋体'), ascii: '宋体', hAnsi: '宋体' }, size: SIZE.page, characterSpacing: 0 }
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === 'odd' ? { right: ONE_CHARACTER, firstLine: 0 } : { left: ONE_CHARACTER, firstLine: 0 },
        spacing: single,
        children: [
          new TextRun({ ...run, text: '— ' }),
          new TextRun({ ...run, children: [PageNumber.CURRENT] }),
          new TextRun({ ...run, text: ' —' }),
        ],
      }),
    ],
  })
}

/** 草稿 at the head of every page. */
export function draftHeader(): Header {
  const run = { font: fontOf('黑体'), color: RED, characterSpacing: 0 }
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        spacing: single,
        children: [
          new TextRun({ ...run, text: '草稿', size: SIZE.title }),
          new TextRun({ ...run, text: '　标红处未经台账证实', size: 21 }),
        ],
      }),
    ],
  })
}
