import { type CodeMeaning, problemsOf } from '../../diagnostic/codes.ts'
import { factCodes } from './fact-codes.ts'
import { formCodes } from './form-codes.ts'

/** Every code that a plain text can earn. */
export const lintCodes = { ...factCodes, ...formCodes }

/** A problem of the plain text, by its code. */
export const lintProblem = problemsOf(lintCodes)

/** Every code that a text can earn beside last year's. */
export const lastYearCodes = {
  'last-year-differs': {
    about: '说的上年数或增幅和去年的文字不合',
    severity: 'warning',
    says: {
      growth: { message: '“<name>”<where>，增幅应为<growth>%，写的是<written>%', hint: '核对增幅，口径调整的写明' },
      value: { message: '“<name>”上年的数<where>', hint: '以公布的数为准，口径调整的写明' },
    },
  },
  'like-last-year': {
    about: '一段话和去年的几乎一样',
    severity: 'warning',
    message: '这一段和去年第<line>行几乎一样',
    hint: '核对是不是忘了改',
  },
  'same-as-last-year': {
    about: '同名的数和去年的一样',
    severity: 'warning',
    message: '“<name><digits>”和去年第<line>行一样',
    hint: '核对是不是忘了改',
  },
  'year-not-advanced': {
    about: '年份还是去年那份里的',
    severity: 'error',
    says: {
      heading: { message: '这里还是<year>年，去年第<line>行也是', hint: '核对年份' },
      paragraph: { message: '这里还是<year>年，去年第<line>行也是', hint: '核对年份', severity: 'warning' },
    },
  },
} as const satisfies Readonly<Record<string, CodeMeaning>>

/** A problem beside last year's text, by its code. */
export const lastYearProblem = problemsOf(lastYearCodes)
