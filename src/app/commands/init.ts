import { randomInt } from 'node:crypto'
import { createUser, getAccessRules, initTown, setAccessRules } from '../../kernel/index.ts'
import type { Command } from '../command-line/command.ts'
import { exit, UsageError } from '../command-line/exit-status.ts'
import { withStore } from '../command-line/with-store.ts'
import { commandLineActor } from '../store/choose-town.ts'
import { seedTown } from '../store/seed-town.ts'

export const initCommand: Command = {
  options: { data: { type: 'string' }, town: { type: 'string' }, name: { type: 'string' }, county: { type: 'string' } },
  positionals: { least: 0, most: 0 },
  run: async (invocation) => {
    const { text, terminal } = invocation
    const town = text('town')
    const name = text('name')
    if (town === undefined || name === undefined) throw new UsageError('请写明 --town 编码 和 --name 名称。')
    const password = newPassword()
    const made = await withStore(invocation, 'create', async (kernel) => {
      const made = await initTown(kernel, { town, name, county: text('county') ?? '' })
      const user = {
        account: 'admin',
        name: '管理员',
        role: 'administrator',
        office: '党政综合办公室',
        password,
        passwordDue: true,
      } as const
      await createUser(kernel, commandLineActor(made.town), user)
      await seedTown(kernel, commandLineActor(made.town))
      const rules = await getAccessRules(kernel, made)
      await setAccessRules(kernel, commandLineActor(made.town), { ...rules, secondPerson: true })
      return made
    })
    terminal.result(
      `已建好 ${made.name}（${made.town}）。\n管理员账号 admin，初始密码 ${password}（只显示这一次，首次登录要改成自己的）。\n下一步：用 qianbi serve 开启服务，登录以后工作台上写着从哪里开始。用起来以后，请在“管理 → 用户”里给安全管理员和审计员各开一个账号：三种管理员不由一人兼任。`,
    )
    return exit.done
  },
}

/** Twelve letters and digits, without those that are mistaken for each other when copied by hand. */
function newPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  return Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('')
}
