import { Refusal } from '../../kernel/refusal.ts'

const reasons: Readonly<Record<string, string>> = {
  EACCES: '没有权限',
  EPERM: '系统不许',
  EROFS: '磁盘是只读的',
  ENOSPC: '磁盘满了',
  EISDIR: '那是一个文件夹',
  ENOTDIR: '路径里有一段不是文件夹',
  ENOENT: '没有这个位置',
  ENAMETOOLONG: '名称太长',
  EBUSY: '正被别的程序使用',
}

/** A path that cannot be read or written is the caller's to mend, not our fault: says which and why. Any other error comes back as it is. */
export function explainFileError(error: unknown, doing: string): unknown {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  const reason = reasons[code]
  return reason === undefined ? error : new Refusal('invalid', `${doing}：${reason}。`, { cause: error })
}
