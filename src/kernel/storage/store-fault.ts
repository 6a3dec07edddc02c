import { Refusal } from '../refusal.ts'

const again = '这一次没有保存，以前保存的都在。'
const restore = '请先把数据原样复制一份留存，运行 qianbi verify 看哪里对不上，再恢复最近一次备份。'

/** SQLSTATEs, and what the system says of a disk: nobody's mistake, and no fault of the program. */
const faults: Readonly<Record<string, readonly [code: 'unavailable' | 'damaged', message: string]>> = {
  '53100': ['unavailable', `磁盘满了：${again}请腾出空间（或请管理员扩大磁盘），再做一次。`],
  '53200': ['unavailable', `内存不够：${again}请关掉别的程序，或分成几次做。`],
  '58030': ['damaged', `磁盘读写出错：${again}请尽快备份并检查磁盘。`],
  '58P01': ['damaged', `数据库的一个文件不见了。${restore}`],
  XX001: ['damaged', `数据库文件里有一处已损坏。${restore}`],
  XX002: ['damaged', `数据库的一个索引已损坏。${restore}`],
  EROFS: ['unavailable', `磁盘成了只读的：${again}请管理员检查磁盘。`],
}
const sameAs: Readonly<Record<string, string>> = { ENOSPC: '53100', EDQUOT: '53100', ENOMEM: '53200', EIO: '58030' }

/** What a disk or a damaged file did to a call, as a refusal that says what to do next; undefined for any other error, which is our own fault. */
export function explainStoreFault(error: unknown): Refusal | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof Refusal) return undefined
    const code: unknown = Reflect.get(at, 'code')
    const fault = typeof code === 'string' ? faults[sameAs[code] ?? code] : undefined
    if (fault !== undefined) return new Refusal(fault[0], fault[1], { cause: error })
  }
  return undefined
}
