import { resolve } from 'node:path'
import { Refusal } from '../../refusal.ts'

/** What is wrong with a file that the database cannot be without. */
export interface FileFault {
  /** From the database's folder, with `/`. */
  readonly path: string
  readonly fault: 'missing' | 'empty' | 'short' | 'changed'
}

const words: Readonly<Record<FileFault['fault'], string>> = {
  missing: '不见了',
  empty: '是空的',
  short: '不完整，少了一截',
  changed: '和上次关闭时不一样',
}

const advice =
  '请先把这个文件夹原样复制一份留存；能找回这个文件就放回原处，再运行 qianbi verify；找不回来，就把最近一次备份的整个数据文件夹放到新位置，用 --data 指明它。'

/** A store that is not whole is opened by no command: the database would make up for what is missing by an empty one, or read half as all. */
export function damagedRefusal(folder: string, { path, fault }: FileFault): Refusal {
  return new Refusal(
    'damaged',
    `数据文件夹 ${resolve(folder)} 已损坏：文件 database/${path} ${words[fault]}。铅笔没有打开它，也没有改动数据。${advice}`,
  )
}

/** The database itself would not open: it names no file, so what it said goes with it as the cause. */
export function unopenedRefusal(folder: string, cause: unknown): Refusal {
  const said = cause instanceof Error ? cause.message : String(cause)
  return new Refusal('damaged', `数据文件夹 ${resolve(folder)} 打不开，里面的数据库文件很可能已损坏（${said.slice(0, 200)}）。${advice}`, {
    cause,
  })
}
