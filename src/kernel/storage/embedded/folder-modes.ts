import { chmodSync, lstatSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Refusal } from '../../refusal.ts'

const others = 0o077
const writable = 0o022

/**
 * Takes the store from everybody but its owner: files 600, folders 700. Gives a sentence when others could have changed it until now. Refuses with
 * `not-permitted` where they still can, since whoever writes into the database's files writes past every rule. Windows has no such modes.
 */
export function closeToOthers(folder: string): string | undefined {
  if (process.platform === 'win32') return undefined
  const wasOpen = lockOut(folder, folder)
  return wasOpen
    ? `数据文件夹 ${resolve(folder)} 里原来有别的用户也能改的文件，已改为只有本用户能读写。如果这台机器还有别人登录，请运行 qianbi verify 核对一遍。`
    : undefined
}

function lockOut(path: string, folder: string): boolean {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (stat === undefined || stat.isSymbolicLink()) return false
  let wasOpen = (stat.mode & writable) !== 0
  if ((stat.mode & others) !== 0) narrow(path, stat.isDirectory() ? 0o700 : 0o600, folder)
  if (stat.isDirectory()) for (const name of readdirSync(path)) wasOpen = lockOut(join(path, name), folder) || wasOpen
  return wasOpen
}

function narrow(path: string, mode: number, folder: string): void {
  try {
    chmodSync(path, mode)
  } catch (cause) {
    // Somebody else's file, or a disk without modes. That others may read it is not ours to change; that they may write is not to be lived with.
    if ((lstatSync(path).mode & writable) === 0) return
    throw new Refusal(
      'not-permitted',
      `数据文件夹 ${resolve(folder)} 别的用户也能改，而本用户无权收紧。请用它的所有者运行铅笔，或由管理员执行 chmod -R go-rwx 后再试。`,
      { cause },
    )
  }
}
