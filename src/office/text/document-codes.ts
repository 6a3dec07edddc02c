import { type CodeTable, problemsOf } from '../../definition/diagnostic/codes.ts'

/** Every code of what a file gives away beside its words. */
export const documentCodes = {
  'document-author': {
    about: 'Word 文件里有作者姓名',
    severity: 'warning',
    message: '文件里还有<words>',
    hint: '文件 → 信息 → 检查文档，删去个人信息',
  },
  'document-change': {
    about: 'Word 文件里有没有接受的修订',
    severity: 'warning',
    message: '文件里还有<words>',
    hint: '在 Word 里全部接受修订，或逐条定下来',
  },
  'document-comment': {
    about: 'Word 文件里有批注',
    severity: 'warning',
    message: '文件里还有<words>',
    hint: '在 Word 里删去批注',
  },
  'document-hidden': {
    about: 'Word 文件里有隐藏的文字',
    severity: 'warning',
    message: '文件里还有<words>',
    hint: '显示隐藏文字，删去或恢复',
  },
} as const satisfies CodeTable

/** A problem of a file, by its code. */
export const documentProblem = problemsOf(documentCodes)
