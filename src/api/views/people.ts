import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { listUsers } from '../../kernel/index.ts'

/** The names of who wrote: users by id, and the writers that are no users. */
export async function readPeople(kernel: Kernel, actor: Actor): Promise<(id: string) => string> {
  const users = await listUsers(kernel, actor)
  const names = new Map([
    ...users.map(({ id, name }): [string, string] => [id, name]),
    ['system', '系统'],
    ['command-line', '命令行'],
    ['public', '公众'],
  ])
  return (id) => names.get(id) ?? '已停用的用户'
}
