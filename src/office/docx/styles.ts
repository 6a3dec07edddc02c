import { AlignmentType, type IBaseParagraphStyleOptions, type IStylesOptions, LineRuleType } from 'docx'
import { type Face, fontOf } from './fonts.ts'
import { CHARACTER_SPACING, INDENT, LINE, SIZE } from './page.ts'

const line = { line: LINE, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const

/** The faces of the four levels of heading: 黑体, 楷体, 仿宋, 仿宋. */
const HEADING_FACES: readonly [Face, Face, Face, Face] = ['黑体', '楷体_GB2312', '仿宋_GB2312', '仿宋_GB2312']

/** Styles by the ids that Word knows, so that its outline, its navigation and its style menu work. */
export function documentStyles(): IStylesOptions {
  const [first, second, third, fourth] = HEADING_FACES
  return {
    default: {
      document: {
        run: {
          font: fontOf('仿宋_GB2312'),
          size: SIZE.body,
          characterSpacing: CHARACTER_SPACING,
          language: { value: 'zh-CN', eastAsia: 'zh-CN' },
        },
        paragraph: { spacing: line },
      },
      title: {
        run: { font: fontOf('方正小标宋简体'), size: SIZE.title, characterSpacing: 0 },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { ...line, line: 640 } },
      },
      heading1: heading(first, 0),
      heading2: heading(second, 1),
      heading3: heading(third, 2),
      heading4: heading(fourth, 3),
    },
    paragraphStyles: [
      {
        id: 'Body',
        name: '正文段落',
        basedOn: 'Normal',
        quickFormat: true,
        paragraph: { alignment: AlignmentType.JUSTIFIED, indent: indentTwo },
      },
      {
        id: 'Byline',
        name: '题注行',
        basedOn: 'Normal',
        run: { font: fontOf('楷体_GB2312') },
        paragraph: { alignment: AlignmentType.CENTER },
      },
      {
        id: 'TableText',
        name: '表格文字',
        basedOn: 'Normal',
        run: { size: SIZE.table, characterSpacing: 0 },
        paragraph: { spacing: { line: 400, lineRule: LineRuleType.AT_LEAST } },
      },
    ],
  }
}

/** No line is pushed off the grid for widows, and digits stand beside Han characters without extra space. */
export const flow = { widowControl: false, autoSpaceEastAsianText: false } as const

export const indentTwo = { firstLine: INDENT, firstLineChars: 200 } as const

function heading(face: Face, outlineLevel: number): IBaseParagraphStyleOptions {
  return {
    run: { font: fontOf(face), size: SIZE.body, bold: false, italics: false, color: '000000' },
    paragraph: { indent: indentTwo, spacing: line, outlineLevel, keepNext: true },
  }
}
