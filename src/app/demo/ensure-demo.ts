import type { Kernel } from '../../kernel/context.ts'
import { listTemplates, listTowns } from '../../kernel/index.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Terminal } from '../command-line/terminal.ts'
import { commandLineActor } from '../store/choose-town.ts'
import { loadDemo } from './demo-load.ts'

/** Told how far the loading is. */
export type OnLoading = (state: { readonly done: number; readonly total: number }) => void

/** Loads the demo unless it is there; gives whether it was loaded now. Refuses a store of a real township: its ledgers stay free of fiction. */
export async function ensureDemo(kernel: Kernel, terminal: Terminal, onLoading: OnLoading = () => {}): Promise<boolean> {
  const towns = await listTowns(kernel)
  if (await isDemoLoaded(kernel)) return false
  const real = towns.find((town) => !town.demo)
  if (real !== undefined)
    throw new Refusal('wrong-state', `这里是${real.name}的数据，演示数据请装到另一个目录：qianbi demo --data 另一个目录`)
  terminal.note('正在装入演示乡镇青竹镇的台账……')
  const { files, records } = await loadDemo(kernel, ({ done, total }) => {
    terminal.progress('装入演示数据', { done, total })
    onLoading({ done, total })
  })
  terminal.note(`已装入 ${files} 个文件，${records} 条记录。`)
  return true
}

/** The report is what is loaded last. */
export async function isDemoLoaded(kernel: Kernel): Promise<boolean> {
  const demo = (await listTowns(kernel)).find((town) => town.demo)
  return demo !== undefined && (await listTemplates(kernel, commandLineActor(demo.town))).length > 0
}
