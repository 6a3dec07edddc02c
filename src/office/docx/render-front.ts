import { AlignmentType, BorderStyle, type FileChild, LineRuleType, Paragraph, TextRun } from 'docx'
import type { ReportFrontMatter } from '../../definition/report/types.ts'
import { fontOf } from './fonts.ts'
import { RED, SIZE } from './page.ts'
import { flow } from './styles.ts'

/** What stands above the body: title, by-lines and salutation, in the manner of the profile. */
export function renderFront(front: ReportFrontMatter): FileChild[] {
  return front.profile === 'red-head' ? renderRedHead(front) : renderCongress(front)
}

/** A report read to the people's congress: no number, no red head. */
function renderCongress(front: ReportFrontMatter): FileChild[] {
  return [title(front.title), ...byline(front.subtitle), ...byline(front.author), blank(), ...salutation(front.salutation)]
}

/** A document sent up: the office's name in red over a red rule, its number, two empty lines, the title. */
function renderRedHead(front: ReportFrontMatter): FileChild[] {
  const head = front.author === undefined ? [] : [redHead(front.author)]
  const number = front.subtitle === undefined && front.author === undefined ? [] : [redRule(front.subtitle ?? '')]
  const space = head.length + number.length > 0 ? [blank(), blank()] : []
  return [...head, ...number, ...space, title(front.title), blank(), ...salutation(front.salutation)]
}

function title(text: string): Paragraph {
  return new Paragraph({ ...flow, style: 'Title', children: [new TextRun(text)] })
}

function byline(text: string | undefined): Paragraph[] {
  return text === undefined ? [] : [new Paragraph({ ...flow, style: 'Byline', children: [new TextRun(text)] })]
}

function salutation(text: string | undefined): Paragraph[] {
  if (text === undefined) return []
  const ended = /[：:]$/.test(text) ? text.replace(/:$/, '：') : `${text}：`
  return [new Paragraph({ ...flow, style: 'Body', indent: { firstLine: 0, firstLineChars: 0 }, children: [new TextRun(ended)] })]
}

function redHead(author: string): Paragraph {
  const text = author.endsWith('文件') ? author : `${author}文件`
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { line: 1_200, lineRule: LineRuleType.AT_LEAST, before: 240 },
    children: [
      new TextRun({ text, font: fontOf('方正小标宋简体'), color: RED, size: text.length > 12 ? 52 : SIZE.redHead, characterSpacing: 0 }),
    ],
  })
}

function redRule(number: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { line: 580, lineRule: LineRuleType.AT_LEAST, before: 580 },
    border: { bottom: { style: BorderStyle.SINGLE, size: 18, space: 8, color: RED } },
    children: [new TextRun(number)],
  })
}

function blank(): Paragraph {
  return new Paragraph({ children: [] })
}
