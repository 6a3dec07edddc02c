import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { townMinute } from './town-time.ts'

/** What stands at the foot of every page of a file with what others see masked: who took it out, and when. */
export function handedOutTo({ clock }: Pick<Kernel, 'clock'>, { name }: Pick<Actor, 'name'>): string {
  return `${name} ${townMinute(clock())} 导出，含未遮盖的个人信息，用后请妥善保管或销毁`
}
