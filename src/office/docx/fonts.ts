import type { IFontAttributesProperties } from 'docx'
import { escapeXml } from '../xml/escape-xml.ts'

/** The faces of an official document. None is shipped (they are licensed); a machine without one takes what stands behind it. */
const FACES = {
  方正小标宋简体: ['方正小标宋_GBK', '华文中宋', 'STZhongsong', '宋体'],
  仿宋_GB2312: ['仿宋', 'FangSong', '方正仿宋_GBK', '华文仿宋', 'STFangsong'],
  楷体_GB2312: ['楷体', 'KaiTi', '方正楷体_GBK', '华文楷体', 'STKaiti'],
  黑体: ['SimHei', '方正黑体_GBK', '华文黑体', 'STHeiti'],
  宋体: ['SimSun', '方正书宋_GBK', '华文宋体', 'STSong'],
} as const

export type Face = keyof typeof FACES

const LATIN = 'Times New Roman'

/** Han characters in the face, digits and letters in Times New Roman; quotation marks and dashes count as Han. */
export function fontOf(face: Face): IFontAttributesProperties {
  return { ascii: LATIN, hAnsi: LATIN, cs: LATIN, eastAsia: face, hint: 'eastAsia' }
}

/** The part that names stand-ins for each face. */
export function fontTablePart(): string {
  const han = Object.entries(FACES).map(
    ([name, others]) =>
      `<w:font w:name="${escapeXml(name)}"><w:altName w:val="${escapeXml(others.join(','))}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
  )
  const latin = `<w:font w:name="${LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>`
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${han.join('')}${latin}</w:fonts>`
}
