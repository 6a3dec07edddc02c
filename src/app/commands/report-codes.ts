import { type CodeTable, findingsOf, problemsOf } from '../../definition/diagnostic/codes.ts'

/** Every code that the commands on reports add of their own: what cannot be read, and what stands before a freeze. */
export const commandCodes = {
  'background-unconfirmed': {
    about: '背景还没有人确认，不能定稿',
    severity: 'error',
    message: '背景“<words>”还没有人确认<source>',
    hint: '逐条看过，确认不是本台账的事实，再加 --confirm 位置 --by 账号',
  },
  unreadable: { about: '文件读不出来', severity: 'error', message: '<why>', hint: '核对文件和路径' },
} as const satisfies CodeTable

/** A problem of a command, by its code. */
export const commandProblem = problemsOf(commandCodes)

/** The same without a place. */
export const commandFinding = findingsOf(commandCodes)
