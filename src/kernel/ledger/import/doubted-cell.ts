import { hasLines, isNumeric, isReference } from '../../../definition/field/field-type.ts'
import { longestText } from '../../../definition/field/parse-field-value.ts'
import type { Field } from '../../../definition/field/types.ts'
import { isScientific, scientificWhy } from '../../../definition/identifier/lost-digits.ts'
import type { ImportRow } from '../types.ts'

/** What the reader of the file says of a cell. */
export type Mark = NonNullable<ImportRow['doubts']>[string]

/**
 * Why a cell of a file cannot say what was once typed into it, whatever it would be read as: its number was rounded by the spreadsheet (a check digit
 * that happens to be right proves nothing), or a missing quote has put other lines into it. Undefined when nothing speaks against it.
 */
export function doubtedCell(field: Field, text: string, mark: Mark | undefined): string | undefined {
  if (mark === 'rounded' && !isNumeric(field))
    return '这一格是数值，超过15位：Excel 只留15位，后面的数字已经改成0，原来的号码不在表里了（校验位碰巧对上也不作数）。请把这一列设为文本，按原件重填。'
  if (mark === 'lines' && !hasLines(field) && text.trim().includes('\n'))
    return `“${field.label}”只有一行，这一格却有好几行：多半是少了一个引号，把下面的行并了进来。请补上引号，或去掉格里的换行。`
  if (!isReference(field)) return undefined
  if (text.length > longestText) return `一格最多${longestText}个字，这里有${text.length}个。`
  return isScientific(text) ? scientificWhy(`“${text.trim()}”`) : undefined
}
