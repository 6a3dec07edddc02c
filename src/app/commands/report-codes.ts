import { type CodeTable, findingsOf, problemsOf } from '../../definition/diagnostic/codes.ts'

/** Every code that the commands on reports add of their own: what a file gives away beside its words, and what stands before a freeze. */
export const commandCodes = {
  'background-unconfirmed': {
    about: '背景还没有人确认，不能定稿',
    severity: 'error',
    message: '背景“<words>”还没有人确认<source>',
    hint: '逐条看过，确认不是本台账的事实，再加 --confirm 位置 --by 账号',
  },
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
  unreadable: { about: '文件读不出来', severity: 'error', message: '<why>', hint: '核对文件和路径' },
} as const satisfies CodeTable

/** A problem of a command, by its code. */
export const commandProblem = problemsOf(commandCodes)

/** The same without a place. */
export const commandFinding = findingsOf(commandCodes)
